import { parseArgs } from 'node:util';
import { z } from 'zod';
import { Cast } from '../drive/cast.ts';
import { chooseProcedure, type DrivableProcedure, publishedProcedures } from '../drive/choose-procedure.ts';
import { type DriveResult, driveProcedures } from '../drive/drive-procedures.ts';
import { planningFacts } from '../drive/planning-facts.ts';
import { populationSwitch } from '../drive/population-switch.ts';
import { OperatorProblem } from '../stack/operator-problem.ts';
import { type UsedStack, withStack } from '../stack/with-stack.ts';

export const summary =
  'Đóng vai công dân và cán bộ · plays applicant and officers: drive [--procedure CODE] [--count N] [--all] [--json]';

const countSchema = z.coerce.number().int().min(1).max(100_000).optional();

/** Exits with 0 when every dossier went as planned and ended. */
export async function run(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      procedure: { type: 'string' },
      count: { type: 'string' },
      all: { type: 'boolean' },
      json: { type: 'boolean' },
    },
    strict: true,
  });
  const count = countSchema.safeParse(values.count);
  if (!count.success)
    throw new OperatorProblem('--count phải là số nguyên dương', '--count must be a positive whole number');
  const report = (line: string) => void process.stderr.write(`${line}\n`);
  const result = await withStack(
    (stack) => drive(stack, { procedure: values.procedure, count: count.data, all: values.all === true }, report),
    report,
  );
  if (values.json) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  else print(result);
  return 'procedures' in result ? Number(result.failed.length > 0) : Number(result.troubles.length > 0);
}

type OneResult = DriveResult & { readonly seconds: number };

/** All procedures together; `failed` are those that could not be driven at all or had a dossier go astray. */
interface AllResult extends Pick<DriveResult, 'dossiers' | 'steps' | 'flowsCovered' | 'flowsDrawn'> {
  readonly procedures: readonly DriveResult[];
  /** The regime that all of them share, its flows counted once. */
  readonly regime: {
    readonly flowsCovered: number;
    readonly flowsDrawn: number;
    readonly uncovered: DriveResult['uncovered'];
  };
  readonly failed: readonly { readonly procedure: string; readonly why: string }[];
  readonly seconds: number;
}

async function drive(
  stack: UsedStack,
  wanted: { procedure: string | undefined; count: number | undefined; all: boolean },
  report: (line: string) => void,
): Promise<OneResult | AllResult> {
  const began = performance.now();
  const cast = new Cast(() => stack.current().apiUrl ?? '');
  const options = { cast, count: wanted.count, facts: planningFacts(), setPopulation: populationSwitch(stack), report };
  const seconds = () => Math.round((performance.now() - began) / 1000);
  if (!wanted.all) {
    const [result] = await driveProcedures(options, [await chooseProcedure(cast, wanted.procedure)]);
    if (!result) throw new Error('Expected one result of one procedure, but there is none');
    return { ...result, seconds: seconds() };
  }

  const drivable: DrivableProcedure[] = [];
  const failed: { procedure: string; why: string }[] = [];
  for (const code of await publishedProcedures(cast)) {
    try {
      drivable.push(await chooseProcedure(cast, code));
    } catch (error) {
      failed.push({ procedure: code, why: error instanceof Error ? error.message : String(error) });
    }
  }
  const procedures = await driveProcedures(options, drivable);
  for (const { procedure, troubles } of procedures)
    failed.push(...troubles.map(({ trouble }) => ({ procedure, why: trouble })));
  const sum = (pick: (result: DriveResult) => number) => procedures.reduce((total, result) => total + pick(result), 0);
  return {
    dossiers: sum((result) => result.dossiers),
    steps: sum((result) => result.steps),
    flowsCovered: sum((result) => result.flowsCovered),
    flowsDrawn: sum((result) => result.flowsDrawn),
    procedures,
    regime: regimeOf(procedures),
    failed,
    seconds: seconds(),
  };
}

/** What no procedure's dossiers took of the regime. */
function regimeOf(procedures: readonly DriveResult[]): AllResult['regime'] {
  const isRegime = ({ flow }: { flow: string }) => flow.startsWith('regime ');
  const [first, ...others] = procedures;
  const uncovered = (first?.uncovered ?? []).filter(
    (entry) => isRegime(entry) && others.every((other) => other.uncovered.some(({ flow }) => flow === entry.flow)),
  );
  const flowsDrawn = first?.regimeFlowsDrawn ?? 0;
  return { flowsCovered: flowsDrawn - uncovered.length, flowsDrawn, uncovered };
}

function print(result: OneResult | AllResult): void {
  const lines = ('procedures' in result ? result.procedures : [result]).flatMap((one) => [
    `${one.procedure} ${one.name}`,
    `  ${one.dossiers} hồ sơ · dossiers, ${one.steps} bước · steps, ${one.flowsCovered}/${one.flowsDrawn} luồng · flows, ${(one.times.driveMs / 1000).toFixed(1)} s`,
    ...one.uncovered.map(({ flow, why }) => `  – ${flow}: ${why}`),
    ...one.troubles.map(({ dossier, trouble }) => `  ✗ ${dossier}: ${trouble}`),
  ]);
  process.stdout.write(`${lines.join('\n')}\n`);
}
