import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { bpmn, flows } from '../../engine/testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'simulate-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = join(folder, 'process.bpmn');
writeFileSync(file, bpmn(`<startEvent id="s"/><userTask id="a"/><endEvent id="e"/>${flows('s a e')}`));

function simulate(...argv: string[]) {
  return spawnSync(process.execPath, [join(import.meta.dirname, '../motcua.ts'), 'simulate', ...argv], {
    encoding: 'utf8',
  });
}

describe('motcua simulate', () => {
  it('prints the same report for the same seed', () => {
    const first = simulate(file, '--cases', '50', '--seed', '7', '--json');
    expect(first.status).toBe(0);
    expect(JSON.parse(first.stdout)).toMatchObject({ cases: 50, seed: 7, completed: 50, ends: { e: 50 } });
    expect(simulate(file, '--cases', '50', '--seed', '7', '--json').stdout).toBe(first.stdout);
  });

  it('reads settings from a file, and options go before them', () => {
    const settings = join(folder, 'settings.json');
    writeFileSync(
      settings,
      JSON.stringify({
        cases: 5,
        seed: 3,
        durations: { a: { fixed: 60 } },
        officers: { '*': 1 },
        term: { amount: 1, unit: 'HOUR' },
      }),
    );
    const report: unknown = JSON.parse(simulate(file, '--settings', settings, '--seed', '4', '--json').stdout);
    expect(report).toMatchObject({
      cases: 5,
      seed: 4,
      steps: [{ element: 'a', done: 5, workingHours: { mean: 1 } }],
      lateness: { term: { amount: 1, unit: 'HOUR' } },
    });
  });

  it.each([
    ['no file', [], 'Expected a BPMN file'],
    ['a file that is not there', [join(folder, 'none.bpmn')], 'There is no file'],
    ['a number of cases that is none', [file, '--cases', 'many'], 'Expected a whole number'],
    ['a term without unit', [file, '--term', '5'], 'Expected --term like 5d or 40h'],
  ])('says what is wrong with %s', (_name, argv, message) => {
    const { status, stderr } = simulate(...argv);
    expect(status).toBe(1);
    expect(stderr).toContain(message);
  });
});
