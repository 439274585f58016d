import { z } from 'zod';
import { isJurisdiction } from '../domain/jurisdiction.ts';
import { findDayNumber } from '../domain/legal-day.ts';
import type { ProcedureChanges, ProcedureOverride } from '../domain/procedure-override.ts';
import { because, type CatalogueProblem, parseCatalogueFile, plainFee, procedureFileSchema } from './procedure-file.ts';

const { shape } = procedureFileSchema;
const day = z
  .string()
  .refine(
    (value) => findDayNumber(value) !== undefined,
    because('Phải là ngày có thật, dạng 2026-11-24', 'Expected a date like 2026-11-24'),
  );

/**
 * The shape of `jurisdictions/<jurisdiction>/<name>.json`. Only what a place may lay down for itself: its process (the
 * `<name>.bpmn` beside), agencies, cases with their deadlines, fees, limits. Components, results and the name are
 * national; unknown fields are refused.
 */
const overrideFileSchema = z.strictObject({
  code: shape.code,
  jurisdiction: z
    .string()
    .refine(
      isJurisdiction,
      because('Phải là hai chữ số của tỉnh hoặc mã của bộ', 'Expected a province’s two digits or a ministry’s id'),
    ),
  validFrom: day.optional(),
  validTo: day.optional(),
  levels: shape.levels.optional(),
  agencies: shape.agencies.partial().optional(),
  channels: shape.channels.optional(),
  cases: z
    .array(shape.cases.element.partial({ name: true }))
    .min(1)
    .optional(),
  fee: shape.fee.optional(),
  supplement: shape.supplement.partial().optional(),
  extension: shape.extension,
  intake: shape.intake,
  cutOff: shape.cutOff.nullable(),
  functions: shape.functions.optional(),
  legalBasis: shape.legalBasis,
  source: shape.source,
  asOf: shape.asOf,
});

export type OverrideFileResult =
  | { readonly ok: true; readonly override: ProcedureOverride }
  | { readonly ok: false; readonly problems: readonly CatalogueProblem[] };

/** Parses the text of an override. `file` is only named in problems. Never throws on bad input. */
export function parseOverrideFile(file: string, json: string): OverrideFileResult {
  const parsed = parseCatalogueFile(overrideFileSchema, file, json);
  if (!parsed.ok) return parsed;
  const { code, jurisdiction, validFrom, validTo, legalBasis, source, asOf, ...changes } = parsed.data;
  if (validFrom !== undefined && validTo !== undefined && validTo < validFrom) {
    const reason = {
      vi: `Ngày hết hiệu lực ${validTo} trước ngày có hiệu lực ${validFrom}`,
      en: `Expected a last day after ${validFrom} but found ${validTo}`,
    };
    return { ok: false, problems: [{ file, field: 'validTo', reason }] };
  }
  const override = { code, jurisdiction, validFrom, validTo, changes: plain(changes), legalBasis, source, asOf };
  return { ok: true, override };
}

/** The text of an override: fields in one order, nothing for what is inherited, a newline at the end. */
export function formatOverrideFile({ changes, ...override }: ProcedureOverride): string {
  const fee =
    changes.fee === undefined
      ? undefined
      : { moment: changes.fee.moment, currency: 'VND', amounts: changes.fee.amounts };
  const keys = Object.keys(overrideFileSchema.shape);
  const sorted = Object.fromEntries(
    Object.entries({ ...override, ...changes, fee }).toSorted(([a], [b]) => keys.indexOf(a) - keys.indexOf(b)),
  );
  return `${JSON.stringify(sorted, undefined, 2)}\n`;
}

type ChangesInFile = Omit<
  z.output<typeof overrideFileSchema>,
  'code' | 'jurisdiction' | 'validFrom' | 'validTo' | 'legalBasis' | 'source' | 'asOf'
>;

/** The same without currency, and without the fields that are absent. */
function plain({ fee, ...changes }: ChangesInFile): ProcedureChanges {
  const all = { ...changes, ...(fee !== undefined && { fee: plainFee(fee) }) };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
