import { z } from 'zod';
import { repairProcedureCode } from '../../domain/procedure-code.ts';
import { asOfPattern, because, type CatalogueProblem, parseCatalogueData } from '../procedure-file.ts';

/** What the annexes' rows call the databases. */
export const databaseKinds = [
  'BUSINESS_REGISTRATION',
  'COOPERATIVE',
  'HOUSEHOLD_BUSINESS',
  'POPULATION',
  'IDENTITY_CARD',
  'LAND',
  'CIVIL_STATUS',
  'VEHICLE_REGISTRATION',
  'JUDICIAL_RECORD',
  'DRIVING_LICENCE',
  'HEALTH_BOOK',
  'HEALTH',
  'EID_ORG',
  'INSURANCE',
  'OTHER',
] as const;

/** Composed characters; control characters, which word processors leave in texts, are spaces. Broken characters are refused. */
const text = z
  .string()
  .overwrite((value) => value.normalize('NFC').replaceAll(/[^\P{Cc}\n\r\t]/gu, ' '))
  .refine(
    (value) => value.isWellFormed() && !value.includes('\uFFFD'),
    because('Có ký tự hỏng: tệp phải theo mã UTF-8', 'a character is broken: expected UTF-8'),
  );

const channelFacts = z.object({
  channel: text,
  time: z.number().min(0).nullish(),
  unit: text.nullish(),
  timeRaw: text.nullish(),
  fee: text.nullish(),
  note: text.nullish(),
});

const componentFacts = z.object({
  name: text,
  case: text.nullish(),
  originals: z.int().nullish(),
  copies: z.int().nullish(),
});

const replacedFacts = z.object({
  component: text,
  database: text,
  databaseKinds: z.array(z.enum(databaseKinds)),
  owner: text.nullish(),
  annex: text,
});

/** One line of a facts file: what was gathered of one procedure, raw. Anything but code, name, source and date may be missing. */
export const procedureFacts = z.object({
  code: text,
  name: text.regex(/\S/),
  field: text.nullish(),
  level: text.nullish(),
  agency: text.nullish(),
  issuer: text.nullish(),
  processingTime: text.nullish(),
  processingDays: z.number().min(0).nullish(),
  processingUnit: z.enum(['WORKING_DAY', 'DAY', 'HOUR', 'MONTH', 'YEAR']).nullish(),
  fee: text.nullish(),
  components: z.array(text).nullish(),
  componentDetails: z.array(componentFacts).nullish(),
  steps: z.array(text).nullish(),
  condition: text.nullish(),
  legalBasis: z.array(text).nullish(),
  results: z.array(z.object({ name: text, code: text.nullish() })).nullish(),
  channels: z.array(channelFacts).nullish(),
  audience: text.nullish(),
  decisionNo: text.nullish(),
  dataReplaced: z.array(replacedFacts).nullish(),
  /** The province whose variant of a national procedure the facts describe. */
  locality: text.nullish(),
  /** The procedure exists in one province only. */
  localOnly: z.boolean().nullish(),
  stepsMayBeCut: z.boolean().nullish(),
  asOf: text.regex(asOfPattern),
  source: text.regex(/\S/),
});

export type ProcedureFacts = z.infer<typeof procedureFacts>;

export type FactsLine =
  | {
      readonly ok: true;
      readonly facts: ProcedureFacts /** The code as the line has it. */;
      readonly writtenCode: string;
    }
  | { readonly ok: false; readonly line: number; readonly problem: FactsProblem };

/** The field that keeps a line from being a procedure, empty for the whole line, and the reason. */
export type FactsProblem = Omit<CatalogueProblem, 'file'>;

/**
 * Reads one JSON line; a line that is no procedure is answered with its number and reason, never thrown. A code that a
 * spreadsheet damaged is mended; one of no known form is refused.
 */
export function readFactsLine(text: string, line: number): FactsLine {
  const refused = (field: string, vi: string, en: string): FactsLine => ({
    ok: false,
    line,
    problem: { field, reason: { vi, en } },
  });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return refused('', `Dòng không phải JSON hợp lệ: ${detail}`, `Expected JSON but ${detail}`);
  }
  const parsed = parseCatalogueData(procedureFacts, json);
  if (!parsed.ok) {
    const [problem = { field: '', reason: { vi: 'Không phải thủ tục', en: 'not a procedure' } }] = parsed.problems;
    return { ok: false, line, problem };
  }
  const { code: writtenCode } = parsed.data;
  const code = repairProcedureCode(writtenCode)?.text;
  if (code !== undefined) return { ok: true, facts: { ...parsed.data, code }, writtenCode };
  const shown = writtenCode.slice(0, 60);
  return refused('code', `Mã ${shown} không đúng dạng nào đã biết`, `${shown} is of no known form`);
}
