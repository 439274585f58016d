/**
 * The flow nodes of BPMN that are executed, by what they are. Everything that asks "is this an activity" asks here.
 */
export const activityTypes = [
  'Task',
  'UserTask',
  'ManualTask',
  'ServiceTask',
  'SendTask',
  'ReceiveTask',
  'ScriptTask',
  'BusinessRuleTask',
  'CallActivity',
  'SubProcess',
  'Transaction',
  'AdHocSubProcess',
] as const;
export const gatewayTypes = [
  'ExclusiveGateway',
  'InclusiveGateway',
  'ParallelGateway',
  'ComplexGateway',
  'EventBasedGateway',
] as const;
export const eventTypes = [
  'StartEvent',
  'EndEvent',
  'IntermediateCatchEvent',
  'IntermediateThrowEvent',
  'BoundaryEvent',
] as const;
/** What holds flow elements and an instance of which is a scope. */
export const scopeTypes = ['Process', 'SubProcess', 'Transaction', 'AdHocSubProcess'] as const;

export type FlowNodeType = (typeof activityTypes | typeof gatewayTypes | typeof eventTypes)[number];
/** BPMN type without prefix of everything a plan holds. */
export type ElementType = 'Process' | FlowNodeType;

const activities: ReadonlySet<string> = new Set(activityTypes);
const events: ReadonlySet<string> = new Set(eventTypes);
const flowNodes: ReadonlySet<string> = new Set([...activityTypes, ...gatewayTypes, ...eventTypes]);
const scopes: ReadonlySet<string> = new Set(scopeTypes);

export function isActivity(type: string): boolean {
  return activities.has(type);
}

export function isEvent(type: string): boolean {
  return events.has(type);
}

export function isFlowNode(type: string): type is FlowNodeType {
  return flowNodes.has(type);
}

export function isScope(type: string): boolean {
  return scopes.has(type);
}
