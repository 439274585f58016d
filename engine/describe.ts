import type { ActionField } from '../domain/possible-actions.ts';
import type { ActionConditionPlan, ChildDossierPlan, ElementPlan, Plan } from './plan.ts';
import type { Program } from './program.ts';

/** What the record, the API and the screens need to know of an element, from the plan. Undefined for an unknown id. */
export interface ElementDescription {
  readonly id: string;
  /** BPMN type without prefix: `UserTask`, `StartEvent`, … */
  readonly type: string;
  readonly name: string;
  readonly lane: string | undefined;
  /** Ways to complete the task; a user task without declared options has the one action `complete`. */
  readonly options: readonly ActionOption[];
  /** The message as an action of people, where the element catches one that is declared so. */
  readonly message: MessageAction | undefined;
  /** What people may still do once the process has ended here. */
  readonly afterwards: AfterwardsAction | undefined;
  /** Portal status (1–10) while active, or when the process ended here. */
  readonly status: number | undefined;
  readonly milestones: readonly { readonly on: 'enter' | 'leave'; readonly is: string }[];
  readonly slips: readonly string[];
  readonly legalBasis: string | undefined;
  readonly budget: { readonly amount: number; readonly unit: string } | undefined;
  /** Who works on a user task, as written (a FEEL expression begins with `=`): role, and relation or function of the agency. */
  readonly role: string | undefined;
  readonly agency: string | undefined;
  /** Database a service task asks. */
  readonly database: string | undefined;
  /** The dossier of another procedure that a service task opens. */
  readonly childDossier?: ChildDossierPlan;
}

export interface ActionOption {
  readonly action: string;
  readonly name: string;
  readonly tone: 'primary' | 'danger' | 'default';
  readonly fields: readonly ActionField[];
  readonly conditions?: readonly ActionConditionPlan[];
  readonly records?: string;
}

export interface MessageAction {
  readonly action: string;
  readonly name: string;
  /** Message name as BPMN correlates it. */
  readonly messageName: string;
  readonly by: readonly string[];
  readonly agency: string | undefined;
  readonly tone: 'primary' | 'danger' | 'default';
  readonly fields: readonly ActionField[];
  readonly conditions?: readonly ActionConditionPlan[];
  readonly records?: string;
}

export interface AfterwardsAction extends Omit<MessageAction, 'messageName'> {
  /** Calendar days for which it is possible. */
  readonly days: number;
}

export function describeElement(plan: Plan, element: string): ElementDescription | undefined {
  const found = Object.hasOwn(plan.elements, element) ? plan.elements[element] : undefined;
  if (!found) return undefined;
  const { dossier } = found;
  return {
    id: element,
    type: found.type,
    name: found.name ?? element,
    lane: found.lane,
    options: optionsOf(found),
    message: messageOf(found),
    afterwards: dossier?.afterwards && { ...dossier.afterwards, agency: dossier.afterwards.agency },
    status: dossier?.status,
    milestones: dossier?.milestones ?? [],
    slips: dossier?.slips ?? [],
    legalBasis: dossier?.legalBasis,
    budget: dossier?.budget,
    role: found.task?.role,
    agency: dossier?.agency,
    database: dossier?.dataSource?.database,
    ...(dossier?.childDossier && { childDossier: dossier.childDossier }),
  };
}

/** Ids of the executable processes of the plan, with their names, in file order. */
export function processesOf(plan: Plan): readonly { readonly id: string; readonly name: string }[] {
  return plan.processes.map((id) => ({ id, name: plan.elements[id]?.name ?? id }));
}

/** Every sequence flow of the plan: what "flows drawn" counts. */
export function flowsOf(plan: Plan): readonly FlowDescription[] {
  return Object.entries(plan.flows).map(([id, flow]) => ({
    id,
    process: processOf(plan, flow.source),
    source: flow.source,
    target: flow.target,
    name: flow.name,
    condition: flow.condition,
  }));
}

/**
 * How the processes of the plan can be started, besides being called: none start events, and what waits for a trigger:
 * start events, instantiating receive tasks, and the events behind instantiating event-based gateways.
 */
export function startsOf(plan: Plan): readonly StartDescription[] {
  return Object.entries(plan.elements).flatMap(([element, found]): StartDescription[] => {
    const process = found.scope;
    if (process === undefined || plan.elements[process]?.type !== 'Process') return [];
    if (found.type === 'StartEvent' && !found.events) return [{ process, element, kind: 'none', name: undefined }];
    if (found.type !== 'StartEvent' && !found.instantiate && !beginsBehindGateway(plan, element)) return [];
    return (found.events ?? []).flatMap((event): StartDescription[] => {
      if (event.kind === 'message' || event.kind === 'signal')
        return [{ process, element, kind: event.kind, name: event.name }];
      return event.kind === 'timer' || event.kind === 'conditional'
        ? [{ process, element, kind: event.kind, name: undefined }]
        : [];
    });
  });
}

function beginsBehindGateway(plan: Plan, element: string): boolean {
  return Object.values(plan.flows).some(
    ({ source, target }) => target === element && plan.elements[source]?.instantiate === true,
  );
}

/** Ids of the processes and decisions the plan calls by a fixed id: what a program must be able to answer. */
export function callsOf(plan: Plan): readonly { readonly element: string; readonly process: string }[] {
  return Object.entries(plan.elements).flatMap(([element, found]) =>
    found.called && !found.called.process.startsWith('=') ? [{ element, process: found.called.process }] : [],
  );
}

/** The dossiers that the plan opens, by the element that opens them. */
export function childDossiersOf(plan: Plan): readonly { readonly element: string; readonly child: ChildDossierPlan }[] {
  return Object.entries(plan.elements).flatMap(([element, { dossier }]) =>
    dossier?.childDossier ? [{ element, child: dossier.childDossier }] : [],
  );
}

/** Whether a dossier that runs the program may open others. */
export function opensDossiers(program: Program): boolean {
  let opens = opening.get(program);
  if (opens === undefined) {
    opens = Object.values(program.plans).some((plan) => childDossiersOf(plan).length > 0);
    opening.set(program, opens);
  }
  return opens;
}

/** Programs are shared and never change: each is looked through once. */
const opening = new WeakMap<Program, boolean>();

/** Task types of the jobs the plan asks for, where they are fixed. */
export function jobTypesOf(plan: Plan): readonly { readonly element: string; readonly type: string }[] {
  return Object.entries(plan.elements).flatMap(([element, found]) =>
    found.job && !found.job.type.startsWith('=') ? [{ element, type: found.job.type }] : [],
  );
}

export interface FlowDescription {
  readonly id: string;
  readonly process: string;
  readonly source: string;
  readonly target: string;
  readonly name: string | undefined;
  /** FEEL, without the leading `=`. */
  readonly condition: string | undefined;
}

export interface StartDescription {
  readonly process: string;
  readonly element: string;
  readonly kind: 'none' | 'message' | 'signal' | 'timer' | 'conditional';
  readonly name: string | undefined;
}

function optionsOf(element: ElementPlan): readonly ActionOption[] {
  if (element.type !== 'UserTask' && element.type !== 'ManualTask') return [];
  return element.dossier?.options ?? [{ action: 'complete', name: 'Hoàn thành', tone: 'primary', fields: [] }];
}

function messageOf(element: ElementPlan): MessageAction | undefined {
  const message = element.dossier?.message;
  const event = element.events?.find((candidate) => candidate.kind === 'message');
  if (!message || event?.kind !== 'message') return undefined;
  return { ...message, messageName: event.name, agency: message.agency };
}

function processOf(plan: Plan, element: string): string {
  let id = element;
  for (let at = plan.elements[id]; at?.scope !== undefined; at = plan.elements[id]) id = at.scope;
  return id;
}
