import type { Spread } from './statistics.ts';

/** What a simulation found. Times are working hours of the common calendar unless they say otherwise. */
export interface SimulationReport {
  readonly cases: number;
  readonly seed: number;
  readonly completed: number;
  /** Stopped by an incident: an expression failed or no branch was open. */
  readonly stoppedByIncident: number;
  /** Waiting for something that never came. */
  readonly stillOpen: number;
  /** First receipt and last end, ISO 8601. */
  readonly from: string;
  readonly to: string;
  readonly throughput: {
    readonly receivedPerDay: number;
    readonly completedPerDay: number;
    readonly workingDays: number;
  };
  readonly duration: { readonly workingHours: Spread; readonly calendarDays: Spread };
  readonly lateness: {
    readonly term: { readonly amount: number; readonly unit: string } | undefined;
    readonly late: number;
    readonly lateShare: number;
    /** Of the late cases. */
    readonly hoursLate: Spread;
  };
  readonly steps: readonly StepReport[];
  readonly officers: readonly OfficersReport[];
  /** End events with the number of cases that ended there. */
  readonly ends: Readonly<Record<string, number>>;
  /** Steps the engine made. */
  readonly engineSteps: number;
}

export interface StepReport {
  readonly element: string;
  readonly name: string;
  readonly done: number;
  readonly waitingHours: Spread;
  readonly workingHours: Spread;
  /** Done after the step's own date, where it has one. */
  readonly late: number;
  readonly lateShare: number;
}

export interface OfficersReport {
  readonly role: string;
  readonly officers: number | undefined;
  readonly busyMinutes: number;
  /** Share of the office hours between first receipt and last end. */
  readonly utilisation: number | undefined;
  readonly longestLine: number;
}
