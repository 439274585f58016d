import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { projectFolder } from '../setup/install-packages.mjs';

/** Runs a script of the project's packages on this Node, with this terminal; resolves to its exit code. */
export async function runStep(script: string, args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [join(projectFolder, 'node_modules', script), ...args], {
    cwd: projectFolder,
    stdio: 'inherit',
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return code ?? 1;
}
