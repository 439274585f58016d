import type { Variables } from '../stimulus.ts';
import type { Duration } from './duration.ts';
import type { FlowOdds } from './sampled-run.ts';

/** What a simulation assumes of the world. Everything has a default; ids are those of the diagram. */
export interface SimulationSettings {
  readonly cases: number;
  readonly seed: number;
  /** Epoch milliseconds of the first arrival at the earliest. */
  readonly from: number;
  /** Cases received on a working day; without it, as many as keep the busiest officers busy for 80 % of the time. */
  readonly perDay: number | undefined;
  /** Officers by role; everyone else's number under `*`. */
  readonly officers: Readonly<Record<string, number>>;
  /** Working minutes an officer is busy with a task; real minutes a job takes. By element. */
  readonly durations: Readonly<Record<string, Duration>>;
  /** By user task: odds of its options by action. */
  readonly options: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly flows: FlowOdds;
  /** By message name: how likely it comes while somebody waits for it, and after how many minutes. */
  readonly messages: Readonly<Record<string, { readonly odds: number; readonly after: Duration }>>;
  /** Variables that cases start with; of a list under a name each case draws one. */
  readonly variables: Variables;
  readonly choices: Readonly<Record<string, Variables[string][]>>;
  /** The legal term of a case, in working hours or working days from its receipt. */
  readonly term: { readonly amount: number; readonly unit: 'HOUR' | 'WORKING_DAY' } | undefined;
}

export const defaultSettings: SimulationSettings = {
  cases: 1_000,
  seed: 1,
  from: Date.parse('2026-01-05T07:00:00+07:00'),
  perDay: undefined,
  officers: { '*': 3 },
  durations: {},
  options: {},
  flows: {},
  messages: {},
  variables: {},
  choices: {},
  term: undefined,
};
