import type { Pool } from '../../db/pool.ts';

/** Channel of PostgreSQL's NOTIFY; each payload is `<dossier id> <seq>`. */
export const dossierChannel = 'dossier';

/**
 * Tells whoever listens that dossiers moved. After the commit and in batches: a NOTIFY inside the step's transaction
 * would make commits wait for one another. Word may get lost when the process dies; the record never.
 */
export class WordOfSteps {
  private readonly pool: Pool;
  private readonly moved = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;

  constructor(pool: Pool) {
    this.pool = pool;
  }

  tell(dossierId: string, seq: number): void {
    this.moved.set(dossierId, seq);
    this.timer ??= setTimeout(() => void this.flush(), 50);
  }

  /** Sends what is collected. Listeners reload from the record, so a failure here costs them only time. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const payloads = [...this.moved].map(([id, seq]) => `${id} ${seq}`);
    this.moved.clear();
    if (payloads.length === 0) return;
    await this.pool
      .query({
        name: 'tell-dossiers',
        text: `select pg_notify('${dossierChannel}', p) from unnest($1::text[]) p`,
        values: [payloads],
      })
      .catch(() => undefined);
  }
}
