import { z } from 'zod';

const channelFacts = z.object({
  channel: z.string(),
  time: z.number().nullish(),
  unit: z.string().nullish(),
  timeRaw: z.string().nullish(),
  fee: z.string().nullish(),
  note: z.string().nullish(),
});

const componentFacts = z.object({
  name: z.string(),
  case: z.string().nullish(),
  originals: z.int().nullish(),
  copies: z.int().nullish(),
});

const replacedFacts = z.object({
  component: z.string(),
  database: z.string(),
  databaseKinds: z.array(z.string()),
  owner: z.string().nullish(),
  annex: z.string(),
});

/** One line of a facts file: what was gathered of one procedure, raw. Anything but code, name, source and date may be missing. */
export const procedureFacts = z.object({
  code: z.string().min(1),
  name: z.string().min(1),
  field: z.string().nullish(),
  level: z.string().nullish(),
  agency: z.string().nullish(),
  issuer: z.string().nullish(),
  processingTime: z.string().nullish(),
  processingDays: z.number().nullish(),
  processingUnit: z.enum(['WORKING_DAY', 'DAY', 'HOUR', 'MONTH', 'YEAR']).nullish(),
  fee: z.string().nullish(),
  components: z.array(z.string()).nullish(),
  componentDetails: z.array(componentFacts).nullish(),
  steps: z.array(z.string()).nullish(),
  condition: z.string().nullish(),
  legalBasis: z.array(z.string()).nullish(),
  results: z.array(z.object({ name: z.string(), code: z.string().nullish() })).nullish(),
  channels: z.array(channelFacts).nullish(),
  audience: z.string().nullish(),
  decisionNo: z.string().nullish(),
  dataReplaced: z.array(replacedFacts).nullish(),
  /** The province whose variant of a national procedure the facts describe. */
  locality: z.string().nullish(),
  /** The procedure exists in one province only. */
  localOnly: z.boolean().nullish(),
  stepsMayBeCut: z.boolean().nullish(),
  asOf: z.string(),
  source: z.string(),
});

export type ProcedureFacts = z.infer<typeof procedureFacts>;

export type FactsLine =
  | { readonly ok: true; readonly facts: ProcedureFacts }
  | { readonly ok: false; readonly line: number; readonly reason: string };

/** Reads one JSON line; a line that is no procedure is answered with its number and reason, never thrown. */
export function readFactsLine(text: string, line: number): FactsLine {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { ok: false, line, reason: error instanceof Error ? error.message : 'not JSON' };
  }
  const parsed = procedureFacts.safeParse(json);
  if (parsed.success) return { ok: true, facts: parsed.data };
  const issue = parsed.error.issues[0];
  return {
    ok: false,
    line,
    reason: issue === undefined ? 'not a procedure' : `${issue.path.join('.')}: ${issue.message}`,
  };
}
