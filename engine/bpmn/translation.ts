import type { Problem } from '../compile.ts';
import { findSyntaxError } from '../feel/syntax.ts';
import { parseCycle, parseDuration, parseInstant } from '../feel/time.ts';
import type { Feel, Value } from '../plan.ts';
import { findCompensators } from './compensators.ts';
import { Conversations } from './conversations.ts';
import type { Moddle } from './moddle.ts';
import { type Detail, problem, type Rule } from './problems.ts';

const timers = {
  date: { rule: 'EXT132', parse: parseInstant },
  cycle: { rule: 'EXT133', parse: parseCycle },
  duration: { rule: 'EXT134', parse: parseDuration },
} as const;

/** A translation under way: collects what is wrong, so that one reading finds everything. */
export class Translation {
  readonly problems: Problem[] = [];
  /** Activity → id of what compensates it. */
  readonly compensators: ReadonlyMap<Moddle, string>;
  readonly conversations: Conversations;

  constructor(definitions: Moddle) {
    this.compensators = findCompensators(definitions);
    this.conversations = new Conversations(definitions);
  }

  report(rule: Rule, element: Moddle, detail: Detail = ''): void {
    this.problems.push(problem(rule, element, detail));
  }

  /** The body of a FEEL expression, with or without the leading `=`; its grammar is checked. */
  feel(element: Moddle, text: string): Feel {
    const body = text.trim().replace(/^=/, '').trim();
    const error = findSyntaxError(body);
    if (error !== undefined)
      this.report(error.rule ?? 'feel-syntax', element, {
        vi: `${shortened(body)}: ${error.vi}`,
        en: `${shortened(body)}: ${error.en}`,
      });
    return body;
  }

  /** A text, or an expression where it begins with `=`. */
  value(element: Moddle, text: string): Value {
    return text.startsWith('=') ? `=${this.feel(element, text)}` : text;
  }

  timer(element: Moddle, kind: 'date' | 'duration' | 'cycle', text: string): Value {
    const value = this.value(element, text);
    const { rule, parse } = timers[kind];
    if (!value.startsWith('=') && parse(value) === undefined) this.report(rule, element, value);
    return value;
  }

  require(element: Moddle, text: string | undefined, what: string): string {
    if (text === undefined) this.report('missing-value', element, what);
    return text ?? '';
  }
}

/** An expression as a reason quotes it. */
function shortened(expression: string): string {
  return expression.length > 300 ? `${expression.slice(0, 300)}…` : expression;
}
