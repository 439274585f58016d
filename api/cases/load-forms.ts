import { createHash } from 'node:crypto';
import { inTransaction, type Pool } from '../../db/pool.ts';
import { type NewForm, publishedForms, publishForms } from '../../db/queries/form-version.ts';
import { checkForm, type FormProblem } from '../../domain/form/check-form.ts';
import { formDefinitions } from '../../domain/form/form-definitions.ts';
import { generateForm } from '../../domain/form/generate-form.ts';
import type { Procedure } from '../../domain/procedure.ts';

export interface FormsReport {
  readonly loaded: number;
  readonly unchanged: number;
  /** By procedure, with JSON pointers into its `form.json`. */
  readonly refused: readonly { readonly code: string; readonly problems: readonly FormProblem[] }[];
}

/** Names the shared definitions: a form is made from them as well. */
const definitions = sha256(JSON.stringify([...formDefinitions.values()]));

/**
 * Brings the forms of the record up to those of the catalogue on disk; a procedure without one of its own gets the one
 * that follows from its facts. What was loaded once is not loaded again, so a form that a designer published over it
 * stays; a refused one leaves what is in force as it is.
 */
export async function loadForms(
  pool: Pool,
  procedures: readonly { readonly procedure: Procedure; readonly form?: string }[],
  now: Date,
): Promise<FormsReport> {
  const published = await publishedForms(pool);
  const refused: { code: string; problems: readonly FormProblem[] }[] = [];
  const next: NewForm[] = [];
  for (const { procedure, form } of procedures) {
    const source = form ?? JSON.stringify(generateForm(procedure));
    const sourceHash = sha256(definitions + source);
    if (published.has(`${procedure.code} ${sourceHash}`)) continue;
    const checked = checkForm(source, procedure);
    if (checked.ok) next.push({ code: procedure.code, hash: sha256(checked.text), text: checked.text, sourceHash });
    else refused.push({ code: procedure.code, problems: checked.problems });
  }
  if (next.length > 0)
    await inTransaction(pool, (client) => publishForms(client, next, { publishedAt: now, publishedBy: 'catalogue' }));
  return { loaded: next.length, unchanged: procedures.length - next.length - refused.length, refused };
}

/** Names a form by its text. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
