import { createHash } from 'node:crypto';
import type { StoredProgram } from '../content-store.ts';
import type { Client, Pool } from '../pool.ts';
import { storeContent } from './content.ts';
import type { ProcedureVersionRow } from './procedure-version.ts';

/**
 * Stores what a dossier of this version runs: the regime in force, with its call bound to the procedure's own process.
 * Returns its hash; undefined where the version has no process. Throws before the regime is published.
 */
export async function storeProgram(
  db: Pool | Client,
  version: Pick<ProcedureVersionRow, 'plan' | 'process'>,
): Promise<string | undefined> {
  // Asked for with every receipt: without its drawing, which is large.
  const { rows } = await db.query<Pick<ProcedureVersionRow, 'plan' | 'process'>>({
    name: 'regime-in-force',
    text: `select plan, process from procedure_version where code = 'regime' and jurisdiction = 'VN' and current`,
  });
  const [regime] = rows;
  if (regime?.plan == null || regime.process === null)
    throw new Error('Expected the one-stop regime to be published, but it is not');
  if (version.plan === null || version.process === null) return undefined;
  const program: StoredProgram = {
    entry: { plan: regime.plan, process: regime.process },
    plans: [regime.plan, version.plan],
    bindings: { resolve: { plan: version.plan, process: version.process } },
  };
  const body = JSON.stringify(program);
  const hash = createHash('sha256').update(body).digest('hex');
  await storeContent(db, 'program', hash, body);
  return hash;
}
