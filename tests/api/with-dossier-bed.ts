import { once } from 'node:events';
import { afterAll, beforeAll } from '@jest/globals';
import type { Answer, ApiBed } from './api-bed.ts';
import { DossierBed } from './dossier-bed.ts';

/** One bed for the tests of a file, opened before them and closed after. */
export function withDossierBed(): {
  readonly dossiers: () => DossierBed;
  readonly ask: () => ApiBed;
  /** The dossier as somebody sees it once `ready` holds of it: looks again at word of a step. */
  readonly when: (id: string, as: string, ready: (dossier: Answer['body']) => boolean) => Promise<Answer['body']>;
} {
  let open: DossierBed | undefined;
  beforeAll(async () => {
    open = await DossierBed.open();
  });
  afterAll(() => open?.close());
  const dossiers = (): DossierBed => {
    if (open === undefined) throw new Error('Expected the bed to be open, but no test has begun');
    return open;
  };
  return { dossiers, ask: () => dossiers().bed, when: (...what) => when(dossiers().bed, ...what) };
}

async function when(
  bed: ApiBed,
  id: string,
  as: string,
  ready: (dossier: Answer['body']) => boolean,
): Promise<Answer['body']> {
  const listener = await bed.pool.connect();
  try {
    await listener.query('listen dossier');
    for (;;) {
      const heard = once(listener, 'notification');
      const { body } = await bed.get(`/dossiers/${id}`, { as });
      if (ready(body)) return body;
      await heard;
    }
  } finally {
    await listener.query('unlisten dossier');
    listener.release();
  }
}

/** Whether the dossier offers an action to whoever looked at it. */
export function offers(action: string): (dossier: Answer['body']) => boolean {
  return (dossier) => dossier.actions.some((each: { action: string }) => each.action === action);
}
