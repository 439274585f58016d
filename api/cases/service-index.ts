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
import { agencyPeriod } from './agency-period.ts';

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
  const { period, agencies } = await agencyPeriod(context, actor, code, { from, to });
  const [calendar, now] = await Promise.all([calendarInForce(context), context.time.now()]);
  const handled = deadlinesHandledIn(context.pool, period);
  const onTime = await countOnTime(handled, calendar, Math.min(period.before.getTime() - 1, now));
  return {
    agency: agencyRefOf(agencies, code),
    from,
    to,
    formula: { decision: index766.decision, version: index766.version },
    ...scoreIndex766({ '2.1': onTime }),
  };
}

async function countOnTime(
  deadlines: AsyncIterable<StoredDeadline>,
  calendar: CalendarSnapshot,
  periodEnd: number,
): Promise<Ratio> {
  const ratio = { numerator: 0, denominator: 0 };
  for await (const { terms, ledger } of deadlines) {
    const appointed = terms === null ? undefined : dueDate(promised(ledger), terms, calendar);
    if (appointed?.ok !== true || appointed.value.due === undefined) continue;
    ratio.denominator += 1;
    if (isOnTime766(ledger, appointed.value.due, periodEnd)) ratio.numerator += 1;
  }
  return ratio;
}

/** What the date on the receipt follows from: valid reception, and corrections of the receipt. */
function promised(ledger: StoredDeadline['ledger']): StoredDeadline['ledger'] {
  return ledger.filter((entry) => entry.is === 'accepted' || entry.is === 'corrected');
}
