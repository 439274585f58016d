import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Schema } from '../../api/client/api-client.ts';
import type { ChildOutcome } from '../../domain/child-dossier.ts';
import { ApiProblem, type ApiUser } from '../client/api-user.ts';
import type { Cast, Offer } from './cast.ts';
import { fillFields, laterDate } from './fill-fields.ts';

/** Longest wait, in milliseconds, for something that the system does by itself. */
const patience = 30_000;
/** Pause between two looks, in milliseconds. */
const lookEvery = 120;

/**
 * Handles a part of a joint service until it has ended as it is to: whoever is offered a task that leads there takes it.
 * Returns how long each step took. Throws where nothing is offered any more, or it ended otherwise.
 *
 * @param desk who sees the part to its end
 */
export async function playPart(
  cast: Cast,
  desk: ApiUser,
  part: string,
  outcome: Extract<ChildOutcome, 'approved' | 'refused'>,
): Promise<number[]> {
  const times: number[] = [];
  const used = new Map<string, number>();
  for (let until = Date.now() + patience; Date.now() < until; ) {
    const view = await desk.get<Schema<'Dossier'>>(`/dossiers/${part}`);
    if (view.ended) return times;
    const offer = chooseTask(await cast.offers(view), used, outcome);
    if (offer === undefined) {
      await pause(lookEvery);
      continue;
    }
    const began = performance.now();
    if (await take(offer, view)) {
      times.push(performance.now() - began);
      until = Date.now() + patience;
    }
  }
  throw new Error(`expected somebody to be offered a task of part ${part}, but nobody is`);
}

/** The task taken least so far; of its options the one that leads to the outcome. */
function chooseTask(offers: readonly Offer[], used: Map<string, number>, outcome: ChildOutcome): Offer | undefined {
  const tones = outcome === 'approved' ? ['primary', 'default', 'danger'] : ['danger', 'primary', 'default'];
  const chosen = offers
    .filter(({ action }) => action.kind === 'complete')
    .toSorted(
      (a, b) =>
        (used.get(a.action.element) ?? 0) - (used.get(b.action.element) ?? 0) ||
        tones.indexOf(a.action.tone) - tones.indexOf(b.action.tone),
    )[0];
  if (chosen) used.set(chosen.action.element, (used.get(chosen.action.element) ?? 0) + 1);
  return chosen;
}

/** Whether it was taken: what somebody else was faster with is looked at again. */
async function take({ user, action, seq }: Offer, view: Schema<'Dossier'>): Promise<boolean> {
  const needsDate = action.fields.some((field) => field.type === 'date' && field.required);
  const date = needsDate ? laterDate((await user.get<Schema<'Clock'>>('/clock')).now, view.dueAt) : '';
  const data = fillFields(action.fields, {}, date, []);
  try {
    await user.post<Schema<'Dossier'>>(
      `/dossiers/${view.id}/actions/${encodeURIComponent(action.action)}`,
      { ...(action.task === undefined ? {} : { task: action.task }), expectedSeq: seq, data },
      randomUUID(),
    );
    return true;
  } catch (error) {
    if (error instanceof ApiProblem && error.code === 'stale-page') return false;
    throw error;
  }
}
