import { addSearch, Conditions, Values } from '../conditions.ts';
import type { Client, Pool } from '../pool.ts';

export interface ProcedureVersionRow {
  /** bigint as text. */
  readonly id: string;
  readonly code: string;
  /** `VN`, or where a variant of the national procedure applies. */
  readonly jurisdiction: string;
  readonly version: number;
  readonly name: string;
  readonly status: 'published' | 'draft';
  /** JSON of the procedure's facts; `{}` for the regime. */
  readonly facts: string;
  readonly plan: string | null;
  readonly process: string | null;
  readonly xml: string;
  readonly source_hash: string;
}

const columns = 'id, code, jurisdiction, version, name, status, facts, plan, process, xml, source_hash';

/** The version new dossiers are received under, or undefined. National: no jurisdiction overrides it. */
export async function findCurrentVersion(db: Pool | Client, code: string): Promise<ProcedureVersionRow | undefined> {
  const { rows } = await db.query<ProcedureVersionRow>({
    name: 'find-current-version',
    text: `select ${columns} from procedure_version where code = $1 and jurisdiction = 'VN' and current`,
    values: [code],
  });
  return rows[0];
}

/**
 * What a dossier received on the day runs: the national version in force, and each jurisdiction's variant of it that
 * applies on the day. Empty where there is no such procedure.
 *
 * @param day of receipt, `2026-11-24`
 */
export async function versionsInForce(db: Pool | Client, code: string, day: string): Promise<ProcedureVersionRow[]> {
  const { rows } = await db.query<ProcedureVersionRow>({
    name: 'versions-in-force',
    text: `select ${columns} from procedure_version where code = $1 and current
      and (jurisdiction = 'VN' or daterange(valid_from, valid_to, '[]') @> $2::date)`,
    values: [code, day],
  });
  return rows;
}

/** The version a dossier was received under. */
export async function getVersion(db: Pool | Client, id: string): Promise<ProcedureVersionRow> {
  const { rows } = await db.query<ProcedureVersionRow>({
    name: 'get-version',
    text: `select ${columns} from procedure_version where id = $1`,
    values: [id],
  });
  const [row] = rows;
  if (row === undefined) throw new Error(`Expected procedure version ${id} in the record, but there is none`);
  return row;
}

/** The XML of a plan as it was drawn: any version that has this plan. */
export async function findXmlOfPlan(db: Pool | Client, plan: string): Promise<string | undefined> {
  const { rows } = await db.query<{ xml: string }>({
    name: 'find-xml-of-plan',
    text: 'select xml from procedure_version where plan = $1 order by id limit 1',
    values: [plan],
  });
  return rows[0]?.xml;
}

export interface ProcedureListRow {
  readonly code: string;
  readonly name: string;
  readonly field: string;
  readonly levels: ('ministry' | 'province' | 'commune')[];
  readonly status: 'published' | 'draft';
  readonly version: number;
  /** Jurisdictions that have a variant of it, now or planned, in order. */
  readonly variants: string[];
}

export interface ProcedureFilter {
  readonly q?: string | undefined;
  readonly field?: string | undefined;
  readonly level?: string | undefined;
  readonly state?: 'published' | 'draft' | undefined;
}

/**
 * One page of the catalogue by code, after the code `after`, as it stands in a jurisdiction on a day: its variant's
 * status and version where one applies. The regime is no procedure.
 */
export async function listProcedures(
  pool: Pool,
  filter: ProcedureFilter,
  page: { readonly after: string | undefined; readonly limit: number },
  place: { readonly jurisdiction: string; readonly day: string },
): Promise<ProcedureListRow[]> {
  const { text, values } = listProceduresQuery(filter, page, place);
  return (await pool.query<ProcedureListRow>(text, [...values])).rows;
}

/** The statement of `listProcedures`, for those who explain it. */
export function listProceduresQuery(
  filter: ProcedureFilter,
  page: { readonly after: string | undefined; readonly limit: number },
  place: { readonly jurisdiction: string; readonly day: string },
): { readonly text: string; readonly values: readonly unknown[] } {
  const values = new Values();
  const day = values.add(place.day);
  const jurisdiction = values.add(place.jurisdiction);
  const here = `procedure_version h where h.current and h.jurisdiction = ${jurisdiction} and h.jurisdiction <> 'VN'
      and daterange(h.valid_from, h.valid_to, '[]') @> ${day}::date`;
  const conditions = new Conditions(values).add(() => `n.current and n.jurisdiction = 'VN' and n.code <> 'regime'`);
  // A field's procedures are few and counted right; words that come together look rarer than they are. So a field leads
  // where one is given, and the words are looked for in its rows (an expression has no index).
  addSearch(conditions, filter.field === undefined ? 'n.search' : `(n.search || '')`, filter.q);
  if (filter.field !== undefined) conditions.add((value) => `n.field = ${value(filter.field)}`);
  const { level, state } = filter;
  if (level !== undefined) conditions.add((value) => asHere(here, (row) => `${value(level)} = any (${row}.levels)`));
  if (state !== undefined) conditions.add((value) => asHere(here, (row) => `${row}.status = ${value(state)}`));
  if (page.after !== undefined) conditions.add((value) => `n.code > ${value(page.after)}`);
  const text = `select n.code, n.name, n.field, coalesce(v.levels, n.levels) as levels, coalesce(v.status, n.status) as status,
      coalesce(v.version, n.version) as version,
      array(select distinct o.jurisdiction from procedure_version o where o.code = n.code and o.current and o.jurisdiction <> 'VN'
        and coalesce(o.valid_to, ${day}::date) >= ${day}::date order by 1) as variants
    from procedure_version n left join lateral (select h.* from ${here} and h.code = n.code limit 1) v on true
    where ${conditions.text} order by n.code limit ${values.add(page.limit)}`;
  return { text, values: values.list };
}

/**
 * A condition of the version that applies here: of the variant where there is one, else of the national version. Written
 * apart, so that the planner knows how many rows it leaves.
 */
function asHere(here: string, condition: (row: string) => string): string {
  return `(${condition('n')} and n.code not in (select h.code from ${here})) or n.code in (select h.code from ${here} and ${condition('h')})`;
}

export interface VersionListRow {
  readonly version: number;
  readonly plan: string | null;
  readonly source_hash: string;
  readonly published_at: Date;
  readonly published_by: string;
  readonly open_dossiers: number;
}

/** Every version of a code, the latest first, with how many open dossiers run it. */
export async function listVersions(pool: Pool, code: string): Promise<VersionListRow[]> {
  const { rows } = await pool.query<VersionListRow>({
    name: 'list-versions',
    text: `select v.version, v.plan, v.source_hash, v.published_at, v.published_by,
        (select count(*)::int from dossier d where d.procedure_version = v.id and d.ended_at is null) as open_dossiers
      from procedure_version v where v.code = $1 and v.jurisdiction = 'VN' order by v.version desc`,
    values: [code],
  });
  return rows;
}

export interface NewVersion extends VersionContent {
  readonly code: string;
}

/** What a version of a procedure, national or of a place, is made of. */
export interface VersionContent {
  readonly name: string;
  readonly field: string;
  readonly levels: readonly string[];
  readonly status: 'published' | 'draft';
  /** JSON of the procedure as it applies: for a place, the national one with its changes. */
  readonly facts: string;
  readonly plan: string | null;
  readonly process: string | null;
  readonly xml: string;
  readonly sourceHash: string;
  readonly publishedAt: Date;
  readonly publishedBy: string;
}

/**
 * Makes `next` the current version, one above `expected` (0: there is none yet), inside the caller's transaction.
 * Returns undefined, and changes nothing, where the current version is another one.
 */
export async function replaceCurrentVersion(
  client: Client,
  expected: number,
  next: NewVersion,
): Promise<number | undefined> {
  if (expected > 0) {
    const replaced = await client.query(
      `update procedure_version set current = false where code = $1 and jurisdiction = 'VN' and current and version = $2`,
      [next.code, expected],
    );
    if (replaced.rowCount !== 1) return undefined;
  }
  const inserted = await client.query(
    `insert into procedure_version (code, version, name, field, levels, status, facts, plan, process, xml, source_hash, published_at, published_by)
     select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13
     where not exists (select from procedure_version where code = $1 and jurisdiction = 'VN' and current) on conflict do nothing`,
    [
      next.code,
      expected + 1,
      next.name,
      next.field,
      [...next.levels],
      next.status,
      next.facts,
      next.plan,
      next.process,
      next.xml,
      next.sourceHash,
      next.publishedAt,
      next.publishedBy,
    ],
  );
  return inserted.rowCount === 1 ? expected + 1 : undefined;
}

/** `<code> <hash of its source>` of every national version there is, current or not. */
export async function publishedSources(db: Pool | Client): Promise<ReadonlySet<string>> {
  const { rows } = await db.query<{ source: string }>(
    `select code || ' ' || source_hash as source from procedure_version where jurisdiction = 'VN'`,
  );
  return new Set(rows.map(({ source }) => source));
}
