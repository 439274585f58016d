import { z } from 'zod';
import { type AgencyVersionRow, listAgencyVersions } from '../../db/queries/list-agency-versions.ts';
import type { AgencyHistory } from '../../domain/agency-history.ts';
import { getDayNumber, type LegalDay, legalDay, legalDayAt } from '../../domain/legal-day.ts';
import type { Actor } from '../../domain/organisation.ts';
import { agencyRefOf } from '../agency-directory.ts';
import type { Context } from '../context.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import type { QueryOf, ResponseOf } from '../operations.ts';
import { requireReader } from './processes.ts';

const place = z.strictObject({ agency: z.string(), from: z.iso.date().nullable() });

/** Agencies through time, by code: what each is or was from which day to which, and who takes over from it. */
export async function listAgencies(
  context: Context,
  actor: Actor,
  { q, cursor, limit }: QueryOf<'listAgencies'>,
): Promise<ResponseOf<'listAgencies'>> {
  requireReader(actor);
  const [rows, history, now] = await Promise.all([
    listAgencyVersions(context.pool, q, { cursor: readCursor(place, cursor), limit: limit + 1 }),
    context.agencies.history(),
    context.time.now(),
  ]);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const today = legalDayAt(now);
  return {
    items: shown.map((row) => versionView(row, history, today)),
    ...(rows.length > limit && last !== undefined
      ? { next: writeCursor({ agency: last.agency, from: last.valid_from }) }
      : {}),
  };
}

function versionView(
  row: AgencyVersionRow,
  history: AgencyHistory,
  today: LegalDay,
): ResponseOf<'listAgencies'>['items'][number] {
  const { valid_from: from, valid_to: to, successor } = row;
  const standing = from !== null && today < from ? 'planned' : to !== null && to < today ? 'past' : 'now';
  // Others go by the name that they have while this one is there.
  const day = standing === 'planned' ? (from ?? today) : standing === 'past' ? (to ?? today) : today;
  return {
    code: row.agency,
    name: row.name,
    level: row.level,
    ...(row.parent === null ? {} : { parent: agencyRefOf(history.on(day), row.parent) }),
    functions: [...row.functions],
    oneStop: row.one_stop,
    ...(from === null ? {} : { validFrom: from }),
    ...(to === null ? {} : { validTo: to }),
    standing,
    ...(successor === null || to === null
      ? {}
      : { successor: agencyRefOf(history.on(legalDay(getDayNumber(to) + 1)), successor) }),
    ...(row.basis === null ? {} : { basis: row.basis }),
  };
}
