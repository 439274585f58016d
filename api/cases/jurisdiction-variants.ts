import { createHash } from 'node:crypto';
import type { Client } from '../../db/pool.ts';
import { storeContent } from '../../db/queries/content.ts';
import { listVariants, type NewVariant, replaceVariants, type VariantRow } from '../../db/queries/procedure-variant.ts';
import type { ProcedureVersionRow } from '../../db/queries/procedure-version.ts';
import type { Procedure } from '../../domain/procedure.ts';
import { applyOverride, type ProcedureOverride } from '../../domain/procedure-override.ts';
import type { CompileOptions, Problem } from '../../engine/compile.ts';
import { durationsOf, type passGate } from './publishing-gate.ts';

/** A variant to be placed: what the place changes, and its own process if it has one. */
export interface Variant {
  /** Its file below `jurisdictions/`, without the ending: `48/override`. */
  readonly name: string;
  readonly override: ProcedureOverride;
  readonly xml: string | undefined;
}

/** A variant that the gate lets not through on its national version. */
export interface RefusedVariant {
  readonly name: string;
  readonly problems: readonly Problem[];
}

/** Names what a variant was made from: its own file and process, and the national version below them. */
export function variantSourceHash(national: Pick<ProcedureVersionRow, 'source_hash'>, variant: Variant): string {
  return createHash('sha256')
    .update(national.source_hash)
    .update('\n')
    .update(JSON.stringify(variant.override))
    .update('\n')
    .update(variant.xml ?? '')
    .digest('hex');
}

/** Names what a variant changes, whatever it stands on; the record's own name of it. */
export function contentOf({ override, xml }: Pick<Variant, 'override' | 'xml'>): string {
  return createHash('md5')
    .update(`${JSON.stringify(override)}\n${xml ?? ''}`)
    .digest('hex');
}

/** A variant as it stands, to be set on another national version. */
export function variantOf(row: Pick<VariantRow, 'override_name' | 'override' | 'own_process' | 'xml'>): Variant {
  const override = JSON.parse(row.override) as ProcedureOverride;
  return { name: row.override_name, override, xml: row.own_process ? row.xml : undefined };
}

/** What a variant comes to on a national version, or why it may not be published. */
export async function makeVariant(
  national: Pick<ProcedureVersionRow, 'facts' | 'xml' | 'source_hash'>,
  variant: Variant,
  by: { readonly publishedAt: Date; readonly publishedBy: string },
  gate: typeof passGate,
  beside: CompileOptions,
): Promise<
  | { readonly ok: true; readonly row: NewVariant; readonly plan: string | undefined }
  | ({ readonly ok: false } & RefusedVariant)
> {
  const xml = variant.xml ?? national.xml;
  const { override } = variant;
  const facts = applyOverride(JSON.parse(national.facts) as Procedure, override, xml !== '');
  const passed =
    facts.status === 'published' ? await gate(xml, durationsOf(facts), { code: facts.code, ...beside }) : undefined;
  if (passed?.ok === false) return { ok: false, name: variant.name, problems: passed.problems };
  const row: NewVariant = {
    jurisdiction: override.jurisdiction,
    overrideName: variant.name,
    override: JSON.stringify(override),
    ownProcess: variant.xml !== undefined,
    validFrom: override.validFrom ?? null,
    validTo: override.validTo ?? null,
    name: facts.name,
    field: facts.field,
    levels: facts.levels,
    status: facts.status,
    facts: JSON.stringify(facts),
    plan: passed?.plan.hash ?? null,
    process: passed?.process ?? null,
    xml,
    sourceHash: variantSourceHash(national, variant),
    ...by,
  };
  return { ok: true, row, plan: passed === undefined ? undefined : JSON.stringify(passed.plan) };
}

/** Places variants in the caller's transaction, in place of those of their names and of the withdrawn ones. */
export async function placeVariants(
  client: Client,
  code: string,
  withdrawn: readonly string[],
  made: readonly { readonly row: NewVariant; readonly plan: string | undefined }[],
): Promise<void> {
  for (const { row, plan } of made)
    if (plan !== undefined && row.plan !== null) await storeContent(client, 'plan', row.plan, plan);
  await replaceVariants(
    client,
    code,
    withdrawn,
    made.map(({ row }) => row),
  );
}

/**
 * Sets every standing variant on a new national version, in the transaction that publishes it. Where the gate refuses
 * one, nothing is placed and the reasons are returned.
 */
export async function rebaseVariants(
  client: Client,
  national: Pick<ProcedureVersionRow, 'code' | 'facts' | 'xml' | 'source_hash'>,
  by: { readonly publishedAt: Date; readonly publishedBy: string },
  gate: typeof passGate,
  beside: CompileOptions,
): Promise<readonly RefusedVariant[]> {
  const made: { row: NewVariant; plan: string | undefined }[] = [];
  const refused: RefusedVariant[] = [];
  for (const row of await listVariants(client, national.code)) {
    const result = await makeVariant(national, variantOf(row), by, gate, beside);
    if (result.ok) made.push(result);
    else refused.push(result);
  }
  if (refused.length === 0) await placeVariants(client, national.code, [], made);
  return refused;
}
