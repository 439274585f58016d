import { addSearch, Conditions, Values } from '../conditions.ts';
import type { Client, Pool } from '../pool.ts';

export interface ProcedureVersionRow {
  /** bigint as text. */
  readonly id: string;
  readonly code: string;
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

const columns = 'id, code, version, name, status, facts, plan, process, xml, source_hash';

/** The version new dossiers are received under, or undefined. National: no jurisdiction overrides it. */
export async function findCurrentVersion(db: Pool | Client, code: string): Promise<ProcedureVersionRow | undefined> {
  const { rows } = await db.query<ProcedureVersionRow>({
    name: 'find-current-version',
    text: `select ${columns} from procedure_version where code = $1 and jurisdiction = 'VN' and current`,
    values: [code],
  });
  return rows[0];
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
}

export interface ProcedureFilter {
  readonly q?: string | undefined;
  readonly field?: string | undefined;
  readonly level?: string | undefined;
  readonly state?: 'published' | 'draft' | undefined;
}

/** One page of the catalogue by code, after the code `after`. The regime is no procedure. */
export async function listProcedures(
  pool: Pool,
  filter: ProcedureFilter,
  page: { readonly after: string | undefined; readonly limit: number },
): Promise<ProcedureListRow[]> {
  const values = new Values();
  const conditions = new Conditions(values).add(() => `current and jurisdiction = 'VN' and code <> 'regime'`);
  addSearch(conditions, 'search', filter.q);
  if (filter.field !== undefined) conditions.add((value) => `field = ${value(filter.field)}`);
  if (filter.level !== undefined) conditions.add((value) => `${value(filter.level)} = any (levels)`);
  if (filter.state !== undefined) conditions.add((value) => `status = ${value(filter.state)}`);
  if (page.after !== undefined) conditions.add((value) => `code > ${value(page.after)}`);
  const { rows } = await pool.query<ProcedureListRow>(
    `select code, name, field, levels, status, version from procedure_version where ${conditions.text} order by code limit ${values.add(page.limit)}`,
    values.list,
  );
  return rows;
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

export interface NewVersion {
  readonly code: string;
  readonly name: string;
  readonly field: string;
  readonly levels: readonly string[];
  readonly status: 'published' | 'draft';
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
