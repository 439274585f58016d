import { deadlinesHandledIn } from '../../db/queries/handled-in-period.ts';
import type { CalendarSnapshot } from '../../domain/calendar.ts';
import { dueDate } from '../../domain/deadline.ts';
import type { Actor } from '../../domain/organisation.ts';
import { index766, type Ratio, scoreIndex766 } from '../../domain/service-index/index-766.ts';
import { isOnTime766 } from '../../domain/service-index/on-time-766.ts';
import type { StoredDeadline } from '../../domain/stored-deadline.ts';
import { agencyRefOf } from '../agency-directory.ts';
import type { Context } from '../context.ts';
import { Failure } from '../failure.ts';
import type { ParamsOf, QueryOf, ResponseOf } from '../operations.ts';
import { calendarInForce } from '../views/working-time-left.ts';
import { type AgencyPeriod, agencyPeriod, periodOf } from './agency-period.ts';

/**
 * The index of Decision 766 of an agency in a period, as far as the record knows: item 2.1. What the record does not know
 * is left open, never counted as nothing. The score comes with what it was made of and the formula's version.
 */
export async function getServiceIndex(
  context: Context,
  actor: Actor,
  { code }: ParamsOf<'getServiceIndex'>,
  { from, to }: QueryOf<'getServiceIndex'>,
): Promise<ResponseOf<'getServiceIndex'>> {
  if (!actor.roles.some((role) => role === 'monitor' || role === 'leader')) throw new Failure('not-allowed');
  const { agencies } = await agencyPeriod(context, actor, code, { from, to });
  const [calendar, now, history] = await Promise.all([
    calendarInForce(context),
    context.time.now(),
    context.agencies.history(),
  ]);
  // What it took over counts for it from the day on which it did, and until then for who had it.
  const held = history.heldBetween(code, from, to).map((each) => periodOf(each.code, each.from, each.to));
  const onTime = await countOnTime(context, held, calendar, now);
  return {
    agency: agencyRefOf(agencies, code),
    from,
    to,
    formula: { decision: index766.decision, version: index766.version },
    ...scoreIndex766({ '2.1': onTime }),
  };
}

async function countOnTime(
  { pool }: Context,
  periods: readonly AgencyPeriod[],
  calendar: CalendarSnapshot,
  now: number,
): Promise<Ratio> {
  const ratio = { numerator: 0, denominator: 0 };
  for (const period of periods) {
    const end = Math.min(period.before.getTime() - 1, now);
    for await (const { terms, ledger } of deadlinesHandledIn(pool, period)) {
      const appointed = terms === null ? undefined : dueDate(promised(ledger), terms, calendar);
      if (appointed?.ok !== true || appointed.value.due === undefined) continue;
      ratio.denominator += 1;
      if (isOnTime766(ledger, appointed.value.due, end)) ratio.numerator += 1;
    }
  }
  return ratio;
}

/** What the date on the receipt follows from: valid reception, and corrections of the receipt. */
function promised(ledger: StoredDeadline['ledger']): StoredDeadline['ledger'] {
  return ledger.filter((entry) => entry.is === 'accepted' || entry.is === 'corrected');
}
