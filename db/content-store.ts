import type { Pool } from './pool.ts';
import { findContent } from './queries/content.ts';

/** A program as it is stored: its plans stand beside it, each once, however many programs share them. */
export interface StoredProgram {
  readonly entry: { readonly plan: string; readonly process: string };
  readonly plans: readonly string[];
  readonly bindings: Readonly<Record<string, { readonly plan: string; readonly process: string }>>;
}

/**
 * Reads immutable content by hash, each at most once a process as long as it is in use. `text` is the JSON as it
 * travels: a program's plans are put in their places. Throws on an unknown hash: content is never deleted.
 */
export class ContentStore {
  private readonly pool: Pool;
  private readonly limit: number;
  private readonly texts = new Map<string, Promise<string>>();
  private readonly values = new Map<string, Promise<unknown>>();

  /** @param limit how many texts and values are kept, the least recently used leave first */
  constructor(pool: Pool, limit = 256) {
    this.pool = pool;
    this.limit = limit;
  }

  text(hash: string): Promise<string> {
    return this.remember(this.texts, hash, () => this.assemble(hash));
  }

  /** The parsed value; shared by everyone who asks, so nobody may change it. */
  value<T>(hash: string): Promise<T> {
    return this.remember(this.values, hash, async () => JSON.parse(await this.text(hash))) as Promise<T>;
  }

  private async assemble(hash: string): Promise<string> {
    const body = await findContent(this.pool, hash);
    if (body === undefined) throw new Error(`Expected content ${hash} in the store, but there is none`);
    if (!body.startsWith('{"entry":')) return body;
    const program = JSON.parse(body) as StoredProgram;
    const plans = await Promise.all(
      program.plans.map(async (plan) => `${JSON.stringify(plan)}:${await this.text(plan)}`),
    );
    return `{"entry":${JSON.stringify(program.entry)},"plans":{${plans.join(',')}},"bindings":${JSON.stringify(program.bindings)}}`;
  }

  private remember<T>(kept: Map<string, Promise<T>>, hash: string, load: () => Promise<T>): Promise<T> {
    const known = kept.get(hash);
    if (known !== undefined) {
      kept.delete(hash);
      kept.set(hash, known);
      return known;
    }
    const loading = load();
    kept.set(hash, loading);
    loading.catch(() => kept.delete(hash));
    for (const oldest of kept.keys()) {
      if (kept.size <= this.limit) break;
      kept.delete(oldest);
    }
    return loading;
  }
}
