import type { Node } from './plan-index.ts';

/**
 * The kinds of BPMN element one node is an example of, as rows of a coverage table: its type with its trigger, whether
 * it interrupts, its markers.
 */
export function kindsOf(node: Node): string[] {
  const { plan } = node;
  const kinds = [[nameOf(node), triggerOf(node)].filter((part) => part !== '').join(' ')];
  if (plan.loop) kinds.push(`marker ${plan.loop.kind}${plan.loop.testBefore ? ', tested before' : ''}`);
  if (plan.loop?.collection !== undefined) kinds.push('marker over a collection');
  if (plan.loop?.completion !== undefined) kinds.push('marker with a completion condition');
  if (plan.loop?.behaviour) kinds.push(`behaviour ${plan.loop.behaviour.when}`);
  if (plan.forCompensation)
    kinds.push(`compensation activity ${node.isActivity && node.children.length > 0 ? 'SubProcess' : 'task'}`);
  if (plan.startQuantity !== undefined) kinds.push('start quantity');
  if (plan.completionQuantity !== undefined) kinds.push('completion quantity');
  if (plan.adHoc) kinds.push(`ad hoc ${plan.adHoc.sequential ? 'sequential' : 'parallel'}`);
  if (plan.adHoc?.completion !== undefined)
    kinds.push(`ad hoc that ${plan.adHoc.keepRemaining ? 'keeps' : 'cancels'} what remains`);
  if (plan.dossier?.freezes) kinds.push('freezing task');
  return kinds;
}

function nameOf(node: Node): string {
  const { plan, type, scope } = node;
  if (type === 'StartEvent' && scope?.plan.byEvent)
    return `StartEvent of an event sub-process ${manner(plan.nonInterrupting)}`;
  if (type === 'BoundaryEvent') return `BoundaryEvent ${manner(plan.nonInterrupting)}`;
  if (type === 'SubProcess' && plan.byEvent) return 'SubProcess by event';
  if (type === 'ReceiveTask' && plan.instantiate) return 'ReceiveTask that instantiates';
  return type;
}

function manner(nonInterrupting: true | undefined): string {
  return nonInterrupting ? 'beside' : 'interrupting';
}

function triggerOf({ plan, events, type }: Node): string {
  if (type === 'ReceiveTask' || type === 'SendTask') return '';
  if (plan.parallelMultiple) return 'parallel multiple';
  return events.length > 1 ? 'multiple' : (events[0]?.kind ?? '');
}
