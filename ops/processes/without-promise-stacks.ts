import { promiseHooks } from 'node:v8';

/**
 * Preloaded into the worker. The Temporal SDK records a stack trace for every promise of a workflow, only for its
 * `__stack_trace` query; that was an eighth of a step's cost. It goes on without where the hook cannot be set.
 */
Object.defineProperty(promiseHooks, 'createHook', {
  value: () => {
    throw new Error('Promise hooks are switched off in this process');
  },
});
