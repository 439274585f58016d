import { parseArgs } from 'node:util';
import { z } from 'zod';
import { runChaos } from '../chaos/run-chaos.ts';
import { OperatorProblem } from '../stack/operator-problem.ts';
import { withStack } from '../stack/with-stack.ts';

export const summary =
  'Diệt tiến trình ngẫu nhiên rồi kiểm tra · kills parts at random, checks the record: chaos --kills N --seed S [--clients C] [--procedure CODE] [--json]';

const whole = z.coerce.number().int();
const argumentsSchema = z.object({
  kills: whole.min(0).default(20),
  seed: whole.min(0).default(1),
  clients: whole.min(1).max(64).default(8),
  procedure: z.string().optional(),
});

/** Kills processes under load and exits with 0 only if the checker finds nothing. */
export async function run(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      kills: { type: 'string' },
      seed: { type: 'string' },
      clients: { type: 'string' },
      procedure: { type: 'string' },
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
  const { kills, seed, clients, procedure } = parsed.data;
  const result = await withStack((stack) => runChaos({ stack, kills, seed, clients, procedure, report }), report);
  if (values.json) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  else {
    const { findings, ...figures } = result;
    for (const [name, value] of Object.entries(figures)) process.stdout.write(`${name}: ${JSON.stringify(value)}\n`);
    for (const { kind, dossier, message } of findings) process.stdout.write(`✗ ${kind} ${dossier ?? ''}: ${message}\n`);
  }
  return result.findings.length === 0 ? 0 : 1;
}
