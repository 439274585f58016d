import type { LoopPlan } from '../plan.ts';
import type { Node } from '../plan-index.ts';
import type { Run } from '../run/run.ts';
import type { Instance } from '../state.ts';
import type { Variables } from '../stimulus.ts';

/** What repeats an activity: the body is one instance around the inner ones, and carries the boundary events. */
export interface LoopProcessor {
  readonly activate: (run: Run, body: Instance, node: Node, loop: LoopPlan) => void;
  /** Decides, before anything changes, what follows when an inner instance is done; the answer then changes it. */
  readonly innerCompleted: (
    run: Run,
    body: Instance,
    node: Node,
    loop: LoopPlan,
    inner: Instance,
    outputs: Variables,
  ) => () => void;
}
