import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/**
 * Runs a `motcua` command for a test, on a stack of its own, and returns the JSON it prints, also when it exits with a
 * failure. Rejects with what it wrote to stderr when it prints none.
 */
export async function runMotcua(args: readonly string[]): Promise<unknown> {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-test-'));
  const program = join(import.meta.dirname, '..', 'motcua.ts');
  try {
    // No stack runs in an empty home: the command brings up its own.
    const { stdout } = await promisify(execFile)(process.execPath, [program, ...args, '--json'], {
      env: { ...process.env, NODE_OPTIONS: '', MOTCUA_HOME: join(folder, 'home') },
      maxBuffer: 64 * 1024 * 1024,
    }).catch((error: { stdout?: string; stderr?: string }) => {
      if (error.stdout) return { stdout: error.stdout };
      throw new Error(error.stderr ?? 'The command printed nothing');
    });
    return JSON.parse(stdout);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
