import type { Competence } from '../../domain/competence.ts';
import { jurisdictionOf, nationwide } from '../../domain/jurisdiction.ts';
import type { Agency } from '../../domain/organisation.ts';
import type { Procedure } from '../../domain/procedure.ts';
import type { Client, Pool } from '../pool.ts';
import { type ProcedureVersionRow, versionsInForce } from './procedure-version.ts';

/** A procedure as it stands for dossiers received on a day: everywhere, and where a place has a variant of it. */
export interface ProcedureInForce {
  readonly national: ProcedureVersionRow;
  /** Who may decide it: nobody where it may not be started. */
  readonly competence: Competence;
  /** The version that a dossier decided by the agency runs. */
  readonly versionFor: (decides: Pick<Agency, 'code' | 'province'>) => ProcedureVersionRow;
  /** Whether it can be received anywhere. */
  readonly startable: boolean;
}

/** Reads it as of the legal day (`2026-11-24`). Undefined for an unknown code. */
export async function findProcedureInForce(
  db: Pool | Client,
  code: string,
  day: string,
): Promise<ProcedureInForce | undefined> {
  const versions = await versionsInForce(db, code, day);
  const national = versions.find((each) => each.jurisdiction === nationwide);
  if (national === undefined) return undefined;
  const byPlace = new Map(versions.map((each) => [each.jurisdiction, each]));
  return {
    national,
    competence: {
      levels: levelsOf(national),
      levelsIn: new Map(versions.map((each) => [each.jurisdiction, levelsOf(each)])),
    },
    versionFor: (decides) => byPlace.get(jurisdictionOf(decides)) ?? national,
    startable: versions.some((each) => each.status === 'published'),
  };
}

function levelsOf(version: ProcedureVersionRow): Procedure['levels'] {
  return version.status === 'published' ? (JSON.parse(version.facts) as Procedure).levels : [];
}
