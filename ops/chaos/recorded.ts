import type { Facts } from '../../engine/facts.ts';
import type { Program } from '../../engine/program.ts';
import type { State } from '../../engine/state.ts';
import type { Stimulus } from '../../engine/stimulus.ts';

/** The record as it stands after the storm, as the checker reads it. Instants are epoch milliseconds of the business clock. */
export interface Recorded {
  readonly dossiers: readonly RecordedDossier[];
  readonly commands: readonly RecordedCommand[];
  readonly journal: readonly RecordedStep[];
  readonly audit: readonly RecordedAudit[];
  readonly programs: ReadonlyMap<string, Program>;
  readonly facts: ReadonlyMap<string, Facts>;
}

export interface RecordedDossier {
  readonly id: string;
  readonly seq: number;
  readonly ended: boolean;
  readonly program: string;
  readonly state: State;
  readonly stateSeq: number;
  readonly auditN: number;
  readonly auditHash: string;
  /** Keys of the work items that are open, ascending. */
  readonly openTasks: readonly number[];
}

export interface RecordedCommand {
  readonly id: string;
  readonly dossier: string;
  readonly state: 'received' | 'committed' | 'acknowledged' | 'rejected';
  readonly expectedSeq: number | null;
  /** Whether it is a step of the process, which the journal holds; a claim is none, and only the audit has it. */
  readonly step: boolean;
}

export interface RecordedStep {
  readonly dossier: string;
  readonly seq: number;
  readonly id: string;
  readonly stimulus: Stimulus;
  readonly at: number;
  readonly facts: string;
}

export interface RecordedAudit {
  readonly dossier: string;
  readonly n: number;
  readonly seq: number | null;
  readonly at: number;
  readonly actor: string | null;
  readonly action: string;
  readonly command: string | null;
  readonly details: unknown;
  readonly previous: string;
  readonly hash: string;
}
