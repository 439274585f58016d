import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Procedure } from '../../domain/procedure.ts';
import { formatGeneratedForm, isGenerated } from '../../procedures/form-file.ts';

/**
 * Writes `form.json` into a procedure's folder from its facts, where there is none or one that nobody has changed. Answers
 * what became of it.
 */
export function writeForm(folder: string, procedure: Procedure): 'written' | 'unchanged' | 'byHand' {
  const file = join(folder, 'form.json');
  const before = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  const next = formatGeneratedForm(procedure);
  if (before === next) return 'unchanged';
  if (before !== undefined && !isGenerated(before)) return 'byHand';
  writeFileSync(file, next);
  return 'written';
}
