import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from '../../db/pool.ts';

/** Waits until the record has the dossier at `seq` (the look-up has answered); both sides wait alike. */
export async function awaitSeq(pool: Pool, dossier: string, seq: number): Promise<void> {
  const until = Date.now() + 60_000;
  for (;;) {
    const { rows } = await pool.query<{ seq: number }>({
      name: 'bench-seq',
      text: 'select seq from dossier where id = $1',
      values: [dossier],
    });
    if ((rows[0]?.seq ?? 0) >= seq) return;
    if (Date.now() > until)
      throw new Error(`Expected dossier ${dossier} at seq ${seq} within a minute, but it is at ${rows[0]?.seq}`);
    await pause(20);
  }
}
