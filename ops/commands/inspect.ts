import { parseArgs } from 'node:util';
import { inspect } from '../../engine/inspect.ts';
import { checkSoundness, type SoundnessReport } from '../../engine/soundness/check-soundness.ts';
import { readDecisionsBeside, readXmlFile } from '../files/xml-file.ts';

export const summary =
  'Xem quy trình: gì được thực thi, giữ lại hay từ chối, vì sao · what of a process is executed, kept or rejected, and why: inspect FILE.bpmn… [--json]';

/** What `inspect` says of one file. `sound` is judged on plans that compile. */
interface FileReport {
  readonly file: string;
  readonly parsed: boolean;
  readonly executed: readonly unknown[];
  readonly kept: readonly unknown[];
  readonly rejected: readonly unknown[];
  readonly problems: readonly unknown[];
  readonly sound: boolean | 'unknown';
  /** Why it is unknown. */
  readonly soundBecause: string | undefined;
  /** Defects, each with the path of element ids that leads to it. */
  readonly findings: readonly Finding[];
}

type Finding = Pick<SoundnessReport['findings'][number], 'code' | 'element' | 'reason' | 'path'>;

/** Real time for one file, and what of it the states get at least. */
const fileMs = 1_500;
const exploreMs = 300;

/**
 * `inspect FILE.bpmn… [--json]`: what is executed, kept as documentation or rejected in each file, and why. Any bytes
 * get a report. Exit code 0 when nothing is rejected, 1 otherwise, 2 without files.
 */
export async function run(argv: string[]): Promise<number> {
  const { values, positionals: files } = parseArgs({
    args: argv,
    options: { json: { type: 'boolean' } },
    allowPositionals: true,
  });
  if (files.length === 0) {
    process.stderr.write(`✗ Cần ít nhất một tệp\nExpected at least one file\n\n${summary}\n`);
    return 2;
  }
  const reports: FileReport[] = [];
  for (const file of files) reports.push(await reportOn(file));
  if (values.json) process.stdout.write(`${JSON.stringify(reports)}\n`);
  else for (const report of reports) print(report);
  return reports.every((report) => report.parsed && report.problems.length === 0) ? 0 : 1;
}

async function reportOn(file: string): Promise<FileReport> {
  const started = performance.now();
  let xml: string;
  let decisions: readonly string[];
  try {
    xml = await readXmlFile(file);
    decisions = await readDecisionsBeside(file, xml);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const problems = [
      {
        element: undefined,
        rule: 'file',
        reason: { vi: `Không đọc được tệp: ${detail}`, en: `The file cannot be read: ${detail}` },
        path: [],
      },
    ];
    return {
      file,
      parsed: false,
      executed: [],
      kept: [],
      rejected: [],
      problems,
      sound: 'unknown',
      soundBecause: 'the file cannot be read',
      findings: [],
    };
  }
  const { plan, answered, ...inspection } = await inspect(xml, { decisions });
  if (!plan)
    return { file, ...inspection, sound: 'unknown', soundBecause: 'the file cannot be executed', findings: [] };
  const until = Math.max(started + fileMs, performance.now() + exploreMs);
  const { sound, why, findings } = checkSoundness(plan, { answered, goOn: () => performance.now() < until });
  return {
    file,
    ...inspection,
    sound,
    soundBecause: why?.en,
    findings: findings.map(({ code, element, reason, path }) => ({ code, element, reason, path })),
  };
}

function print(report: FileReport): void {
  process.stdout.write(
    `${report.file}: ${report.parsed ? `${report.executed.length} executed, ${report.kept.length} kept, ${report.rejected.length} rejected` : 'cannot be read'}\n`,
  );
  for (const found of report.problems as readonly { element?: string; rule: string; reason: { en: string } }[])
    process.stdout.write(`  ✗ ${found.element ?? ''} ${found.rule}: ${found.reason.en}\n`);
  for (const found of report.findings)
    process.stdout.write(`  ⚠ ${found.code} ${found.element}: ${found.reason.en} (${found.path.join(' → ')})\n`);
  if (report.sound === 'unknown') process.stdout.write(`  ? ${report.soundBecause ?? ''}\n`);
}
