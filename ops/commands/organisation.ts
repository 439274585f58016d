import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { openPool } from '../../db/pool.ts';
import { parseConfig } from '../config.ts';
import { enterOrganisation, readOrganisation } from '../organisation/organisation-file.ts';
import { required } from '../processes/run-process.ts';

export const summary =
  'Nạp cơ quan và cán bộ · enters agencies and officers, { "agencies": […], "officers": […] }: organisation FILE.json';

/** Enters or brings up to date all of the file, or nothing; exits with 2 when it cannot be read or does not hold together. */
export async function run(argv: string[]): Promise<number> {
  const { positionals } = parseArgs({ args: argv, options: {}, allowPositionals: true });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) {
    process.stderr.write(`✗ Cần một tệp\nExpected one file\n\n${summary}\n`);
    return 2;
  }
  const text = await readFile(file, 'utf8').catch((error: Error) => error);
  if (text instanceof Error) return refused(file, [{ field: '', reason: text.message }]);
  const read = readOrganisation(text);
  if (!('agencies' in read)) return refused(file, read);
  const pool = openPool(required(parseConfig(process.env).databaseUrl, 'DATABASE_URL'), { max: 1 });
  try {
    const problems = await enterOrganisation(pool, read);
    if (problems.length > 0) return refused(file, problems);
  } finally {
    await pool.end();
  }
  process.stdout.write(`${read.agencies.length} cơ quan · agencies, ${read.officers.length} cán bộ · officers\n`);
  return 0;
}

function refused(file: string, problems: readonly { field: string; reason: string }[]): number {
  for (const { field, reason } of problems)
    process.stderr.write(`✗ ${[file, field].filter((part) => part !== '').join(' ')}: ${reason}\n`);
  return 2;
}
