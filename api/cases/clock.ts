import { Temporal } from 'temporal-polyfill';
import { advanceClock as advance, readClock } from '../../db/queries/business-clock.ts';
import type { Actor } from '../../domain/organisation.ts';
import type { Context } from '../context.ts';
import { Failure } from '../failure.ts';
import type { BodyOf, ResponseOf } from '../operations.ts';
import { isoInstant } from '../views/instant.ts';
import { hashOfRequest, writeOnce } from './write-once.ts';

export async function getClock(context: Context): Promise<ResponseOf<'getClock'>> {
  return { now: isoInstant(await context.time.now()), mode: context.time.mode };
}

/** Moves the business clock forward: what is due by then happens. A date in the past leaves it where it is. */
export async function advanceClock(
  context: Context,
  actor: Actor,
  key: string,
  body: BodyOf<'advanceClock'>,
): Promise<ResponseOf<'advanceClock'>> {
  if (context.time.mode !== 'business' || !actor.roles.some((role) => role === 'administrator' || role === 'monitor'))
    throw new Failure('not-allowed');
  return await writeOnce(context, actor, key, hashOfRequest('advanceClock', {}, body), async () => {
    const { offsetMs } = await readClock(context.pool);
    const now = Date.now() + offsetMs;
    const byMs = targetOf(body, now) - now;
    const offset = byMs > 0 ? await advance(context.pool, byMs) : offsetMs;
    context.time.moved();
    return { now: isoInstant(Date.now() + offset), mode: 'business' as const };
  });
}

function targetOf({ to, by }: BodyOf<'advanceClock'>, now: number): number {
  if (to !== undefined) return Date.parse(to);
  const from = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO('Asia/Ho_Chi_Minh');
  return by === undefined ? now : from.add(Temporal.Duration.from(by)).epochMilliseconds;
}
