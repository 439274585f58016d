import { indexPlan } from '../plan-index.ts';
import type { Program } from '../program.ts';

/**
 * Elements that wait for a message nobody sends: no element of the program, no person (`tthc:message`), none of the
 * declared systems. A name or a process that is computed may be anyone's, and the start of a process is for the world.
 */
export function unansweredMessages(
  program: Program,
  declared: ReadonlySet<string>,
): readonly { readonly plan: string; readonly element: string }[] {
  const nodes = Object.values(program.plans).flatMap((plan) => [...indexPlan(plan).nodes.values()]);
  const sends = (type: string) => type === 'SendTask' || type === 'IntermediateThrowEvent' || type === 'EndEvent';
  const sent = new Set([
    ...declared,
    ...nodes
      .filter((node) => sends(node.type))
      .flatMap((node) => node.events.flatMap((event) => (event.kind === 'message' ? [event.name] : []))),
  ]);
  if ([...sent].some((name) => name.startsWith('='))) return [];
  return nodes.flatMap((node) => {
    const startsProcess =
      node.plan.instantiate === true ||
      (node.type === 'StartEvent' && node.scope?.type === 'Process') ||
      node.incoming.some((flow) => flow.source.plan.instantiate);
    if (sends(node.type) || startsProcess || node.plan.dossier?.message) return [];
    const waits = node.events.some(
      (event) => event.kind === 'message' && !event.name.startsWith('=') && !sent.has(event.name),
    );
    return waits ? [{ plan: node.hash, element: node.id }] : [];
  });
}
