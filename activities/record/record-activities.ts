import type { Facts } from '../../engine/facts.ts';
import { ContentReference } from '../../protocol/content-reference.ts';
import type { RecordActivities } from '../../protocol/step-protocol.ts';
import { type CommitDependencies, commitStep } from './commit-step.ts';

/** The record as the workflow calls it, through local activities. */
export function recordActivities(dependencies: CommitDependencies): RecordActivities {
  return {
    commitStep: (request) => commitStep(dependencies, request),
    // Leaves as its hash; the codec gives the workflow the facts themselves.
    loadFacts: async (hash) => new ContentReference(hash) as unknown as Facts,
  };
}
