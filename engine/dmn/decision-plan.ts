import type { FeelType } from '../feel/feel-type.ts';
import type { JsonValue } from '../stimulus.ts';

/** A compiled DMN decision: plain JSON, as it lies in a plan. Expressions are FEEL without a leading `=`. */
export interface DecisionPlan {
  readonly name: string;
  /** Under which name the decisions that require it see its result. */
  readonly variable: string;
  readonly type?: FeelType;
  /** Ids of the decisions whose results it needs, and of the business knowledge and services it calls. */
  readonly requires?: readonly string[];
  /** Names and types of the data it needs. */
  readonly inputs?: readonly { readonly name: string; readonly type?: FeelType }[];
  readonly logic: DecisionLogic;
  /** A business knowledge model or a decision service: called by decisions, never asked by a task. */
  readonly called?: true;
}

export type DecisionLogic = LiteralExpression | DecisionTable | DecisionService | BoxedExpression;

export interface LiteralExpression {
  readonly kind: 'literal';
  readonly feel: string;
}

/** A function that answers with the results of decisions, from the results of others and from data. */
export interface DecisionService {
  readonly kind: 'service';
  readonly outputs: readonly string[];
  readonly parameters: readonly Parameter[];
  /** Those parameters that stand for the result of a decision: its id by the parameter's name. */
  readonly decided: Readonly<Record<string, string>>;
}

export type BoxedExpression =
  | BoxedContext
  | BoxedList
  | BoxedFunction
  | BoxedInvocation
  | BoxedConditional
  | BoxedIterator
  | BoxedFilter;

export interface Parameter {
  readonly name: string;
  readonly type?: FeelType;
}

/** Entries see those before them; the value is the result where there is one, else a context of all. */
export interface BoxedContext {
  readonly kind: 'context';
  readonly entries: readonly (Parameter & { readonly value: DecisionLogic })[];
  readonly result?: DecisionLogic;
}

export interface BoxedList {
  readonly kind: 'list';
  readonly items: readonly DecisionLogic[];
}

export interface BoxedFunction {
  readonly kind: 'function';
  readonly parameters: readonly Parameter[];
  readonly type?: FeelType;
  readonly body: DecisionLogic;
}

export interface BoxedInvocation {
  readonly kind: 'invocation';
  readonly called: DecisionLogic;
  readonly bindings: readonly { readonly name: string; readonly value: DecisionLogic }[];
}

export interface BoxedConditional {
  readonly kind: 'conditional';
  readonly when: DecisionLogic;
  readonly yes: DecisionLogic;
  readonly no: DecisionLogic;
}

export interface BoxedIterator {
  readonly kind: 'for' | 'some' | 'every';
  readonly variable: string;
  readonly in: DecisionLogic;
  readonly body: DecisionLogic;
}

export interface BoxedFilter {
  readonly kind: 'filter';
  readonly in: DecisionLogic;
  readonly match: DecisionLogic;
}

export interface DecisionTable {
  readonly kind: 'table';
  readonly hitPolicy: HitPolicy;
  readonly aggregation?: Aggregation;
  readonly inputs: readonly InputColumn[];
  readonly outputs: readonly OutputColumn[];
  readonly rules: readonly DecisionRule[];
}

export type HitPolicy = 'UNIQUE' | 'ANY' | 'FIRST' | 'PRIORITY' | 'RULE ORDER' | 'OUTPUT ORDER' | 'COLLECT';
export type Aggregation = 'SUM' | 'MIN' | 'MAX' | 'COUNT';

export interface InputColumn {
  readonly label: string;
  readonly feel: string;
  readonly type?: FeelType;
}

export interface OutputColumn {
  readonly name: string;
  readonly type?: FeelType;
  /** Its values from the highest priority to the lowest. */
  readonly priority?: readonly JsonValue[];
  /** The result when no rule matches. */
  readonly fallback?: string;
}

export interface DecisionRule {
  /** Unary tests, one an input. */
  readonly when: readonly string[];
  /** Expressions, one an output. */
  readonly outputs: readonly string[];
}

export type Decisions = Readonly<Record<string, DecisionPlan>>;

/** Ids of what a decision requires; of a service, the decisions it answers with. */
export function requiredBy(decision: DecisionPlan | undefined): readonly string[] {
  return [...(decision?.requires ?? []), ...(decision?.logic.kind === 'service' ? decision.logic.outputs : [])];
}
