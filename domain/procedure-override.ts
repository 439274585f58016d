import type { LegalDay } from './legal-day.ts';
import type { Procedure, ProcedureCase } from './procedure.ts';

/** What a province or ministry may lay down otherwise than the whole country. Whatever is absent is inherited. */
export interface ProcedureChanges {
  readonly levels?: Procedure['levels'];
  readonly agencies?: Partial<Procedure['agencies']>;
  readonly channels?: Procedure['channels'];
  /** Cases by code: their own deadline here; a code that the national procedure lacks is a case of its own, with a name. */
  readonly cases?: readonly (Pick<ProcedureCase, 'code'> & Partial<ProcedureCase>)[];
  readonly fee?: Procedure['fee'];
  readonly supplement?: Partial<Procedure['supplement']>;
  readonly extension?: Procedure['extension'];
  /** By channel; others are inherited. */
  readonly intake?: Procedure['intake'];
  /** `null`: none here. */
  readonly cutOff?: Procedure['cutOff'] | null;
  readonly functions?: Procedure['functions'];
}

/** A province's or ministry's variant of a national procedure: only what differs from it, and when that applies. */
export interface ProcedureOverride {
  readonly code: string;
  /** Two digits of a province, or a ministry's id. */
  readonly jurisdiction: string;
  /** First and last day of receipt (Asia/Ho_Chi_Minh) to which it applies; undefined where the source names none. */
  readonly validFrom: LegalDay | undefined;
  readonly validTo: LegalDay | undefined;
  readonly changes: ProcedureChanges;
  /** Texts of the place itself, beside the national ones. */
  readonly legalBasis: readonly string[];
  readonly source: string;
  readonly asOf: string;
}

/**
 * The procedure as it is there: national ⊕ override. What the national draft lacks and the override brings is no longer
 * missing, and what lacks nothing is published.
 *
 * @param hasProcess whether a process, inherited or of its own, goes with it
 */
export function applyOverride(national: Procedure, override: ProcedureOverride, hasProcess: boolean): Procedure {
  const { changes } = override;
  const merged = {
    ...national,
    levels: changes.levels ?? national.levels,
    agencies: { ...national.agencies, ...changes.agencies },
    channels: changes.channels ?? national.channels,
    cases: mergeCases(national.cases, changes.cases ?? []),
    fee: changes.fee ?? national.fee,
    supplement: { ...national.supplement, ...changes.supplement },
    ...(changes.extension && { extension: changes.extension }),
    ...((national.intake || changes.intake) && { intake: { ...national.intake, ...changes.intake } }),
    cutOff: changes.cutOff === undefined ? national.cutOff : (changes.cutOff ?? undefined),
    functions: changes.functions ?? national.functions,
    legalBasis: [...new Set([...national.legalBasis, ...override.legalBasis])],
  };
  const missing = national.missing.filter((each) => stillLacks(merged, hasProcess, each));
  return { ...merged, missing, status: missing.length === 0 ? 'published' : 'draft' };
}

/** Whether a dossier received on the day falls under it. */
export function appliesOn({ validFrom, validTo }: Pick<ProcedureOverride, 'validFrom' | 'validTo'>, day: LegalDay) {
  return (validFrom === undefined || validFrom <= day) && (validTo === undefined || day <= validTo);
}

/** Whether it is planned only: no dossier received until the end of the day falls under it. */
export function beginsAfter({ validFrom }: Pick<ProcedureOverride, 'validFrom'>, day: LegalDay): boolean {
  return validFrom !== undefined && day < validFrom;
}

/** Whether there is a day on which both apply in one place: then nobody could say which. */
export function overlap(one: ProcedureOverride, other: ProcedureOverride): boolean {
  if (one.jurisdiction !== other.jurisdiction) return false;
  const isAfter = (a: ProcedureOverride, b: ProcedureOverride) => b.validTo !== undefined && beginsAfter(a, b.validTo);
  return !isAfter(one, other) && !isAfter(other, one);
}

/** What a variant changes, in the words of the catalogue: `cases`, `fee`, …, and `process` where it has its own. */
export function changedFields(changes: ProcedureChanges, ownProcess: boolean): readonly string[] {
  return [...Object.keys(changes), ...(ownProcess ? ['process'] : [])];
}

function mergeCases(national: Procedure['cases'], changes: NonNullable<ProcedureChanges['cases']>): Procedure['cases'] {
  const known = new Set(national.map((each) => each.code));
  return [
    ...national.map((each) => {
      const change = changes.find(({ code }) => code === each.code);
      // The text a duration was read from goes with the duration.
      return { ...each, ...(change?.duration !== undefined && { durationSource: undefined }), ...change };
    }),
    ...changes
      .filter((change) => !known.has(change.code))
      .map(({ code, name = '', duration, durationSource }) => ({ code, name, duration, durationSource })),
  ];
}

function stillLacks(procedure: Omit<Procedure, 'missing' | 'status'>, hasProcess: boolean, what: string): boolean {
  switch (what) {
    case 'duration':
      return procedure.cases.some((each) => each.duration === undefined);
    case 'steps':
      return !hasProcess;
    case 'channels':
      return procedure.channels.length === 0;
    case 'level':
      return procedure.levels.length === 0;
    case 'agency':
      return procedure.agencies.decides === '';
    default:
      return true;
  }
}
