import type { DrawProblem } from './draw-worker.ts';
import type { RefusedLine } from './read-facts.ts';

/** What keeps a drawn procedure from being published. */
export interface DeriveProblem extends DrawProblem {
  readonly code: string;
}

/** What became of a facts file. */
export interface DeriveReport extends VariantReport {
  readonly lines: number;
  readonly refusedLines: readonly RefusedLine[];
  /** Codes that a spreadsheet damaged, as they were and as they are. */
  readonly repairedCodes: readonly { readonly line: number; readonly from: string; readonly to: string }[];
  readonly procedures: number;
  readonly publishable: number;
  readonly dataDriven: number;
  readonly drafts: number;
  /** What drafts lack, with how many lack it. */
  readonly missing: Readonly<Record<string, number>>;
  /** Lines that are a province's variant of a procedure. */
  readonly overrides: number;
  /** Of them, those whose facts do not say which province's: nothing is written of them. */
  readonly placeless: number;
  readonly ownShape: number;
  readonly genericShape: number;
  /** Published procedures whose texts tell several courses, which are drawn as one; the process says so. */
  readonly severalCourses: number;
  readonly distinctGraphs: number;
  readonly written: number;
  readonly problems: readonly DeriveProblem[];
  readonly seconds: number;
}

export interface VariantReport {
  /** Variants that differ from the national procedure, as written. */
  readonly variants: number;
  /** Of them, those with a process of another shape than the national one. */
  readonly variantProcesses: number;
  /** Variants without anything that a province may lay down for itself. */
  readonly variantsAlike: number;
}

const counts = {
  lines: 'Dòng đã đọc · lines read',
  procedures: 'Thủ tục · procedures',
  publishable: 'Công bố được · publishable',
  dataDriven: 'Có thành phần lấy từ cơ sở dữ liệu · data-driven',
  drafts: 'Bản thảo · drafts',
  overrides: 'Dòng là quy định riêng của tỉnh · lines that are a province’s variant',
  placeless: 'Trong đó không rõ tỉnh nào · of them without a province',
  variants: 'Quy định riêng đã ghi · variants written',
  variantProcesses: 'Trong đó có quy trình riêng · of them with a process of their own',
  variantsAlike: 'Không khác quy định chung · variants that differ in nothing',
  ownShape: 'Quy trình hơn mức chung · processes of more than the generic shape',
  genericShape: 'Quy trình mức chung: thẩm định, quyết định · processes of the generic shape',
  severalCourses: 'Nguồn nêu nhiều trình tự, vẽ chung · several courses drawn as one',
  distinctGraphs: 'Dạng quy trình khác nhau · distinct process graphs',
  written: 'Thủ tục đã ghi ra tệp · procedures written',
  seconds: 'Giây · seconds',
} satisfies Partial<Record<keyof DeriveReport, string>>;

/** What a draft may lack. */
const facts: Readonly<Record<string, string>> = {
  duration: 'thời hạn giải quyết · duration',
  steps: 'trình tự thực hiện · steps',
  components: 'thành phần hồ sơ · components',
  field: 'lĩnh vực · field',
  level: 'cấp thực hiện · level',
  agency: 'cơ quan thực hiện · agency',
  channels: 'cách thức nộp · channels',
};

/** The report for people, Vietnamese and English in each line. */
export function deriveReportInWords(report: DeriveReport): string {
  const lines = Object.entries(counts).map(([name, label]) => `${label}: ${report[name as keyof typeof counts]}`);
  const missing = Object.entries(report.missing).map(
    ([fact, count]) => `Bản thảo thiếu ${facts[fact] ?? fact} (drafts that lack it): ${count}`,
  );
  const repaired = report.repairedCodes.map(
    ({ line, from, to }) => `Dòng ${line}: mã ${from} đã sửa thành ${to} · line ${line}: code ${from} mended to ${to}`,
  );
  const refused = report.refusedLines.map(
    ({ line, field, reason }) => `✗ Dòng · line ${line}${colon(field)}: ${reason.vi} · ${reason.en}`,
  );
  const problems = report.problems.map(
    ({ code, field, reason }) => `✗ ${code}${colon(field)}: ${reason.vi} · ${reason.en}`,
  );
  return `${[...lines, ...missing, ...repaired, ...refused, ...problems].join('\n')}\n`;
}

function colon(field: string): string {
  return field === '' ? '' : ` ${field}`;
}
