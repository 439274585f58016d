import type { Client, Pool } from '../../db/pool.ts';
import {
  type ComponentRow,
  type DossierRow,
  findDossier,
  listComponents,
  type TaskRow,
} from '../../db/queries/find-dossier.ts';
import { findRating } from '../../db/queries/rating.ts';
import type { Agencies } from '../../domain/agency-history.ts';
import { competentElsewhere } from '../../domain/competence.ts';
import { mayView } from '../../domain/dossier-access.ts';
import { dayMs } from '../../domain/legal-day.ts';
import type { Actor } from '../../domain/organisation.ts';
import type { DossierAtWork, OfferedAfterwards, OfferedMessage } from '../../domain/possible-actions.ts';
import { offeredAfterwards, offeredWork } from '../../engine/offered-work.ts';
import type { OpenWork } from '../../engine/open-work.ts';
import type { Program } from '../../engine/program.ts';
import type { State } from '../../engine/state.ts';
import { openWork } from '../../engine/step.ts';
import type { Context } from '../context.ts';
import { Failure } from '../failure.ts';

/** A dossier the actor may see, with what it waits for. */
export interface OpenDossier {
  readonly row: DossierRow;
  readonly program: Program;
  readonly open: OpenWork;
  readonly tasks: readonly TaskRow[];
  readonly agencies: Agencies;
  /** What it consists of: read when first asked for, on the connection given then. */
  readonly components: (db?: Client) => Promise<readonly ComponentRow[]>;
  readonly rating: Awaited<ReturnType<typeof findRating>>;
  /** As the judge of actions sees it. */
  readonly atWork: DossierAtWork;
}

/** Opens a dossier by uuid or code. Refuses one that does not exist, and one that nothing grants the actor a look into. */
export async function openDossier(context: Context, actor: Actor, idOrCode: string): Promise<OpenDossier> {
  const dossier = await readDossier(context, idOrCode);
  if (!mayView(actor, dossier.atWork, dossier.open.tasks))
    throw new Failure(actor.agency === undefined ? 'not-allowed' : 'foreign-agency');
  return dossier;
}

/**
 * Reads a dossier for whom something was decided already: the answer to one's own step. A consulted agency that has
 * replied has no open task any more, but its reply was taken, and it must be told so.
 */
export async function readDossier(context: Context, idOrCode: string): Promise<OpenDossier> {
  const row = await findDossier(context.pool, idOrCode);
  if (row === undefined)
    throw new Failure('not-found', { what: { vi: `hồ sơ ${idOrCode}`, en: `dossier ${idOrCode}` } });
  const { tasks } = row;
  const [program, agencies] = await Promise.all([
    context.contents.value<Program>(row.program),
    context.agencies.today(),
  ]);
  const state = JSON.parse(row.state) as State;
  const open = openWork(program, state);
  const rating = row.returned_at === null ? undefined : await findRating(context.pool, row.id);
  const work = offeredWork(program, state, open, claimsIn(tasks));
  const offered = {
    tasks: work.tasks,
    messages: await withoutAimlessForwarding(context, row, agencies, work.messages),
    afterwards: await stillPossible(context, row, offeredAfterwards(program, state), rating !== undefined),
  };
  let components: Promise<readonly ComponentRow[]> | undefined;
  return {
    row,
    program,
    open,
    tasks,
    agencies,
    components: (db: Pool | Client = context.pool) => (components ??= listComponents(db, row.id)),
    rating,
    atWork: dossierAtWork(row, offered, agencies),
  };
}

function dossierAtWork(
  row: DossierRow,
  offered: Pick<DossierAtWork, 'tasks' | 'messages' | 'afterwards'>,
  agencies: Agencies,
): DossierAtWork {
  const agency = (code: string) => ({ code, parent: agencies.get(code)?.parent });
  return {
    agencies: {
      received: agency(row.received_agency),
      decides: agency(row.deciding_agency),
      returns: agency(row.returning_agency),
    },
    functions: row.function_agencies,
    owners: row.citizen_id === null ? [] : [row.citizen_id],
    ...offered,
  };
}

/** A dossier is forwarded to another competent agency: where there is none, the action says so. */
async function withoutAimlessForwarding(
  context: Context,
  row: DossierRow,
  agencies: Agencies,
  messages: readonly OfferedMessage[],
): Promise<readonly OfferedMessage[]> {
  const forwards = ({ message }: OfferedMessage) => message.records === 'forwarding' && message.refusal === undefined;
  if (!messages.some(forwards)) return messages;
  const procedure = await context.procedures.get(row.procedure_version);
  const at = { received: row.received_agency, decides: row.deciding_agency };
  if (competentElsewhere(agencies, procedure, at).length > 0) return messages;
  return messages.map(
    (each): OfferedMessage =>
      forwards(each) ? { ...each, message: { ...each.message, refusal: 'no-other-agency' } } : each,
  );
}

/** What the process offers after its end, each with what speaks against it: it is done, or its days are over. */
async function stillPossible(
  context: Context,
  { returned_at }: DossierRow,
  offered: ReturnType<typeof offeredAfterwards>,
  rated: boolean,
): Promise<readonly OfferedAfterwards[]> {
  if (offered.length === 0 || returned_at === null) return [];
  const now = await context.time.now();
  return offered.map((action): OfferedAfterwards => {
    if (rated) return { ...action, refusal: 'rated-already' };
    return now > returned_at.getTime() + action.days * dayMs ? { ...action, refusal: 'rating-closed' } : action;
  });
}

/** Who holds which of the open tasks. */
function claimsIn(tasks: readonly TaskRow[]) {
  const claims = new Map(
    tasks.map((task) => [
      task.key,
      task.assignee === null ? undefined : { id: task.assignee, name: task.assignee_name ?? task.assignee },
    ]),
  );
  return (task: number) => claims.get(task);
}
