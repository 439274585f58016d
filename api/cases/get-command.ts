import { findCommand } from '../../db/queries/accept-command.ts';
import type { Actor } from '../../domain/organisation.ts';
import type { Context } from '../context.ts';
import { Failure } from '../failure.ts';
import type { Language } from '../language.ts';
import type { ResponseOf } from '../operations.ts';
import { problemOf } from '../problem.ts';
import { rejectionFailure } from './rejection-failure.ts';

/** What became of a command, for whoever gave it. */
export async function getCommand(
  context: Context,
  actor: Actor,
  id: string,
  language: Language,
): Promise<ResponseOf<'getCommand'>> {
  const row = await findCommand(context.pool, id.toLowerCase());
  if (row === undefined || row.actor !== actor.id)
    throw new Failure('not-found', { what: { vi: `yêu cầu ${id}`, en: `command ${id}` } });
  switch (row.state) {
    case 'received':
      return { id, state: row.state };
    case 'rejected':
      return { id, state: row.state, outcome: { problem: problemOf(rejectionFailure(row.outcome), language) } };
    case 'committed':
    case 'acknowledged':
      return {
        id,
        state: row.state,
        outcome: { dossier: row.dossier, ...(row.outcome?.seq === undefined ? {} : { seq: row.outcome.seq }) },
      };
  }
}
