import { z } from 'zod';
import { findCurrentVersion, listProcedures as listRows, listVersions } from '../../db/queries/procedure-version.ts';
import { decidingCandidates, receivingCandidates } from '../../domain/competence.ts';
import type { Actor } from '../../domain/organisation.ts';
import type { Procedure } from '../../domain/procedure.ts';
import { agencyRefOf } from '../agency-directory.ts';
import type { Context } from '../context.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { Failure } from '../failure.ts';
import type { QueryOf, ResponseOf } from '../operations.ts';
import { isoInstant } from '../views/instant.ts';
import { regimeCode } from './processes.ts';

const place = z.strictObject({ code: z.string() });

/** One page of the catalogue, by code. */
export async function listProcedures(
  context: Context,
  query: QueryOf<'listProcedures'>,
): Promise<ResponseOf<'listProcedures'>> {
  const { cursor, limit, ...filter } = query;
  const rows = await listRows(context.pool, filter, { after: readCursor(place, cursor)?.code, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(({ code, name, field, levels, status, version }) => ({
      code,
      name,
      field,
      levels,
      status,
      ...(status === 'published' ? { version } : {}),
    })),
    ...(rows.length > limit && last !== undefined ? { next: writeCursor({ code: last.code }) } : {}),
  };
}

/** A procedure's facts, its versions, and where the reader may receive it. */
export async function getProcedure(context: Context, actor: Actor, code: string): Promise<ResponseOf<'getProcedure'>> {
  const current = code === regimeCode ? undefined : await findCurrentVersion(context.pool, code);
  if (current === undefined) throw new Failure('unknown-procedure', { code });
  const facts = JSON.parse(current.facts) as Procedure;
  const [versions, agencies] = await Promise.all([listVersions(context.pool, code), context.agencies.all()]);
  const receiving = receivingCandidates(agencies, facts, actor);
  return {
    code,
    name: current.name,
    field: facts.field,
    levels: [...facts.levels],
    status: current.status,
    ...(current.status === 'published' ? { version: current.version } : {}),
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
    decidingAgencies: decidingCandidates(agencies, facts, receiving[0]).map((agency) =>
      agencyRefOf(agencies, agency.code),
    ),
  };
}
