import { setLocal } from '../run/variables.ts';
import type { ElementProcessor } from './element-processor.ts';
import { openScope } from './sub-process.ts';

/** A process instance: the root, or what a call activity called. It answers to its caller when it is done. */
export const process: ElementProcessor = {
  activate(run, instance, node) {
    openScope(run, instance, node);
  },
  complete(run, instance, _node, payload) {
    const variables = instance.variables ?? {};
    if (instance.scope === 0) run.result = variables;
    else if (!instance.undoes) answerCaller(run, instance.scope, variables);
    return payload;
  },
};

function answerCaller(
  run: Parameters<ElementProcessor['activate']>[0],
  caller: number,
  variables: NonNullable<Parameters<typeof setLocal>[2]>,
): void {
  const call = run.draft.edit(caller);
  const called = run.nodeOf(call).plan.called;
  if (called?.propagateAll) call.payload = { ...variables };
  else setLocal(run, caller, variables);
}
