import type { Plan } from './plan.ts';

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
  /** Portal status (1–10) while active, or when the process ended here. */
  readonly status: number | undefined;
  readonly milestones: readonly { readonly on: 'enter' | 'leave'; readonly is: string }[];
  readonly slips: readonly string[];
  readonly legalBasis: string | undefined;
  readonly budget: { readonly amount: number; readonly unit: string } | undefined;
}

export interface ActionOption {
  readonly action: string;
  readonly name: string;
  readonly tone: 'primary' | 'danger' | 'default';
  readonly fields: readonly ActionField[];
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
}

export interface ActionField {
  readonly id: string;
  readonly name: string;
  readonly type: 'text' | 'longtext' | 'number' | 'money' | 'date' | 'boolean' | 'choice' | 'components';
  readonly required: boolean;
  /** Becomes a process variable; other fields never leave the record. */
  readonly routing: boolean;
  readonly choices: readonly { readonly value: string; readonly name: string }[];
}

export function describeElement(_plan: Plan, _element: string): ElementDescription | undefined {
  throw new Error('not built yet');
}

/** Ids of the executable processes of the plan, with their names, in file order. */
export function processesOf(_plan: Plan): readonly { readonly id: string; readonly name: string }[] {
  throw new Error('not built yet');
}

/** Every sequence flow of the plan: what "flows drawn" counts. */
export function flowsOf(_plan: Plan): readonly { readonly id: string; readonly process: string; readonly source: string; readonly target: string; readonly name: string | undefined }[] {
  throw new Error('not built yet');
}
