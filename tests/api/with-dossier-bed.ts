import { afterAll, beforeAll } from '@jest/globals';
import type { Answer, ApiBed } from './api-bed.ts';
import { DossierBed } from './dossier-bed.ts';

/** One bed for the tests of a file, opened before them and closed after. */
export function withDossierBed(): { readonly dossiers: () => DossierBed; readonly ask: () => ApiBed } {
  let open: DossierBed | undefined;
  beforeAll(async () => {
    open = await DossierBed.open();
  });
  afterAll(() => open?.close());
  const dossiers = (): DossierBed => {
    if (open === undefined) throw new Error('Expected the bed to be open, but no test has begun');
    return open;
  };
  return { dossiers, ask: () => dossiers().bed };
}

/** Whether the dossier offers an action to whoever looked at it. */
export function offers(action: string): (dossier: Answer['body']) => boolean {
  return (dossier) => dossier.actions.some((each: { action: string }) => each.action === action);
}
