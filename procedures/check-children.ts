import { checkChild } from '../domain/child-dossier.ts';
import type { Procedure } from '../domain/procedure.ts';
import { compile } from '../engine/compile.ts';
import { childDossiersOf } from '../engine/describe.ts';
import type { CatalogueEntry } from './catalogue.ts';
import type { CatalogueProblem } from './procedure-file.ts';

/** Of all procedures together: each dossier that one of their processes opens is of a procedure that can be. */
export async function checkChildren(entries: readonly CatalogueEntry[]): Promise<readonly CatalogueProblem[]> {
  const byCode = new Map<string, Procedure>(entries.map(({ procedure }) => [procedure.code, procedure]));
  const problems: CatalogueProblem[] = [];
  for (const { procedure, process = '', decisions = [] } of entries) {
    if (!process.includes(':childDossier')) continue;
    const compiled = await compile(process, { decisions });
    if (!compiled.ok) continue;
    for (const { element, child } of childDossiersOf(compiled.plan))
      for (const { reason } of checkChild(child, procedure, byCode.get(child.procedure)))
        problems.push({ file: `${procedure.code}/process.bpmn`, field: element, reason });
  }
  return problems;
}
