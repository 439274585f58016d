import type { Duration } from '../domain/procedure.ts';
import { compile } from '../engine/compile.ts';
import { processesOf } from '../engine/describe.ts';
import type { Plan } from '../engine/plan.ts';
import { publishingProblems } from '../engine/publishing-problems.ts';
import type { CatalogueProblem } from './procedure-file.ts';

/** What a process file must agree with. */
export interface ProcessExpectation {
  /** Id of the process that the file has to hold, and the only one: a process belongs to one procedure. */
  readonly id: string;
  /** The legal terms, by case; none for the regime. */
  readonly durations: readonly Duration[];
  /** DMN XML that its business rule tasks may ask. */
  readonly decisions: readonly string[];
}

/** The publishing gate over a file: it compiles, belongs where it lies, and nothing keeps its process from being published. */
export async function checkProcess(
  file: string,
  xml: string,
  expected: ProcessExpectation,
): Promise<readonly CatalogueProblem[]> {
  const compiled = await compile(xml, { decisions: expected.decisions });
  if (!compiled.ok) {
    return compiled.problems.map((problem) => ({ file, field: problem.element ?? '', reason: problem.reason }));
  }
  const { plan } = compiled;
  return [
    ...ownership(file, plan, expected.id),
    ...publishingProblems(plan, expected.durations).map(({ element, reason }) => ({
      file,
      field: element ?? '',
      reason,
    })),
  ];
}

function ownership(file: string, plan: Plan, id: string): readonly CatalogueProblem[] {
  return processesOf(plan)
    .filter((process) => process.id !== id)
    .map((process) => ({
      file,
      field: process.id,
      reason: {
        vi: `Quy trình ${process.id} thuộc thủ tục khác; tệp này phải chứa ${id}`,
        en: `Expected the process ${id} but found ${process.id}, which belongs to another procedure`,
      },
    }));
}
