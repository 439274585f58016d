/**
 * A procedure of the catalogue as data: the facts of `procedures/<code>/procedure.json`. The file is parsed with zod in
 * procedures/; this is the plain type inside.
 */
export interface Procedure {
  /** `1.001193`; see procedure-code.ts for the forms seen. */
  readonly code: string;
  readonly name: string;
  readonly field: string;
  readonly levels: readonly ('ministry' | 'province' | 'commune')[];
  readonly issuer: string;
  /** Three different organisations, as the procedure names them: who helps, who receives, who decides. */
  readonly agencies: { readonly helps: string | undefined; readonly receives: string; readonly decides: string };
  readonly channels: readonly Channel[];
  /** At least one; the first is the general one. */
  readonly cases: readonly ProcedureCase[];
  readonly components: readonly Component[];
  readonly results: readonly { readonly code: string | undefined; readonly name: string }[];
  readonly legalBasis: readonly string[];
  readonly fee: { readonly moment: 'none' | 'before' | 'after'; readonly amounts: readonly FeeAmount[] };
  readonly supplement: SupplementRule;
  /** How often the date may be moved with an apology, where the sector's law says; otherwise the regime's default. */
  readonly extension?: { readonly limit: number; readonly source: string };
  /** Limits of the intake by channel, where the sector's law names them; others follow `intake-term.ts`. */
  readonly intake?: { readonly [C in Channel]?: IntakeTerm };
  /** Receipts after this time count from the next working day (minutes after midnight), by channel or for all. */
  readonly cutOff: { readonly minute: number; readonly channels: readonly Channel[] } | undefined;
  /** Agency functions the process consults → agency codes that answer, by province; `*` where one answers for all. */
  readonly functions: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly source: string;
  readonly asOf: string;
  readonly status: 'published' | 'draft';
  /** What a draft lacks. */
  readonly missing: readonly string[];
}

export type Channel = 'direct' | 'online' | 'post';

export interface ProcedureCase {
  /** `00` is the general case. */
  readonly code: string;
  readonly name: string;
  readonly duration: Duration | undefined;
  /** The text that the duration was read from, where it needs one. */
  readonly durationSource: string | undefined;
}

export interface Duration {
  /** Positive; hours and days may be fractions in the source (0.5 working day) and are kept as minutes by the deadline. */
  readonly amount: number;
  readonly unit: 'HOUR' | 'WORKING_DAY' | 'DAY' | 'MONTH' | 'SAME_DAY';
}

/** How long the desk may take to decide on receiving a dossier, and the text that says so. */
export interface IntakeTerm extends Duration {
  readonly source: string;
}

export interface Component {
  readonly id: string;
  readonly name: string;
  readonly originals: number;
  readonly copies: number;
  readonly required: boolean;
  readonly case: string | undefined;
  /** The connected database that answers instead of the paper, and by which rule. */
  readonly dataSource:
    | { readonly database: string; readonly rule: 'annex' | 'article-4'; readonly legalBasis: string }
    | undefined;
}

export interface FeeAmount {
  /** Whole đồng. */
  readonly amount: number;
  readonly condition: string | undefined;
  readonly channel: Channel | undefined;
}

export interface SupplementRule {
  /** How many supplements may be asked for after acceptance; undefined where the sector names no limit. */
  readonly limit: number | undefined;
  /** How the pause moves the due date: by the paused time, or the whole term again from completion. */
  readonly pausePolicy: 'shift' | 'restart';
  /** Working days the citizen has; afterwards the dossier is closed. */
  readonly citizenDays: number | undefined;
}
