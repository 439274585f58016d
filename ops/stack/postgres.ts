import { execFile } from 'node:child_process';
import { chownSync, existsSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { dieWithParent } from './die-with-parent.ts';
import { errorCode } from './error-code.ts';
import type { Home } from './home.ts';
import { endProcessesIn } from './leftovers.ts';
import { type PostgresPlacement, placePostgres } from './postgres-placement.ts';
import { SupervisedProcess } from './supervised-process.ts';

/** Account that owns every database of the embedded PostgreSQL. */
const owner = 'motcua';

/** Longest path of a socket in a folder, less the file name PostgreSQL appends. */
const longestSocketFolder = 90;

/** Settings beside the defaults. Durability stays as it is by default: fsync and synchronous_commit on. */
const settings: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  max_connections: '200',
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  jit: 'off',
  timezone: 'UTC',
  lc_messages: 'C',
};

/** The embedded PostgreSQL; its databases can be made once its process is started. */
export interface EmbeddedPostgres {
  readonly process: SupervisedProcess;
  /** Address of a database, its password included. */
  url(database: string): string;
  /** Creates a database unless it exists, as a copy of `template` where given. */
  createDatabase(database: string, template?: string): Promise<void>;
  dropDatabase(database: string): Promise<void>;
}

/** PostgreSQL in a home, ready to be started; the first time its cluster is made. */
export async function openPostgres(
  home: Home,
  port: number,
  report: (line: string) => void,
): Promise<EmbeddedPostgres> {
  const placement = placePostgres(home.folder, report);
  const password = home.getSecrets().postgres;
  if (!existsSync(join(placement.data, 'PG_VERSION'))) await makeCluster(placement, password);

  const flags = Object.entries({ ...settings, port: String(port), unix_socket_directories: socketFolder(placement) });
  const program = join(placement.programs, 'bin', 'postgres');
  const supervised = new SupervisedProcess({
    name: 'PostgreSQL',
    ...dieWithParent('INT', program, [
      '-D',
      placement.data,
      ...flags.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ]),
    env: programEnv(),
    user: placement.user,
    ready: 'database system is ready to accept connections',
    logFile: home.path('logs', 'postgres.log'),
    stopSignal: 'SIGINT',
    beforeStart: () => clearAfterKill(placement.data),
  });

  const url = (database: string) => `postgres://${owner}:${password}@127.0.0.1:${port}/${database}`;
  return {
    process: supervised,
    url,
    createDatabase: (database, template) => createDatabase(url('postgres'), database, template),
    dropDatabase: (database) =>
      run(url('postgres'), `drop database if exists ${pg.escapeIdentifier(database)} with (force)`),
  };
}

async function makeCluster(placement: PostgresPlacement, password: string): Promise<void> {
  const passwordFile = `${placement.data}.password`;
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (placement.user !== undefined) chownSync(passwordFile, placement.user.uid, placement.user.gid);
  try {
    await promisify(execFile)(
      join(placement.programs, 'bin', 'initdb'),
      [
        `--pgdata=${placement.data}`,
        `--username=${owner}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
      ],
      {
        env: programEnv(),
        ...(placement.user === undefined ? {} : { uid: placement.user.uid, gid: placement.user.gid }),
      },
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** The programs see none of this process's PG… variables, which would change what they do. */
function programEnv(): Record<string, string | undefined> {
  return { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' };
}

/** Folder of the Unix socket, beside TCP: the data folder, closed to others; none where its path is too long. */
function socketFolder(placement: PostgresPlacement): string {
  return process.platform === 'win32' || placement.data.length > longestSocketFolder ? '' : placement.data;
}

/** Clears what a killed server left: its backends, and its lock file, whose process id may be someone else's by now. */
async function clearAfterKill(data: string): Promise<void> {
  if (process.platform !== 'linux') return;
  await endProcessesIn(realpathSync(data));
  rmSync(join(data, 'postmaster.pid'), { force: true });
}

async function createDatabase(url: string, database: string, template: string | undefined): Promise<void> {
  const name = pg.escapeIdentifier(database);
  const copied = template === undefined ? '' : ` template ${pg.escapeIdentifier(template)}`;
  try {
    await run(url, `create database ${name}${copied}`);
  } catch (error) {
    if (errorCode(error) !== '42P04') throw error;
  }
}

async function run(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
