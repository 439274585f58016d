import { storeContent } from '../../db/queries/content.ts';
import { findCurrentForm, replaceCurrentForm } from '../../db/queries/form-version.ts';
import { findCurrentVersion } from '../../db/queries/procedure-version.ts';
import { bundleForm, unbundleForm } from '../../domain/form/bundle-form.ts';
import { checkForm as checkFormText } from '../../domain/form/check-form.ts';
import { completeDeclaration, type DeclarationProblem } from '../../domain/form/declaration.ts';
import { fitChecklist } from '../../domain/form/fit-checklist.ts';
import type { FormSchema } from '../../domain/form/form-schema.ts';
import { generateForm } from '../../domain/form/generate-form.ts';
import type { Actor } from '../../domain/organisation.ts';
import type { Procedure } from '../../domain/procedure.ts';
import type { JsonValue } from '../../engine/stimulus.ts';
import type { Receipt } from '../../protocol/receipt.ts';
import type { Context } from '../context.ts';
import { Failure } from '../failure.ts';
import type { BodyOf, ResponseOf } from '../operations.ts';
import { isoInstant } from '../views/instant.ts';
import { sha256 } from './load-forms.ts';
import { requireDesigner, requireReader } from './processes.ts';
import { hashOfRequest, writeOnce } from './write-once.ts';

/** A form in force for a procedure as somewhere it stands. */
interface FormInForce {
  readonly version: number;
  readonly hash: string;
  readonly bundle: FormSchema;
}

/** The form a declaration is made on, with everything it refers to inside. */
export async function getForm(
  context: Context,
  code: string,
  { case: caseCode }: { readonly case?: string | undefined },
): Promise<ResponseOf<'getForm'>> {
  const procedure = await getFacts(context, code);
  const { version, hash, bundle } = await formInForce(context, procedure);
  return { code, version, hash, schema: json(caseCode === undefined ? bundle : ofCase(bundle, procedure, caseCode)) };
}

/** The form as its designer edits it. */
export async function getFormSource(
  context: Context,
  actor: Actor,
  code: string,
): Promise<ResponseOf<'getFormSource'>> {
  requireReader(actor);
  const { version, hash, bundle } = await formInForce(context, await getFacts(context, code));
  const current = await findCurrentForm(context.pool, code);
  return {
    code,
    version,
    hash,
    schema: json(bundle),
    source: `${JSON.stringify(unbundleForm(bundle), undefined, 2)}\n`,
    ...(current === undefined
      ? {}
      : { publishedAt: isoInstant(current.published_at), publishedBy: current.published_by }),
  };
}

/** What keeps a form from being published. Nothing is kept. */
export async function checkForm(
  context: Context,
  actor: Actor,
  code: string,
  { source }: BodyOf<'checkForm'>,
): Promise<ResponseOf<'checkForm'>> {
  requireReader(actor);
  const result = checkFormText(source, await getFacts(context, code));
  return result.ok ? { ok: true, problems: [] } : { ok: false, problems: [...result.problems] };
}

/** Publishes a form as the next version: declarations from now on are made on it, dossiers keep theirs. */
export async function publishForm(
  context: Context,
  actor: Actor,
  key: string,
  code: string,
  body: BodyOf<'publishForm'>,
): Promise<ResponseOf<'publishForm'>> {
  await requireDesigner(context, actor);
  const facts = await getFacts(context, code);
  return await writeOnce(context, actor, key, hashOfRequest('publishForm', { code }, body), async (client) => {
    const result = checkFormText(body.source, facts);
    if (!result.ok) throw new Failure('form-invalid', {}, { problems: result.problems });
    const hash = sha256(result.text);
    const version = await replaceCurrentForm(
      client,
      body.expectedVersion,
      { code, hash, text: result.text, sourceHash: sha256(body.source) },
      { publishedAt: new Date(await context.time.now()), publishedBy: actor.id },
    );
    if (version === undefined) throw new Failure('version-conflict');
    return { version, hash };
  });
}

/**
 * The receipt with its declaration, completed with what is known, under the hash of the form it was checked against.
 * Refused as a whole where anything is wrong. Without one the receipt is as it was: declared on paper.
 */
export async function withDeclaration(
  context: Context,
  procedure: Procedure,
  receipt: Receipt,
  given: BodyOf<'receiveDossier'>['declaration'],
): Promise<Receipt> {
  if (given === undefined) return receipt;
  const { hash, bundle } = await formInForce(context, procedure);
  const components = new Set(receipt.components.map(({ id }) => id));
  const validate = context.formValidators.get(hash, bundle);
  const result = completeDeclaration(bundle, validate, given, { applicant: receipt.applicant, components });
  if (!result.ok) throw declarationInvalid(result.problems);
  await storeContent(context.pool, 'form', hash, JSON.stringify(bundle));
  return {
    ...receipt,
    form: { hash, data: result.data },
    components: [...receipt.components, ...replacedBy(bundle, procedure, components)],
  };
}

/** The components that the declaration itself stands in for, as electronic ones. */
function replacedBy(bundle: FormSchema, procedure: Procedure, given: ReadonlySet<string>): Receipt['components'] {
  return Object.values(bundle.properties?.['components']?.properties ?? {}).flatMap((row) => {
    const component = procedure.components.find(({ id }) => id === row['x-component']);
    if (row['x-source'] !== 'declaration' || component === undefined || given.has(component.id)) return [];
    return [{ id: component.id, name: component.name, kind: 'electronic' as const, originals: 0, copies: 0 }];
  });
}

function declarationInvalid(problems: readonly DeclarationProblem[]): Failure {
  const [first] = problems;
  return new Failure('declaration-invalid', { detail: first?.reason ?? '' }, { problems });
}

async function formInForce(context: Context, procedure: Procedure): Promise<FormInForce> {
  const current = await findCurrentForm(context.pool, procedure.code);
  const published =
    current === undefined
      ? bundleForm(generateForm(procedure))
      : await context.contents.value<FormSchema>(current.form);
  const bundle = fitChecklist(published, procedure.components);
  const hash = current !== undefined && bundle === published ? current.form : sha256(JSON.stringify(bundle));
  return { version: current?.version ?? 0, hash, bundle };
}

async function getFacts(context: Context, code: string): Promise<Procedure> {
  const version = code === 'regime' ? undefined : await findCurrentVersion(context.pool, code);
  if (version === undefined) throw new Failure('unknown-procedure', { code });
  return JSON.parse(version.facts) as Procedure;
}

function ofCase(bundle: FormSchema, procedure: Procedure, caseCode: string): FormSchema {
  const section = bundle.properties?.['components'];
  if (section?.properties === undefined) return bundle;
  const other = new Set(
    procedure.components.filter((each) => each.case !== undefined && each.case !== caseCode).map(({ id }) => id),
  );
  const rows = Object.entries(section.properties).filter(([, row]) => !other.has(row['x-component'] ?? ''));
  return {
    ...bundle,
    properties: { ...bundle.properties, components: { ...section, properties: Object.fromEntries(rows) } },
  };
}

function json(schema: FormSchema): Record<string, JsonValue> {
  return schema as Record<string, JsonValue>;
}
