import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { importModel } from '../../engine/import/import-model.ts';
import { readDecisionsBeside, readXmlFile } from '../files/xml-file.ts';
import { OperatorProblem } from '../stack/operator-problem.ts';

export const summary =
  'Nhập quy trình vẽ cho công cụ khác · imports models of camunda: and zeebe:, with a report: import FILE.bpmn [--out FILE2.bpmn] [--json]';

/**
 * `import FILE.bpmn [--out FILE2.bpmn] [--json]`: writes the model in our dialect and reports what was not carried over.
 * Exit code 0 when the result is executable, 1 when it is not, 2 without one file.
 */
export async function run(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: { out: { type: 'string' }, json: { type: 'boolean' } },
    allowPositionals: true,
  });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) {
    process.stderr.write(`✗ Cần một tệp\nExpected one file\n\n${summary}\n`);
    return 2;
  }
  const { source, decisions } = await read(file);
  const { xml, notes, plan, problems } = await importModel(source, { decisions });
  if (values.out !== undefined && xml !== undefined) await writeFile(values.out, xml);
  const report = {
    file,
    out: xml === undefined ? undefined : values.out,
    executable: plan !== undefined,
    notes,
    problems,
  };
  if (values.json) process.stdout.write(`${JSON.stringify(report)}\n`);
  else process.stdout.write(inWords(report));
  return plan === undefined ? 1 : 0;
}

async function read(file: string): Promise<{ source: string; decisions: readonly string[] }> {
  try {
    const source = await readXmlFile(file);
    return { source, decisions: await readDecisionsBeside(file, source) };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new OperatorProblem(`Không đọc được tệp: ${detail}`, `The file cannot be read: ${detail}`);
  }
}

type Reason = { readonly vi: string; readonly en: string };

function inWords(report: {
  readonly file: string;
  readonly executable: boolean;
  readonly notes: readonly { element: string | undefined; attribute: string; effect: string; reason: Reason }[];
  readonly problems: readonly { element: string | undefined; rule: string; reason: Reason }[];
}): string {
  const verdict = report.executable ? 'thực thi được · executable' : 'chưa thực thi được · not executable';
  const notes = report.notes.map(
    ({ element, attribute, effect, reason }) =>
      `  ${effect === 'behaviour' ? '⚠' : '·'} ${element ?? ''} ${attribute}: ${reason.vi} · ${reason.en}`,
  );
  const problems = report.problems.map(
    ({ element, rule, reason }) => `  ✗ ${element ?? ''} ${rule}: ${reason.vi} · ${reason.en}`,
  );
  return `${[`${report.file}: ${verdict}`, ...notes, ...problems].join('\n')}\n`;
}
