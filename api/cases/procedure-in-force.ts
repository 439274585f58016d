import { findProcedureInForce, type ProcedureInForce } from '../../db/queries/procedure-in-force.ts';
import { legalDayAt } from '../../domain/legal-day.ts';
import type { Context } from '../context.ts';
import { Failure } from '../failure.ts';
import { regimeCode } from './processes.ts';

/** A procedure as of the business day. An unknown code, and the regime's, is a failure. */
export async function procedureInForce(context: Context, code: string): Promise<ProcedureInForce> {
  const today = legalDayAt(await context.time.now());
  const found = code === regimeCode ? undefined : await findProcedureInForce(context.pool, code, today);
  if (found === undefined) throw new Failure('unknown-procedure', { code });
  return found;
}
