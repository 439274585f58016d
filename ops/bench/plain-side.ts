import { randomUUID } from 'node:crypto';
import { type Client, WithStartWorkflowOperation } from '@temporalio/client';
import type { Pool } from '../../db/pool.ts';
import { acceptCommand } from '../../db/queries/accept-command.ts';
import { acknowledgeCommands } from '../../db/queries/settle-command.ts';
import type { UsedStack } from '../stack/with-stack.ts';
import type { BenchRoute } from './bench-route.ts';
import { type PlainInput, type PlainReceipt, type PlainStep, plainTaskQueue, plainUpdate } from './plain-protocol.ts';
import type { DossierUnderBench, Side } from './side.ts';

/** The limit: a client of Temporal that keeps the same command rows, and nothing in between. */
export function plainSide(
  stack: UsedStack,
  pool: Pool,
  client: Client,
  { acts }: BenchRoute,
  receipt: PlainReceipt,
  workerPid: () => number | undefined,
): Side {
  const part = (name: string) => () => stack.current().processes[name];
  const tasks = acts.map((act) => act.element);
  return {
    name: 'plain',
    processes: { server: part('temporal'), worker: workerPid, database: part('postgres') },
    begin: async (): Promise<DossierUnderBench> => {
      const id = randomUUID();
      const input: PlainInput = { dossierId: id, tasks };
      const start = new WithStartWorkflowOperation<(input: PlainInput) => Promise<void>>('plainDossier', {
        workflowId: id,
        taskQueue: plainTaskQueue,
        workflowIdConflictPolicy: 'USE_EXISTING',
        workflowTaskTimeout: '5s',
        args: [input],
      });
      await take(pool, id, receipt, 'receive', 0, receipt as unknown as Record<string, unknown>, (step) =>
        client.workflow.executeUpdateWithStart<(input: PlainInput) => Promise<void>, number, [PlainStep]>(plainUpdate, {
          args: [step],
          updateId: step.id,
          startWorkflowOperation: start,
        }),
      );
      const handle = client.workflow.getHandle(id);
      return {
        id,
        steps: acts.map(
          (act) => (seq) =>
            take(pool, id, receipt, act.action, seq, act.data, (step) =>
              handle.executeUpdate<number, [PlainStep]>(plainUpdate, { args: [step], updateId: step.id }),
            ),
        ),
      };
    },
  };
}

/** One command as the API writes it: received, sent, acknowledged. */
async function take(
  pool: Pool,
  dossier: string,
  receipt: PlainReceipt,
  action: string,
  expectedSeq: number,
  payload: Readonly<Record<string, unknown>>,
  send: (step: PlainStep) => Promise<number>,
): Promise<void> {
  const id = randomUUID();
  const now = Date.now();
  await acceptCommand(pool, {
    id,
    dossier,
    kind: expectedSeq === 0 ? 'receive' : 'action',
    action,
    task: expectedSeq === 0 ? null : expectedSeq,
    bodyHash: id,
    actor: 'motcua',
    expectedSeq,
    stimulus: '{"type":"complete-task"}',
    payload,
    program: receipt.program,
    workflowType: receipt.procedureCode,
    at: new Date(now),
  });
  await send({ id, expectedSeq, now });
  await acknowledgeCommands(pool, [id]);
}
