import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type BenchResult, runBench, type SideFigures } from '../bench/run-bench.ts';
import { OperatorProblem } from '../stack/operator-problem.ts';
import { withStack } from '../stack/with-stack.ts';

export const summary =
  'Đo số bước mỗi giây · measures steps: bench steps [--clients C] [--rounds R] [--per-client N] [--procedure CODE] [--json]';

const whole = (least: number, most: number, standard: number) =>
  z.coerce.number().int().min(least).max(most).default(standard);
const argumentsSchema = z.object({
  clients: whole(1, 256, 16),
  rounds: whole(1, 100, 3),
  'per-client': whole(1, 1000, 5),
  'offered-seconds': whole(1, 600, 20),
  procedure: z.string().optional(),
});

/** Runs the product and the hand-written limit in turn and prints the figures of both. */
export async function run(argv: readonly string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...argv],
    options: {
      clients: text,
      rounds: text,
      'per-client': text,
      'offered-seconds': text,
      procedure: text,
      json: { type: 'boolean' },
    },
    strict: true,
  });
  const parsed = argumentsSchema.safeParse(values);
  if (!parsed.success) {
    const names = parsed.error.issues.map((issue) => `--${issue.path.join('.')}`).join(', ');
    throw new OperatorProblem(`Tham số không hợp lệ: ${names}`, `These arguments are not valid: ${names}`);
  }
  const report = (line: string) => void process.stderr.write(`${line}\n`);
  const { clients, rounds, procedure } = parsed.data;
  const result = await withStack(
    (stack) =>
      runBench({
        stack,
        clients,
        rounds,
        perClient: parsed.data['per-client'],
        dossiersPerSecond: 5,
        offeredSeconds: parsed.data['offered-seconds'],
        procedure,
        report,
      }),
    report,
  );
  process.stdout.write(values.json ? `${JSON.stringify(result, null, 2)}\n` : asText(result));
  return 0;
}

function asText(result: BenchResult): string {
  const { motcua, plain, offered } = result;
  const row = (name: string, pick: (side: SideFigures) => number | undefined) =>
    `${name.padEnd(28)}${String(pick(motcua) ?? '').padStart(10)}${String(pick(plain) ?? '').padStart(10)}`;
  const processes = Object.keys(motcua.cpuSecondsPerStep);
  return `${[
    `${result.procedure}, ${result.stepsPerDossier} steps, ${result.clients} clients, ${result.cores} cores`,
    `${''.padEnd(28)}${'motcua'.padStart(10)}${'plain'.padStart(10)}`,
    row('steps/s', (side) => side.stepsPerSecond),
    row('p50 ms', (side) => side.p50Ms),
    row('p95 ms', (side) => side.p95Ms),
    row('p99 ms', (side) => side.p99Ms),
    row('history events a step', (side) => side.historyEventsPerStep),
    ...processes.map((name) => row(`CPU s a step, ${name}`, (side) => side.cpuSecondsPerStep[name])),
    `ratio ${result.ratio}`,
    `at ${offered.dossiersPerSecond} dossiers/s: p50 ${offered.p50Ms} ms, p95 ${offered.p95Ms} ms, p99 ${offered.p99Ms} ms`,
  ].join('\n')}\n`;
}
