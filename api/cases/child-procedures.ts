import { checkChild } from '../../domain/child-dossier.ts';
import type { Procedure } from '../../domain/procedure.ts';
import { childDossiersOf } from '../../engine/describe.ts';
import type { passGate } from './publishing-gate.ts';

/**
 * The gate with the catalogue around it: what a process opens can be opened. A procedure the catalogue does not have, or
 * a paper that nobody passes on, is refused like any other problem.
 */
export function inCatalogue(
  gate: typeof passGate,
  find: (code: string) => Promise<Procedure | undefined>,
): typeof passGate {
  return async (xml, durations, beside) => {
    const passed = await gate(xml, durations, beside);
    const children = passed.ok ? childDossiersOf(passed.plan) : [];
    if (children.length === 0) return passed;
    const parent = (await find(beside.code)) ?? { code: beside.code, components: [] };
    const found = await Promise.all(
      children.map(async ({ element, child }) =>
        checkChild(child, parent, await find(child.procedure)).map(({ rule, reason }) => ({
          element,
          rule,
          reason,
          path: [element],
        })),
      ),
    );
    const problems = found.flat();
    return problems.length === 0 ? passed : { ok: false, problems };
  };
}
