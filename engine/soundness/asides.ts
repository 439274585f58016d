import type { ElementPlan, Plan } from '../plan.ts';
import { indexPlan, type Node } from '../plan-index.ts';
import type { Program } from '../program.ts';
import { readBy } from './live-variables.ts';

/**
 * The program without what asides keep book of. An aside is a non-interrupting event on the boundary whose token goes
 * straight to a plain end event: something is noted, and the flow of tokens is what it was. What only asides write and
 * only their conditions read (that a hand-over waits for its confirmation) tells states apart that go on alike; so in
 * the abstract an aside may happen at any time and writes nothing.
 */
export function withoutBooksOfAsides(program: Program): Program {
  const nodes = Object.values(program.plans).flatMap((plan) => [...indexPlan(plan).nodes.values()]);
  const asides = new Set(nodes.filter(isAside));
  if (asides.size === 0) return program;
  const readElsewhere = new Set(nodes.filter((node) => !asides.has(node)).flatMap((node) => readBy(program, node)));
  const keepsBooksOnly = (node: Node) =>
    asides.has(node) && (node.plan.outputs ?? []).every(({ target }) => !readElsewhere.has(target));
  const simplified = (plan: Plan): Plan => {
    const index = indexPlan(plan);
    const entries = Object.entries(plan.elements).map(([id, element]): [string, ElementPlan] => {
      const node = index.nodes.get(id);
      return [id, node && keepsBooksOnly(node) ? alwaysPossible(element) : element];
    });
    return { ...plan, elements: Object.fromEntries(entries) };
  };
  return {
    ...program,
    plans: Object.fromEntries(Object.entries(program.plans).map(([hash, plan]) => [hash, simplified(plan)])),
  };
}

function isAside(node: Node): boolean {
  const [flow, ...others] = node.outgoing;
  return (
    node.type === 'BoundaryEvent' &&
    node.plan.nonInterrupting === true &&
    flow !== undefined &&
    others.length === 0 &&
    flow.plan.condition === undefined &&
    flow.target.type === 'EndEvent' &&
    flow.target.events.length === 0 &&
    !flow.target.plan.outputs
  );
}

function alwaysPossible({ outputs: _written, ...element }: ElementPlan): ElementPlan {
  const { dossier } = element;
  if (!dossier?.message) return element;
  const { conditions: _asked, ...message } = dossier.message;
  return { ...element, dossier: { ...dossier, message } };
}
