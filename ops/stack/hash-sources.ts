import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../setup/install-packages.mjs';

/** 16 hexadecimal digits over names and bytes of these files and folders of the project, tests left out: what is built of them is cached by it. */
export function hashSources(paths: readonly string[]): string {
  const hash = createHash('sha256');
  const add = (path: string) => {
    const full = join(projectFolder, path);
    if (!existsSync(full) || path.includes('.test.')) return;
    if (statSync(full).isDirectory()) {
      for (const name of readdirSync(full).sort()) if (name !== 'node_modules') add(join(path, name));
    } else {
      hash.update(path).update('\0').update(readFileSync(full)).update('\0');
    }
  };
  paths.forEach(add);
  return hash.digest('hex').slice(0, 16);
}
