import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { configVariables } from '../config.ts';
import { Home } from '../stack/home.ts';
import { removeHome } from '../stack/remove-home.ts';

const program = join(import.meta.dirname, '..', 'motcua.ts');

/**
 * Runs a `motcua` command for a test and returns the JSON it prints, also when it exits with a failure: on the stack
 * that runs in `home`, or on one that it brings up for itself. Rejects with what it wrote to stderr when it prints none.
 */
export async function runMotcua(args: readonly string[], home?: string): Promise<unknown> {
  // No stack runs in an empty home: the command brings up its own.
  const own = home === undefined ? Home.temporary() : undefined;
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [program, ...args, '--json'], {
      env: environment(home ?? own?.folder),
      maxBuffer: 64 * 1024 * 1024,
    }).catch((error: { stdout?: string; stderr?: string }) => {
      if (error.stdout) return { stdout: error.stdout };
      throw new Error(error.stderr ?? 'The command printed nothing');
    });
    return JSON.parse(stdout);
  } finally {
    if (own !== undefined) removeHome(own);
  }
}

/** What `motcua start` keeps running for a test. */
export interface StartedMotcua {
  readonly home: string;
  /** Address of the API and the screens. */
  readonly url: string;
  /** Ends it as Ctrl-C does, and resolves to its exit code. */
  stop(): Promise<number | null>;
}

/** Starts everything in a temporary home on free ports. What it says is shown only when it fails to start. */
export async function startMotcua(): Promise<StartedMotcua> {
  const home = Home.temporary();
  const ports = ['', 'POSTGRES_', 'TEMPORAL_', 'TEMPORAL_UI_', 'REGISTRIES_'].map((part) => [
    `MOTCUA_${part}PORT`,
    '0',
  ]);
  const child = spawn(process.execPath, [program, 'start'], {
    env: { ...environment(home.folder), ...Object.fromEntries(ports) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exit = once(child, 'close').then(([code]) => code as number | null);
  const stop = async () => {
    child.kill('SIGINT');
    const code = await exit;
    removeHome(home);
    return code;
  };
  const said: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  // It prints where to go once everything is ready, and nothing before.
  await Promise.race([once(child.stdout, 'data'), exit]);
  const url = home.findStack()?.apiUrl;
  if (url !== undefined) return { home: home.folder, url, stop };
  await stop();
  throw new Error(`The stack did not start:\n${said.join('')}`);
}

/** Nothing of this process's own settings but the home. */
function environment(home: string | undefined): Record<string, string | undefined> {
  const foreign = Object.keys(process.env).filter((name) => name in configVariables);
  return {
    ...process.env,
    ...Object.fromEntries(foreign.map((name) => [name, undefined])),
    NODE_OPTIONS: '',
    MOTCUA_HOME: home,
  };
}
