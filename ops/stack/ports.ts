import { once } from 'node:events';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { basename } from 'node:path';
import { errorCode } from './error-code.ts';
import { OperatorProblem } from './operator-problem.ts';

/** A port that was free a moment ago. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string')
    throw new Error('Expected a TCP address but the server has none');
  return address.port;
}

/**
 * Refuses a port that someone listens on, naming the part that wants it, who holds it where that can be seen, and the
 * variable to change.
 */
export async function assertPortFree(port: number, part: string, variable: string): Promise<void> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
    server.close();
    await once(server, 'close');
  } catch (error) {
    if (errorCode(error) === 'EACCES') {
      throw new OperatorProblem(
        `${part}: không được phép dùng cổng ${port}. Hãy chọn cổng từ 1024 trở lên bằng biến ${variable}.`,
        `${part}: port ${port} is not permitted. Choose one from 1024 up with ${variable}.`,
      );
    }
    if (errorCode(error) !== 'EADDRINUSE') throw error;
    const holder = await findHolder(port);
    throw new OperatorProblem(
      `${part}: cổng ${port} đang được dùng${holder === undefined ? '' : ` bởi ${holder}`}. Hãy dừng chương trình đó, hoặc chọn cổng khác, ví dụ: ${variable}=${port + 1000} npm start`,
      `${part}: port ${port} is taken${holder === undefined ? '' : ` by ${holder}`}. Stop that program, or choose another port, for example: ${variable}=${port + 1000} npm start`,
    );
  }
}

/** Who listens on the port, as `program argument (process id)`; undefined where the system does not tell. */
async function findHolder(port: number): Promise<string | undefined> {
  if (process.platform !== 'linux') return undefined;
  const inodes = new Set<string>();
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    const rows = (await readFile(table, 'utf8').catch(() => '')).split('\n').map((row) => row.trim().split(/\s+/));
    for (const row of rows)
      if (row[1]?.endsWith(suffix) && row[3] === '0A' && row[9] !== undefined) inodes.add(`socket:[${row[9]}]`);
  }
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const links = await readdir(`/proc/${pid}/fd`).catch(() => []);
    for (const link of links) {
      if (inodes.has(await readlink(`/proc/${pid}/fd/${link}`).catch(() => ''))) {
        const [program = '?', script = ''] = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split(
          '\0',
        );
        return `${basename(program)} ${basename(script)} (${pid})`;
      }
    }
  }
  return undefined;
}
