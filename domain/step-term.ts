import type { CalendarSnapshot } from './calendar.ts';
import { type DeadlineError, dueDate } from './deadline.ts';
import type { Sentence } from './deadline-explanation.ts';
import type { Duration } from './procedure.ts';

/** The time a step has: what its personal due date follows from. */
export interface StepTerm {
  readonly duration: Duration;
  /** Epoch milliseconds: when it begins to count. */
  readonly since: number;
  /** Whose office hours count; `*` for the hours of everybody. */
  readonly agency: string;
  /** The rule it is taken from, as it is cited. */
  readonly article: string | undefined;
}

export type StepDue =
  | { readonly ok: true; readonly due: number; readonly explanation: readonly Sentence[] }
  | { readonly ok: false; readonly error: DeadlineError };

/**
 * When a step is due and why: counted like a dossier's own term from the hour at which it begins, without pauses and
 * extensions. The legal date governs; a step's is the officers' own, unless a rule of law names it.
 */
export function stepDue({ duration, since, agency, article }: StepTerm, calendar: CalendarSnapshot): StepDue {
  const counted = dueDate(
    [{ at: since, is: 'accepted' }],
    {
      duration,
      startRule: 'exact-hour',
      pausePolicy: 'shift',
      agency,
      cutOffMinute: undefined,
      extensionLimit: 0,
    },
    calendar,
  );
  if (!counted.ok) return counted;
  const { due } = counted.value;
  if (due === undefined) throw new Error('Expected a due date because the term has begun, but there is none');
  const explanation = counted.value.explanation.map((sentence): Sentence => {
    if (sentence.code === 'accepted') return { code: 'step-began', at: sentence.at };
    if (sentence.code === 'term') return { code: 'step-term', duration: sentence.duration, article };
    return sentence.code === 'due' ? { code: 'step-due', at: sentence.at } : sentence;
  });
  return { ok: true, due, explanation };
}
