import { getDayNumber, startOfDay } from '../../domain/legal-day.ts';
import type { Actor, Agency } from '../../domain/organisation.ts';
import type { Context } from '../context.ts';
import { Failure } from '../failure.ts';
import { sightOf } from './sight.ts';

/** A period of whole legal days as instants: `[from, before)`. */
export interface AgencyPeriod {
  readonly agency: string;
  readonly from: Date;
  readonly before: Date;
}

/**
 * The period an agency is asked about, from day `from` to day `to` inclusive, for those who see its dossiers. Refuses an
 * agency that is not there or not in sight, and a period that ends before it begins.
 */
export async function agencyPeriod(
  context: Context,
  actor: Actor,
  agency: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<{ readonly period: AgencyPeriod; readonly agencies: ReadonlyMap<string, Agency> }> {
  const [agencies, sight] = await Promise.all([context.agencies.all(), sightOf(context, actor)]);
  if (!agencies.has(agency))
    throw new Failure('not-found', { what: { vi: `cơ quan ${agency}`, en: `agency ${agency}` } });
  if (sight.type !== 'agencies' || !sight.agencies.includes(agency)) throw new Failure('foreign-agency');
  if (to < from)
    throw new Failure('request-invalid', {
      detail: { vi: 'to: phải từ ngày from trở đi', en: 'to: must not be before from' },
    });
  const period = {
    agency,
    from: new Date(startOfDay(getDayNumber(from))),
    before: new Date(startOfDay(getDayNumber(to) + 1)),
  };
  return { period, agencies };
}
