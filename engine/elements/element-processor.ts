import type { Flow, Node } from '../plan-index.ts';
import type { Run } from '../run/run.ts';
import type { Instance } from '../state.ts';
import type { Variables } from '../stimulus.ts';

/**
 * What one kind of BPMN element does. It decides; the state is changed by the functions of run/. It may throw a
 * Failure at any point before its first change: the instance then has an incident, and the same call is made again
 * when somebody retries it.
 */
export interface ElementProcessor {
  /** The token has arrived, the boundary is open and the inputs are mapped. Ends active (waiting) or asks to complete. */
  readonly activate: (run: Run, instance: Instance, node: Node) => void;
  /** Before it leaves: what it answers beyond what it was woken with. */
  readonly complete?: (run: Run, instance: Instance, node: Node, payload: Variables) => Variables;
  /** The flows it leaves by, where not simply all whose condition holds. */
  readonly choose?: (run: Run, instance: Instance, node: Node) => readonly Flow[];
  /** Nothing is alive inside any more. Without this the element completes. */
  readonly empty?: (run: Run, instance: Instance, node: Node) => void;
  /** An activity directly inside was completed. */
  readonly innerCompleted?: (run: Run, instance: Instance, node: Node) => void;
}
