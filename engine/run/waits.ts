import { addIsoDuration, parseCycle, parseDuration, parseInstant } from '../feel/time.ts';
import type { EventPlan } from '../plan.ts';
import type { Node } from '../plan-index.ts';
import type { Wait } from '../state.ts';
import { Failure } from './failure.ts';
import type { Run } from './run.ts';

/** What the events of these nodes wait for, evaluated at an instance; events that are only caught when thrown need none. */
export function waitsFor(run: Run, key: number, nodes: readonly Node[]): Wait[] {
  const waits: Wait[] = [];
  for (const node of nodes) {
    node.events.forEach((event, index) => {
      const wait = waitFor(run, key, event);
      if (wait) waits.push({ element: node.id, event: index, ...wait });
    });
  }
  return waits;
}

/** The next date of a repeating timer, or undefined when it has fired for the last time. */
export function nextOf(run: Run, key: number, event: EventPlan, wait: Wait): Wait | undefined {
  if (event.kind !== 'timer' || event.cycle === undefined || wait.repeats === 0 || wait.due === undefined)
    return undefined;
  const cycle = readCycle(run.text(event.cycle, key));
  return {
    ...wait,
    due: addIsoDuration(wait.due, cycle.interval),
    repeats: wait.repeats === undefined || wait.repeats < 0 ? -1 : wait.repeats - 1,
  };
}

function waitFor(run: Run, key: number, event: EventPlan): Omit<Wait, 'element' | 'event'> | undefined {
  switch (event.kind) {
    case 'timer':
      return { kind: 'timer', ...dateOf(run, key, event) };
    case 'message': {
      const name = run.text(event.name, key);
      return event.key === undefined
        ? { kind: 'message', name }
        : { kind: 'message', name, key: run.text(event.key, key) };
    }
    case 'signal':
      return { kind: 'signal', name: run.text(event.name, key) };
    case 'conditional':
      return { kind: 'conditional', held: false };
    default:
      return undefined;
  }
}

function dateOf(
  run: Run,
  key: number,
  event: Extract<EventPlan, { kind: 'timer' }>,
): { due: number; repeats?: number } {
  if (event.date !== undefined) {
    const text = run.text(event.date, key);
    const due = parseInstant(text);
    if (due === undefined) throw new Failure('timer', `Expected a date but found “${text}”`);
    return { due };
  }
  if (event.duration !== undefined) {
    const text = run.text(event.duration, key);
    const duration = parseDuration(text);
    if (!duration) throw new Failure('timer', `Expected an ISO 8601 duration but found “${text}”`);
    return { due: addIsoDuration(run.now, duration) };
  }
  const cycle = readCycle(run.text(event.cycle ?? '', key));
  const due = cycle.start ?? addIsoDuration(run.now, cycle.interval);
  return { due, repeats: cycle.repeats < 0 ? -1 : cycle.repeats - 1 };
}

function readCycle(text: string) {
  const cycle = parseCycle(text);
  if (!cycle || cycle.repeats === 0)
    throw new Failure('timer', `Expected an ISO 8601 repeating interval but found “${text}”`);
  return cycle;
}
