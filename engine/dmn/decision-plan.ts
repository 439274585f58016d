import type { FeelType } from '../feel/feel-type.ts';
import type { JsonValue } from '../stimulus.ts';

/** A compiled DMN decision: plain JSON, as it lies in a plan. Expressions are FEEL without a leading `=`. */
export interface DecisionPlan {
  readonly name: string;
  /** Under which name the decisions that require it see its result. */
  readonly variable: string;
  readonly type?: FeelType;
  /** Ids of the decisions whose results it needs. */
  readonly requires?: readonly string[];
  /** Names and types of the data it needs. */
  readonly inputs?: readonly { readonly name: string; readonly type?: FeelType }[];
  readonly logic: DecisionLogic;
}

export type DecisionLogic = { readonly kind: 'literal'; readonly feel: string } | DecisionTable;

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
