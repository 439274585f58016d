import { z } from 'zod';
import type { ProcedureInForce } from '../../db/queries/procedure-in-force.ts';
import { listVariants, type VariantRow } from '../../db/queries/procedure-variant.ts';
import { listProcedures as listRows, listVersions } from '../../db/queries/procedure-version.ts';
import type { Agencies } from '../../domain/agency-history.ts';
import { decidingCandidates, receivingCandidates } from '../../domain/competence.ts';
import { jurisdictionName, jurisdictionOf, nationwide } from '../../domain/jurisdiction.ts';
import { type LegalDay, legalDayAt } from '../../domain/legal-day.ts';
import type { Actor, Agency } from '../../domain/organisation.ts';
import type { Procedure } from '../../domain/procedure.ts';
import { appliesOn, changedFields, type ProcedureOverride } from '../../domain/procedure-override.ts';
import { agencyRefOf } from '../agency-directory.ts';
import type { Context } from '../context.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import type { QueryOf, ResponseOf } from '../operations.ts';
import { isoInstant } from '../views/instant.ts';
import { procedureInForce } from './procedure-in-force.ts';

const place = z.strictObject({ code: z.string() });

/** One page of the catalogue, by code, as it stands where the reader works. */
export async function listProcedures(
  context: Context,
  actor: Actor,
  query: QueryOf<'listProcedures'>,
): Promise<ResponseOf<'listProcedures'>> {
  const { cursor, limit, ...filter } = query;
  const agencies = await context.agencies.today();
  const rows = await listRows(
    context.pool,
    filter,
    { after: readCursor(place, cursor)?.code, limit: limit + 1 },
    { jurisdiction: homeOf(actor, agencies), day: legalDayAt(await context.time.now()) },
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(({ code, name, field, levels, status, version, variants }) => ({
      code,
      name,
      field,
      levels,
      status,
      ...(status === 'published' ? { version } : {}),
      variants: variants.map((each) => jurisdictionRef(agencies, each)),
    })),
    ...(rows.length > limit && last !== undefined ? { next: writeCursor({ code: last.code }) } : {}),
  };
}

/** A procedure's facts, its versions and variants, and where the reader may receive it. */
export async function getProcedure(
  context: Context,
  actor: Actor,
  code: string,
  { jurisdiction }: QueryOf<'getProcedure'>,
): Promise<ResponseOf<'getProcedure'>> {
  const inForce = await procedureInForce(context, code);
  const [versions, variants, agencies, now] = await Promise.all([
    listVersions(context.pool, code),
    listVariants(context.pool, code),
    context.agencies.today(),
    context.time.now(),
  ]);
  const receiving = receivingCandidates(agencies, inForce.competence, actor);
  const deciding = decidingCandidates(agencies, inForce.competence, receiving[0]);
  const current = versionShown(inForce, jurisdiction ?? placeOf(deciding[0]) ?? homeOf(actor, agencies));
  const facts = JSON.parse(current.facts) as Procedure;
  const today = legalDayAt(now);
  return {
    code,
    name: current.name,
    field: facts.field,
    levels: [...facts.levels],
    status: current.status,
    ...(current.status === 'published' ? { version: current.version } : {}),
    jurisdiction: jurisdictionRef(agencies, current.jurisdiction),
    variants: variants
      .filter(({ valid_to }) => valid_to === null || valid_to >= today)
      .map((row) => variantView(agencies, row, today)),
    issuer: facts.issuer,
    agencies: {
      ...(facts.agencies.helps === undefined ? {} : { helps: facts.agencies.helps }),
      receives: facts.agencies.receives,
      decides: facts.agencies.decides,
    },
    channels: [...facts.channels],
    cases: facts.cases.map((each) => ({
      code: each.code,
      name: each.name,
      ...(each.duration === undefined ? {} : { duration: each.duration }),
      ...(each.durationSource === undefined ? {} : { durationSource: each.durationSource }),
    })),
    components: facts.components.map((each) => ({
      id: each.id,
      name: each.name,
      originals: each.originals,
      copies: each.copies,
      required: each.required,
      ...(each.case === undefined ? {} : { case: each.case }),
      ...(each.dataSource === undefined ? {} : { dataSource: each.dataSource }),
    })),
    results: facts.results.map((each) => ({
      name: each.name,
      ...(each.code === undefined ? {} : { code: each.code }),
    })),
    legalBasis: [...facts.legalBasis],
    fee: {
      moment: facts.fee.moment,
      amounts: facts.fee.amounts.map((each) => ({
        amount: each.amount,
        ...(each.condition === undefined ? {} : { condition: each.condition }),
        ...(each.channel === undefined ? {} : { channel: each.channel }),
      })),
    },
    supplement: {
      pausePolicy: facts.supplement.pausePolicy,
      ...(facts.supplement.limit === undefined ? {} : { limit: facts.supplement.limit }),
      ...(facts.supplement.citizenDays === undefined ? {} : { citizenDays: facts.supplement.citizenDays }),
    },
    source: facts.source,
    asOf: facts.asOf,
    missing: [...facts.missing],
    versions: versions.map((row) => ({
      version: row.version,
      hash: row.plan ?? '',
      publishedAt: isoInstant(row.published_at),
      publishedBy: row.published_by,
    })),
    receivingAgencies: receiving.map((agency) => agencyRefOf(agencies, agency.code)),
    decidingAgencies: deciding.map((agency) => agencyRefOf(agencies, agency.code)),
  };
}

function versionShown(inForce: ProcedureInForce, jurisdiction: string): ProcedureInForce['national'] {
  return inForce.versionFor({ code: jurisdiction, province: jurisdiction });
}

function placeOf(agency: Agency | undefined): string | undefined {
  return agency === undefined ? undefined : jurisdictionOf(agency);
}

/** Where the reader works; the whole country for those who belong to no agency. */
function homeOf(actor: Actor, agencies: Agencies): string {
  return placeOf(actor.agency === undefined ? undefined : agencies.get(actor.agency)) ?? nationwide;
}

/** A province by its name, a ministry by that of its agency. */
export function jurisdictionRef(agencies: Agencies, code: string): { code: string; name: string } {
  return { code, name: agencies.get(code)?.name ?? jurisdictionName(code) };
}

function variantView(
  agencies: Agencies,
  row: VariantRow,
  today: LegalDay,
): ResponseOf<'getProcedure'>['variants'][number] {
  const override = JSON.parse(row.override) as ProcedureOverride;
  return {
    jurisdiction: jurisdictionRef(agencies, row.jurisdiction),
    status: row.status,
    version: row.version,
    ...(row.valid_from === null ? {} : { validFrom: row.valid_from }),
    ...(row.valid_to === null ? {} : { validTo: row.valid_to }),
    applies: appliesOn(override, today),
    changes: [...changedFields(override.changes, row.own_process)],
    legalBasis: [...override.legalBasis],
    source: override.source,
    asOf: override.asOf,
  };
}
