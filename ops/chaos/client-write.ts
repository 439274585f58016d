/** One write as its client saw it: noted before it is sent, and again after each answer. */
export interface ClientWrite {
  /** The Idempotency-Key, repeated on every retry: the command's id. */
  readonly key: string;
  readonly client: number;
  readonly action: string;
  /**
   * Where it must be found once it is acknowledged: a step of the process in the journal, what is done beside a process
   * in the audit; claiming a task one has already leaves nothing.
   */
  readonly leaves: 'journal' | 'audit' | 'nothing';
  /** Undefined while the receipt of a dossier is unanswered. */
  readonly dossier: string | undefined;
  /** Seq the client sent along; undefined where it sent none. */
  readonly expectedSeq: number | undefined;
  /**
   * The last answer: `acknowledged` a 2xx with the dossier, or the word that it was done under this key before;
   * `rejected` a final refusal, `unknown` none or one that promises nothing (202, 5xx, a broken connection).
   */
  readonly answer: 'acknowledged' | 'rejected' | 'unknown';
  /** Code of the refusal. */
  readonly refusal?: string | undefined;
  /** Seq of the dossier in the answer. */
  readonly seenSeq: number | undefined;
}
