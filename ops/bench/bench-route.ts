import { describeElement } from '../../engine/describe.ts';
import type { Program } from '../../engine/program.ts';
import type { Variables } from '../../engine/stimulus.ts';
import type { Cast } from '../drive/cast.ts';
import { chooseProcedure, type DrivableProcedure, publishedProcedures } from '../drive/choose-procedure.ts';
import type { DriveMove } from '../drive/drive-move.ts';
import { fillFields } from '../drive/fill-fields.ts';
import { straightWay } from '../drive/plan-own-drives.ts';
import { openPlanning } from '../drive/planning.ts';

/** The shortest way of a procedure from the receipt to the returned result. */
export interface BenchRoute {
  readonly procedure: DrivableProcedure;
  /** What people do after the receipt. */
  readonly acts: readonly BenchAct[];
}

export interface BenchAct {
  readonly element: string;
  readonly action: string;
  readonly data: Variables;
}

/** People's steps in the benchmark's dossier, the receipt among them. */
const wantedSteps = 6;

/** The route of the procedure asked for, or of the first published one whose shortest way is six steps of people. */
export async function chooseRoute(cast: Cast, code: string | undefined): Promise<BenchRoute> {
  const planning = await openPlanning(cast, { canCutOff: false, canPay: false });
  for (const candidate of code === undefined ? await publishedProcedures(cast) : [code]) {
    const procedure = await chooseProcedure(cast, candidate);
    const options = await planning(procedure);
    const acts = straightWay(options).flatMap((move) => (move.type === 'act' ? [filled(options.program, move)] : []));
    if (acts.length > 0 && (code !== undefined || acts.length === wantedSteps - 1)) return { procedure, acts };
  }
  throw new Error(
    code === undefined
      ? `Expected a published procedure with a way of ${wantedSteps} steps to its result, but there is none`
      : `Expected ${code} to have a way to its result, but none was found`,
  );
}

/** The act with plausible data for its required fields, as a screen would send it. */
function filled(program: Program, { element, action, data }: Extract<DriveMove, { type: 'act' }>): BenchAct {
  const options = Object.values(program.plans).flatMap((plan) => describeElement(plan, element)?.options ?? []);
  const fields = options.find((option) => option.action === action)?.fields ?? [];
  return { element, action, data: fillFields(fields, data, '2026-12-31', []) };
}
