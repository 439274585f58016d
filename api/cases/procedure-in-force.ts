import { type ProcedureVersionRow, versionsInForce } from '../../db/queries/procedure-version.ts';
import type { Competence } from '../../domain/competence.ts';
import { jurisdictionOf, nationwide } from '../../domain/jurisdiction.ts';
import { legalDayAt } from '../../domain/legal-day.ts';
import type { Agency } from '../../domain/organisation.ts';
import type { Procedure } from '../../domain/procedure.ts';
import type { Context } from '../context.ts';
import { Failure } from '../failure.ts';
import { regimeCode } from './processes.ts';

/** A procedure as it stands for dossiers received today: everywhere, and where a place has a variant of it. */
export interface ProcedureInForce {
  readonly national: ProcedureVersionRow;
  /** Who may decide it: nobody where it may not be started. */
  readonly competence: Competence;
  /** The version that a dossier decided by the agency runs. */
  readonly versionFor: (decides: Pick<Agency, 'code' | 'province'>) => ProcedureVersionRow;
  /** Whether it can be received anywhere. */
  readonly startable: boolean;
}

/** Reads it as of the business day. An unknown code, and the regime's, is a failure. */
export async function procedureInForce(context: Context, code: string): Promise<ProcedureInForce> {
  const today = legalDayAt(await context.time.now());
  const versions = code === regimeCode ? [] : await versionsInForce(context.pool, code, today);
  const national = versions.find((each) => each.jurisdiction === nationwide);
  if (national === undefined) throw new Failure('unknown-procedure', { code });
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
