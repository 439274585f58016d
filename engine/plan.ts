/**
 * A compiled BPMN file: validated, translated, plain JSON, named by the hash of its content. Only the engine looks
 * inside; others use the hash, the ids of the processes and the descriptions below.
 */
export interface Plan {
  readonly hash: string;
}
