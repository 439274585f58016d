import type { Agencies } from '../../domain/agency-history.ts';
import { getDayNumber, legalDayAt, startOfDay } from '../../domain/legal-day.ts';
import type { Actor } from '../../domain/organisation.ts';
import type { Context } from '../context.ts';
import { Failure } from '../failure.ts';
import { sightOf } from './sight.ts';

/** A period of whole legal days as instants: `[from, before)`. */
export interface AgencyPeriod {
  readonly agency: string;
  readonly from: Date;
  readonly before: Date;
}

/** From day `from` to day `to`, both included, as instants. */
export function periodOf(agency: string, from: string, to: string): AgencyPeriod {
  return {
    agency,
    from: new Date(startOfDay(getDayNumber(from))),
    before: new Date(startOfDay(getDayNumber(to) + 1)),
  };
}

/**
 * The period an agency is asked about, from day `from` to day `to` inclusive, for those who see its dossiers. Refuses an
 * agency that is not there or not in sight, and a period that ends before it begins. The agencies are those of the
 * period's last day, or of today where it goes on.
 */
export async function agencyPeriod(
  context: Context,
  actor: Actor,
  agency: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<{ readonly period: AgencyPeriod; readonly agencies: Agencies }> {
  const [history, now, sight] = await Promise.all([
    context.agencies.history(),
    context.time.now(),
    sightOf(context, actor),
  ]);
  const today = legalDayAt(now);
  if (history.absenceOn(agency, today)?.type === 'unknown')
    throw new Failure('not-found', { what: { vi: `cơ quan ${agency}`, en: `agency ${agency}` } });
  if (sight.type !== 'agencies' || !sight.agencies.includes(agency)) throw new Failure('foreign-agency');
  if (to < from)
    throw new Failure('request-invalid', {
      detail: { vi: 'to: phải từ ngày from trở đi', en: 'to: must not be before from' },
    });
  return { period: periodOf(agency, from, to), agencies: history.on(to < today ? to : today) };
}
