import type { Agency } from '../../domain/organisation.ts';
import { addSearch, Conditions, Values } from '../conditions.ts';
import type { Pool } from '../pool.ts';

/** An agency as it is from one day to another; days as `2026-11-24`, null: no such bound. */
export interface AgencyVersionRow {
  readonly agency: string;
  readonly valid_from: string | null;
  readonly valid_to: string | null;
  readonly name: string;
  readonly level: Agency['level'];
  readonly parent: string | null;
  readonly functions: Agency['functions'];
  readonly one_stop: boolean;
  readonly successor: string | null;
  readonly basis: string | null;
}

/** The place after a version, in the order of the list. */
export interface AgencyVersionPlace {
  readonly agency: string;
  readonly from: string | null;
}

/** Versions of agencies by code, each agency's in the order of their days; `q` finds words of code and name, unaccented. */
export async function listAgencyVersions(
  pool: Pool,
  q: string | undefined,
  page: { readonly cursor: AgencyVersionPlace | undefined; readonly limit: number },
): Promise<AgencyVersionRow[]> {
  const values = new Values();
  const conditions = new Conditions(values);
  addSearch(conditions, `fold(agency || ' ' || name)`, q);
  const { cursor } = page;
  if (cursor !== undefined)
    conditions.add(
      (value) =>
        `(agency collate "C", coalesce(valid_from, '-infinity'::date)) > (${value(cursor.agency)}::text collate "C", coalesce(${value(cursor.from)}::date, '-infinity'::date))`,
    );
  const { rows } = await pool.query<AgencyVersionRow>(
    `select agency, valid_from::text, valid_to::text, name, level, parent, functions, one_stop, successor, basis
      from agency_version where ${conditions.text}
      order by agency collate "C", valid_from nulls first limit ${values.add(page.limit)}`,
    values.list,
  );
  return rows;
}
