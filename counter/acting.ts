import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answered, api, newIdempotencyKey, type Pending, type Schema, written } from '../faces/shared/api.ts';
import { problemFrom } from '../faces/shared/problem.ts';
import { type Action, adopt, type Dossier } from './queries.ts';

const pollEvery = 800;

/** Waits until a recorded command has its outcome; answers the dossier it made or changed. Throws its rejection. */
async function outcomeOf(pending: Pending, fallback: string | undefined): Promise<Dossier> {
  for (;;) {
    const command = await answered(api.GET('/api/v1/commands/{id}', { params: { path: { id: pending.command } } }));
    if (command.state === 'rejected')
      throw problemFrom(command.outcome?.problem?.status ?? 409, command.outcome?.problem);
    if (command.state === 'committed' || command.state === 'acknowledged') {
      const id = command.outcome?.dossier ?? fallback;
      if (id !== undefined) return await answered(api.GET('/api/v1/dossiers/{id}', { params: { path: { id } } }));
    }
    await new Promise((resolve) => setTimeout(resolve, pollEvery));
  }
}

interface Attempt {
  readonly action: Action;
  readonly data: NonNullable<Schema<'ActRequest'>['data']>;
  /** The page the person saw. */
  readonly dossier: Dossier;
  /** Same key for every retry of the attempt. */
  readonly key: string;
}

/** A new intention to act on the dossier as the person sees it. */
export function attempt(dossier: Dossier, action: Action, data: Attempt['data'] = {}): Attempt {
  return { action, data, dossier, key: newIdempotencyKey() };
}

/**
 * Acts on a dossier. The answer replaces what is cached, so the new state shows at once; `onSlow` is told when the
 * server only recorded the command and works on (202).
 */
export function useAct(onSlow: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ action, data, dossier, key }: Attempt): Promise<Dossier> => {
      const outcome = await written(
        api.POST('/api/v1/dossiers/{id}/actions/{action}', {
          params: { path: { id: dossier.id, action: action.action }, header: { 'idempotency-key': key } },
          body: { expectedSeq: dossier.seq, data, ...(action.task === undefined ? {} : { task: action.task }) },
        }),
      );
      if ('done' in outcome) return outcome.done;
      onSlow();
      return await outcomeOf(outcome.pending, dossier.id);
    },
    onSuccess: (dossier) => adopt(queries, dossier),
  });
}

/** Receives a new dossier. */
export function useReceive(onSlow: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ request, key }: { request: Schema<'ReceiveRequest'>; key: string }): Promise<Dossier> => {
      const outcome = await written(
        api.POST('/api/v1/dossiers', { params: { header: { 'idempotency-key': key } }, body: request }),
      );
      if ('done' in outcome) return outcome.done;
      onSlow();
      return await outcomeOf(outcome.pending, undefined);
    },
    onSuccess: (dossier) => adopt(queries, dossier),
  });
}
