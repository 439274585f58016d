import type { Channel, Duration, Procedure, SupplementRule } from './procedure.ts';

/**
 * How days are counted. `exact-hour`: the day of receipt is day 0 and the hour of receipt is kept (practice of one-stop
 * systems). `day-end`: the day of receipt is not counted and the term ends with its last day (Civil Code 2015, Art. 147.2
 * and 148.6). Terms in hours and within the day are counted alike under both.
 */
export const startRules = ['exact-hour', 'day-end'] as const;
export type StartRule = (typeof startRules)[number];

/** The rules of one dossier's deadline, fixed when it is received: a later change of the catalogue does not move it. */
export interface DeadlineTerms {
  readonly duration: Duration;
  readonly startRule: StartRule;
  readonly pausePolicy: SupplementRule['pausePolicy'];
  /** Whose office hours count: the agency that decides. */
  readonly agency: string;
  /** Minute of the day after which a receipt counts from the next working day. */
  readonly cutOffMinute: number | undefined;
  /** How often the date may be moved with an apology. */
  readonly extensionLimit: number;
}

/**
 * Decree 61/2018 Art. 19.9 allowed one; that Decree 118/2025 keeps it is unverified, so it is a parameter of the regime
 * that a procedure may have otherwise, with its source.
 */
export const defaultExtensionLimit = 1;

/**
 * Working days an applicant has for a supplement where the procedure names none: the practice of one-stop systems, no
 * text in force was found. A dossier that is not supplemented by then is closed.
 */
export const defaultSupplementDays = 30;

/**
 * The terms under which the procedure's case is received through the channel and decided by the agency. An unknown case
 * falls back to the general one; undefined where neither has a duration.
 */
export function findDeadlineTerms(
  procedure: Pick<Procedure, 'cases' | 'cutOff' | 'supplement' | 'extension'>,
  receipt: { readonly case: string; readonly channel: Channel; readonly agency: string },
  regime: Pick<DeadlineTerms, 'startRule' | 'extensionLimit'> = {
    startRule: 'exact-hour',
    extensionLimit: defaultExtensionLimit,
  },
): DeadlineTerms | undefined {
  const general = procedure.cases[0];
  const duration =
    (procedure.cases.find(({ code }) => code === receipt.case) ?? general)?.duration ?? general?.duration;
  if (!duration) return undefined;
  const cutOff = procedure.cutOff;
  const cutOffApplies =
    cutOff !== undefined && (cutOff.channels.length === 0 || cutOff.channels.includes(receipt.channel));
  return {
    duration,
    startRule: regime.startRule,
    pausePolicy: procedure.supplement.pausePolicy,
    agency: receipt.agency,
    cutOffMinute: cutOffApplies ? cutOff.minute : undefined,
    extensionLimit: procedure.extension?.limit ?? regime.extensionLimit,
  };
}
