import { promiseHooks } from 'node:v8';
import { type Context, type RunningCodeOptions, Script } from 'node:vm';

/**
 * Preloaded into the worker and so into the thread of its workflows, whose sandbox it spares what nobody needs.
 *
 * The Temporal SDK records a stack trace for every promise of a workflow, only for its `__stack_trace` query; that was an
 * eighth of a step's cost. It goes on without where the hook cannot be set.
 */
Object.defineProperty(promiseHooks, 'createHook', {
  value: () => {
    throw new Error('Promise hooks are switched off in this process');
  },
});

/** Calls into the sandbox that run nothing a designer wrote: whether a wait is over, and what came of an activation. */
const unwatched: ReadonlySet<unknown> = new Set(['tryUnblockConditions', 'concludeActivation']);

/**
 * The SDK starts a thread with every call into the sandbox, which ends the call when it takes too long. Expressions are
 * evaluated in `activate` alone, which keeps it. The SDK leaves the call's name in the context; where it should be found
 * there no more, every call is watched as before.
 */
const runInContext = Script.prototype.runInContext;
Script.prototype.runInContext = function (this: Script, context: Context, options?: RunningCodeOptions) {
  const called: unknown = context['__temporal_args'];
  const spare = Array.isArray(called) && unwatched.has(called[1]);
  return runInContext.call(this, context, spare ? { ...options, timeout: undefined } : options);
};
