import { z } from 'zod';
import { instant, jsonValue } from './common.ts';

/** JSON Schema 2020-12; too free a shape for OpenAPI to say more. */
const schema = z.record(z.string(), jsonValue).meta({ description: 'JSON Schema 2020-12, bundled' });

export const form = z
  .strictObject({
    code: z.string(),
    version: z.int().meta({ description: '0 where nobody has published one: it follows from the facts' }),
    hash: z.string().meta({ description: 'of the bundle; a dossier is pinned to it' }),
    schema,
  })
  .meta({ id: 'Form' });

export const formQuery = z.strictObject({
  case: z
    .string()
    .max(20)
    .optional()
    .meta({ description: 'leaves out the rows of the checklist that other cases ask for' }),
});

/** The form as its designer wrote it, beside the one in force. */
export const formSource = z
  .strictObject({
    ...form.shape,
    source: z.string().meta({ description: 'JSON as a designer edits it: shared definitions by reference' }),
    publishedAt: instant.optional(),
    publishedBy: z.string().optional(),
  })
  .meta({ id: 'FormSource' });

export const formProblem = z
  .strictObject({
    pointer: z.string().meta({ description: 'JSON pointer to what is refused' }),
    reason: z.strictObject({ vi: z.string(), en: z.string() }),
  })
  .meta({ id: 'FormProblem' });

const source = z.string().min(1).meta({ description: 'JSON Schema 2020-12 as JSON text' });

export const checkFormRequest = z.strictObject({ source }).meta({ id: 'CheckFormRequest' });
export const checkFormResult = z
  .strictObject({ ok: z.boolean(), problems: z.array(formProblem) })
  .meta({ id: 'CheckFormResult' });
export const publishFormRequest = z
  .strictObject({ source, expectedVersion: z.int().min(0).meta({ description: 'the version the change was made on' }) })
  .meta({ id: 'PublishFormRequest' });
export const publishedForm = z.strictObject({ version: z.int(), hash: z.string() }).meta({ id: 'PublishedForm' });
