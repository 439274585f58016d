/** One write as its client saw it: noted before it is sent, and again after each answer. */
export interface ClientWrite {
  /** The Idempotency-Key, repeated on every retry: the command's id. */
  readonly key: string;
  readonly client: number;
  readonly action: string;
  /** Whether it moves the process, so that the journal holds it; claiming a task does not. */
  readonly step: boolean;
  /** Undefined while the receipt of a dossier is unanswered. */
  readonly dossier: string | undefined;
  /** Seq the client sent along; undefined where it sent none. */
  readonly expectedSeq: number | undefined;
  /**
   * The last answer: `acknowledged` a 2xx with the dossier, `rejected` a final refusal, `unknown` none or one that
   * promises nothing (202, 5xx, a broken connection).
   */
  readonly answer: 'acknowledged' | 'rejected' | 'unknown';
  /** Seq of the dossier in the answer. */
  readonly seenSeq: number | undefined;
}
