import type { Instance, LoopState } from '../state.ts';

/** The loop an instance is the body of; throws for one that is none. */
export function loopOf(body: Instance): LoopState {
  if (!body.loop) throw new Error(`Expected ${body.element} to be a loop but it is not`);
  return body.loop;
}

/** The message that began a loop of receive tasks, by an event-based gateway or the process itself, is the first one's. */
export function whatHappened(body: Instance, counter: number): Partial<Instance> {
  if (counter !== 1 || !body.happened) return {};
  return { happened: true, ...(body.payload && { payload: body.payload }) };
}
