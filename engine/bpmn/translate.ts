import { type ElementType, isFlowNode } from '../element-types.ts';
import type { ElementPlan, FlowPlan } from '../plan.ts';
import { findOne, findText, isFalse, type Moddle, many, typeOf } from './moddle.ts';
import { conditionOf, translateElement } from './translate-element.ts';
import type { Translation } from './translation.ts';

export interface Translated {
  readonly processes: readonly string[];
  readonly elements: Readonly<Record<string, ElementPlan>>;
  readonly flows: Readonly<Record<string, FlowPlan>>;
}

/** Flow elements that are kept as documentation, or are data and have no token. */
const kept: ReadonlySet<string> = new Set(['DataObject', 'DataObjectReference', 'DataStoreReference']);

/** Tasks declared for the whole file: a call activity that calls one is that task. */
const globalTasks: Readonly<Record<string, ElementType>> = {
  GlobalTask: 'Task',
  GlobalUserTask: 'UserTask',
  GlobalManualTask: 'ManualTask',
  GlobalScriptTask: 'ScriptTask',
  GlobalBusinessRuleTask: 'BusinessRuleTask',
};

/** Processes that are meant to run: all but those that say they are not. */
export function executableProcesses(definitions: Moddle): readonly Moddle[] {
  return many(definitions, 'rootElements').filter(
    (root) => typeOf(root) === 'Process' && !isFalse(root, 'isExecutable'),
  );
}

/** The executable processes of a file → the parts of a plan. */
export function translate(translation: Translation, processes: readonly Moddle[]): Translated {
  const elements: Record<string, ElementPlan> = {};
  const flows: Record<string, FlowPlan> = {};
  for (const process of processes) {
    if (process.id === undefined) translation.report('EXT002', process, 'Process');
    const lanes = lanesOf(process);
    elements[process.id ?? ''] = translateElement(translation, process, 'Process', undefined, undefined);
    translateScope(translation, process, lanes, elements, flows);
  }
  return { processes: processes.map((process) => process.id ?? ''), elements, flows };
}

function translateScope(
  translation: Translation,
  scope: Moddle,
  lanes: ReadonlyMap<string, string>,
  elements: Record<string, ElementPlan>,
  flows: Record<string, FlowPlan>,
): void {
  for (const element of many(scope, 'flowElements')) {
    const type = typeOf(element);
    const id = element.id ?? '';
    if (!element.id) translation.report('EXT002', scope, type);
    if (type === 'SequenceFlow') {
      const flow = translateFlow(translation, element);
      if (flow) flows[id] = flow;
    } else if (isFlowNode(type)) {
      const called = findGlobalTask(element);
      elements[id] = called
        ? translateElement(translation, element, globalTasks[typeOf(called)] ?? type, scope.id, lanes.get(id), called)
        : translateElement(translation, element, type, scope.id, lanes.get(id));
      translateScope(translation, element, new Map([...lanes, ...lanesOf(element)]), elements, flows);
    } else if (!kept.has(type)) {
      translation.report('unsupported-element', element, type);
    }
  }
}

function translateFlow(translation: Translation, flow: Moddle): FlowPlan | undefined {
  const source = findOne(flow, 'sourceRef')?.id;
  const target = findOne(flow, 'targetRef')?.id;
  if (source === undefined || target === undefined) {
    translation.report('missing-value', flow, source === undefined ? 'sourceRef' : 'targetRef');
    return undefined;
  }
  const name = findText(flow, 'name');
  const condition = conditionOf(translation, flow);
  return { source, target, ...(name !== undefined && { name }), ...(condition !== undefined && { condition }) };
}

/** Flow node id → name of the innermost lane it is drawn in. */
function lanesOf(scope: Moddle): Map<string, string> {
  const lanes = new Map<string, string>();
  const visit = (laneSet: Moddle | undefined) => {
    for (const lane of many(laneSet, 'lanes')) {
      for (const node of many(lane, 'flowNodeRef'))
        if (node.id !== undefined) lanes.set(node.id, findText(lane, 'name') ?? lane.id ?? '');
      visit(findOne(lane, 'childLaneSet'));
    }
  };
  for (const laneSet of many(scope, 'laneSets')) visit(laneSet);
  return lanes;
}

function findGlobalTask(element: Moddle): Moddle | undefined {
  const id =
    typeOf(element) === 'CallActivity' ? findText(element, 'calledElement')?.replace(/^[\w.-]+:/, '') : undefined;
  let definitions = element;
  while (definitions.$parent) definitions = definitions.$parent;
  return id === undefined
    ? undefined
    : many(definitions, 'rootElements').find((root) => root.id === id && Object.hasOwn(globalTasks, typeOf(root)));
}
