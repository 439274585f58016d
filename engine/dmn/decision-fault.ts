/** Why a decision has no result: told with the places it happened in, from the innermost. */
export class DecisionFault extends Error {}

/** Does the work; a fault inside is told with its place. */
export function within<T>(place: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof DecisionFault)) throw error;
    throw new DecisionFault(`${error.message}, in ${place}`);
  }
}
