import { readFile } from 'node:fs/promises';
import { openPool } from '../../db/pool.ts';
import { parseConfig } from '../config.ts';
import { enterOrganisation, readOrganisation } from '../organisation/organisation-file.ts';
import { required } from '../processes/run-process.ts';

export const summary =
  'Nạp cơ quan và cán bộ từ FILE.json · enters agencies and officers: { "agencies": […], "officers": […] }';

/** Enters or brings up to date all of the file, or nothing; exits with 2 when it cannot be read or does not hold together. */
export async function run(argv: string[]): Promise<number> {
  const [file] = argv;
  if (file === undefined) {
    process.stderr.write('Cần tên tệp · expected a file: organisation FILE.json\n');
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
