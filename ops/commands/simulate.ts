import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { compile } from '../../engine/compile.ts';
import type { Plan } from '../../engine/plan.ts';
import type { Program } from '../../engine/program.ts';
import { simulate } from '../../engine/simulation/simulate.ts';
import type { SimulationReport } from '../../engine/simulation/simulation-report.ts';
import type { SimulationSettings } from '../../engine/simulation/simulation-settings.ts';
import { vietnamCalendar } from '../../procedures/vietnam-calendar.ts';
import { readDecisionsBeside, readXmlFile } from '../files/xml-file.ts';
import { OperatorProblem } from '../stack/operator-problem.ts';

export const summary =
  'Chạy thử nhiều hồ sơ ảo: thông lượng, chờ đợi, trễ hạn · many virtual dossiers: simulate FILE.bpmn [--cases N] [--seed N] [--per-day N] [--officers specialist=4,leader=1] [--term 5d|40h] [--regime FILE.bpmn] [--settings FILE.json] [--json]';

/**
 * Runs a process with virtual dossiers. What `--json` prints depends on the arguments and the files alone. Exit code 0,
 * or 1 when the process cannot be executed.
 */
export async function run(argv: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: argv,
    options: {
      cases: { type: 'string' },
      seed: { type: 'string' },
      'per-day': { type: 'string' },
      officers: { type: 'string' },
      term: { type: 'string' },
      from: { type: 'string' },
      process: { type: 'string' },
      regime: { type: 'string' },
      settings: { type: 'string' },
      json: { type: 'boolean' },
    },
    allowPositionals: true,
  });
  const [file] = positionals;
  if (file === undefined) throw new OperatorProblem('Cần một tệp BPMN', 'Expected a BPMN file');
  const program = programOf(
    await planOf(file),
    values.process,
    values.regime === undefined ? undefined : await planOf(values.regime),
  );
  const settings = {
    ...(values.settings !== undefined && (await readSettings(values.settings))),
    ...(values.cases !== undefined && { cases: wholeNumber('--cases', values.cases, 1) }),
    ...(values.seed !== undefined && { seed: wholeNumber('--seed', values.seed, 0) }),
    ...(values['per-day'] !== undefined && { perDay: positiveNumber('--per-day', values['per-day']) }),
    ...(values.officers !== undefined && { officers: officersOf(values.officers) }),
    ...(values.term !== undefined && { term: termOf(values.term) }),
    ...(values.from !== undefined && { from: instantOf(values.from) }),
  };
  checkNames(program, settings);
  const report = simulate(program, vietnamCalendar, settings);
  if (values.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  else print(report);
  return 0;
}

async function planOf(file: string): Promise<Plan> {
  if (!existsSync(file)) throw new OperatorProblem(`Không có tệp ${file}`, `There is no file ${file}`);
  const { xml, decisions } = await readBpmn(file);
  const compiled = await compile(xml, { decisions });
  if (compiled.ok) return compiled.plan;
  const reason = compiled.problems[0]?.reason;
  throw new OperatorProblem(
    `Không thực thi được ${file}: ${reason?.vi ?? ''}`,
    `${file} cannot be executed: ${reason?.en ?? ''}`,
  );
}

async function readBpmn(file: string): Promise<{ xml: string; decisions: readonly string[] }> {
  try {
    const xml = await readXmlFile(file);
    return { xml, decisions: await readDecisionsBeside(file, xml) };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new OperatorProblem(`Không đọc được tệp: ${detail}`, `The file cannot be read: ${detail}`);
  }
}

/** What the settings name must be in the program: a wrong name would change nothing, in silence. */
function checkNames(program: Program, settings: Partial<SimulationSettings>): void {
  const plans = Object.values(program.plans);
  const elements = new Set(plans.flatMap((plan) => Object.keys(plan.elements)));
  const flows = new Set(plans.flatMap((plan) => Object.keys(plan.flows)));
  const options = plans.flatMap((plan) =>
    Object.entries(plan.elements).flatMap(([id, { dossier }]) =>
      (dossier?.options ?? []).map(({ action }) => `${id}.${action}`),
    ),
  );
  const wrong = [
    ...Object.keys(settings.durations ?? {}).filter((id) => !elements.has(id)),
    ...Object.keys(settings.flows ?? {}).filter((id) => !flows.has(id)),
    ...Object.entries(settings.options ?? {})
      .flatMap(([id, odds]) => Object.keys(odds).map((action) => `${id}.${action}`))
      .filter((option) => !options.includes(option)),
  ];
  if (wrong.length === 0) return;
  throw new OperatorProblem(
    `Thiết đặt nhắc tới phần tử không có trong quy trình: ${wrong.join(', ')}`,
    `The settings name what the process does not have: ${wrong.join(', ')}`,
  );
}

/** The file's own process, or the regime with the file's process as the one that resolves. */
function programOf(plan: Plan, wanted: string | undefined, regime: Plan | undefined): Program {
  const own = wanted ?? plan.processes[0] ?? '';
  if (!plan.processes.includes(own))
    throw new OperatorProblem(`Tệp không có quy trình ${own}`, `The file has no process ${own}`);
  if (!regime) return { entry: { plan: plan.hash, process: own }, plans: { [plan.hash]: plan }, bindings: {} };
  return {
    entry: { plan: regime.hash, process: regime.processes[0] ?? '' },
    plans: { [regime.hash]: regime, [plan.hash]: plan },
    bindings: { resolve: { plan: plan.hash, process: own } },
  };
}

const minutes = z.number().min(0);
const ascending = 'Expected the least first and the most last';
const isAscending = (numbers: readonly number[]) =>
  numbers.every((number, index) => number >= (numbers[index - 1] ?? number));
/** Odds of which one can be drawn. */
const odds = z
  .record(z.string(), z.number().min(0))
  .refine((weights) => Object.values(weights).some((weight) => weight > 0), 'Expected one weight above 0');
const durationSchema = z.union([
  z.strictObject({ fixed: minutes }),
  z.strictObject({ exponential: minutes }),
  z.strictObject({ uniform: z.tuple([minutes, minutes]).refine(isAscending, ascending) }),
  z.strictObject({ triangular: z.tuple([minutes, minutes, minutes]).refine(isAscending, ascending) }),
]);
const jsonSchema = z.json();
const settingsSchema = z
  .strictObject({
    cases: z.int().min(1),
    seed: z.int().min(0),
    perDay: z.number().positive(),
    from: z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)),
    officers: z.record(z.string(), z.int().min(1)),
    durations: z.record(z.string(), durationSchema),
    options: z.record(z.string(), odds),
    flows: z.record(z.string(), z.number().min(0)),
    messages: z.record(z.string(), z.strictObject({ odds: z.number().min(0).max(1), after: durationSchema })),
    variables: z.record(z.string(), jsonSchema),
    choices: z.record(z.string(), z.array(jsonSchema).min(1)),
    term: z.strictObject({ amount: z.number().positive(), unit: z.enum(['HOUR', 'WORKING_DAY']) }),
  })
  .partial();

async function readSettings(file: string): Promise<Partial<SimulationSettings>> {
  if (!existsSync(file)) throw new OperatorProblem(`Không có tệp ${file}`, `There is no file ${file}`);
  try {
    const parsed = settingsSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    return Object.fromEntries(Object.entries(parsed).filter(([, value]) => value !== undefined));
  } catch (error) {
    const detail =
      error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : String(error);
    throw new OperatorProblem(`Tệp ${file} không hợp lệ: ${detail}`, `${file} is not valid: ${detail}`);
  }
}

function officersOf(text: string): Record<string, number> {
  return Object.fromEntries(
    text.split(',').map((part) => {
      const [role, number] = part.includes('=') ? part.split('=') : ['*', part];
      return [role?.trim() ?? '', wholeNumber('--officers', number ?? '', 1)];
    }),
  );
}

function termOf(text: string): NonNullable<SimulationSettings['term']> {
  const match = /^(\d+(?:\.\d+)?)([dh])$/.exec(text);
  if (!match)
    throw new OperatorProblem(
      `--term cần dạng 5d hoặc 40h, không phải ${text}`,
      `Expected --term like 5d or 40h but found ${text}`,
    );
  return { amount: Number(match[1]), unit: match[2] === 'h' ? 'HOUR' : 'WORKING_DAY' };
}

function instantOf(text: string): number {
  const instant = Date.parse(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T07:00:00+07:00` : text);
  if (Number.isNaN(instant))
    throw new OperatorProblem(
      `--from cần một ngày, không phải ${text}`,
      `Expected a date for --from but found ${text}`,
    );
  return instant;
}

function wholeNumber(option: string, text: string, least: number): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= least && text.trim() !== '') return number;
  throw new OperatorProblem(
    `${option} cần số nguyên từ ${least}, không phải “${text}”`,
    `Expected a whole number from ${least} for ${option} but found “${text}”`,
  );
}

function positiveNumber(option: string, text: string): number {
  const number = Number(text);
  if (number > 0 && Number.isFinite(number)) return number;
  throw new OperatorProblem(
    `${option} cần số dương, không phải “${text}”`,
    `Expected a positive number for ${option} but found “${text}”`,
  );
}

function print(report: SimulationReport): void {
  const { throughput, duration, lateness } = report;
  const lines = [
    `${report.completed}/${report.cases} hồ sơ hoàn thành, ${report.stoppedByIncident} dừng vì sự cố, ${report.stillOpen} còn mở (${report.from} → ${report.to})`,
    `Thông lượng: nhận ${throughput.receivedPerDay}, xong ${throughput.completedPerDay} hồ sơ mỗi ngày làm việc`,
    `Thời gian giải quyết (giờ làm việc): trung bình ${duration.workingHours.mean}, p50 ${duration.workingHours.p50}, p90 ${duration.workingHours.p90}, tối đa ${duration.workingHours.max}`,
    ...(lateness.term
      ? [
          `Trễ hạn ${lateness.term.amount} ${lateness.term.unit === 'HOUR' ? 'giờ làm việc' : 'ngày làm việc'}: ${lateness.late} hồ sơ (${percent(lateness.lateShare)})`,
        ]
      : []),
    'Từng bước: số lượt, chờ trung bình và p90, làm trung bình (giờ), trễ',
    ...report.steps.map(
      (step) =>
        `  ${step.name}: ${step.done}, chờ ${step.waitingHours.mean} / ${step.waitingHours.p90}, làm ${step.workingHours.mean}, trễ ${percent(step.lateShare)}`,
    ),
    ...report.officers.map(
      (each) =>
        `  ${each.role}: ${each.officers ?? ''} người, bận ${percent(each.utilisation ?? 0)}, hàng chờ dài nhất ${each.longestLine}`,
    ),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10}%`;
}
