import type { Facts } from '../../engine/facts.ts';
import type { State } from '../../engine/state.ts';
import type { Effect, Transition } from '../../engine/step.ts';
import { ContentReference } from '../../protocol/content-reference.ts';
import type { CommitAnswer, CommitRequest, JournalEntry, RecordActivities } from '../../protocol/step-protocol.ts';

/** A dossier as it stands in the record. */
export interface RecordedDossier {
  readonly seq: number;
  readonly state: State;
  readonly journal: readonly JournalEntry[];
  /** What its steps did and what they have sent out, in order. */
  readonly transitions: readonly Transition[];
  readonly effects: readonly Effect[];
}

/** A step that was committed, with the dossier before and after it. */
type Committed = (request: CommitRequest, before: RecordedDossier | undefined, after: RecordedDossier) => void;

/**
 * The record without a database: it judges a step against the journal as the transaction does, and knows nothing of
 * officials, deadlines and work lists. `committed` is told of every step before the workflow is.
 */
export class MemoryRecord implements RecordActivities {
  readonly #dossiers = new Map<string, RecordedDossier>();
  readonly #committed: Committed;

  constructor(committed: Committed) {
    this.#committed = committed;
  }

  forget(id: string): void {
    this.#dossiers.delete(id);
  }

  commitStep = async (request: CommitRequest): Promise<CommitAnswer> => {
    const { dossierId, id, baseSeq, stimulus, now, facts, next } = request;
    const dossier = this.#dossiers.get(dossierId);
    const seq = dossier?.seq ?? 0;
    const journal = dossier?.journal ?? [];
    if (seq < baseSeq) throw new Error(`Expected dossier ${dossierId} at seq ${baseSeq} or later, but it is at ${seq}`);
    if (seq > baseSeq) return { type: 'behind', entries: journal.slice(baseSeq) };
    const own = journal.find((entry) => entry.id === id);
    if (own) return { type: 'own', seq: own.seq };
    if (next === null)
      return { type: 'rejected', code: 'action-not-possible', message: 'The dossier does not allow this now' };
    const after: RecordedDossier = {
      seq: seq + 1,
      state: next.state,
      journal: [...journal, { seq: seq + 1, id, stimulus, now, facts }],
      transitions: [...(dossier?.transitions ?? []), ...next.transitions],
      effects: [...(dossier?.effects ?? []), ...next.effects],
    };
    this.#dossiers.set(dossierId, after);
    this.#committed(request, dossier, after);
    return { type: 'committed' };
  };

  loadFacts = async (hash: string): Promise<Facts> => new ContentReference(hash) as unknown as Facts;
}
