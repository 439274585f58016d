import { expect, it } from '@jest/globals';
import { compile } from '../engine/compile.ts';
import { describeElement } from '../engine/describe.ts';
import { readCatalogue } from './catalogue.ts';

const catalogue = await readCatalogue(import.meta.dirname);

it('the clock stands still wherever a process waits for a financial duty', async () => {
  let waits = 0;
  const running: string[] = [];
  for (const { procedure, process } of catalogue.entries) {
    if (!process?.includes('code="6"')) continue;
    const compiled = await compile(process);
    if (!compiled.ok) throw new Error(procedure.code);
    for (const [id, { type }] of Object.entries(compiled.plan.elements)) {
      const drawn = describeElement(compiled.plan, id);
      if (type !== 'ReceiveTask' || drawn?.status !== 6) continue;
      waits += 1;
      const milestones = drawn.milestones.map(({ on, is }) => `${on} ${is}`);
      if (!milestones.includes('enter paused') || !milestones.includes('leave resumed'))
        running.push(`${procedure.code} ${id}`);
    }
  }
  expect(waits).toBeGreaterThan(0);
  expect(running).toEqual([]);
});
