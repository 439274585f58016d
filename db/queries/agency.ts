import type { Agency, AgencyFunction } from '../../domain/organisation.ts';
import type { Client, Pool } from '../pool.ts';

/** Every agency, in the order of their codes. */
export async function listAgencies(db: Pool | Client): Promise<Agency[]> {
  const { rows } = await db.query<{
    code: string;
    name: string;
    level: Agency['level'];
    province: string | null;
    parent: string | null;
    functions: AgencyFunction[];
    one_stop: boolean;
    dossier_code_pattern: string | null;
  }>({
    name: 'list-agencies',
    text: 'select code, name, level, province, parent, functions, one_stop, dossier_code_pattern from agency order by code',
  });
  return rows.map((row) => ({
    code: row.code,
    name: row.name,
    level: row.level,
    province: row.province ?? undefined,
    parent: row.parent ?? undefined,
    functions: row.functions,
    oneStop: row.one_stop,
    dossierCodePattern: row.dossier_code_pattern ?? undefined,
  }));
}

/** Enters an agency, or brings its entry up to date; its parent must be there. */
export async function putAgency(db: Pool | Client, agency: Agency): Promise<void> {
  await db.query({
    name: 'put-agency',
    text: `insert into agency (code, name, level, province, parent, functions, one_stop, dossier_code_pattern) values ($1, $2, $3, $4, $5, $6, $7, $8)
      on conflict (code) do update set name = excluded.name, level = excluded.level, province = excluded.province, parent = excluded.parent,
        functions = excluded.functions, one_stop = excluded.one_stop, dossier_code_pattern = excluded.dossier_code_pattern
      where (agency.name, agency.level, agency.province, agency.parent, agency.functions, agency.one_stop, agency.dossier_code_pattern)
        is distinct from (excluded.name, excluded.level, excluded.province, excluded.parent, excluded.functions, excluded.one_stop, excluded.dossier_code_pattern)`,
    values: [
      agency.code,
      agency.name,
      agency.level,
      agency.province ?? null,
      agency.parent ?? null,
      [...agency.functions],
      agency.oneStop,
      agency.dossierCodePattern ?? null,
    ],
  });
}
