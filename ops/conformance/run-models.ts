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
import { SeededRandom } from '../../engine/simulation/seeded-random.ts';
import type { State } from '../../engine/state.ts';
import { openWork, type StepResult, step } from '../../engine/step.ts';
import type { Stimulus, Variables } from '../../engine/stimulus.ts';
import { makeRunnable, type Runnable } from './make-runnable.ts';

export interface ModelReport {
  readonly file: string;
  /** Read, written and read again without a difference. */
  readonly roundTrip: boolean;
  readonly processes: readonly ProcessReport[];
  readonly problems: readonly string[];
}

export interface ProcessReport {
  readonly process: string;
  readonly runs: number;
  readonly ended: number;
  readonly flowsTaken: number;
  readonly flowsDrawn: number;
  /** Flows out of splits and off boundaries. */
  readonly branchesTaken: number;
  readonly branchesDrawn: number;
  readonly notTaken: readonly string[];
}

interface Model {
  readonly file: string;
  readonly roundTrip: boolean;
  readonly plan: Plan | undefined;
  readonly choices: Runnable['choices'];
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
/** A process is run until all its flows were taken, or so many lives in a row brought nothing new. */
const livesWithoutNews = 100;
const maximumTurns = 600;
/** From then on a life only goes on to its end. */
const curiousTurns = 120;

/** Reads and writes back every model of a folder, and runs each of its processes to the end, every branch in turn. */
export async function runModels(folder: string): Promise<ModelReport[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.bpmn')).sort();
  const models = await Promise.all(
    files.map(async (file, index) => readModel(file, await readFile(join(folder, file), 'utf8'), `way_${index}`)),
  );
  const stubs = await planOfStubs();
  const driver = new ModelDriver(models, stubs);
  return models.map(({ file, roundTrip, plan, problems }) => ({
    file,
    roundTrip,
    processes: plan ? plan.processes.map((process) => driver.run(plan, process)) : [],
    problems,
  }));
}

async function readModel(file: string, source: string, name: string): Promise<Model> {
  const roundTrip = await isKept(source);
  const runnable = await makeRunnable(source, name);
  const compiled = await compile(runnable.xml);
  return {
    file,
    roundTrip,
    plan: compiled.ok ? compiled.plan : undefined,
    choices: runnable.choices,
    problems: compiled.ok
      ? []
      : compiled.problems.map((problem) => `${problem.element ?? ''} ${problem.rule}: ${problem.reason.en}`),
  };
}

/** What the driver can do next, with a name under which it remembers how often it did. */
interface Way {
  readonly name: string;
  readonly stimulus: Stimulus;
}

type Choose = (ways: readonly Way[]) => Way | undefined;

function anyOf(random: SeededRandom): Choose {
  return (ways) => random.pick(ways, () => 1);
}

/** Runs the processes of all models; one without a trigger is called by another process, which catches its errors. */
class ModelDriver {
  readonly #models: readonly Model[];
  readonly #stubs: Plan;
  readonly #taken = new Map<string, number>();
  readonly #done = new Map<string, number>();

  constructor(models: readonly Model[], stubs: Plan) {
    this.#models = models;
    this.#stubs = stubs;
  }

  run(plan: Plan, process: string): ProcessReport {
    const drawn = Object.keys(plan.flows).filter((flow) => processOf(plan, flow) === process);
    const remaining = () => drawn.filter((flow) => !this.#taken.has(`${plan.hash} ${flow}`));
    const program = this.#programOf(plan, process);
    let [runs, ended, quiet] = [0, 0, 0];
    for (; (remaining().length > 0 && quiet < livesWithoutNews) || runs === 0; runs += 1) {
      const before = remaining().length;
      const over = this.#live(program, runs % 2 === 0 ? this.#least(process) : anyOf(new SeededRandom(runs)));
      if (over) ended += 1;
      if (remaining().length < before) quiet = 0;
      else quiet += over ? 1 : 20;
    }
    const notTaken = remaining();
    const branches = drawn.filter((flow) => isBranch(plan, flow));
    return {
      process,
      runs,
      ended,
      flowsTaken: drawn.length - notTaken.length,
      flowsDrawn: drawn.length,
      branchesTaken: branches.filter((flow) => !notTaken.includes(flow)).length,
      branchesDrawn: branches.length,
      notTaken,
    };
  }

  #programOf(plan: Plan, process: string): Program {
    const compiled = this.#models.flatMap((model) => model.plan ?? []);
    const others = compiled.filter((other) => other !== plan);
    const starts = startsOf(plan).filter((start) => start.process === process);
    const called = starts.length < 2 && starts.every(({ kind }) => kind === 'none');
    const bindings = Object.fromEntries(
      compiled
        .flatMap((other) => callsOf(other))
        .filter((call) => !plan.processes.includes(call.process))
        .map(({ process: id }) => {
          const owner = others.find((other) => other.processes.includes(id));
          return [id, owner ? { plan: owner.hash, process: id } : { plan: this.#stubs.hash, process: 'stub' }];
        }),
    );
    return {
      entry: called ? { plan: this.#stubs.hash, process: 'caller' } : { plan: plan.hash, process },
      plans: Object.fromEntries([...compiled, this.#stubs].map((each) => [each.hash, each])),
      bindings: { ...bindings, model: { plan: plan.hash, process } },
    };
  }

  /** One life. Each split goes the way taken least; `choose` says what happens of all that can. True when it ends. */
  #live(program: Program, choose: Choose): boolean {
    const plan = program.plans[program.entry.plan];
    const variables = this.#choose();
    const begun = choose(plan ? beginningsOf(plan, program.entry.process, variables) : []);
    let result = step(program, undefined, begun?.stimulus ?? { type: 'start', variables }, 0, facts);
    // What cannot be repaired by trying again, ends the life.
    let lastIncident = Number.NEGATIVE_INFINITY;
    for (let turn = 1; result.ok && turn < maximumTurns; turn += 1) {
      for (const { to, plan: hash, element } of result.transitions)
        if (to === 'taken') count(this.#taken, `${hash} ${element}`);
      const work = openWork(program, result.state);
      if (work.ended) return true;
      const [incident] = work.incidents;
      if (incident && turn - lastIncident < 2) return false;
      if (incident) lastIncident = turn;
      const ways = waysOf(program, work, this.#choose());
      const made = incident
        ? this.#make(program, result.state, { type: 'retry-incident', key: incident.key }, work)
        : this.#makeOne(program, result.state, ways, work, turn < curiousTurns ? choose : ([first]) => first);
      if (!made) return false;
      result = made;
    }
    return false;
  }

  /** Does one thing; an error that nobody would catch is not thrown. */
  #makeOne(program: Program, state: State, ways: readonly Way[], work: OpenWork, choose: Choose) {
    for (let left = ways; left.length > 0; ) {
      const way = choose(left);
      const made = way && this.#make(program, state, way.stimulus, work);
      if (made?.ok) return made;
      left = left.filter((other) => other !== way);
    }
    return undefined;
  }

  #make(program: Program, state: State, stimulus: Stimulus, work: OpenWork): StepResult {
    const now = stimulus.type === 'alarm' ? Math.max(state.now, work.alarmAt ?? 0) : state.now;
    return step(program, state, stimulus, now, facts);
  }

  /** What was done least in all lives of a process. */
  #least(process: string): Choose {
    return (ways) => {
      const times = (way: Way) => this.#done.get(`${process} ${way.name}`) ?? 0;
      const least = ways.reduce<Way | undefined>(
        (best, way) => (best && times(best) <= times(way) ? best : way),
        undefined,
      );
      if (least) count(this.#done, `${process} ${least.name}`);
      return least;
    };
  }

  /** For each split of every model the flow that was taken least. */
  #choose(): Variables {
    return Object.fromEntries(
      this.#models.flatMap(({ plan, choices }) =>
        Object.entries(choices).map(([variable, flows]) => {
          const times = (flow: string) => this.#taken.get(`${plan?.hash} ${flow}`) ?? 0;
          return [variable, flows.reduce((best, flow) => (times(flow) < times(best) ? flow : best))];
        }),
      ),
    );
  }
}

/** Ways to begin a process, each by one of its start events. */
function beginningsOf(plan: Plan, process: string, variables: Variables): Way[] {
  return startsOf(plan)
    .filter((start) => start.process === process)
    .map(({ element, kind, name = '' }) => {
      const stimulus: Stimulus =
        kind === 'message' || kind === 'signal'
          ? { type: kind, name, variables }
          : kind === 'timer'
            ? { type: 'alarm' }
            : { type: 'start', variables, ...(kind === 'none' && { element }) };
      return { name: `began ${element}`, stimulus };
    });
}

/** Everything that can happen: work is done, or fails with an error that somebody catches; events come; time passes. */
function waysOf(program: Program, work: OpenWork, variables: Variables): Way[] {
  const open = [...work.tasks, ...work.jobs];
  return [
    ...work.tasks.map(({ key, element }) => ({
      name: `done ${element}`,
      stimulus: { type: 'complete-task' as const, key, variables },
    })),
    ...work.jobs.map(({ key, element, attempt }) => ({
      name: `done ${element}`,
      stimulus: { type: 'complete-job' as const, key, attempt, variables },
    })),
    ...work.subscriptions.map(({ name, kind, element }) => ({
      name: `came ${element}`,
      stimulus: { type: kind, name, variables },
    })),
    ...(work.alarmAt === undefined ? [] : [{ name: 'late', stimulus: { type: 'alarm' as const } }]),
    ...open.flatMap(({ key, plan, element }) =>
      caughtErrors(program.plans[plan], element).map((code) => ({
        name: `failed ${element} ${code}`,
        stimulus: { type: 'throw-error' as const, key, code, variables },
      })),
    ),
  ];
}

/** Codes of the errors that are caught on the boundary of an element, around it, or by event sub-processes beside it. */
function caughtErrors(plan: Plan | undefined, element: string): string[] {
  const codes: string[] = [];
  const elements = Object.values(plan?.elements ?? {});
  for (let id: string | undefined = element; id !== undefined; id = plan?.elements[id]?.scope) {
    const scope = plan?.elements[id]?.scope;
    for (const catcher of elements) {
      const handler = catcher.scope === undefined ? undefined : plan?.elements[catcher.scope];
      if (catcher.attachedTo !== id && !(handler?.byEvent && handler.scope === scope && catcher.type === 'StartEvent'))
        continue;
      for (const event of catcher.events ?? []) if (event.kind === 'error') codes.push(event.code ?? 'any');
    }
  }
  return codes;
}

function isBranch(plan: Plan, flow: string): boolean {
  const source = plan.flows[flow]?.source ?? '';
  return (
    plan.elements[source]?.type === 'BoundaryEvent' ||
    Object.values(plan.flows).filter((other) => other.source === source).length > 1
  );
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

/** What models call that is not there, and who calls those that are. */
async function planOfStubs(): Promise<Plan> {
  const compiled = await compile(
    `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="stubs" targetNamespace="stub">
      <process id="stub" isExecutable="true"><task id="task"/></process>
      <process id="caller" isExecutable="true"><startEvent id="start"/><callActivity id="call" calledElement="model"/>
        <boundaryEvent id="failed" attachedToRef="call"><errorEventDefinition/></boundaryEvent>
        <boundaryEvent id="told" attachedToRef="call" cancelActivity="false"><escalationEventDefinition/></boundaryEvent>
        <endEvent id="done"/><endEvent id="undone"/><endEvent id="heard"/>
        <sequenceFlow id="f1" sourceRef="start" targetRef="call"/><sequenceFlow id="f2" sourceRef="call" targetRef="done"/>
        <sequenceFlow id="f3" sourceRef="failed" targetRef="undone"/><sequenceFlow id="f4" sourceRef="told" targetRef="heard"/>
      </process></definitions>`,
  );
  if (!compiled.ok) throw new Error('Expected the stub processes to compile but they do not');
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
  const type = (element as { $type?: string }).$type ?? '';
  return [
    type,
    foreign,
    Object.fromEntries(entries.filter(([name, value]) => !isRepeated(element, type, name, value))),
  ];
}

/** An attribute that stands twice with the same value, once by itself and once with the prefix of its own element. */
function isRepeated(element: object, type: string, name: unknown, value: unknown): boolean {
  const prefix = `${type.split(':')[0]}:`;
  return (
    typeof name === 'string' &&
    name.startsWith(prefix) &&
    (element as Record<string, unknown>)[name.slice(prefix.length)] === value
  );
}
