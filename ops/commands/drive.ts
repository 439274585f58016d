import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { SeededRandom } from '../../engine/simulation/seeded-random.ts';
import { parseConfig } from '../config.ts';
import { Cast } from '../drive/cast.ts';
import { chooseProcedure, publishedProcedures } from '../drive/choose-procedure.ts';
import { driveEverything } from '../drive/drive-everything.ts';
import { DriveLog } from '../drive/drive-log.ts';
import { driveOne } from '../drive/drive-one.ts';
import type { DriveResult, WholeResult } from '../drive/drive-report.ts';
import { openPlanning } from '../drive/planning.ts';
import { populationSwitch } from '../drive/population-switch.ts';
import { OperatorProblem } from '../stack/operator-problem.ts';
import { type UsedStack, withStack } from '../stack/with-stack.ts';

export const summary =
  'Đóng vai công dân và cán bộ · plays applicant and officers: drive [CODE…] [--count N] [--all | --sample N [--seed S]] [--resume] [--json]';

const numberSchema = z.coerce.number().int().min(1).max(100_000).optional();

/** What is asked for. */
interface Wanted {
  readonly codes: readonly string[];
  /** Dossiers of one procedure. */
  readonly count: number | undefined;
  readonly all: boolean;
  /** So many procedures, picked by the seed. */
  readonly sample: number | undefined;
  readonly seed: number;
  readonly resume: boolean;
}

/** Exits with 0 when every dossier went as planned and ended. */
export async function run(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      procedure: { type: 'string', multiple: true },
      count: { type: 'string' },
      all: { type: 'boolean' },
      sample: { type: 'string' },
      seed: { type: 'string' },
      resume: { type: 'boolean' },
      json: { type: 'boolean' },
    },
    strict: true,
  });
  const wanted: Wanted = {
    codes: [...positionals, ...(values.procedure ?? [])],
    count: numberOf('--count', values.count),
    all: values.all === true,
    sample: numberOf('--sample', values.sample),
    seed: numberOf('--seed', values.seed) ?? 1,
    resume: values.resume === true,
  };
  const report = (line: string) => void process.stderr.write(`${line}\n`);
  const interrupted = Promise.withResolvers<void>();
  const result = await withStack(
    (stack) => drive(stack, wanted, report, interrupted.promise),
    report,
    () => interrupted.resolve(),
  );
  await print(values.json ? JSON.stringify(result, null, 2) : linesOf(result).join('\n'));
  if (!('procedures' in result)) return Number(result.troubles.length > 0);
  // The dossiers under way would be driven on for a while.
  if (result.stopped) process.exit(130);
  return Number(result.procedures.failed.length > 0);
}

function print(text: string): Promise<void> {
  return new Promise((resolve) => process.stdout.write(`${text}\n`, () => resolve()));
}

function numberOf(option: string, text: string | undefined): number | undefined {
  const parsed = numberSchema.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new OperatorProblem(`${option} phải là số nguyên dương`, `${option} must be a positive whole number`);
}

type OneResult = DriveResult & { readonly seconds: number };

async function drive(
  stack: UsedStack,
  wanted: Wanted,
  report: (line: string) => void,
  stop: Promise<void>,
): Promise<OneResult | WholeResult> {
  const began = performance.now();
  const cast = new Cast(() => stack.current().apiUrl ?? '');
  const setPopulation = populationSwitch(stack);
  const options = { cast, setPopulation, report };
  const planning = await openPlanning(cast, {
    canCutOff: setPopulation !== undefined,
    canPay: stack.current().standInPayments === true,
  });
  if (!wanted.all && wanted.sample === undefined && wanted.codes.length <= 1) {
    const procedure = await chooseProcedure(cast, wanted.codes[0]);
    const result = await driveOne(options, procedure, await planning(procedure), wanted.count);
    return { ...result, seconds: Math.round((performance.now() - began) / 1000) };
  }
  const codes = wanted.codes.length > 0 ? wanted.codes : await publishedProcedures(cast);
  const chosen = wanted.sample === undefined ? codes : sampleOf(codes, wanted.sample, wanted.seed);
  const log = stack.own ? undefined : new DriveLog(join(parseConfig(process.env).home, 'drive.jsonl'), wanted.resume);
  return await driveEverything({ ...options, planning, codes: chosen, count: wanted.count, log, stop });
}

/** So many of the codes, the same ones for the same seed, in their order. */
function sampleOf(codes: readonly string[], size: number, seed: number): string[] {
  const random = new SeededRandom(seed);
  const picked = new Set(
    codes
      .map((code) => ({ code, at: random.next() }))
      .toSorted((a, b) => a.at - b.at)
      .slice(0, size)
      .map(({ code }) => code),
  );
  return codes.filter((code) => picked.has(code));
}

function linesOf(result: OneResult | WholeResult): string[] {
  return 'procedures' in result ? linesOfWhole(result) : linesOfOne(result);
}

function linesOfOne(one: OneResult): string[] {
  return [
    `${one.procedure} ${one.name}`,
    `  ${one.dossiers} hồ sơ · dossiers, ${one.steps} bước · steps, ${one.flowsCovered}/${one.flowsDrawn} luồng · flows, ${one.seconds} s`,
    ...one.uncovered.map(({ flow, why }) => `  – ${flow}: ${why}`),
    ...one.troubles.map(({ dossier, step, move, message }) => `  ✗ ${dossier}, ${step}: ${move}: ${message}`),
  ];
}

function linesOfWhole({ procedures, flows, own, regime, ...run }: WholeResult): string[] {
  return [
    `${procedures.driven}/${procedures.total} thủ tục · procedures${run.stopped ? ' (đã dừng · stopped)' : ''}`,
    `${run.dossiers} hồ sơ · dossiers, ${run.steps} bước · steps, ${run.seconds} s, ${run.stepsPerSecond} bước/giây · steps/s`,
    `${flows.covered}/${flows.drawn} luồng · flows (riêng · own ${own.covered}/${own.drawn}, một cửa · regime ${regime.covered}/${regime.drawn})`,
    ...flows.notCovered.map(({ reason, flows: number }) => `  – ${reason}: ${number}`),
    ...procedures.failed.map(
      ({ code, dossier, step, errorCode, reason }) =>
        `  ✗ ${[code, dossier, step, errorCode].filter((part) => part !== undefined).join(' · ')}: ${reason}`,
    ),
  ];
}
