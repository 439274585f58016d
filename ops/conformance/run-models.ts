import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BpmnModdle } from 'bpmn-moddle';
import type { CalendarSnapshot } from '../../domain/calendar.ts';
import { compile } from '../../engine/compile.ts';
import { callsOf, startsOf } from '../../engine/describe.ts';
import type { Facts } from '../../engine/facts.ts';
import type { OpenWork } from '../../engine/open-work.ts';
import type { Plan } from '../../engine/plan.ts';
import type { Program } from '../../engine/program.ts';
import { openWork, step } from '../../engine/step.ts';
import type { Stimulus, Variables } from '../../engine/stimulus.ts';
import { makeRunnable, type Runnable } from './make-runnable.ts';

export interface ModelReport {
  readonly file: string;
  /** Read, written and read again without a difference. */
  readonly roundTrip: boolean;
  readonly processes: readonly {
    readonly process: string;
    readonly runs: number;
    readonly ended: number;
    readonly flowsTaken: number;
    readonly flowsDrawn: number;
  }[];
  readonly problems: readonly string[];
}

const calendar: CalendarSnapshot = {
  version: 'models',
  daysOff: {},
  daysWorked: {},
  hours: { '*': { weekday: [], saturday: [] } },
  years: {},
};
const facts: Facts = { hash: calendar.version, calendar };
const runs = 12;
const maximumTurns = 600;

/** Reads and writes back every model of a folder, and runs each of its processes to the end, every branch in turn. */
export async function runModels(folder: string): Promise<ModelReport[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.bpmn')).sort();
  return Promise.all(files.map(async (file) => runModel(file, await readFile(join(folder, file), 'utf8'))));
}

async function runModel(file: string, source: string): Promise<ModelReport> {
  const roundTrip = await isKept(source);
  const runnable = await makeRunnable(source);
  const compiled = await compile(runnable.xml);
  if (!compiled.ok)
    return {
      file,
      roundTrip,
      processes: [],
      problems: compiled.problems.map((problem) => `${problem.element ?? ''} ${problem.rule}: ${problem.reason.en}`),
    };
  const called = await stubOf();
  return {
    file,
    roundTrip,
    processes: compiled.plan.processes.map((process) => runProcess(compiled.plan, process, runnable, called)),
    problems: [],
  };
}

function runProcess(
  plan: Plan,
  process: string,
  { choices }: Runnable,
  called: Plan,
): ModelReport['processes'][number] {
  const bindings = Object.fromEntries(
    callsOf(plan)
      .filter((call) => !plan.processes.includes(call.process))
      .map((call) => [call.process, { plan: called.hash, process: 'stub' }]),
  );
  const program: Program = {
    entry: { plan: plan.hash, process },
    plans: { [plan.hash]: plan, [called.hash]: called },
    bindings,
  };
  const taken = new Set<string>();
  let ended = 0;
  for (let run = 0; run < runs; run += 1) if (runOnce(program, choices, run, taken)) ended += 1;
  const drawn = Object.keys(plan.flows).filter((flow) => processOf(plan, flow) === process);
  return { process, runs, ended, flowsTaken: drawn.filter((flow) => taken.has(flow)).length, flowsDrawn: drawn.length };
}

/** One life. Each split goes the way whose turn it is; after some steps the next ways, so that no circle is for ever. */
function runOnce(program: Program, choices: Runnable['choices'], run: number, taken: Set<string>): boolean {
  const ways = (turn: number): Variables =>
    Object.fromEntries(
      Object.entries(choices).map(([variable, flows]) => [
        variable,
        flows[(run + Math.floor(turn / 12)) % flows.length] ?? '',
      ]),
    );
  const plan = program.plans[program.entry.plan];
  const start = plan && startsOf(plan).find((candidate) => candidate.process === program.entry.process);
  const first: Stimulus =
    start?.kind === 'message' || start?.kind === 'signal'
      ? { type: start.kind, name: start.name ?? '', variables: ways(0) }
      : start?.kind === 'timer'
        ? { type: 'alarm' }
        : { type: 'start', variables: ways(0) };
  let result = step(program, undefined, first, 0, facts);
  for (let turn = 1; result.ok && turn < maximumTurns; turn += 1) {
    for (const transition of result.transitions) if (transition.to === 'taken') taken.add(transition.element);
    const work = openWork(program, result.state);
    if (work.ended) return true;
    const next = answer(work, ways(turn), run % 2 === 1 && turn < 60, run);
    if (!next) return false;
    result = step(
      program,
      result.state,
      next,
      Math.max(result.state.now, next.type === 'alarm' ? (work.alarmAt ?? 0) : 0),
      facts,
    );
  }
  return false;
}

/** Stub workers: whatever is open is answered; in every second run they let time pass at first. */
function answer(work: OpenWork, variables: Variables, late: boolean, run: number): Stimulus | undefined {
  const [task, job, subscription] = [
    work.tasks[0],
    work.jobs[0],
    work.subscriptions[run % Math.max(1, work.subscriptions.length)],
  ];
  if (work.incidents.length > 0) return { type: 'retry-incident', key: work.incidents[0]?.key ?? 0 };
  if (late && work.alarmAt !== undefined) return { type: 'alarm' };
  if (task) return { type: 'complete-task', key: task.key, variables };
  if (job) return { type: 'complete-job', key: job.key, attempt: job.attempt, variables };
  if (subscription) return { type: subscription.kind, name: subscription.name, variables };
  return work.alarmAt === undefined ? undefined : { type: 'alarm' };
}

async function stubOf(): Promise<Plan> {
  const compiled = await compile(
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="stubs" targetNamespace="stub"><process id="stub" isExecutable="true"><task id="task"/></process></definitions>',
  );
  if (!compiled.ok) throw new Error('Expected the stub process to compile but it does not');
  return compiled.plan;
}

function processOf(plan: Plan, flow: string): string {
  let id = plan.flows[flow]?.source ?? '';
  for (let at = plan.elements[id]; at?.scope !== undefined; at = plan.elements[id]) id = at.scope;
  return id;
}

async function isKept(source: string): Promise<boolean> {
  const moddle = new BpmnModdle() as unknown as {
    fromXML(xml: string): Promise<{ rootElement: object }>;
    toXML(element: object): Promise<{ xml: string }>;
  };
  const { rootElement } = await moddle.fromXML(source);
  const again = await moddle.fromXML((await moddle.toXML(rootElement)).xml);
  return JSON.stringify(plain(rootElement)) === JSON.stringify(plain(again.rootElement));
}

interface Described {
  readonly $descriptor?: { readonly propertiesByName?: Readonly<Record<string, { readonly default?: unknown }>> };
}

/**
 * The tree without the ways up, references as ids; a value that is the default says nothing,
 * nor does the way a namespace is declared.
 */
function plain(element: unknown, parent?: unknown): unknown {
  if (Array.isArray(element)) return element.map((entry) => plain(entry, parent));
  if (typeof element !== 'object' || element === null) return element;
  const { $parent: up } = element as { $parent?: unknown };
  if (parent !== undefined && up !== undefined && up !== parent) return { reference: (element as { id?: string }).id };
  const { propertiesByName } = (element as Described).$descriptor ?? {};
  const said = Object.entries(element).filter(([name, value]) => value !== propertiesByName?.[name]?.default);
  const entries = said.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => [name, plain(value, element)]);
  const foreign = Object.entries((element as { $attrs?: object }).$attrs ?? {})
    .filter(([name]) => !/^xmlns|^xsi:type$/.test(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return [(element as { $type?: string }).$type, foreign, Object.fromEntries(entries)];
}
