import type { Wait } from '../state.ts';
import { isFrozen } from './freeze.ts';
import { withIncident } from './incidents.ts';
import type { Run } from './run.ts';
import { trigger } from './trigger.ts';

/**
 * Looks at the conditions that one instance (or, without a key, every instance) waits for. A condition fires when it
 * becomes true, and again only after it was false. True when one fired.
 */
export function fireConditions(run: Run, only?: number): boolean {
  const instances = only === undefined ? run.draft.all() : [run.draft.get(only)];
  let fired = false;
  for (const { key } of instances) {
    if (isFrozen((at) => run.draft.find(at), key)) continue;
    for (const wait of run.draft.find(key)?.waits?.filter((candidate) => candidate.kind === 'conditional') ?? []) {
      withIncident(run, key, () => {
        if (fireCondition(run, key, wait)) fired = true;
      });
    }
  }
  return fired;
}

function fireCondition(run: Run, key: number, wait: Wait): boolean {
  const instance = run.draft.find(key);
  const event = instance && run.nodeIn(instance, wait.element).events[wait.event];
  if (!instance || event?.kind !== 'conditional') return false;
  const holds = run.evaluate(event.condition, key) === true;
  if (holds === (wait.held ?? false)) return false;
  run.draft.edit(key).waits = (instance.waits ?? []).map((candidate) =>
    candidate === wait ? { ...wait, held: holds } : candidate,
  );
  if (holds) trigger(run, key, wait, {});
  return holds;
}
