import { z } from 'zod';
import { databaseIds } from '../domain/databases.ts';
import { agencyFunctions } from '../domain/organisation.ts';
import type { Procedure } from '../domain/procedure.ts';
import { findProcedureCode } from '../domain/procedure-code.ts';

/** Why something of the catalogue is refused: which file, which field of it, and why, in both languages. */
export interface CatalogueProblem {
  readonly file: string;
  /** Path inside the file (`fee.amounts.0.amount`), or the element's id in a process; empty for the whole file. */
  readonly field: string;
  readonly reason: { readonly vi: string; readonly en: string };
}

export type ProcedureFileResult =
  | { readonly ok: true; readonly procedure: Procedure }
  | { readonly ok: false; readonly problems: readonly CatalogueProblem[] };

/** A month or a day: `2026-07`, `2026-07-25`. */
export const asOfPattern = /^\d{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?$/;

/** What every text of the catalogue must be: nothing that the database, XML or another system cannot hold. */
const loose = z
  .string()
  .normalize('NFC')
  .max(4000)
  .refine(
    (value) => !/[\p{Cc}\uFFFD]/u.test(value.replaceAll(/[\t\n\r]/g, '')) && value.isWellFormed(),
    because('Có ký tự điều khiển hoặc ký tự hỏng', 'Expected no control characters and no broken ones'),
  );
const text = loose.trim().min(1);
const shortText = text.max(400);
const channel = z.enum(['direct', 'online', 'post']);
const count = z.int().min(0).max(99);

const duration = z.strictObject({
  amount: z.number().min(0.01).max(3650),
  unit: z.enum(['HOUR', 'WORKING_DAY', 'DAY', 'MONTH', 'SAME_DAY']),
});

const procedureCase = z.strictObject({
  code: z.string().regex(/^\d{2}$/),
  name: text,
  duration: duration.optional(),
  durationSource: text.optional(),
});

const component = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  name: text,
  originals: count,
  copies: count,
  required: z.boolean(),
  case: z.string().optional(),
  dataSource: z
    .strictObject({ database: z.enum(databaseIds), rule: z.enum(['annex', 'article-4']), legalBasis: text })
    .optional(),
});

const feeAmount = z.strictObject({
  amount: z.int().min(0).max(100_000_000_000),
  condition: text.optional(),
  channel: channel.optional(),
});

/** The shape of `procedure.json`. Unknown fields are refused, so that a misspelt one does not go unnoticed. */
export const procedureFileSchema = z.strictObject({
  code: z
    .string()
    .refine(
      (value) => findProcedureCode(value) !== undefined,
      because('Mã thủ tục không đúng dạng nào đã biết', 'Expected a procedure code of a known form'),
    ),
  name: shortText,
  field: loose.max(400),
  levels: z.array(z.enum(['ministry', 'province', 'commune'])),
  issuer: loose,
  agencies: z.strictObject({ helps: text.optional(), receives: loose, decides: loose }),
  channels: z.array(channel),
  cases: z.array(procedureCase).min(1),
  components: z.array(component),
  results: z.array(z.strictObject({ code: text.optional(), name: text })),
  legalBasis: z.array(text),
  fee: z.strictObject({
    moment: z.enum(['none', 'before', 'after']),
    currency: z.literal('VND'),
    amounts: z.array(feeAmount),
  }),
  supplement: z.strictObject({
    limit: z.int().min(0).optional(),
    pausePolicy: z.enum(['shift', 'restart']),
    citizenDays: z.int().positive().optional(),
  }),
  extension: z.strictObject({ limit: z.int().min(0), source: text }).optional(),
  intake: z.partialRecord(channel, z.strictObject({ ...duration.shape, source: text })).optional(),
  cutOff: z.strictObject({ minute: z.int().min(0).max(1439), channels: z.array(channel).min(1) }).optional(),
  functions: z.partialRecord(z.enum(agencyFunctions), z.record(z.string().regex(/^(\*|\d{2})$/), text)),
  source: text,
  asOf: z.string().regex(asOfPattern),
  status: z.enum(['published', 'draft']),
  missing: z.array(text),
});

const vietnamese = z.locales.vi().localeError;

/** The reason of a `refine`, in both languages. */
export function because(
  vi: string,
  en: string,
): { readonly message: string; readonly params: { readonly vi: string } } {
  return { message: en, params: { vi } };
}

/** Parses the text of a `procedure.json`. `file` is only named in problems. Never throws on bad input. */
export function parseProcedureFile(file: string, json: string): ProcedureFileResult {
  const parsed = parseCatalogueFile(procedureFileSchema, file, json);
  if (!parsed.ok) return parsed;
  const procedure = plain(parsed.data);
  const problems = contradictions(file, procedure);
  return problems.length === 0 ? { ok: true, procedure } : { ok: false, problems };
}

/** Parses the text of a JSON file of the catalogue. Each problem names file, field and reason. Never throws on bad input. */
export function parseCatalogueFile<T>(
  schema: z.ZodType<T>,
  file: string,
  json: string,
): { readonly ok: true; readonly data: T } | { readonly ok: false; readonly problems: readonly CatalogueProblem[] } {
  let data: unknown;
  try {
    data = JSON.parse(json.replace(/^\uFEFF/, ''));
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const reason = { vi: `Tệp không phải JSON hợp lệ: ${detail}`, en: `Expected JSON but ${detail}` };
    return { ok: false, problems: [{ file, field: '', reason }] };
  }
  const parsed = parseCatalogueData(schema, data);
  return parsed.ok ? parsed : { ok: false, problems: parsed.problems.map((problem) => ({ file, ...problem })) };
}

/** What the schema refuses, field by field, in both languages. */
export function parseCatalogueData<T>(
  schema: z.ZodType<T>,
  data: unknown,
):
  | { readonly ok: true; readonly data: T }
  | { readonly ok: false; readonly problems: readonly Omit<CatalogueProblem, 'file'>[] } {
  const parsed = schema.safeParse(data);
  if (parsed.success) return { ok: true, data: parsed.data };
  const translated = schema.safeParse(data, { error: vietnamese }).error?.issues ?? [];
  return {
    ok: false,
    problems: parsed.error.issues.map((issue, index) => ({
      field: issue.path.join('.'),
      reason: { vi: inVietnamese(issue) ?? translated[index]?.message ?? issue.message, en: issue.message },
    })),
  };
}

function inVietnamese(issue: z.core.$ZodIssue): string | undefined {
  const vi: unknown = issue.code === 'custom' ? issue.params?.['vi'] : undefined;
  return typeof vi === 'string' ? vi : undefined;
}

/** The text of a `procedure.json`: fields in one order, nothing for what is undefined, a newline at the end. */
export function formatProcedureFile(procedure: Procedure): string {
  const { fee, ...rest } = procedure;
  const ordered = { ...rest, fee: { moment: fee.moment, currency: 'VND', amounts: fee.amounts } };
  const keys = Object.keys(procedureFileSchema.shape);
  const sorted = Object.fromEntries(Object.entries(ordered).toSorted(([a], [b]) => keys.indexOf(a) - keys.indexOf(b)));
  return `${JSON.stringify(sorted, undefined, 2)}\n`;
}

type ProcedureFile = z.output<typeof procedureFileSchema>;

function plain(file: ProcedureFile): Procedure {
  const { intake, extension, ...others } = file;
  return {
    ...others,
    agencies: { ...file.agencies, helps: file.agencies.helps },
    cases: file.cases.map((each) => ({ ...each, duration: each.duration, durationSource: each.durationSource })),
    components: file.components.map((each) => ({ ...each, case: each.case, dataSource: each.dataSource })),
    results: file.results.map((each) => ({ code: each.code, name: each.name })),
    fee: plainFee(file.fee),
    ...(intake && {
      intake: Object.fromEntries(Object.entries(intake).filter(([, term]) => term !== undefined)),
    }),
    ...(extension && { extension }),
    supplement: {
      limit: file.supplement.limit,
      pausePolicy: file.supplement.pausePolicy,
      citizenDays: file.supplement.citizenDays,
    },
    cutOff: file.cutOff,
    functions: Object.fromEntries(
      Object.entries(file.functions).flatMap(([name, codes]) => (codes === undefined ? [] : [[name, codes]])),
    ),
  };
}

/** The fee as the procedure has it: đồng need no currency. */
export function plainFee({ moment, amounts }: ProcedureFile['fee']): Procedure['fee'] {
  return {
    moment,
    amounts: amounts.map(({ amount, condition, channel: through }) => ({ amount, condition, channel: through })),
  };
}

/** What no field shows by itself. */
export function contradictions(file: string, procedure: Procedure): readonly CatalogueProblem[] {
  const problems: CatalogueProblem[] = [];
  const refuse = (field: string, vi: string, en: string): void => {
    problems.push({ file, field, reason: { vi, en } });
  };
  const caseCodes = procedure.cases.map((each) => each.code);
  if (caseCodes[0] !== '00')
    refuse(
      'cases.0.code',
      'Trường hợp đầu tiên phải là trường hợp chung, mã 00',
      'Expected the first case to be the general one, 00',
    );
  for (const index of repeated(caseCodes))
    refuse(
      `cases.${index}.code`,
      `Trùng mã trường hợp ${caseCodes[index]}`,
      `Expected each case once but ${caseCodes[index]} is there twice`,
    );
  const ids = procedure.components.map((each) => each.id);
  for (const index of repeated(ids))
    refuse(
      `components.${index}.id`,
      `Trùng mã thành phần hồ sơ ${ids[index]}`,
      `Expected each component once but ${ids[index]} is there twice`,
    );
  const names = procedure.components.map((each) => `${each.case ?? ''}|${each.name.toLowerCase()}`);
  for (const index of repeated(names)) {
    const name = procedure.components[index]?.name ?? '';
    refuse(
      `components.${index}.name`,
      `Thành phần hồ sơ “${name}” được nêu hai lần`,
      `Expected each component once but “${name}” is there twice`,
    );
  }
  for (const [index, each] of procedure.components.entries()) {
    if (each.case !== undefined && !caseCodes.includes(each.case)) {
      refuse(
        `components.${index}.case`,
        `Không có trường hợp ${each.case}`,
        `Expected a case of this procedure but found ${each.case}`,
      );
    }
    if (each.originals + each.copies === 0 && each.required && each.dataSource === undefined) {
      refuse(
        `components.${index}.originals`,
        'Thành phần bắt buộc phải có ít nhất một bản',
        'Expected at least one original or copy of a required component',
      );
    }
  }
  const charges = procedure.fee.amounts.some((each) => each.amount > 0);
  if (procedure.fee.moment !== 'none' && !charges)
    refuse(
      'fee.amounts',
      'Có thời điểm thu nhưng không có mức thu',
      'Expected an amount because a moment of payment is named',
    );
  const rates = procedure.fee.amounts.map((each) => `${each.channel ?? ''}|${each.condition ?? ''}`);
  for (const index of repeated(rates)) {
    refuse(
      `fee.amounts.${index}`,
      'Hai mức thu cho cùng một trường hợp và kênh nộp',
      'Expected one amount for each condition and channel, because those that apply add up',
    );
  }
  if (procedure.status === 'published') {
    for (const [index, each] of procedure.cases.entries()) {
      if (each.duration === undefined)
        refuse(
          `cases.${index}.duration`,
          'Thủ tục đã công bố phải có thời hạn giải quyết',
          'Expected a published procedure to have a duration',
        );
    }
    if (procedure.missing.length > 0)
      refuse(
        'missing',
        'Thủ tục đã công bố không được thiếu dữ kiện',
        'Expected a published procedure to lack nothing',
      );
    if (procedure.channels.length === 0)
      refuse(
        'channels',
        'Thủ tục đã công bố phải có cách thức nộp',
        'Expected a published procedure to have a channel',
      );
  } else if (procedure.missing.length === 0) {
    refuse('missing', 'Bản thảo phải nêu còn thiếu gì', 'Expected a draft to say what it lacks');
  }
  return problems;
}

/** Indexes of the values that were there before. */
function repeated(values: readonly string[]): readonly number[] {
  return [...values.keys()].filter((index) => values.indexOf(values[index] ?? '') !== index);
}
