import type { Pool } from '../../db/pool.ts';
import type { DeclaredPerson } from '../../domain/population-outcome.ts';

/** Whom a look-up is about, on whose behalf and what for: read where it is asked, so that it never travels. */
export interface LookupSubject {
  /** Undefined where the applicant has no number to ask by: an organisation, or none was given. */
  readonly person: DeclaredPerson | undefined;
  /** Account that last acted on the dossier. */
  readonly officer: string;
  readonly purpose: string;
}

/** Reads the subject from the record. Throws when there is no such dossier. */
export async function readLookupSubject(pool: Pool, dossierId: string): Promise<LookupSubject> {
  const { rows } = await pool.query<{
    applicant: StoredApplicant;
    code: string;
    procedure_code: string;
    officer: string | null;
  }>({
    name: 'lookup-subject',
    text: `select applicant, code, procedure_code,
        (select actor from audit where dossier = $1 and actor is not null order by n desc limit 1) as officer
      from dossier where id = $1`,
    values: [dossierId],
  });
  const [row] = rows;
  if (row === undefined) throw new Error(`Expected dossier ${dossierId} in the record, but there is none`);
  const { name, personalId, birthDate } = row.applicant;
  return {
    person: personalId === undefined ? undefined : { name, personalId, birthDate },
    officer: row.officer ?? 'motcua',
    purpose: `Giải quyết thủ tục ${row.procedure_code}, hồ sơ ${row.code}`,
  };
}

interface StoredApplicant {
  readonly name: string;
  readonly personalId?: string;
  readonly birthDate?: string;
}
