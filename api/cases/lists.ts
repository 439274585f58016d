import { z } from 'zod';
import { countByAgency as countRows } from '../../db/queries/count-by-agency.ts';
import type { DueMoment } from '../../db/queries/dossier-filter.ts';
import { countDossiers, listDossiers as listRows } from '../../db/queries/list-dossiers.ts';
import { listWork as listWorkRows, type WorkFilter } from '../../db/queries/list-work.ts';
import { dayNumberAt, startOfDay } from '../../domain/legal-day.ts';
import { type Actor, officerRoles } from '../../domain/organisation.ts';
import { agencyRefOf } from '../agency-directory.ts';
import type { Context } from '../context.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { Failure } from '../failure.ts';
import type { QueryOf, ResponseOf } from '../operations.ts';
import { dossierItem, workItem } from '../views/row-views.ts';
import { calendarInForce } from '../views/working-time-left.ts';
import { agenciesOf, sightOf } from './sight.ts';

const dossierPlace = z.strictObject({ at: z.iso.datetime(), id: z.uuid() });
const workPlace = z.strictObject({ due: z.iso.datetime().nullable(), dossier: z.uuid(), key: z.int() });

/** One page of dossiers in sight, and how many there are. */
export async function listDossiers(
  context: Context,
  actor: Actor,
  query: QueryOf<'listDossiers'>,
): Promise<ResponseOf<'listDossiers'>> {
  const { cursor, limit, agency, ...asked } = query;
  const [sight, agencies] = await Promise.all([sightOf(context, actor), context.agencies.today()]);
  // A filter names the agency that decides; whoever received or returns may look at it too, within what is in sight.
  if (sight.type === 'none') throw new Failure('not-allowed');
  const now = await context.time.now();
  const moment = dueMoment(now);
  const filter = { ...asked, ...(agency === undefined ? {} : { agencies: agencies.held([agency]) }) };
  const [rows, total, calendar] = await Promise.all([
    listRows(context.pool, filter, sight, moment, { cursor: readCursor(dossierPlace, cursor), limit: limit + 1 }),
    countDossiers(context.pool, filter, sight, moment),
    calendarInForce(context),
  ]);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const lastAt = filter.due === undefined ? last?.submitted_at : last?.due_at;
  const more = rows.length > limit && last !== undefined && lastAt instanceof Date;
  return {
    items: shown.map((row) => dossierItem(row, { agencies, calendar, now })),
    ...(more ? { next: writeCursor({ at: lastAt.toISOString(), id: last.id }) } : {}),
    total,
  };
}

/** One page of open work: an officer's own agency and roles, or what the officer has taken. */
export async function listWork(
  context: Context,
  actor: Actor,
  query: QueryOf<'listWork'>,
): Promise<ResponseOf<'listWork'>> {
  const { cursor, limit, agency, role, due, ...rest } = query;
  const roles = officerRoles.filter((each) => actor.roles.includes(each));
  if (actor.agency === undefined || roles.length === 0) throw new Failure('not-allowed');
  if (agency !== undefined && agency !== actor.agency) throw new Failure('foreign-agency');
  if (role !== undefined && !roles.includes(role)) throw new Failure('not-allowed');
  const now = await context.time.now();
  const filter: WorkFilter = {
    agencies: agenciesOf(actor),
    roles: role === undefined ? roles : [role],
    assignee: actor.id,
    state: rest.state,
    procedure: rest.procedure,
    q: rest.q,
    ...dueRange(due, now),
  };
  const [rows, agencies, calendar] = await Promise.all([
    listWorkRows(context.pool, filter, { cursor: readCursor(workPlace, cursor), limit: limit + 1 }),
    context.agencies.today(),
    calendarInForce(context),
  ]);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => workItem(row, { agencies, calendar, now }, actor.id)),
    ...(rows.length > limit && last !== undefined
      ? { next: writeCursor({ due: last.dossier_due_at?.toISOString() ?? null, dossier: last.dossier, key: last.key }) }
      : {}),
  };
}

/** The monitor's numbers by deciding agency; what one has taken over counts as its own. */
export async function countByAgency(context: Context, actor: Actor): Promise<ResponseOf<'countByAgency'>> {
  if (!actor.roles.some((role) => role === 'monitor' || role === 'leader')) throw new Failure('not-allowed');
  const sight = await sightOf(context, actor);
  const [rows, agencies] = await Promise.all([
    countRows(context.pool, sight, dueMoment(await context.time.now())),
    context.agencies.today(),
  ]);
  const items = new Map<string, ResponseOf<'countByAgency'>['items'][number]>();
  for (const row of rows) {
    const agency = agencyRefOf(agencies, row.agency);
    const counted = items.get(agency.code) ?? { open: 0, dueToday: 0, overdue: 0, paused: 0 };
    items.set(agency.code, {
      agency,
      open: counted.open + row.open,
      dueToday: counted.dueToday + row.due_today,
      overdue: counted.overdue + row.overdue,
      paused: counted.paused + row.paused,
    });
  }
  const sum = (count: 'open' | 'dueToday' | 'overdue' | 'paused') =>
    [...items.values()].reduce((total, item) => total + item[count], 0);
  return {
    items: [...items.values()],
    totals: {
      open: sum('open'),
      dueToday: sum('dueToday'),
      overdue: sum('overdue'),
      paused: sum('paused'),
    },
  };
}

function dueMoment(now: number): DueMoment {
  return { now: new Date(now), endOfToday: new Date(startOfDay(dayNumberAt(now) + 1)) };
}

/** `today` and `week` begin now: what is past is overdue. */
function dueRange(due: QueryOf<'listWork'>['due'], now: number): Pick<WorkFilter, 'dueFrom' | 'dueBefore'> {
  if (due === undefined) return {};
  if (due === 'overdue') return { dueBefore: new Date(now) };
  const days = due === 'today' ? 1 : 7;
  return { dueFrom: new Date(now), dueBefore: new Date(startOfDay(dayNumberAt(now) + days)) };
}
