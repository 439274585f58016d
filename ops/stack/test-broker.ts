import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getTemporal } from '../setup/fetch-temporal.mjs';
import { runProgram } from '../setup/run-program.mjs';
import { Home } from './home.ts';
import { findFreePort } from './ports.ts';
import { type EmbeddedPostgres, openPostgres } from './postgres.ts';
import { removeHome } from './remove-home.ts';
import { type EmbeddedTemporal, openTemporal } from './temporal.ts';

/** Migrated, and nothing more. */
const migrated = 'motcua_template';
/** With the demonstration's agencies and the shelf of the catalogue. */
const stocked = 'motcua_stocked';

/**
 * Serves test files with databases and Temporal namespaces of their own, on one PostgreSQL and one Temporal that start
 * when they are first asked for. Lives in the test runner's process; `close` ends and removes everything.
 */
export async function startTestBroker(): Promise<{ readonly url: string; close(): Promise<void> }> {
  let home: Home | undefined;
  let postgres: Promise<EmbeddedPostgres> | undefined;
  let stock: Promise<void> | undefined;
  let temporal: Promise<EmbeddedTemporal> | undefined;
  let served = 0;
  const getHome = () => {
    home ??= Home.temporary();
    return home;
  };

  const getPostgres = () => {
    postgres ??= startPostgres(getHome());
    return postgres;
  };
  const copyOf = async (template: string) => {
    const { createDatabase, url } = await getPostgres();
    const name = `test_${++served}`;
    await createDatabase(name, template);
    return { url: url(name) };
  };

  const answers: Readonly<Record<string, () => Promise<unknown>>> = {
    '/database': () => copyOf(migrated),
    '/stocked-database': async () => {
      stock ??= getPostgres().then(makeStocked);
      await stock;
      return copyOf(stocked);
    },
    '/namespace': async () => {
      temporal ??= startTemporal(getHome());
      const { address } = await temporal;
      const namespace = `test-${++served}`;
      await registerNamespace(address, namespace);
      return { address, namespace };
    },
  };

  const server = createServer((request, response) => {
    const answer =
      answers[request.url ?? '']?.() ?? Promise.reject(new Error(`Expected a path of the broker but ${request.url}`));
    // A test may ask again when the connection kept alive is just being closed.
    response.setHeader('connection', 'close');
    answer.then(
      (body) => response.end(JSON.stringify(body)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  }).listen(0, '127.0.0.1');
  server.unref();
  await once(server, 'listening');

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await (await temporal)?.process.stop('SIGKILL');
      await (await postgres)?.process.stop('SIGQUIT');
      if (home !== undefined) removeHome(home);
    },
  };
}

async function startPostgres(home: Home): Promise<EmbeddedPostgres> {
  const postgres = await openPostgres(home, await findFreePort(), () => undefined);
  await postgres.process.start();
  await postgres.createDatabase(migrated);
  const { migrate } = await import('../../db/migrate.ts');
  await migrate(postgres.url(migrated));
  return postgres;
}

async function makeStocked({ createDatabase, url }: EmbeddedPostgres): Promise<void> {
  await createDatabase(stocked, migrated);
  const { loadShelf } = await import('./load-shelf.ts');
  await loadShelf(url(stocked));
}

async function startTemporal(home: Home): Promise<EmbeddedTemporal> {
  const temporal = await openTemporal(home, { temporal: await findFreePort(), temporalUi: undefined }, 'motcua');
  await temporal.process.start();
  return temporal;
}

async function registerNamespace(address: string, namespace: string): Promise<void> {
  const { code, output } = await runProgram(await getTemporal(), [
    ...['operator', 'namespace', 'create', '--address', address, '--namespace', namespace, '--retention', '1d'],
  ]);
  if (code !== 0) throw new Error(`Expected namespace ${namespace} to be made but: ${output}`);
}
