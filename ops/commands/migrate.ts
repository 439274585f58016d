import { parseArgs } from 'node:util';
import { migrate } from '../../db/migrate.ts';
import { parseConfig } from '../config.ts';
import { required } from '../processes/run-process.ts';

export const summary = 'Đưa lược đồ dữ liệu lên bản mới nhất · brings the schema of DATABASE_URL up to date';

/** Runs the missing migrations; safe to run at every start. */
export async function run(argv: string[]): Promise<number> {
  parseArgs({ args: argv, options: {} });
  const done = await migrate(required(parseConfig(process.env).databaseUrl, 'DATABASE_URL'));
  process.stdout.write(`${done.length === 0 ? 'Không có gì mới · up to date' : done.join('\n')}\n`);
  return 0;
}
