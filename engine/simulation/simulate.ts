import type { CalendarSnapshot } from '../../domain/calendar.ts';
import { type CalendarReading, readCalendar } from '../../domain/working-time.ts';
import { anyAgency } from '../feel/working-time-functions.ts';
import type { Program } from '../program.ts';
import { inAnyConversation, jobsForUnknownCalls } from '../soundness/abstract-plan.ts';
import { Simulation } from './simulation.ts';
import type { SimulationReport } from './simulation-report.ts';
import { defaultSettings, type SimulationSettings } from './simulation-settings.ts';

/** Cases that are run to learn how much work one brings. */
const pilotCases = 200;
const busy = 0.8;

/**
 * Runs many cases of a program through the engine in virtual time, with officers and office hours as resources. Pure:
 * equal arguments give equal reports. Years that the calendar does not know count as years without holidays.
 */
export function simulate(
  program: Program,
  calendar: CalendarSnapshot,
  settings: Partial<SimulationSettings> = {},
): SimulationReport {
  const whole = { ...defaultSettings, ...settings };
  const answerable = inAnyConversation(jobsForUnknownCalls(program));
  const facts = { hash: 'simulation', calendar: forAllYears(calendar, whole.from) };
  const result = readCalendar(facts.calendar, (reading) => {
    const perDay = whole.perDay ?? sustainablePerDay(answerable, facts, reading, whole);
    return new Simulation(answerable, facts, reading, { ...whole, perDay }, whole.officers).run();
  });
  if (!result.ok)
    throw new Error(`Expected cases to end within the years of the calendar but reached ${result.error.year}`);
  return result.value;
}

/** Receipts a day that keep the busiest role busy for most of the time, learnt from cases that never wait. */
function sustainablePerDay(
  program: Program,
  facts: { readonly hash: string; readonly calendar: CalendarSnapshot },
  reading: CalendarReading,
  settings: SimulationSettings,
): number {
  const cases = Math.min(pilotCases, settings.cases);
  const pilot = new Simulation(
    program,
    facts,
    reading,
    { ...settings, cases, perDay: 50 },
    { '*': Number.POSITIVE_INFINITY },
  ).run();
  const minutesOfDay = reading.weekdayMs(anyAgency) / 60_000;
  const capacities = pilot.officers.flatMap(({ role, busyMinutes }) => {
    const officers = settings.officers[role] ?? settings.officers['*'] ?? 1;
    return busyMinutes > 0 ? [(officers * minutesOfDay * busy) / (busyMinutes / cases)] : [];
  });
  return capacities.length > 0 ? Math.min(...capacities) : 50;
}

const yearsAhead = 60;

function forAllYears(calendar: CalendarSnapshot, from: number): CalendarSnapshot {
  const first = new Date(from).getUTCFullYear();
  const unknown = Array.from({ length: yearsAhead }, (_, index) => [String(first + index), 'provisional'] as const);
  return { ...calendar, years: { ...Object.fromEntries(unknown), ...calendar.years } };
}
