import { parentPort } from 'node:worker_threads';
import { type Beside, passGate } from '../../api/cases/publishing-gate.ts';
import type { Duration } from '../../domain/procedure.ts';

/** One process through the publishing gate; answered by its `GateResult`. */
export interface GateTask {
  readonly xml: string;
  readonly durations: readonly Duration[];
  readonly beside: Beside;
}

parentPort?.on(
  'message',
  ({ xml, durations, beside }: GateTask) =>
    void passGate(xml, durations, beside).then((result) => parentPort?.postMessage(result)),
);
