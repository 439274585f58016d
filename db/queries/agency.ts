import { AgencyHistory, type AgencyVersion } from '../../domain/agency-history.ts';
import type { Agency } from '../../domain/organisation.ts';
import type { Client, Pool } from '../pool.ts';

interface VersionRow {
  readonly agency: string;
  readonly valid_from: string | null;
  readonly valid_to: string | null;
  readonly name: string;
  readonly level: Agency['level'];
  readonly province: string | null;
  readonly parent: string | null;
  readonly functions: Agency['functions'];
  readonly one_stop: boolean;
  readonly dossier_code_pattern: string | null;
  readonly successor: string | null;
  readonly basis: string | null;
}

/** Every agency through time, in the order of their codes. */
export async function readAgencyHistory(db: Pool | Client): Promise<AgencyHistory> {
  const { rows } = await db.query<VersionRow>({
    name: 'agency-history',
    text: `select agency, valid_from::text, valid_to::text, name, level, province, parent, functions, one_stop, dossier_code_pattern, successor, basis
      from agency_version order by agency, valid_from nulls first`,
  });
  return new AgencyHistory(
    rows.map((row) => ({
      code: row.agency,
      validFrom: row.valid_from ?? undefined,
      validTo: row.valid_to ?? undefined,
      name: row.name,
      level: row.level,
      province: row.province ?? undefined,
      parent: row.parent ?? undefined,
      functions: row.functions,
      oneStop: row.one_stop,
      dossierCodePattern: row.dossier_code_pattern ?? undefined,
      successor: row.successor ?? undefined,
      basis: row.basis ?? undefined,
    })),
  );
}

/**
 * Enters an agency that is valid at all times, or brings its entry up to date; its parent must be there. An agency whose
 * entry has days is left as it is: `replaceAgencyVersions` is for those.
 */
export async function putAgency(db: Pool | Client, agency: Agency): Promise<void> {
  await db.query({
    name: 'put-agency',
    text: `with entered as (insert into agency (code) values ($1) on conflict do nothing),
      changed as (
        update agency_version set name = $2, level = $3, province = $4, parent = $5, functions = $6, one_stop = $7, dossier_code_pattern = $8
        where agency = $1 and valid_from is null and valid_to is null
          and (name, level, province, parent, functions, one_stop, dossier_code_pattern) is distinct from ($2, $3, $4, $5, $6, $7, $8))
      insert into agency_version (agency, name, level, province, parent, functions, one_stop, dossier_code_pattern)
      select $1, $2, $3, $4, $5, $6, $7, $8 where not exists (select from agency_version where agency = $1)`,
    values: columnsOf(agency),
  });
}

/** Puts these versions in the place of all that the record has of the agencies they are of. All or nothing is the caller's. */
export async function replaceAgencyVersions(client: Client, versions: readonly AgencyVersion[]): Promise<void> {
  const codes = [...new Set(versions.map(({ code }) => code))];
  await client.query('insert into agency (code) select unnest($1::text[]) on conflict do nothing', [codes]);
  await client.query('delete from agency_version where agency = any ($1)', [codes]);
  for (const version of versions)
    await client.query({
      name: 'insert-agency-version',
      text: `insert into agency_version (agency, name, level, province, parent, functions, one_stop, dossier_code_pattern,
          valid_from, valid_to, successor, basis) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      values: [
        ...columnsOf(version),
        version.validFrom ?? null,
        version.validTo ?? null,
        version.successor ?? null,
        version.basis ?? null,
      ],
    });
}

function columnsOf(agency: Agency) {
  return [
    agency.code,
    agency.name,
    agency.level,
    agency.province ?? null,
    agency.parent ?? null,
    [...agency.functions],
    agency.oneStop,
    agency.dossierCodePattern ?? null,
  ];
}
