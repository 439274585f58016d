import type { ElementPlan, EventPlan, LoopPlan, Plan, Value } from '../plan.ts';
import type { Program } from '../program.ts';
import { withoutBooksOfAsides } from './asides.ts';

/** Evaluates to a list of unknown items, of any length that makes a difference. */
export const unknownItems = '?items';

/**
 * The program as far as its flow of tokens goes: no dates, no people, no keys. A timer waits one unit of time; a
 * call whose process is not in the program is a job.
 */
export function abstractProgram(program: Program): Program {
  const { plans } = withoutBooksOfAsides(inAnyConversation(jobsForUnknownCalls(program)));
  return {
    ...program,
    plans: Object.fromEntries(Object.entries(plans).map(([hash, plan]) => [hash, abstractPlan(plan)])),
  };
}

/** The program with a job in place of each call that it cannot answer. */
export function jobsForUnknownCalls(program: Program): Program {
  const answered = (plan: Plan, element: ElementPlan) =>
    element.called === undefined || canCall(program, plan, element.called.process);
  const answerable = (plan: Plan): Plan => {
    if (Object.values(plan.elements).every((element) => answered(plan, element))) return plan;
    return {
      ...plan,
      elements: Object.fromEntries(
        Object.entries(plan.elements).map(([id, element]) => [id, answered(plan, element) ? element : asJob(element)]),
      ),
    };
  };
  return {
    ...program,
    plans: Object.fromEntries(Object.entries(program.plans).map(([hash, plan]) => [hash, answerable(plan)])),
  };
}

/**
 * The program with every message in the conversation of whoever waits for it: whose it is, is data. What begins an
 * instance begins one of its own.
 */
export function inAnyConversation(program: Program): Program {
  const open = (plan: Plan): Plan => {
    if (!Object.values(plan.elements).some(hasKeys)) return plan;
    return {
      ...plan,
      elements: Object.fromEntries(
        Object.entries(plan.elements).map(([id, { correlation: _data, ...element }]) => [
          id,
          { ...element, ...(element.events && { events: element.events.map((event) => withAnyKeys(element, event)) }) },
        ]),
      ),
    };
  };
  return {
    ...program,
    plans: Object.fromEntries(Object.entries(program.plans).map(([hash, plan]) => [hash, open(plan)])),
  };
}

function hasKeys(element: ElementPlan): boolean {
  return element.events?.some((event) => event.kind === 'message' && event.correlation) ?? false;
}

/** The message carries its conversation's keys, each with the one value there is. */
function withAnyKeys({ type, instantiate }: ElementPlan, event: EventPlan): EventPlan {
  if (event.kind !== 'message' || !event.correlation) return event;
  const { correlation: _keys, ...rest } = event;
  return type === 'StartEvent' || instantiate
    ? rest
    : { ...event, correlation: Object.fromEntries(Object.keys(event.correlation).map((key) => [key, []])) };
}

function asJob({ called: _called, ...element }: ElementPlan): ElementPlan {
  return { ...element, type: 'ServiceTask', job: { type: unknownCall } };
}

/** Task type of a call that the program cannot answer. */
export const unknownCall = '?call';

function abstractPlan(plan: Plan): Plan {
  const elements = Object.fromEntries(
    Object.entries(plan.elements).map(([id, element]) => [id, abstractElement(element)]),
  );
  return { ...plan, elements };
}

function abstractElement(element: ElementPlan): ElementPlan {
  const { task: _people, job, loop, events, dossier, ...rest } = element;
  const { budget: _time, term: _term, ...kept } = dossier ?? {};
  return {
    ...rest,
    ...(job && { job: { type: 'job' } }),
    ...(dossier && { dossier: kept }),
    ...(loop && { loop: abstractLoop(loop) }),
    ...(events && { events: events.map(abstractEvent) }),
  };
}

/** A called process that is not known by a fixed name may be anything: it is looked at by itself. */
function canCall(program: Program, plan: Plan, process: Value): boolean {
  if (process.startsWith('=')) return false;
  return (
    Object.hasOwn(program.bindings, process) ||
    plan.processes.includes(process) ||
    Object.values(program.plans).some((other) => other.processes.includes(process))
  );
}

function abstractLoop(loop: LoopPlan): LoopPlan {
  if (loop.kind === 'standard') {
    const { maximum, ...rest } = loop;
    return maximum !== undefined && loop.condition === undefined ? { ...rest, maximum: Math.min(maximum, 2) } : rest;
  }
  const fixed = /^\d+$/.test(loop.cardinality?.trim() ?? '') ? Number(loop.cardinality) : undefined;
  if (fixed !== undefined && loop.collection === undefined)
    return loop.completion === undefined ? { ...loop, cardinality: String(Math.min(fixed, 2)) } : loop;
  const { cardinality: _number, ...rest } = loop;
  return { ...rest, collection: unknownItems };
}

function abstractEvent(event: EventPlan): EventPlan {
  if (event.kind === 'timer')
    return event.cycle === undefined ? { kind: 'timer', duration: 'PT1H' } : { kind: 'timer', cycle: 'R/PT1H' };
  if (event.kind === 'message') {
    const { key: _key, lifeTime: _lifeTime, ...rest } = event;
    return rest;
  }
  return event;
}
