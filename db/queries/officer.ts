import type { Actor, Role } from '../../domain/organisation.ts';
import type { Client, Pool } from '../pool.ts';

/**
 * Who the record of officials says this account is, with the roles of now; undefined for none or an inactive one. Whose
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
    text: `select o.*, agencies_taken_over(agency, legal_today()) as taken_over
      from (select id, name, roles, agency_holder(agency, legal_today()) as agency, citizen_id from officer where id = $1 and active) o`,
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

/** Enters an officer, or brings the entry up to date. */
export async function putOfficer(db: Pool | Client, officer: Actor): Promise<void> {
  await db.query({
    name: 'put-officer',
    text: `insert into officer (id, name, roles, agency, citizen_id) values ($1, $2, $3, $4, $5)
      on conflict (id) do update set name = excluded.name, roles = excluded.roles, agency = excluded.agency, citizen_id = excluded.citizen_id
      where (officer.name, officer.roles, officer.agency, officer.citizen_id) is distinct from (excluded.name, excluded.roles, excluded.agency, excluded.citizen_id)`,
    values: [officer.id, officer.name, [...officer.roles], officer.agency ?? null, officer.citizenId ?? null],
  });
}
