import { fireConditions } from './conditions.ts';
import { deliver } from './correlate.ts';
import { fireInclusiveJoins } from './joins.ts';
import type { Run } from './run.ts';
import { carryOut } from './work.ts';

/**
 * Works until the process waits: first everything that follows, then conditions that became true, then events that were
 * thrown, one at a time; and only when all is quiet the inclusive joins, whose rule looks at the whole scope.
 */
export function drain(run: Run): void {
  for (;;) {
    for (let command = run.shift(); command; command = run.shift()) carryOut(run, command);
    if (run.variablesChanged) {
      run.variablesChanged = false;
      if (fireConditions(run)) continue;
    }
    const delivery = run.deliveries.shift();
    if (delivery) deliver(run, delivery);
    else if (!fireInclusiveJoins(run)) return;
  }
}
