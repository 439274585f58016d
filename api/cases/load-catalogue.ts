import { inTransaction, type Pool } from '../../db/pool.ts';
import { storeContent } from '../../db/queries/content.ts';
import { publishFacts } from '../../db/queries/facts-in-force.ts';
import {
  listVariants,
  type NewVariant,
  publishedContents,
  type StandingVariant,
  standingVariants,
} from '../../db/queries/procedure-variant.ts';
import { findCurrentVersion, publishedSources, replaceCurrentVersion } from '../../db/queries/procedure-version.ts';
import type { CalendarSnapshot } from '../../domain/calendar.ts';
import type { Procedure } from '../../domain/procedure.ts';
import type { ProcedureOverride } from '../../domain/procedure-override.ts';
import type { Problem } from '../../engine/compile.ts';
import { inCatalogue } from './child-procedures.ts';
import {
  contentOf,
  makeVariant,
  placeVariants,
  type Variant,
  variantOf,
  variantSourceHash,
} from './jurisdiction-variants.ts';
import { regimeCode, sourceHashOf } from './processes.ts';
import { durationsOf, passGate } from './publishing-gate.ts';

type Gate = typeof passGate;

/** The catalogue as it stands on disk. */
export interface Catalogue {
  /** Undefined where its file was refused: the one in force stays. */
  readonly calendar: CalendarSnapshot | undefined;
  /** Undefined where its files were refused: the one in force stays. */
  readonly regime: { readonly name: string; readonly xml: string } | undefined;
  readonly procedures: readonly {
    readonly procedure: Procedure;
    readonly xml: string;
    /** DMN XML of the decisions beside the process. */
    readonly decisions?: readonly string[];
    readonly variants?: readonly VariantOnDisk[];
  }[];
}

/** What a place has otherwise; see procedures/override-file.ts. */
interface VariantOnDisk {
  /** `48/override`. */
  readonly name: string;
  /** Undefined where its file was refused: what stands there stays. */
  readonly override: ProcedureOverride | undefined;
  /** XML of its own process; undefined where the national one is inherited. */
  readonly process: string | undefined;
}

export interface CatalogueReport {
  readonly loaded: number;
  readonly unchanged: number;
  /** By the file below procedures/ that is refused. */
  readonly refused: readonly { readonly file: string; readonly problems: readonly Problem[] }[];
}

/**
 * Brings the record up to the catalogue on disk. What was loaded once is not loaded again, so a version that a designer
 * published over it stays in force; a file that changed becomes the next version. A refused file leaves the version in
 * force as it is.
 *
 * @param gate in place of `passGate`, with the same answers: one that remembers them
 */
export async function loadCatalogue(
  pool: Pool,
  catalogue: Catalogue,
  now: Date,
  gate: Gate = passGate,
): Promise<CatalogueReport> {
  if (catalogue.calendar !== undefined) await publishFacts(pool, catalogue.calendar);
  const entries = [
    ...(catalogue.regime === undefined ? [] : [regimeEntry(catalogue.regime)]),
    ...catalogue.procedures.map(({ procedure, xml, decisions = [] }) => ({
      code: procedure.code,
      name: procedure.name,
      field: procedure.field,
      levels: procedure.levels,
      status: procedure.status,
      facts: JSON.stringify(procedure),
      xml,
      decisions,
    })),
  ];
  const byCode = new Map(catalogue.procedures.map(({ procedure }) => [procedure.code, procedure]));
  const gateHere = inCatalogue(gate, async (code) => byCode.get(code));
  const published = await publishedSources(pool);
  const changed = entries
    .map((entry) => ({ ...entry, sourceHash: sourceHashOf(entry.facts, entry.xml, entry.decisions) }))
    .filter(({ code, sourceHash }) => !published.has(`${code} ${sourceHash}`));
  const problemsOf = new Map<string, readonly Problem[]>();
  await several(changed, async (entry) => {
    const problems = await loadEntry(pool, entry, now, gateHere);
    if (problems.length > 0) problemsOf.set(entry.code, problems);
  });
  const refused = changed.flatMap(({ code }) => {
    const problems = problemsOf.get(code);
    return problems === undefined ? [] : [{ file: `${code}/process.bpmn`, problems }];
  });
  const variants = await loadVariants(pool, catalogue.procedures, now, gateHere);
  return {
    loaded: changed.length - refused.length + variants.loaded,
    unchanged: entries.length - changed.length + variants.unchanged,
    refused: [...refused, ...variants.refused],
  };
}

function regimeEntry({ name, xml }: NonNullable<Catalogue['regime']>): Omit<Entry, 'sourceHash'> {
  return { code: regimeCode, name, field: '', levels: [], status: 'published', facts: '{}', xml, decisions: [] };
}

/**
 * The variants of provinces and ministries, each on the national version that stands. One whose file is gone is
 * withdrawn. What a designer published stays, also over a file, until that file changes; it follows the national version.
 */
async function loadVariants(
  pool: Pool,
  procedures: Catalogue['procedures'],
  now: Date,
  gate: Gate,
): Promise<CatalogueReport> {
  const standing = Map.groupBy(await standingVariants(pool), ({ code }) => code);
  const contents = new Map(
    (await publishedContents(pool)).map((each) => [
      `${each.code} ${each.override_name} ${each.content}`,
      each.from_files,
    ]),
  );
  const report = { loaded: 0, unchanged: 0, refused: [] as { file: string; problems: readonly Problem[] }[] };
  await several(procedures, async ({ procedure: { code }, decisions = [], variants = [] }) => {
    const known = new Map((standing.get(code) ?? []).map((each) => [each.override_name, each]));
    if (variants.length + known.size === 0) return;
    const national = await findCurrentVersion(pool, code);
    if (national === undefined) return;
    const fromFiles = ({ override_name: name, content }: StandingVariant): boolean =>
      contents.get(`${code} ${name} ${content}`) === true;
    const wanted: (Variant & { readonly publishedBy: string })[] = [];
    for (const { name, override, process } of variants) {
      if (override === undefined) continue;
      const variant = { name, override, xml: process };
      const stands = known.get(name);
      const content = contentOf(variant);
      const published = stands !== undefined && stands.content !== content && !fromFiles(stands);
      if (!published || !contents.has(`${code} ${name} ${content}`))
        wanted.push({ ...variant, publishedBy: 'catalogue' });
    }
    const named = new Set(wanted.map(({ name }) => name));
    const withdrawn = [...known.values()]
      .filter((each) => variants.every(({ name }) => name !== each.override_name) && fromFiles(each))
      .map(({ override_name: name }) => name);
    const ofDesigners = [...known.values()].filter(
      (each) => !named.has(each.override_name) && !withdrawn.includes(each.override_name) && !fromFiles(each),
    );
    if (ofDesigners.length > 0)
      wanted.push(
        ...(await listVariants(pool, code))
          .filter((row) => ofDesigners.some(({ override_name: name }) => name === row.override_name))
          .map((row) => ({ ...variantOf(row), publishedBy: row.published_by })),
      );
    const made: { row: NewVariant; plan: string | undefined }[] = [];
    for (const { publishedBy, ...variant } of wanted) {
      if (known.get(variant.name)?.source_hash === variantSourceHash(national, variant)) {
        report.unchanged += 1;
        continue;
      }
      const result = await makeVariant(national, variant, { publishedAt: now, publishedBy }, gate, { decisions });
      if (result.ok) made.push(result);
      else report.refused.push({ file: variantFile(code, variant.name), problems: result.problems });
    }
    if (made.length + withdrawn.length === 0) return;
    try {
      await inTransaction(pool, (client) => placeVariants(client, code, withdrawn, made));
      report.loaded += made.length;
    } catch (error) {
      if (!isOverlap(error)) throw error;
      for (const { row } of made)
        report.refused.push({ file: variantFile(code, row.overrideName), problems: [overlapProblem] });
    }
  });
  return report;
}

/** Does the work on several at a time, so that the gate and the record need not wait for one another. */
async function several<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  const lane = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: 4 }, lane));
}

function variantFile(code: string, name: string): string {
  return `${code}/jurisdictions/${name}.json`;
}

/** Days that a variant which stands, and whose new file is refused, has already. */
export const overlapProblem: Problem = {
  element: 'validFrom',
  rule: 'validity-overlap',
  reason: {
    vi: 'Trùng thời gian hiệu lực với quy định riêng đang áp dụng ở địa bàn này.',
    en: 'Expected days that no other override of the jurisdiction has, but one in force has them.',
  },
  path: [],
};

export function isOverlap(error: unknown): boolean {
  return (error as { constraint?: unknown }).constraint === 'procedure_version_validity';
}

interface Entry {
  readonly code: string;
  readonly name: string;
  readonly field: string;
  readonly levels: readonly string[];
  readonly status: 'published' | 'draft';
  readonly facts: string;
  readonly xml: string;
  readonly decisions: readonly string[];
  readonly sourceHash: string;
}

async function loadEntry(pool: Pool, entry: Entry, now: Date, gate: Gate): Promise<readonly Problem[]> {
  const passed =
    entry.status === 'published'
      ? await gate(entry.xml, durationsOf(JSON.parse(entry.facts) as Partial<Procedure>), {
          code: entry.code,
          decisions: entry.decisions,
        })
      : undefined;
  if (passed?.ok === false) return passed.problems;
  await inTransaction(pool, async (client) => {
    if (passed !== undefined) await storeContent(client, 'plan', passed.plan.hash, JSON.stringify(passed.plan));
    const current = await findCurrentVersion(client, entry.code);
    await replaceCurrentVersion(client, current?.version ?? 0, {
      ...entry,
      plan: passed?.plan.hash ?? null,
      process: passed?.process ?? null,
      publishedAt: now,
      publishedBy: 'catalogue',
    });
  });
  return [];
}
