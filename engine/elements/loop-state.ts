import type { Instance, LoopState } from '../state.ts';

/** The loop an instance is the body of; throws for one that is none. */
export function loopOf(body: Instance): LoopState {
  if (!body.loop) throw new Error(`Expected ${body.element} to be a loop but it is not`);
  return body.loop;
}
