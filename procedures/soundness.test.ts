import { describe, expect, it } from '@jest/globals';
import { compile } from '../engine/compile.ts';
import type { Plan } from '../engine/plan.ts';
import type { Program } from '../engine/program.ts';
import { checkSoundness } from '../engine/soundness/check-soundness.ts';
import { readCatalogue } from './catalogue.ts';
import { shelf } from './shelf/shelf.ts';

const catalogue = await readCatalogue(import.meta.dirname);
const withProcess = catalogue.entries.flatMap((entry) =>
  entry.process === undefined ? [] : [{ code: entry.procedure.code, process: entry.process }],
);
const firstShelf = withProcess.filter((entry) => shelf.some((outline) => outline.code === entry.code));

describe('the catalogue is sound', () => {
  it('in every process by itself, and none is left undecided', async () => {
    const unsound: string[] = [];
    for (const { code, process } of withProcess) {
      const { sound, findings, why } = checkSoundness(await planOf(process));
      if (sound !== true)
        unsound.push(
          `${code}: ${why?.en ?? findings.map((finding) => `${finding.code} ${finding.element}`).join(', ')}`,
        );
    }
    expect(withProcess.length).toBeGreaterThan(0);
    expect(unsound).toEqual([]);
  });

  it('in the one-stop regime by itself', async () => {
    expect(checkSoundness(await planOf(catalogue.regime?.process)).findings).toEqual([]);
  });

  it.each(firstShelf.map((entry) => [entry.code, entry.process] as const))(
    'in %s under the regime',
    async (_code, process) => {
      const { sound, findings } = checkSoundness(
        programOf(await planOf(catalogue.regime?.process), await planOf(process)),
      );
      expect(findings.map((finding) => `${finding.code} ${finding.element}`)).toEqual([]);
      expect(sound).toBe(true);
    },
  );
});

async function planOf(xml: string | undefined): Promise<Plan> {
  const compiled = await compile(xml ?? '');
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
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
