import type { Receipt } from '../../protocol/receipt.ts';

/** The hand-written limit's own queue: its workers and the product's do not take each other's work. */
export const plainTaskQueue = 'motcua-bench';

/** Name of the Update that carries a step. */
export const plainUpdate = 'plainStep';

/** First argument of the hand-written workflow. */
export interface PlainInput {
  readonly dossierId: string;
  /** Tasks in their order; each step completes one and opens the next. */
  readonly tasks: readonly string[];
}

export interface PlainStep {
  readonly id: string;
  readonly expectedSeq: number;
  /** Epoch milliseconds. */
  readonly now: number;
}

export interface PlainCommit extends PlainStep {
  readonly dossierId: string;
  /** Element that the step opens a task for; undefined: the dossier ends. */
  readonly opens: string | undefined;
}

export interface PlainActivities {
  /** The step's transaction; returns the new seq. */
  commitPlainStep(request: PlainCommit): Promise<number>;
}

/** What a receipt's command carries, in place of the product's content references. */
export interface PlainReceipt extends Receipt {
  readonly program: string;
  readonly facts: string;
}
