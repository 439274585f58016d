import { parseArgs } from 'node:util';
import { parseConfig } from '../config.ts';
import { required } from '../processes/run-process.ts';
import { publishCatalogue } from '../stack/publish-catalogue.ts';

export const summary = 'Công bố danh mục thủ tục vào DATABASE_URL · publishes the catalogue in procedures/';

/** Publishes what is new or changed in procedures/; exits with 1 when a procedure is refused or cannot be read. */
export async function run(argv: string[]): Promise<number> {
  parseArgs({ args: argv, options: {} });
  const { unreadable, refused } = await publishCatalogue(
    required(parseConfig(process.env).databaseUrl, 'DATABASE_URL'),
  );
  for (const { file, field, reason } of unreadable)
    process.stdout.write(`✗ procedures/${file} ${field}: ${reason.vi} · ${reason.en}\n`);
  for (const { file, problems } of refused)
    for (const { element = '', reason } of problems)
      process.stdout.write(`✗ procedures/${file} ${element}: ${reason.vi} · ${reason.en}\n`);
  return unreadable.length + refused.length === 0 ? 0 : 1;
}
