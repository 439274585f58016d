import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GateResult, passGate } from '../../api/cases/publishing-gate.ts';
import { projectFolder } from '../setup/install-packages.mjs';
import { hashSources } from './hash-sources.ts';

const compilerSources = ['engine', 'domain', 'api/cases/publishing-gate.ts', 'package-lock.json'];

/**
 * The publishing gate, which remembers what it let through under the bytes it saw and the code it saw them with: a
 * catalogue of a thousand processes is compiled once on a machine, not once a database.
 */
export function rememberingGate(gate: typeof passGate): typeof passGate {
  const folder = join(projectFolder, '.cache', 'plans', hashSources(compilerSources));
  mkdirSync(folder, { recursive: true });
  return async (xml, durations, beside) => {
    const name = createHash('sha256')
      .update(JSON.stringify([durations, beside]))
      .update('\0')
      .update(xml)
      .digest('hex');
    const file = join(folder, `${name}.json`);
    if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as GateResult;
    const result = await gate(xml, durations, beside);
    if (result.ok) {
      writeFileSync(`${file}.${process.pid}`, JSON.stringify(result));
      renameSync(`${file}.${process.pid}`, file);
    }
    return result;
  };
}
