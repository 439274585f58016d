import type { Client, Pool } from '../pool.ts';
import type { VersionContent } from './procedure-version.ts';

/** A jurisdiction's variant in force or planned, with what it is made from. */
export interface VariantRow {
  readonly jurisdiction: string;
  /** Its file below `jurisdictions/`, by which its next version is known as the same. */
  readonly override_name: string;
  readonly version: number;
  readonly status: 'published' | 'draft';
  /** JSON of the override. */
  readonly override: string;
  readonly own_process: boolean;
  /** `2026-11-24`; null: no such bound. */
  readonly valid_from: string | null;
  readonly valid_to: string | null;
  readonly xml: string;
  readonly source_hash: string;
  readonly published_at: Date;
  readonly published_by: string;
  /** Whether a file of the catalogue has it, also where a designer published another version since. */
  readonly from_files: boolean;
}

/** Every variant of a procedure that stands, past and planned ones too, by jurisdiction and days. */
export async function listVariants(db: Pool | Client, code: string): Promise<VariantRow[]> {
  const { rows } = await db.query<VariantRow>({
    name: 'list-variants',
    text: `select jurisdiction, override_name, version, status, override, own_process, valid_from::text, valid_to::text, xml, source_hash,
        published_at, published_by,
        exists (select from procedure_version f where f.code = $1 and f.override_name = v.override_name and f.published_by = 'catalogue') as from_files
      from procedure_version v where code = $1 and current and jurisdiction <> 'VN' order by jurisdiction, valid_from nulls first`,
    values: [code],
  });
  return rows;
}

/** Names what a variant changes, whatever it stands on: its override and, where it has one, its process. */
const content = `md5(override || E'\\n' || case when own_process then xml else '' end)`;

export interface StandingVariant {
  readonly code: string;
  readonly override_name: string;
  readonly source_hash: string;
  readonly content: string;
}

/** Every variant that stands. */
export async function standingVariants(db: Pool | Client): Promise<StandingVariant[]> {
  const { rows } = await db.query<StandingVariant>(
    `select code, override_name, source_hash, ${content} as content
      from procedure_version where current and jurisdiction <> 'VN'`,
  );
  return rows;
}

/** Every content that a variant ever had, and whether it came from the catalogue's files. */
export async function publishedContents(
  db: Pool | Client,
): Promise<{ code: string; override_name: string; content: string; from_files: boolean }[]> {
  const { rows } = await db.query<{ code: string; override_name: string; content: string; from_files: boolean }>(
    `select code, override_name, ${content} as content, bool_or(published_by = 'catalogue') as from_files
      from procedure_version where jurisdiction <> 'VN' group by 1, 2, 3`,
  );
  return rows;
}

export interface NewVariant extends VersionContent {
  readonly jurisdiction: string;
  readonly overrideName: string;
  readonly override: string;
  readonly ownProcess: boolean;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/**
 * In the caller's transaction: the variants named in `withdrawn` no longer stand, and `next` stand in place of those of
 * their names, each as the next version of its jurisdiction. Fails where two would apply in one place on one day.
 */
export async function replaceVariants(
  client: Client,
  code: string,
  withdrawn: readonly string[],
  next: readonly NewVariant[],
): Promise<void> {
  await client.query(
    `update procedure_version set current = false
      where code = $1 and jurisdiction <> 'VN' and current and override_name = any ($2)`,
    [code, [...withdrawn, ...next.map((each) => each.overrideName)]],
  );
  for (const each of next) {
    await client.query(
      `insert into procedure_version (code, jurisdiction, version, override_name, override, own_process, valid_from, valid_to,
          name, field, levels, status, facts, plan, process, xml, source_hash, published_at, published_by)
        select $1, $2, coalesce(max(version), 0) + 1, $3, $4, $5, $6::date, $7::date, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18
          from procedure_version where code = $1 and jurisdiction = $2`,
      [
        code,
        each.jurisdiction,
        each.overrideName,
        each.override,
        each.ownProcess,
        each.validFrom,
        each.validTo,
        each.name,
        each.field,
        [...each.levels],
        each.status,
        each.facts,
        each.plan,
        each.process,
        each.xml,
        each.sourceHash,
        each.publishedAt,
        each.publishedBy,
      ],
    );
  }
}
