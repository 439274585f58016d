import { addSearch, type Conditions } from '../conditions.ts';

/** Who may see: the dossiers of some agencies by any of their grants or while one is consulted, a citizen's own, or none. */
export type DossierSight =
  | {
      readonly type: 'agencies';
      readonly agencies: readonly string[];
      readonly consulted: readonly string[] | undefined;
    }
  | { readonly type: 'citizen'; readonly citizenId: string }
  | { readonly type: 'none' };

/** Which dossiers a list shows or a number counts. Instants are Dates of the business clock. */
export interface DossierFilter {
  /** The agency that decides, by every code under which the record may name it. */
  readonly agencies?: readonly string[] | undefined;
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

/** The conditions of a filter on `dossier d`. */
export function addFilter(conditions: Conditions, filter: DossierFilter, at: DueMoment): Conditions {
  const { agencies } = filter;
  if (agencies !== undefined) conditions.add((value) => oneOf('d.deciding_agency', agencies, value));
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

/**
 * What a reader may see, as conditions of which each alone is enough: each has an index of its own, where their `or`
 * would have none. With a filter on deciding agencies in sight that one grant says it all.
 */
export function sightConditions(
  sight: DossierSight,
  agencies: readonly string[] | undefined,
): ((value: Value) => string)[] {
  switch (sight.type) {
    case 'none':
      return [];
    case 'citizen':
      return [(value) => `d.citizen_id = ${value(sight.citizenId)}`];
    case 'agencies': {
      if (agencies?.every((each) => sight.agencies.includes(each))) return [() => 'true'];
      const grants = ['received_agency', 'deciding_agency', 'returning_agency'];
      const { agencies: seen, consulted } = sight;
      // One agency is a small part of the country, found by index; many are most of it, sifted in one pass.
      const granted =
        seen.length === 1
          ? grants.map((grant) => (value: Value) => `d.${grant} = ${value(seen[0])}`)
          : [(value: Value) => anyGrant(grants, value(seen))];
      if (consulted === undefined) return granted;
      return [
        ...granted,
        (value) =>
          `d.id in (select w.dossier from work_item w where w.state = 'open' and ${oneOf('w.agency', consulted, value)})`,
      ];
    }
  }
}

/** One agency is looked up in an index in its order; several, which are rare, are not. */
function oneOf(column: string, agencies: readonly string[], value: Value): string {
  return agencies.length === 1 ? `${column} = ${value(agencies[0])}` : `${column} = any (${value(agencies)})`;
}

function anyGrant(grants: readonly string[], agencies: string): string {
  return grants.map((grant) => `d.${grant} = any (${agencies})`).join(' or ');
}
