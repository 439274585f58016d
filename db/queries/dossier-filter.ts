import { addSearch, Conditions } from '../conditions.ts';

/** Who may see: the dossiers of some agencies by any of their grants or while one is consulted, a citizen's own, or none. */
export type DossierSight =
  | { readonly type: 'agencies'; readonly agencies: readonly string[]; readonly consulted: string | undefined }
  | { readonly type: 'citizen'; readonly citizenId: string }
  | { readonly type: 'none' };

/** Which dossiers a list shows or a number counts. Instants are Dates of the business clock. */
export interface DossierFilter {
  /** The agency that decides. */
  readonly agency?: string | undefined;
  readonly due?: 'today' | 'overdue' | undefined;
  readonly paused?: boolean | undefined;
  readonly open?: boolean | undefined;
  readonly status?: number | undefined;
  readonly procedure?: string | undefined;
  readonly q?: string | undefined;
}

/** The moment a filter is meant at, and the end of its legal day. */
export interface DueMoment {
  readonly now: Date;
  readonly endOfToday: Date;
}

type Value = (value: unknown) => string;

/** What each number of the monitor means, for `dossier d`. Lists filter by these and counts count by these. */
export const dueConditions = {
  open: () => 'd.finished_at is null and d.ended_at is null',
  paused: () => 'd.finished_at is null and d.ended_at is null and d.paused',
  overdue: (at: DueMoment, value: Value) =>
    `d.finished_at is null and d.ended_at is null and not d.paused and d.due_at < ${value(at.now)}`,
  dueToday: (at: DueMoment, value: Value) =>
    `d.finished_at is null and d.ended_at is null and not d.paused and d.due_at >= ${value(at.now)} and d.due_at < ${value(at.endOfToday)}`,
} as const;

/** The conditions of a filter on `dossier d`, within what the reader may see. */
export function dossierConditions(filter: DossierFilter, sight: DossierSight, at: DueMoment): Conditions {
  const conditions = new Conditions();
  addSight(conditions, sight);
  if (filter.agency !== undefined) conditions.add((value) => `d.deciding_agency = ${value(filter.agency)}`);
  if (filter.due === 'today') conditions.add((value) => dueConditions.dueToday(at, value));
  if (filter.due === 'overdue') conditions.add((value) => dueConditions.overdue(at, value));
  if (filter.open === true) conditions.add(dueConditions.open);
  if (filter.open === false) conditions.add(() => `not (${dueConditions.open()})`);
  if (filter.paused === true) conditions.add(dueConditions.paused);
  if (filter.paused === false) conditions.add(() => 'not d.paused');
  if (filter.status !== undefined) conditions.add((value) => `d.status = ${value(filter.status)}`);
  if (filter.procedure !== undefined) conditions.add((value) => `d.procedure_code = ${value(filter.procedure)}`);
  addSearch(conditions, 'd.search', filter.q);
  return conditions;
}

function addSight(conditions: Conditions, sight: DossierSight): void {
  switch (sight.type) {
    case 'none':
      conditions.add(() => 'false');
      return;
    case 'citizen':
      conditions.add((value) => `d.citizen_id = ${value(sight.citizenId)}`);
      return;
    case 'agencies':
      conditions.add((value) => {
        const agencies = value(sight.agencies);
        const granted = `d.received_agency = any (${agencies}) or d.deciding_agency = any (${agencies}) or d.returning_agency = any (${agencies})`;
        if (sight.consulted === undefined) return granted;
        return `${granted} or exists (select from work_item w where w.dossier = d.id and w.state = 'open' and w.agency = ${value(sight.consulted)})`;
      });
  }
}
