import { checkChild } from '../../domain/child-dossier.ts';
import type { Procedure } from '../../domain/procedure.ts';
import type { Problem } from '../../engine/compile.ts';
import { childDossiersOf } from '../../engine/describe.ts';
import type { Plan } from '../../engine/plan.ts';

/**
 * What keeps the dossiers that a process opens from being opened: a procedure the catalogue does not have, a paper that
 * nobody passes on. The gate looks at the process alone; this looks at the catalogue around it.
 *
 * @param facts of the procedure whose process it is; empty for the regime
 */
export async function childProblems(
  plan: Plan,
  facts: Partial<Procedure>,
  find: (code: string) => Promise<Procedure | undefined>,
): Promise<Problem[]> {
  const parent = { code: facts.code ?? '', components: facts.components ?? [] };
  const found = await Promise.all(
    childDossiersOf(plan).map(async ({ element, child }) =>
      checkChild(child, parent, await find(child.procedure)).map(({ rule, reason }) => ({
        element,
        rule,
        reason,
        path: [element],
      })),
    ),
  );
  return found.flat();
}
