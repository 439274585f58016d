import { createHash } from 'node:crypto';
import { findContent, storeContent } from '../../db/queries/content.ts';
import {
  findCurrentVersion,
  listVersions,
  type ProcedureVersionRow,
  replaceCurrentVersion,
} from '../../db/queries/procedure-version.ts';
import { designsFor } from '../../domain/design-rights.ts';
import { jurisdictionName, nationwide } from '../../domain/jurisdiction.ts';
import type { Actor } from '../../domain/organisation.ts';
import type { Procedure } from '../../domain/procedure.ts';
import type { CompileOptions, Problem } from '../../engine/compile.ts';
import type { Plan } from '../../engine/plan.ts';
import type { Context } from '../context.ts';
import { Failure } from '../failure.ts';
import type { BodyOf, ResponseOf } from '../operations.ts';
import { isoInstant } from '../views/instant.ts';
import { inCatalogue } from './child-procedures.ts';
import { type RefusedVariant, rebaseVariants } from './jurisdiction-variants.ts';
import { durationsOf, passGate } from './publishing-gate.ts';
import { hashOfRequest, writeOnce } from './write-once.ts';

/** Code of the one-stop regime, the process every procedure's own one is called from. */
export const regimeCode = 'regime';

/** The process new dossiers run. */
export async function getProcess(context: Context, actor: Actor, code: string): Promise<ResponseOf<'getProcess'>> {
  requireReader(actor);
  const current = await getCurrent(context, code);
  return {
    code,
    name: current.name,
    xml: current.xml,
    version: current.version,
    hash: current.plan ?? '',
    isRegime: code === regimeCode,
  };
}

/** What the publishing gate says of a drawing. Nothing is kept. */
export async function checkProcess(
  context: Context,
  actor: Actor,
  code: string,
  { xml }: BodyOf<'checkProcess'>,
): Promise<ResponseOf<'checkProcess'>> {
  requireReader(actor);
  const current = await getCurrent(context, code);
  const gate = inCatalogue(passGate, findProcedure(context));
  const result = await gate(xml, durationsOf(factsOf(current)), { code, ...(await decisionsOf(context, current)) });
  return result.ok ? { ok: true, problems: [] } : { ok: false, problems: result.problems.map(problemView) };
}

/**
 * Publishes a drawing as the next version: dossiers received from now on run it, open ones keep theirs. So do those of
 * provinces and ministries that inherit it. Refused where the gate finds a problem in it or in one of these variants, or
 * somebody published since the version the change was drawn on.
 */
export async function publishProcess(
  context: Context,
  actor: Actor,
  key: string,
  code: string,
  body: BodyOf<'publishProcess'>,
): Promise<ResponseOf<'publishProcess'>> {
  await requireDesigner(context, actor);
  const current = await getCurrent(context, code);
  return await writeOnce(context, actor, key, hashOfRequest('publishProcess', { code }, body), async (client) => {
    if (current.version !== body.expectedVersion) throw new Failure('version-conflict');
    const facts = factsOf(current);
    const beside = await decisionsOf(context, current);
    const gateHere = inCatalogue(passGate, findProcedure(context));
    const gate = await gateHere(body.xml, durationsOf(facts), { code, ...beside });
    const publishedAt = new Date(await context.time.now());
    if (!gate.ok) throw refusedByGate(gate.problems);
    const sourceHash = sourceHashOf(current.facts, body.xml);
    await storeContent(client, 'plan', gate.plan.hash, JSON.stringify(gate.plan));
    const version = await replaceCurrentVersion(client, body.expectedVersion, {
      code,
      name: current.name,
      field: facts.field ?? '',
      levels: facts.levels ?? [],
      status: 'published',
      facts: current.facts,
      plan: gate.plan.hash,
      process: gate.process,
      xml: body.xml,
      sourceHash,
      publishedAt,
      publishedBy: actor.id,
    });
    if (version === undefined) throw new Failure('version-conflict');
    const refused = await rebaseVariants(
      client,
      { code, facts: current.facts, xml: body.xml, source_hash: sourceHash },
      { publishedAt, publishedBy: actor.id },
      gateHere,
      beside,
    );
    if (refused.length > 0) throw refusedByGate(refused.flatMap(inJurisdiction));
    return { version, hash: gate.plan.hash };
  });
}

/** Every version that was published, the latest first. */
export async function listProcessVersions(
  context: Context,
  actor: Actor,
  code: string,
): Promise<ResponseOf<'listProcessVersions'>> {
  requireReader(actor);
  const rows = await listVersions(context.pool, code);
  if (rows.length === 0) throw new Failure('unknown-procedure', { code });
  return {
    items: rows.map((row) => ({
      version: row.version,
      hash: row.plan ?? '',
      publishedAt: isoInstant(row.published_at),
      publishedBy: row.published_by,
      openDossiers: row.open_dossiers,
    })),
  };
}

/** Names a version by what it was made from. */
export function sourceHashOf(facts: string, xml: string, decisions: readonly string[] = []): string {
  const hash = createHash('sha256').update(facts).update('\n').update(xml);
  for (const decision of decisions) hash.update('\n').update(decision);
  return hash.digest('hex');
}

/** The decisions of the version in force: a drawing comes without its DMN files, and goes on asking what it asked. */
export async function decisionsOf(context: Context, current: ProcedureVersionRow): Promise<CompileOptions> {
  const plan = current.plan === null ? undefined : await findContent(context.pool, current.plan);
  const { decisions } = plan === undefined ? {} : (JSON.parse(plan) as Partial<Plan>);
  return decisions === undefined ? {} : { compiled: decisions };
}

async function getCurrent(context: Context, code: string): Promise<ProcedureVersionRow> {
  const current = await findCurrentVersion(context.pool, code);
  if (current === undefined) throw new Failure('unknown-procedure', { code });
  return current;
}

/** Facts of the version in force, for what a process says of other procedures. */
export function findProcedure(context: Context): (code: string) => Promise<Procedure | undefined> {
  return async (code) => {
    const version = code === regimeCode ? undefined : await findCurrentVersion(context.pool, code);
    return version === undefined ? undefined : (JSON.parse(version.facts) as Procedure);
  };
}

/** The procedure's facts; the regime has none. */
function factsOf(version: ProcedureVersionRow): Partial<Procedure> {
  return JSON.parse(version.facts) as Partial<Procedure>;
}

/** Processes and forms of the whole country are for designers of no province and no ministry. */
export async function requireDesigner(context: Context, actor: Actor): Promise<void> {
  if (designsFor(actor, await context.agencies.today()) !== nationwide) throw new Failure('not-allowed');
}

export function requireReader(actor: Actor): void {
  if (actor.roles.every((role) => role === 'citizen')) throw new Failure('not-allowed');
}

function refusedByGate(problems: readonly Problem[]): Failure {
  const malformed = problems.find((problem) => problem.rule === 'xml');
  const details = { problems: problems.map(problemView) };
  return malformed === undefined
    ? new Failure('process-invalid', {}, details)
    : new Failure('bpmn-malformed', { detail: malformed.reason }, details);
}

/** What a change of the national process breaks in a variant that inherits it, with the place's name before it. */
function inJurisdiction({ name, problems }: RefusedVariant): Problem[] {
  const place = jurisdictionName(name.split('/')[0] ?? name);
  return problems.map((problem) => ({
    ...problem,
    reason: { vi: `${place}: ${problem.reason.vi}`, en: `${place}: ${problem.reason.en}` },
  }));
}

function problemView({ element, rule, reason, path }: Problem): ResponseOf<'checkProcess'>['problems'][number] {
  return { ...(element === undefined ? {} : { element }), rule, reason, path: [...path] };
}
