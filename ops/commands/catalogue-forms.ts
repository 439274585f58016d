import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readCatalogue } from '../../procedures/catalogue.ts';
import { writeForm } from '../catalogue/write-form.ts';

export const summary =
  'Sinh biểu mẫu từ dữ kiện thủ tục, không đụng tới biểu mẫu đã sửa · forms from procedures, those that were changed stay: catalogue forms [--folder DIR] [--json]';

/** Writes `form.json` beside each `procedure.json` that has none, or one nobody has changed. */
export async function run(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: { folder: { type: 'string' }, json: { type: 'boolean' } },
    strict: true,
  });
  const folder = values.folder ?? join(import.meta.dirname, '..', '..', 'procedures');
  const report = { written: 0, unchanged: 0, byHand: 0 };
  for (const { procedure } of (await readCatalogue(folder)).entries) {
    report[writeForm(join(folder, procedure.code), procedure)] += 1;
  }
  const lines = Object.entries(report).map((line) => `${line.join(': ')}\n`);
  process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : lines.join(''));
  return 0;
}
