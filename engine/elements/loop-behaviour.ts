import type { Node } from '../plan-index.ts';
import type { LoopPlan } from '../plan.ts';
import type { Run } from '../run/run.ts';

/** The events a multi-instance activity throws to its own boundary when instances complete. */
export function throwBehaviour(_run: Run, _body: number, _node: Node, _loop: LoopPlan): void {}
