import { z } from 'zod';
import type { CatalogueProblem } from './procedure-file.ts';

const text = z.string().trim().min(1);

/** `regime.json`: what the regime is, on which law it rests, and each of its parameters with its source. */
const regimeFileSchema = z.strictObject({
  code: z.literal('regime'),
  name: text,
  legalBasis: z.array(text).min(1),
  asOf: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  parameters: z.array(
    z.strictObject({
      name: text,
      value: z.number(),
      unit: z.enum(['WORKING_DAY', 'DAY', 'HOUR', 'TIMES']),
      /** Where it stands in process.bpmn. */
      element: text,
      source: text,
      /** False where the text in force could not be read and an older one, or practice, is followed. */
      verified: z.boolean(),
    }),
  ),
  assumptions: z.array(text),
});

export type Regime = z.output<typeof regimeFileSchema>;

/** Parses the text of a `regime.json`. Never throws on bad input. */
export function parseRegimeFile(
  file: string,
  json: string,
):
  | { readonly ok: true; readonly regime: Regime }
  | { readonly ok: false; readonly problems: readonly CatalogueProblem[] } {
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return {
      ok: false,
      problems: [
        { file, field: '', reason: { vi: `Tệp không phải JSON hợp lệ: ${detail}`, en: `Expected JSON but ${detail}` } },
      ],
    };
  }
  const parsed = regimeFileSchema.safeParse(data);
  if (parsed.success) return { ok: true, regime: parsed.data };
  return {
    ok: false,
    problems: parsed.error.issues.map((issue) => ({
      file,
      field: issue.path.join('.'),
      reason: { vi: `Giá trị không hợp lệ: ${issue.message}`, en: issue.message },
    })),
  };
}
