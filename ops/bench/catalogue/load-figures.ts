import { publishCatalogue } from '../../stack/publish-catalogue.ts';

export interface LoadFigures {
  /** Processes with their facts, variants too, published into a fresh database. */
  readonly published: number;
  /** With each process compiled and checked anew. */
  readonly freshSeconds: number;
  /** Of all threads of the loader, without the database: what a busy machine does not change. */
  readonly freshCpuSeconds: number;
  /** Again on the same database: everything is there. */
  readonly restartSeconds: number;
  readonly restartPublished: number;
}

/** Publishes the whole catalogue into an empty, migrated database, and then once more. */
export async function loadFigures(databaseUrl: string): Promise<LoadFigures> {
  const fresh = await timed(() => publishCatalogue(databaseUrl, undefined, false));
  const again = await timed(() => publishCatalogue(databaseUrl));
  return {
    published: fresh.value.loaded,
    freshSeconds: fresh.seconds,
    freshCpuSeconds: fresh.cpuSeconds,
    restartSeconds: again.seconds,
    restartPublished: again.value.loaded,
  };
}

async function timed<T>(
  work: () => Promise<T>,
): Promise<{ readonly value: T; readonly seconds: number; readonly cpuSeconds: number }> {
  const [begin, cpu] = [performance.now(), process.cpuUsage()];
  const value = await work();
  const { user, system } = process.cpuUsage(cpu);
  return { value, seconds: tenths((performance.now() - begin) / 1000), cpuSeconds: tenths((user + system) / 1e6) };
}

function tenths(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}
