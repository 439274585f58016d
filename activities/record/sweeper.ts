import type { Client } from '@temporalio/client';
import type { ContentStore } from '../../db/content-store.ts';
import type { Pool } from '../../db/pool.ts';
import type { CommandRow } from '../../db/queries/accept-command.ts';
import { readClock } from '../../db/queries/business-clock.ts';
import { tellChildrenAndParents } from '../../db/queries/child-dossiers.ts';
import { deliverMessages, returnMessage } from '../../db/queries/deliver-messages.ts';
import { writeDueAlarms } from '../../db/queries/due-alarms.ts';
import { factsInForce } from '../../db/queries/facts-in-force.ts';
import { settleCommand } from '../../db/queries/settle-command.ts';
import { takeUnsettledCommands } from '../../db/queries/unsettled-commands.ts';
import type { Stimulus } from '../../engine/stimulus.ts';
import { sendStep } from '../../protocol/send-step.ts';
import { openChildren } from './open-children.ts';

/** How long a real-time alarm may be overdue before the record sends it in the workflow's place. */
const alarmGraceMs = 60_000;
const batch = 64;

export interface SweepReport {
  readonly sent: number;
  readonly failed: number;
}

/**
 * One round of the sweeper: writes the alarms that are due, the messages that have a receiver, the receipts of dossiers
 * that others have asked for and what those are to be told as commands, then sends every command again that Temporal has
 * not answered, under a new attempt number. Any number of sweepers may run.
 */
export async function sweep(pool: Pool, contents: ContentStore, client: Client): Promise<SweepReport> {
  const clock = await readClock(pool);
  const now = Date.now() + clock.offsetMs;
  await writeDueAlarms(pool, new Date(clock.mode === 'business' ? now : now - alarmGraceMs), new Date(now));
  await deliverMessages(pool, new Date(now));
  await openChildren(pool, contents, new Date(now));
  await tellChildrenAndParents(pool, new Date(now));
  const commands = await takeUnsettledCommands(pool, batch);
  if (commands.length === 0) return { sent: 0, failed: 0 };
  const facts = await factsInForce(pool);
  const results = await Promise.allSettled(commands.map((command) => resend(pool, client, command, clock.mode, facts)));
  return { sent: commands.length, failed: results.filter((result) => result.status === 'rejected').length };
}

async function resend(
  pool: Pool,
  client: Client,
  command: CommandRow,
  clock: 'real' | 'business',
  facts: string,
): Promise<void> {
  const sent = await client.withDeadline(Date.now() + 20_000, () =>
    sendStep(client, {
      request: {
        id: command.id,
        expectedSeq: command.expected_seq,
        stimulus: JSON.parse(command.stimulus) as Stimulus,
        now: command.at.getTime(),
      },
      dossierId: command.dossier,
      attempt: command.attempt,
      receives: command.kind === 'receive',
      workflowType: command.workflow_type,
      program: command.program,
      facts,
      clock,
    }),
  );
  const settled = await settleCommand(pool, command, sent);
  if (settled === 'rejected' && command.id.startsWith('message:'))
    await returnMessage(pool, command.id.split(':').slice(1, -1).join(':'));
}
