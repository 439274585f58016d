import type { LegalDay } from '../../domain/legal-day.ts';
import type { Actor, Role } from '../../domain/organisation.ts';
import type { Client, Pool } from '../pool.ts';

/**
 * Who the record of officials says this account is, with the roles of now; undefined for none, an inactive one, or one whose
 * first day is to come or whose last day has passed. Whose
 * agency was succeeded works, from the successor's first day on, for the successor.
 */
export async function findOfficer(db: Pool | Client, account: string): Promise<Actor | undefined> {
  const { rows } = await db.query<{
    id: string;
    name: string;
    roles: Role[];
    agency: string | null;
    taken_over: string[] | null;
    citizen_id: string | null;
  }>({
    name: 'find-officer',
    // Most agencies have no successor and succeed nobody: only for the others is their line followed.
    text: `select o.id, o.name, o.roles, o.citizen_id, h.agency,
        case when exists (select from agency_version v where v.successor = h.agency) then agencies_taken_over(h.agency, legal_today()) end as taken_over
      from officer o cross join lateral (select case when exists (select from agency_version v where v.agency = o.agency and v.successor is not null)
        then agency_holder(o.agency, legal_today()) else o.agency end as agency offset 0) h
      where o.id = $1 and is_in_office(o)`,
    values: [account],
  });
  const row = rows[0];
  if (row === undefined) return undefined;
  return {
    id: row.id,
    name: row.name,
    roles: row.roles,
    agency: row.agency ?? undefined,
    ...(row.taken_over === null || row.taken_over.length === 0 ? {} : { takenOver: row.taken_over }),
    citizenId: row.citizen_id ?? undefined,
  };
}

/** First and last day in office; undefined: no such bound. */
export interface DaysInOffice {
  readonly validFrom?: LegalDay | undefined;
  readonly validTo?: LegalDay | undefined;
}

/** Enters an officer, or brings the entry up to date. */
export async function putOfficer(db: Pool | Client, officer: Actor & DaysInOffice): Promise<void> {
  await db.query({
    name: 'put-officer',
    text: `insert into officer (id, name, roles, agency, citizen_id, valid_from, valid_to) values ($1, $2, $3, $4, $5, $6::date, $7::date)
      on conflict (id) do update set name = excluded.name, roles = excluded.roles, agency = excluded.agency, citizen_id = excluded.citizen_id,
        valid_from = excluded.valid_from, valid_to = excluded.valid_to
      where (officer.name, officer.roles, officer.agency, officer.citizen_id, officer.valid_from, officer.valid_to)
        is distinct from (excluded.name, excluded.roles, excluded.agency, excluded.citizen_id, excluded.valid_from, excluded.valid_to)`,
    values: [
      officer.id,
      officer.name,
      [...officer.roles],
      officer.agency ?? null,
      officer.citizenId ?? null,
      officer.validFrom ?? null,
      officer.validTo ?? null,
    ],
  });
}
