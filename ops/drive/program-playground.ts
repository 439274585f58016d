import { childDossierJob } from '../../domain/job-types.ts';
import type { ActionField } from '../../domain/possible-actions.ts';
import { paymentMessage } from '../../domain/system-messages.ts';
import { describeElement } from '../../engine/describe.ts';
import type { Facts } from '../../engine/facts.ts';
import type { OpenJob, OpenWork } from '../../engine/open-work.ts';
import type { Program } from '../../engine/program.ts';
import type { State } from '../../engine/state.ts';
import { openWork, step } from '../../engine/step.ts';
import type { JsonValue, Stimulus, Variables } from '../../engine/stimulus.ts';
import type { DriveMove, LookupOutcome, Scenario } from './drive-move.ts';
import type { Playground, Reached } from './explore.ts';

export interface ProgramPlaygroundOptions {
  readonly program: Program;
  readonly facts: Facts;
  readonly scenarios: readonly Scenario[];
  /** Epoch milliseconds at which a dossier is received. */
  readonly now: number;
  /** Numbers and texts worth trying in routing fields, in addition to the obvious: those the conditions compare with. */
  readonly literals: readonly (number | string)[];
  /** What a dossier of the procedure can be received with: start variable → its values. */
  readonly receivable: Readonly<Record<string, readonly JsonValue[]>>;
  /** Whether the business clock may be advanced, and the population database switched off. */
  readonly canWait: boolean;
  readonly canCutOff: boolean;
  /** Whether fees can be paid online. */
  readonly canPay: boolean;
  /**
   * `coarse`: positions differ by what is active only, and by the scenario while a job is to answer. `fine`: also by
   * the choices made last and by how often each element was entered, so that loops are gone round and earlier answers
   * remembered.
   */
  readonly grain: 'coarse' | 'fine';
}

/** A dossier on the engine alone. */
export interface DrivePosition {
  readonly state: State;
  readonly open: OpenWork;
  readonly scenario: Scenario;
  /** Element → what was chosen there last. */
  readonly choices: Readonly<Record<string, string>>;
  /** Element → times entered, up to three. */
  readonly visits: Readonly<Record<string, number>>;
}

/** Time between two moves of people in the plan, in milliseconds. */
const pace = 60_000;
const mostValues = 12;

/** Every move applicant and officers can make on the program, for planning. A flow is named `<plan hash> <flow id>`. */
export function programPlayground(options: ProgramPlaygroundOptions): Playground<DrivePosition, DriveMove> {
  const { program, facts } = options;

  const advance = (
    before: DrivePosition | undefined,
    scenario: Scenario,
    stimulus: Stimulus,
    now: number,
    choice: Readonly<Record<string, string>>,
  ): Reached<DrivePosition> | undefined => {
    const result = step(program, before?.state, stimulus, now, facts);
    if (!result.ok) return undefined;
    const visits = { ...before?.visits };
    const flows: string[] = [];
    for (const { to, plan, element } of result.transitions) {
      if (to === 'taken') flows.push(flowName(plan, element));
      if (to === 'activated') visits[element] = Math.min(3, (visits[element] ?? 0) + 1);
    }
    const open = openWork(program, result.state);
    return {
      position: { state: result.state, open, scenario, choices: { ...before?.choices, ...choice }, visits },
      flows,
    };
  };

  return {
    beginnings: options.scenarios.map((scenario) => ({ type: 'receive', scenario })),
    begin: (move) =>
      move.type === 'receive'
        ? advance(undefined, move.scenario, { type: 'start', variables: move.scenario.variables }, options.now, {})
        : undefined,
    moves: (position) => possibleMoves(options, position),
    play: (position, move) => {
      const stimulus = stimulusOf(position, move);
      if (!stimulus) return undefined;
      const now =
        position.state.now + (move.type === 'wait' ? move.wait : move.type === 'act' || move.type === 'pay' ? pace : 0);
      const choice = move.type === 'act' ? { [move.element]: `${move.action} ${JSON.stringify(move.data)}` } : {};
      return advance(position, position.scenario, stimulus, now, choice);
    },
    signature: ({ open, scenario, choices, visits }) =>
      JSON.stringify([
        open.tokens,
        open.ended?.elements,
        open.incidents.length,
        ...(options.grain === 'fine' ? [scenario.name, sortedEntries(choices), sortedEntries(visits)] : []),
        ...(options.grain === 'coarse' && open.jobs.length > 0 ? [scenario.name] : []),
      ]),
    ending: ({ open }) =>
      open.ended && { wanted: open.ended.elements.some((element) => returnsResult(program, element)) },
  };
}

/** How a flow of a plan is named in explorations. */
export function flowName(plan: string, flow: string): string {
  return `${plan} ${flow}`;
}

/** Whether the end event is the one people come for: the result is handed over (portal status 10). */
function returnsResult(program: Program, element: string): boolean {
  return describe(program, { plan: program.entry.plan, element })?.status === 10;
}

function possibleMoves(options: ProgramPlaygroundOptions, { open, scenario, state }: DrivePosition): DriveMove[] {
  const jobs = open.jobs.filter((job) => !job.frozen);
  // Jobs answer by themselves, before anybody acts.
  if (jobs[0]) return jobMoves(jobs[0], scenario, options.canCutOff);
  const moves = new Map<string, DriveMove>();
  const add = (move: DriveMove): void => void moves.set(JSON.stringify(move), move);
  for (const task of open.tasks) {
    if (task.frozen) continue;
    for (const option of describe(options.program, task)?.options ?? []) {
      for (const data of dataFor(option.fields, options, scenario.variables))
        add({ type: 'act', element: task.element, action: option.action, data });
    }
  }
  for (const subscription of open.subscriptions) {
    if (options.canPay && subscription.name === paymentMessage && !subscription.frozen)
      add({ type: 'pay', element: subscription.element });
    const message = subscription.frozen ? undefined : describe(options.program, subscription)?.message;
    if (!message) continue;
    for (const data of dataFor(message.fields, options, scenario.variables))
      add({ type: 'act', element: subscription.element, action: message.action, data });
  }
  if (options.canWait && open.alarmAt !== undefined) add({ type: 'wait', wait: Math.max(0, open.alarmAt - state.now) });
  return [...moves.values()];
}

function jobMoves(job: OpenJob, scenario: Scenario, canCutOff: boolean): DriveMove[] {
  if (job.jobType === childDossierJob)
    return (['approved', 'refused'] as const).map((outcome) => ({ type: 'part', element: job.element, outcome }));
  if (job.jobType !== 'population.lookup') return [{ type: 'job', element: job.element, outcome: undefined }];
  const outcomes: LookupOutcome[] = canCutOff ? [scenario.lookup, 'UNAVAILABLE'] : [scenario.lookup];
  return outcomes.map((outcome) => ({ type: 'job', element: job.element, outcome }));
}

function stimulusOf({ open }: DrivePosition, move: DriveMove): Stimulus | undefined {
  switch (move.type) {
    case 'receive':
      return undefined;
    case 'wait':
      return { type: 'alarm' };
    case 'job': {
      const job = open.jobs.find((candidate) => candidate.element === move.element && !candidate.frozen);
      const variables = move.outcome === undefined ? {} : { populationOutcome: move.outcome };
      return job && { type: 'complete-job', key: job.key, attempt: job.attempt, variables };
    }
    case 'part': {
      const job = open.jobs.find((candidate) => candidate.element === move.element && !candidate.frozen);
      const variables = { outcome: move.outcome, child: '', results: [], finishedAt: '' };
      return job && { type: 'complete-job', key: job.key, attempt: job.attempt, variables };
    }
    case 'pay':
      return { type: 'message', name: paymentMessage, variables: {} };
    case 'act': {
      const task = open.tasks.find((candidate) => candidate.element === move.element && !candidate.frozen);
      if (task) return { type: 'complete-task', key: task.key, action: move.action, variables: move.data };
      const subscription = open.subscriptions.find(
        (candidate) => candidate.element === move.element && !candidate.frozen,
      );
      if (!subscription) return undefined;
      const { correlationKey } = subscription;
      return {
        type: 'message',
        name: subscription.name,
        variables: move.data,
        ...(correlationKey === undefined ? {} : { correlationKey }),
      };
    }
  }
}

/** Combinations of values for the fields that route, a bounded number of them. */
function dataFor(
  fields: readonly ActionField[],
  { literals, receivable }: ProgramPlaygroundOptions,
  received: Variables,
): Variables[] {
  const routing = fields.filter((field) => field.routing);
  const corrected = routing.filter((field) => Object.hasOwn(received, field.id));
  const changes = corrected.flatMap(({ id }) =>
    (receivable[id] ?? []).filter((value) => value !== received[id]).map((value) => ({ [id]: value })),
  );
  // What was fixed at the receipt is changed to something else that can be received, or the action makes no sense.
  let combinations: Variables[] = corrected.length > 0 ? changes : [{}];
  for (const field of routing) {
    const values = corrected.includes(field) ? [] : valuesFor(field, literals);
    if (values.length === 0) continue;
    combinations = combinations.flatMap((data) => values.map((value) => ({ ...data, [field.id]: value })));
  }
  if (fields.some(({ binds }) => binds === 'applicant.name')) combinations.push({ identityCorrected: true });
  return combinations.slice(0, 60);
}

function valuesFor(field: ActionField, literals: readonly (number | string)[]): JsonValue[] {
  switch (field.type) {
    case 'boolean':
      return [true, false];
    case 'choice':
      return field.choices.map((choice) => choice.value);
    case 'number':
    case 'money': {
      const numbers = literals.filter((literal) => typeof literal === 'number');
      return [...new Set([1, ...numbers.flatMap((number) => [number, number + 1, number - 1])])]
        .filter((number) => number >= 0)
        .slice(0, mostValues);
    }
    case 'date':
      return ['2026-12-31'];
    case 'components':
      return [[]];
    case 'text':
    case 'longtext':
      return [...new Set(['Theo hồ sơ', ...literals.filter((literal) => typeof literal === 'string')])].slice(
        0,
        mostValues,
      );
  }
}

function describe(program: Program, at: { readonly plan: string; readonly element: string }) {
  const plan = program.plans[at.plan];
  return plan && describeElement(plan, at.element);
}

function sortedEntries(record: Readonly<Record<string, unknown>>): [string, unknown][] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}
