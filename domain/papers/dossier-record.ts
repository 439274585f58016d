import type { Sentence } from '../deadline-explanation.ts';
import type { AgencyRelation, OfficerRole } from '../organisation.ts';
import type { Channel, Duration, Procedure } from '../procedure.ts';

/**
 * A dossier as its record stood after one entry of its journal: everything a paper may say of it. Instants are epoch
 * milliseconds. The same entry always gives the same record, however much later it is read.
 */
export interface DossierRecord {
  readonly code: string;
  readonly procedure: {
    readonly code: string;
    readonly name: string;
    /** Name of the case, where it is not the general one. */
    readonly case: string | undefined;
    readonly fee: Procedure['fee'];
    readonly supplement: Procedure['supplement'];
  };
  readonly channel: Channel;
  readonly applicant: RecordedApplicant;
  readonly agencies: Readonly<Record<AgencyRelation, RecordedAgency>>;
  readonly components: readonly RecordedComponent[];
  readonly submittedAt: number;
  readonly acceptedAt: number | undefined;
  readonly deadline: {
    /** Undefined where the case has no term. */
    readonly duration: Duration | undefined;
    readonly due: number | undefined;
    /** As it stood before the last entry. */
    readonly dueBefore: number | undefined;
    readonly explanation: readonly Sentence[];
  };
  /** What each connected database last answered: its name in full, and the outcome. */
  readonly lookups: readonly { readonly database: string; readonly outcome: LookupOutcome }[];
  /** From the receipt to the entry the paper rests on, the last one. */
  readonly entries: readonly RecordedEntry[];
  readonly control: readonly ControlRow[];
}

export type LookupOutcome = 'REPLACED' | 'PARTIAL' | 'NOT_FOUND' | 'MISMATCH' | 'UNAVAILABLE';

export interface RecordedApplicant {
  readonly kind: 'person' | 'organisation';
  readonly name: string;
  readonly personalId: string | undefined;
  /** `1990-01-31`. */
  readonly birthDate: string | undefined;
  readonly address: string | undefined;
  readonly phone: string | undefined;
  readonly email: string | undefined;
}

export interface RecordedAgency {
  readonly name: string;
  readonly level: 'ministry' | 'province' | 'commune';
  /** Name of its province; undefined for a ministry. */
  readonly province: string | undefined;
  /** Name of the agency above. */
  readonly superior: string | undefined;
}

export interface RecordedComponent {
  readonly id: string;
  readonly name: string;
  readonly kind: 'paper' | 'electronic' | 'data';
  readonly originals: number;
  readonly copies: number;
  /** Name of the database that answers for it, and what it answered so far. */
  readonly database: string | undefined;
  readonly outcome: LookupOutcome | undefined;
}

/** One step of the dossier: who did what, and with what. */
export interface RecordedEntry {
  readonly seq: number;
  readonly at: number;
  /** Undefined where the system did it by itself. */
  readonly actor: { readonly name: string } | undefined;
  readonly action: string;
  /** What was filled in with the action. */
  readonly given: Readonly<Record<string, unknown>>;
  /** What the desk corrected of the receipt, where the entry did. */
  readonly corrections: readonly Correction[];
  readonly milestones: readonly string[];
}

/** A value of the receipt that was entered wrongly, as a reader sees it. */
export interface Correction {
  readonly label: string;
  readonly old: string;
  readonly new: string;
}

/** A row of form 06: a task, or the dossier itself, given to a unit; from whom, when, and when it was done. */
export interface ControlRow {
  readonly from: Party;
  readonly to: Party;
  /** What the unit is to do. */
  readonly task: string;
  readonly handedAt: number;
  /** The step's own time limit. */
  readonly dueAt: number | undefined;
  readonly done: ControlEnd | undefined;
}

export interface ControlEnd {
  readonly at: number;
  /** Whether somebody finished it; otherwise something that happened to the dossier took it away. */
  readonly finished: boolean;
  /** Name of the officer who finished it. */
  readonly officer: string | undefined;
  /** The choice that finished it or what took it away, as it is drawn. */
  readonly outcome: string;
}

/** A unit of an agency, the applicant, or the system. */
export type Party =
  | { readonly type: 'unit'; readonly agency: string; readonly role: OfficerRole | undefined }
  | { readonly type: 'applicant' }
  | { readonly type: 'system' };

/** The entry a paper rests on. */
export function lastEntry(record: DossierRecord): RecordedEntry {
  const entry = record.entries.at(-1);
  if (entry === undefined) throw new Error('Expected a dossier with an entry, but its journal is empty');
  return entry;
}

/** A text filled in with an entry, undefined where there is none. */
export function givenText(entry: RecordedEntry | undefined, field: string): string | undefined {
  const value = entry?.given[field];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
