import { acceptCommand, type CommandRow, findCommand, type NewCommand } from '../../db/queries/accept-command.ts';
import { settleCommand } from '../../db/queries/settle-command.ts';
import type { Actor } from '../../domain/organisation.ts';
import type { Stimulus } from '../../engine/stimulus.ts';
import { type SentStep, sendStep } from '../../protocol/send-step.ts';
import { basePath } from '../base-path.ts';
import type { Context } from '../context.ts';
import { Failure } from '../failure.ts';
import type { PendingAnswer } from '../json-router.ts';
import { rejectionFailure } from './rejection-failure.ts';

/** How often a command that somebody else is sending is looked at. */
const lookEveryMs = 50;

/**
 * The command this key was used for, if any. The same key by another person or with another request is refused; what is
 * asked is not looked at again otherwise: the first answer stands.
 */
export async function findKnownCommand(
  context: Context,
  actor: Actor,
  key: string,
  bodyHash: string,
): Promise<CommandRow | undefined> {
  const known = await findCommand(context.pool, key);
  if (known !== undefined && (known.actor !== actor.id || known.body_hash !== bodyHash))
    throw new Failure('idempotency-key-reused');
  return known;
}

/** A command that took effect, and on which dossier: of two receipts under one key, the one that was first. */
export interface TakenStep {
  readonly dossier: string;
}

/**
 * Records a command as received, sends it to the dossier's workflow and waits for its outcome. A refusal is thrown. Where neither is known in time, the answer is that it is pending: an error or a time-out
 * is no rejection, and the sweeper sends it again.
 */
export async function submitCommand(
  context: Context,
  actor: Actor,
  command: NewCommand,
): Promise<TakenStep | PendingAnswer> {
  const known = await acceptCommand(context.pool, command);
  if (known !== undefined) {
    if (known.actor !== actor.id || known.body_hash !== command.bodyHash) throw new Failure('idempotency-key-reused');
    return await awaitOutcome(context, known);
  }
  const sent = await sendInTime(context, command);
  if (sent === undefined) return pendingAnswer(command.id);
  const settled = await settleCommand(context.pool, command, sent);
  if (settled === 'acknowledged') return { dossier: command.dossier };
  if (settled === 'unsettled') return pendingAnswer(command.id);
  throw await failureOfCommand(context, command.id);
}

/** The outcome of a command that was recorded before: settled, or looked at until it is or time is up. */
export async function awaitOutcome(context: Context, known: CommandRow): Promise<TakenStep | PendingAnswer> {
  const deadline = Date.now() + context.stepTimeoutMs;
  for (let row: CommandRow | undefined = known; row !== undefined; row = await findCommand(context.pool, known.id)) {
    if (row.state === 'acknowledged') return { dossier: row.dossier };
    if (row.state === 'rejected') throw rejectionFailure(row.outcome);
    if (Date.now() >= deadline) break;
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
  return pendingAnswer(known.id);
}

async function sendInTime(context: Context, command: NewCommand): Promise<SentStep | undefined> {
  try {
    const facts = await context.factsInForce();
    return await context.temporal.withDeadline(Date.now() + context.stepTimeoutMs, () =>
      sendStep(context.temporal, {
        request: {
          id: command.id,
          expectedSeq: command.expectedSeq,
          stimulus: JSON.parse(command.stimulus) as Stimulus,
          now: command.at.getTime(),
        },
        dossierId: command.dossier,
        attempt: 1,
        receives: command.kind === 'receive',
        workflowType: command.workflowType,
        program: command.program,
        facts,
        clock: context.time.mode,
      }),
    );
  } catch {
    return undefined;
  }
}

async function failureOfCommand(context: Context, id: string): Promise<Failure> {
  return rejectionFailure((await findCommand(context.pool, id))?.outcome ?? null);
}

function pendingAnswer(command: string): PendingAnswer {
  return { pending: { command, location: `${basePath}/commands/${command}` } };
}
