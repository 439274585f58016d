import type { ElementPlan, EventPlan, LoopPlan, Plan, Value } from '../plan.ts';
import type { Program } from '../program.ts';

/** Evaluates to a list of unknown items, of any length that makes a difference. */
export const unknownItems = '?items';

/**
 * The program as far as its flow of tokens goes: no dates, no people, no keys. A timer waits one unit of time; a
 * call whose process is not in the program is a job.
 */
export function abstractProgram(program: Program): Program {
  const plans = Object.fromEntries(Object.entries(program.plans).map(([hash, plan]) => [hash, abstractPlan(program, plan)]));
  return { ...program, plans };
}

function abstractPlan(program: Program, plan: Plan): Plan {
  const elements = Object.fromEntries(Object.entries(plan.elements).map(([id, element]) => [id, abstractElement(program, plan, element)]));
  return { ...plan, elements };
}

function abstractElement(program: Program, plan: Plan, element: ElementPlan): ElementPlan {
  const { task: _people, called, job, loop, events, dossier, ...rest } = element;
  const { budget: _time, ...kept } = dossier ?? {};
  const answered = called !== undefined && canCall(program, plan, called.process);
  return {
    ...rest,
    ...(called && !answered && { type: 'ServiceTask', job: { type: 'call' } }),
    ...(called && answered && { called }),
    ...(job && { job: { type: 'job' } }),
    ...(dossier && { dossier: kept }),
    ...(loop && { loop: abstractLoop(loop) }),
    ...(events && { events: events.map(abstractEvent) }),
  };
}

/** A called process that is not known by a fixed name may be anything: it is looked at by itself. */
function canCall(program: Program, plan: Plan, process: Value): boolean {
  if (process.startsWith('=')) return false;
  return Object.hasOwn(program.bindings, process) || plan.processes.includes(process) || Object.values(program.plans).some((other) => other.processes.includes(process));
}

function abstractLoop(loop: LoopPlan): LoopPlan {
  if (loop.kind === 'standard') {
    const { maximum, ...rest } = loop;
    return maximum !== undefined && loop.condition === undefined ? { ...rest, maximum: Math.min(maximum, 2) } : rest;
  }
  const fixed = /^\d+$/.test(loop.cardinality?.trim() ?? '') ? Number(loop.cardinality) : undefined;
  if (fixed !== undefined && loop.collection === undefined) return loop.completion === undefined ? { ...loop, cardinality: String(Math.min(fixed, 2)) } : loop;
  const { cardinality: _number, ...rest } = loop;
  return { ...rest, collection: unknownItems };
}

function abstractEvent(event: EventPlan): EventPlan {
  if (event.kind === 'timer') return event.cycle === undefined ? { kind: 'timer', duration: 'PT1H' } : { kind: 'timer', cycle: 'R/PT1H' };
  if (event.kind === 'message') return { kind: 'message', name: event.name };
  return event;
}
