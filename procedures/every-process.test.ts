import { beforeAll, describe, expect, it } from '@jest/globals';
import { compile } from '../engine/compile.ts';
import { describeElement } from '../engine/describe.ts';
import type { Plan } from '../engine/plan.ts';
import type { Program } from '../engine/program.ts';
import { checkSoundness } from '../engine/soundness/check-soundness.ts';
import { readCatalogue } from './catalogue.ts';
import { diagramFaults } from './drawing/diagram-faults.ts';
import { shelf } from './shelf/shelf.ts';

/** A process of the catalogue: of a procedure, of what a place has otherwise, or the regime. */
interface Drawn {
  readonly name: string;
  readonly xml: string;
  readonly plan: Plan;
}

const catalogue = await readCatalogue(import.meta.dirname);
const files = [
  { name: 'regime', xml: catalogue.regime?.process },
  ...catalogue.entries.flatMap(({ procedure: { code }, process, variants = [] }) => [
    { name: code, xml: process },
    ...variants.map((variant) => ({ name: `${code} ${variant.name}`, xml: variant.process })),
  ]),
];

describe('every process of the catalogue', () => {
  const drawn: Drawn[] = [];
  beforeAll(async () => {
    for (const { name, xml } of files) if (xml !== undefined) drawn.push({ name, xml, plan: await planOf(name, xml) });
  });
  const find = (name: string) => {
    const found = drawn.find((each) => each.name === name);
    if (found === undefined) throw new Error(`Expected ${name} to have a process`);
    return found.plan;
  };

  it('is sound by itself, and none is left undecided', () => {
    const unsound: string[] = [];
    for (const { name, plan } of drawn) {
      const { sound, findings, why } = checkSoundness(plan);
      if (sound !== true)
        unsound.push(
          `${name}: ${why?.en ?? findings.map((finding) => `${finding.code} ${finding.element}`).join(', ')}`,
        );
    }
    expect(drawn.length).toBeGreaterThan(1_139);
    expect(unsound).toEqual([]);
  });

  it.each(shelf.map(({ code }) => code))('is sound under the regime: %s', (code) => {
    const { sound, findings } = checkSoundness(programOf(find('regime'), find(code)));
    expect(findings.map((finding) => `${finding.code} ${finding.element}`)).toEqual([]);
    expect(sound).toBe(true);
  });

  it('shows each element and each flow once, and no element on another', () => {
    const faults = drawn.flatMap(({ name, xml, plan }) => diagramFaults(plan, xml).map((fault) => `${name}: ${fault}`));
    expect(faults).toEqual([]);
  });

  it('lets the clock stand still wherever it waits for a financial duty', () => {
    let waits = 0;
    const running: string[] = [];
    for (const { name, plan } of drawn) {
      for (const [id, { type }] of Object.entries(plan.elements)) {
        if (type !== 'ReceiveTask') continue;
        const described = describeElement(plan, id);
        if (described?.status !== 6) continue;
        waits += 1;
        const milestones = described.milestones.map(({ on, is }) => `${on} ${is}`);
        if (!milestones.includes('enter paused') || !milestones.includes('leave resumed'))
          running.push(`${name} ${id}`);
      }
    }
    expect(waits).toBeGreaterThan(0);
    expect(running).toEqual([]);
  });
});

async function planOf(name: string, xml: string): Promise<Plan> {
  const compiled = await compile(xml);
  if (!compiled.ok) throw new Error(`${name}: ${JSON.stringify(compiled.problems)}`);
  return compiled.plan;
}

function programOf(regime: Plan, own: Plan): Program {
  const process = (plan: Plan): string => plan.processes[0] ?? '';
  return {
    entry: { plan: regime.hash, process: process(regime) },
    plans: { [regime.hash]: regime, [own.hash]: own },
    bindings: { resolve: { plan: own.hash, process: process(own) } },
  };
}
