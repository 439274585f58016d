import { z } from 'zod';
import { jsonValue } from './common.ts';

export const actionField = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    type: z.enum(['text', 'longtext', 'number', 'money', 'date', 'boolean', 'choice', 'components']),
    required: z.boolean(),
    choices: z.array(z.strictObject({ value: z.string(), name: z.string() })),
    value: jsonValue.optional().meta({ description: 'what the record has now, where the field is about that' }),
  })
  .meta({ id: 'ActionField' });

/** Something the reader may do with the dossier now, with everything a screen needs to ask for it. */
export const action = z
  .strictObject({
    action: z.string(),
    name: z.string(),
    tone: z.enum(['primary', 'danger', 'default']),
    kind: z.enum(['complete', 'message', 'afterwards', 'claim', 'release']),
    task: z.int().optional().meta({ description: 'key of the task it belongs to' }),
    element: z.string(),
    fields: z.array(actionField),
  })
  .meta({ id: 'Action' });

export const actRequest = z
  .strictObject({
    task: z.int().optional(),
    expectedSeq: z
      .int()
      .min(0)
      .optional()
      .meta({ description: '`seq` of the dossier as the client saw it; another one is refused with stale-page' }),
    data: z.record(z.string().max(100), jsonValue).optional(),
  })
  .meta({ id: 'ActRequest' });
