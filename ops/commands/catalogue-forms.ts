import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readCatalogue } from '../../procedures/catalogue.ts';
import { formatGeneratedForm, isGenerated } from '../../procedures/form-file.ts';

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
  for (const { procedure, form } of (await readCatalogue(folder)).entries) {
    report[await writeForm(join(folder, procedure.code, 'form.json'), form, formatGeneratedForm(procedure))] += 1;
  }
  process.stdout.write(
    values.json
      ? `${JSON.stringify(report)}\n`
      : `${Object.entries(report)
          .map((line) => line.join(': '))
          .join('\n')}\n`,
  );
  return 0;
}

async function writeForm(
  file: string,
  before: string | undefined,
  next: string,
): Promise<'written' | 'unchanged' | 'byHand'> {
  if (before === next) return 'unchanged';
  if (before !== undefined && !isGenerated(before)) return 'byHand';
  await writeFile(file, next);
  return 'written';
}
