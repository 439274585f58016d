import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import type { Pool } from '../../db/pool.ts';
import { readClock } from '../../db/queries/business-clock.ts';
import {
  type SampledDossier,
  sampleDossiers,
  unmoved,
  writeReconciliation,
} from '../../db/queries/open-dossier-sample.ts';

/** A dossier whose workflow does not stand as the record does. */
export interface Drift {
  readonly dossier: string;
  readonly seq: number;
  readonly found: 'missing' | 'closed-but-open' | 'open-but-closed';
}

/**
 * Looks at a page of dossiers after `after`: where the record is open but no workflow runs, or the record has ended but
 * the workflow runs on, a command is written that makes the workflow look at the journal. Returns what drifted, for the
 * alarm, and where to go on ('' after the last page).
 */
export async function reconcile(
  pool: Pool,
  client: Client,
  after: string,
  limit = 50,
): Promise<{ drifts: Drift[]; next: string }> {
  const page = await sampleDossiers(pool, after === '' ? '00000000-0000-0000-0000-000000000000' : after, limit);
  const clock = await readClock(pool);
  const differing: (SampledDossier & Pick<Drift, 'found'>)[] = [];
  for (const dossier of page) {
    const found = await compare(client, dossier);
    if (found !== undefined) differing.push({ ...dossier, found });
  }
  // A dossier that took a step since it was sampled is no drift: the next round sees it.
  const drifted = differing.length === 0 ? [] : await unmoved(pool, differing);
  for (const { id, found } of drifted)
    if (found !== 'closed-but-open') await writeReconciliation(pool, id, new Date(Date.now() + clock.offsetMs));
  return {
    drifts: drifted.map(({ id, seq, found }) => ({ dossier: id, seq, found })),
    next: page.length < limit ? '' : (page.at(-1)?.id ?? ''),
  };
}

async function compare(client: Client, dossier: SampledDossier): Promise<Drift['found'] | undefined> {
  try {
    const { status } = await client.workflow.getHandle(dossier.id).describe();
    const running = status.name === 'RUNNING';
    if (running === !dossier.ended) return undefined;
    return running ? 'open-but-closed' : 'closed-but-open';
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
    return dossier.ended ? undefined : 'missing';
  }
}
