import { createHash } from 'node:crypto';
import type { FormSchema } from '../domain/form/form-schema.ts';
import { generateForm } from '../domain/form/generate-form.ts';
import type { Procedure } from '../domain/procedure.ts';

/** What begins the `$comment` of a form that nobody has changed since it was made from the facts. */
const marker = 'Sinh từ procedure.json · generated: ';

/** The text of the `form.json` that follows from a procedure's facts, marked as such. */
export function formatGeneratedForm(procedure: Procedure): string {
  const { $schema, ...form } = generateForm(procedure);
  return format({ ...($schema === undefined ? {} : { $schema }), $comment: marker + digest(form), ...form });
}

/**
 * Whether a `form.json` is as it was made from facts: its mark is that of its content. Whoever changes anything in it,
 * or takes the mark away, owns it, and it is never made anew.
 */
export function isGenerated(text: string): boolean {
  try {
    const { $schema: _, $comment, ...form } = JSON.parse(text) as FormSchema;
    return $comment === marker + digest(form);
  } catch {
    return false;
  }
}

function digest(form: FormSchema): string {
  return createHash('sha256').update(JSON.stringify(form)).digest('hex').slice(0, 16);
}

function format(form: FormSchema): string {
  return `${JSON.stringify(form, undefined, 2)}\n`;
}
