import type { Client, Pool } from '../../db/pool.ts';
import { listVariants, type VariantRow } from '../../db/queries/procedure-variant.ts';
import { findCurrentVersion, type ProcedureVersionRow } from '../../db/queries/procedure-version.ts';
import { designsFor } from '../../domain/design-rights.ts';
import { nationwide } from '../../domain/jurisdiction.ts';
import { legalDayAt } from '../../domain/legal-day.ts';
import type { Actor } from '../../domain/organisation.ts';
import type { Procedure } from '../../domain/procedure.ts';
import {
  appliesOn,
  beginsAfter,
  type ProcedureChanges,
  type ProcedureOverride,
} from '../../domain/procedure-override.ts';
import { judgeOverride } from '../../procedures/judge-override.ts';
import { formatOverrideFile } from '../../procedures/override-file.ts';
import type { Context } from '../context.ts';
import { Failure } from '../failure.ts';
import type { BodyOf, ResponseOf } from '../operations.ts';
import { isoInstant } from '../views/instant.ts';
import { inCatalogue } from './child-procedures.ts';
import { makeVariant, placeVariants } from './jurisdiction-variants.ts';
import { isOverlap, overlapProblem } from './load-catalogue.ts';
import { jurisdictionRef } from './procedures.ts';
import { decisionsOf, findProcedure, regimeCode, requireReader } from './processes.ts';
import { passGate } from './publishing-gate.ts';
import { hashOfRequest, writeOnce } from './write-once.ts';

/** What of a procedure an override may change. */
const overridable = [
  'levels',
  'agencies',
  'channels',
  'cases',
  'fee',
  'supplement',
  'extension',
  'intake',
  'cutOff',
  'functions',
] as const satisfies readonly (keyof ProcedureChanges)[];

/** What provinces and ministries have otherwise of a procedure, as their designers edit it, beside what is national. */
export async function listOverrides(
  context: Context,
  actor: Actor,
  code: string,
): Promise<ResponseOf<'listOverrides'>> {
  requireReader(actor);
  const national = await getNational(context.pool, code);
  const [rows, agencies, now] = await Promise.all([
    listVariants(context.pool, code),
    context.agencies.today(),
    context.time.now(),
  ]);
  const place = designsFor(actor, agencies);
  const facts = factsOf(national);
  return {
    code,
    name: national.name,
    ...(place === undefined ? {} : { designsFor: jurisdictionRef(agencies, place) }),
    // As a body has it: without what is undefined.
    national: JSON.parse(JSON.stringify(Object.fromEntries(overridable.map((part) => [part, facts[part]])))),
    process: national.xml,
    items: rows.map((row) => {
      const override = overrideOf(row);
      return {
        name: row.override_name,
        jurisdiction: jurisdictionRef(agencies, row.jurisdiction),
        version: row.version,
        ...(row.valid_from === null ? {} : { validFrom: row.valid_from }),
        ...(row.valid_to === null ? {} : { validTo: row.valid_to }),
        applies: appliesOn(override, legalDayAt(now)),
        withdrawable: beginsAfter(override, legalDayAt(now)) && !row.from_files,
        source: formatOverrideFile(override),
        ...(row.own_process ? { xml: row.xml } : {}),
        publishedAt: isoInstant(row.published_at),
        publishedBy: row.published_by,
      };
    }),
  };
}

/** What keeps an override from being published by this designer. Nothing is kept. */
export async function checkOverride(
  context: Context,
  actor: Actor,
  code: string,
  body: BodyOf<'checkOverride'>,
): Promise<ResponseOf<'checkOverride'>> {
  const jurisdiction = await requirePlace(context, actor);
  const judged = await judge(context, context.pool, jurisdiction, code, body, {
    publishedAt: new Date(),
    publishedBy: actor.id,
  });
  return judged.ok ? { ok: true, problems: [] } : { ok: false, problems: judged.problems };
}

/**
 * Publishes an override of the designer's own province or ministry: dossiers that its agencies decide run it from its
 * first day on, open ones keep theirs. Refused, with field and reason, where the file's gate or the process's finds a
 * problem, or somebody published since the version the change was made on; what stands goes on standing.
 */
export async function publishOverride(
  context: Context,
  actor: Actor,
  key: string,
  code: string,
  body: BodyOf<'publishOverride'>,
): Promise<ResponseOf<'publishOverride'>> {
  const jurisdiction = await requirePlace(context, actor);
  return await writeOnce(context, actor, key, hashOfRequest('publishOverride', { code }, body), async (client) => {
    const by = { publishedAt: new Date(await context.time.now()), publishedBy: actor.id };
    const judged = await judge(context, client, jurisdiction, code, body, by);
    if (!judged.ok) throw new Failure('override-invalid', {}, { problems: judged.problems });
    const { made, standing } = judged;
    if ((standing?.version ?? 0) !== body.expectedVersion) throw new Failure('version-conflict');
    try {
      await placeVariants(client, code, [], [made]);
    } catch (error) {
      if (!isOverlap(error)) throw error;
      const { element = '', reason } = overlapProblem;
      throw new Failure('override-invalid', {}, { problems: [{ field: element, reason }] });
    }
    const placed = (await listVariants(client, code)).find(({ override_name: name }) => name === made.row.overrideName);
    if (placed === undefined) throw new Error(`Expected ${made.row.overrideName} to stand, but it does not`);
    return { name: placed.override_name, version: placed.version };
  });
}

/**
 * Withdraws an override of the designer's own place that is planned only: no dossier has run it. One in force ends with
 * its last day, one that a file of the catalogue has is withdrawn with the file.
 */
export async function withdrawOverride(
  context: Context,
  actor: Actor,
  key: string,
  code: string,
  body: BodyOf<'withdrawOverride'>,
): Promise<ResponseOf<'withdrawOverride'>> {
  const jurisdiction = await requirePlace(context, actor);
  return await writeOnce(context, actor, key, hashOfRequest('withdrawOverride', { code }, body), async (client) => {
    await getNational(client, code);
    const standing = (await listVariants(client, code)).find(
      (row) => row.override_name === body.name && row.jurisdiction === jurisdiction,
    );
    if (standing === undefined) throw noSuchOverride(body.name);
    if (standing.version !== body.expectedVersion) throw new Failure('version-conflict');
    if (standing.from_files) throw new Failure('override-of-catalogue');
    if (!beginsAfter(overrideOf(standing), legalDayAt(await context.time.now()))) throw new Failure('override-begun');
    await placeVariants(client, code, [standing.override_name], []);
    return { name: standing.override_name };
  });
}

function noSuchOverride(name: string): Failure {
  return new Failure('not-found', { what: { vi: `quy định riêng ${name}`, en: `override ${name}` } });
}

type Judged =
  | {
      readonly ok: true;
      readonly made: Extract<Awaited<ReturnType<typeof makeVariant>>, { ok: true }>;
      /** What it takes the place of. */
      readonly standing: VariantRow | undefined;
    }
  | { readonly ok: false; readonly problems: ResponseOf<'checkOverride'>['problems'] };

/** The two gates: the file's, and that of the process with the deadlines it then has. */
async function judge(
  context: Context,
  db: Pool | Client,
  jurisdiction: string,
  code: string,
  { source, xml, name }: BodyOf<'checkOverride'>,
  by: { readonly publishedAt: Date; readonly publishedBy: string },
): Promise<Judged> {
  const national = await getNational(db, code);
  const rows = (await listVariants(db, code)).filter((row) => row.jurisdiction === jurisdiction);
  const standing = rows.find((row) => row.override_name === name);
  if (name !== undefined && standing === undefined) throw noSuchOverride(name);
  const { override, problems } = judgeOverride('', source, {
    national: factsOf(national),
    jurisdiction,
    process: { national: national.xml !== '', own: xml !== undefined },
    others: rows
      .filter((row) => row !== standing)
      .map((row) => ({ name: row.override_name, override: overrideOf(row) })),
  });
  if (override === undefined) return { ok: false, problems: problems.map(({ field, reason }) => ({ field, reason })) };
  const made = await makeVariant(
    national,
    { name: name ?? freeName(override, rows), override, xml },
    by,
    inCatalogue(passGate, findProcedure(context)),
    await decisionsOf(context, national),
  );
  if (made.ok) return { ok: true, made, standing };
  return { ok: false, problems: made.problems.map(({ element, reason }) => ({ field: element ?? '', reason })) };
}

/** A name for a new override: the day from which it applies. */
function freeName({ jurisdiction, validFrom }: ProcedureOverride, rows: readonly VariantRow[]): string {
  const taken = new Set(rows.map((row) => row.override_name));
  const wanted = `${jurisdiction}/${validFrom ?? 'override'}`;
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted : `${wanted}-${number}`;
    if (!taken.has(name)) return name;
  }
}

/** The place whose override the designer may publish. */
async function requirePlace(context: Context, actor: Actor): Promise<string> {
  const place = designsFor(actor, await context.agencies.today());
  if (place === undefined || place === nationwide) throw new Failure('not-allowed');
  return place;
}

async function getNational(db: Pool | Client, code: string): Promise<ProcedureVersionRow> {
  const national = code === regimeCode ? undefined : await findCurrentVersion(db, code);
  if (national === undefined) throw new Failure('unknown-procedure', { code });
  return national;
}

function factsOf({ facts }: ProcedureVersionRow): Procedure {
  return JSON.parse(facts) as Procedure;
}

function overrideOf({ override }: VariantRow): ProcedureOverride {
  return JSON.parse(override) as ProcedureOverride;
}
