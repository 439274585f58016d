import { findText, type Moddle } from '../bpmn/moddle.ts';
import type { Problem } from '../compile.ts';
import type { FeelType } from '../feel/feel-type.ts';
import { findSyntaxError, findTestSyntaxError, type SyntaxFault } from '../feel/syntax.ts';
import { decisionProblem } from './decision-problem.ts';

/** Where an expression stands, as a person names it. */
export interface Place {
  readonly vi: string;
  readonly en: string;
}

export type Types = (ref: string | undefined) => FeelType | undefined;

/** What an expression of a decision may name, which types its file knows, and where its problems are gathered. */
export class LogicScope {
  readonly types: Types;
  readonly #problems: Problem[];
  readonly #decision: string;
  readonly #names: readonly string[];

  constructor(decision: string, names: readonly string[], types: Types, problems: Problem[]) {
    this.#decision = decision;
    this.#names = names;
    this.types = types;
    this.#problems = problems;
  }

  /** The same, with more names: parameters, earlier entries of a context. */
  with(names: readonly string[]): LogicScope {
    return new LogicScope(this.#decision, [...this.#names, ...names], this.types, this.#problems);
  }

  /** The FEEL text of an expression element, checked. */
  expression(expression: Moddle, place: Place, rule?: string): string {
    const text = findText(expression, 'text') ?? 'null';
    this.#check(expression, findSyntaxError(text, this.#names), text, place, rule);
    return text;
  }

  /** The unary tests of an element, checked; none is any value. */
  tests(tests: Moddle, place: Place, rule?: string): string {
    const text = findText(tests, 'text') ?? '-';
    this.#check(tests, text === '-' ? undefined : findTestSyntaxError(text, this.#names), text, place, rule);
    return text;
  }

  report(
    rule: Parameters<typeof decisionProblem>[0],
    detail: Parameters<typeof decisionProblem>[2],
    ruleId?: string,
  ): void {
    this.#problems.push(
      decisionProblem(rule, { decision: this.#decision, ...(ruleId !== undefined && { rule: ruleId }) }, detail),
    );
  }

  #check(
    expression: Moddle,
    error: SyntaxFault | undefined,
    text: string,
    place: Place,
    rule: string | undefined,
  ): void {
    const language = findText(expression, 'expressionLanguage');
    if (language !== undefined && !/feel/i.test(language)) this.report('unsupported-language', language, rule);
    else if (error !== undefined)
      this.report(
        error.rule ?? 'feel-syntax',
        { vi: `${place.vi}: ${text}: ${error.vi}`, en: `${place.en}: ${text}: ${error.en}` },
        rule,
      );
  }
}
