import {
  type Client,
  WithStartWorkflowOperation,
  WorkflowExecutionAlreadyStartedError,
  type WorkflowHandle,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { ContentReference } from './content-reference.ts';
import {
  type DossierInput,
  type DossierWorkflow,
  refusal,
  type StepAnswer,
  type StepRequest,
  stepUpdate,
  taskQueue,
} from './step-protocol.ts';

/** A command on its way to its dossier's workflow. */
export interface StepCommand {
  readonly request: StepRequest;
  readonly dossierId: string;
  /** Number of this attempt: an update id that was answered once is answered the same for ever. */
  readonly attempt: number;
  /** Whether the command creates the dossier. */
  readonly receives: boolean;
  /** Procedure code. */
  readonly workflowType: string;
  /** Content hashes of the dossier's program and of the facts in force. */
  readonly program: string;
  readonly facts: string;
  readonly clock: 'real' | 'business';
}

/** What Temporal made of it. `closed`: the workflow has ended and cannot answer, the record must. */
export type SentStep = StepAnswer | { readonly outcome: 'closed' };

/**
 * Sends a command as an Update, starting the workflow where the command receives the dossier, or where Temporal has no
 * workflow for a dossier that the record knows (it then follows the journal from its beginning). Resolves once the step
 * is decided. Any other failure (time-out, no connection) is thrown and says nothing about the outcome.
 */
export async function sendStep(client: Client, command: StepCommand): Promise<SentStep> {
  if (command.receives) return await withStart(client, command);
  try {
    return await settled(
      handleOf(client, command).executeUpdate<StepAnswer, [StepRequest]>(stepUpdate, updateOptions(command)),
    );
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return await withStart(client, command);
    throw error;
  }
}

/** The procedure's code names the workflow; its arguments travel as references. */
type AnyWorkflow = (...args: unknown[]) => ReturnType<DossierWorkflow>;

async function withStart(client: Client, command: StepCommand): Promise<SentStep> {
  const input: DossierInput = { dossierId: command.dossierId, clock: command.clock, program: command.program };
  const start = new WithStartWorkflowOperation<AnyWorkflow>(command.workflowType, {
    workflowId: command.dossierId,
    taskQueue,
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'REJECT_DUPLICATE',
    workflowTaskTimeout: '5s',
    args: [input, new ContentReference(command.program), new ContentReference(command.facts)],
  });
  try {
    return await settled(
      client.workflow.executeUpdateWithStart<AnyWorkflow, StepAnswer, [StepRequest]>(stepUpdate, {
        ...updateOptions(command),
        startWorkflowOperation: start,
      }),
    );
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return { outcome: 'closed' };
    throw error;
  }
}

function handleOf(client: Client, command: StepCommand): WorkflowHandle {
  return client.workflow.getHandle(command.dossierId);
}

function updateOptions(command: StepCommand): { args: [StepRequest]; updateId: string } {
  return { args: [command.request], updateId: `${command.request.id}:${command.attempt}` };
}

/** A refusal by the validator is an answer like any other. */
async function settled(answer: Promise<StepAnswer>): Promise<StepAnswer> {
  try {
    return await answer;
  } catch (error) {
    const cause = error instanceof WorkflowUpdateFailedError ? error.cause : undefined;
    if (cause instanceof ApplicationFailure && cause.type === refusal) {
      return { outcome: 'rejected', code: String(cause.details?.[0]), message: cause.message };
    }
    throw error;
  }
}
