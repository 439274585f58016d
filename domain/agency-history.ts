import { findDayNumber, getDayNumber, type LegalDay, legalDay } from './legal-day.ts';
import type { Agency } from './organisation.ts';

/** What an agency is from one day to another. An agency that changes but goes on has several, one after the other. */
export interface AgencyVersion extends Agency {
  /** First day; undefined: as far back as the record goes. */
  readonly validFrom?: LegalDay | undefined;
  /** Last day; undefined: until further notice. */
  readonly validTo?: LegalDay | undefined;
  /** Who takes over what is open on the day after the last one; only the last version of an agency that ended has one. */
  readonly successor?: string | undefined;
  /** The decision that set it up, changed it or ended it. */
  readonly basis?: string | undefined;
}

/** Looking agencies up, as of some day: by a code of today or of before, and all that there are. */
export type Agencies = Pick<ReadonlyMap<string, Agency>, 'get' | 'has' | 'values'>;

/** Why an agency is not there on a day; for whoever asks for it. */
export type Absence =
  | { readonly type: 'unknown' }
  | { readonly type: 'not-yet'; readonly name: string; readonly from: LegalDay }
  | { readonly type: 'ended'; readonly name: string; readonly on: LegalDay; readonly successor: Agency | undefined };

/**
 * The agencies through time. The record names an agency by the code it had when something was written; what that code
 * means on another day (its name then, or the agency that has taken over) follows from here, and nothing is rewritten.
 * Expects versions in which `findAgencyProblems` finds nothing.
 */
export class AgencyHistory {
  readonly versions: readonly AgencyVersion[];
  private readonly byCode: ReadonlyMap<string, readonly AgencyVersion[]>;
  private readonly days = new Map<LegalDay, AgenciesOnDay>();

  constructor(versions: readonly AgencyVersion[]) {
    this.versions = versions;
    this.byCode = groupByCode(versions);
  }

  /** The agencies as they are on a legal day. */
  on(day: LegalDay): AgenciesOnDay {
    const known = this.days.get(day);
    if (known !== undefined) return known;
    const agencies = new AgenciesOnDay(this.byCode, day);
    // Papers ask for the days of a dossier's life: a handful at a time, never the same for long.
    if (this.days.size >= 64) this.days.clear();
    this.days.set(day, agencies);
    return agencies;
  }

  /**
   * The codes under which the record names what an agency held between two days, both included, each with the days on
   * which it held it: its own while it was there, and those of agencies it has taken over since then.
   */
  heldBetween(code: string, from: LegalDay, to: LegalDay): { code: string; from: LegalDay; to: LegalDay }[] {
    return [...this.byCode.keys()].flatMap((each) => {
      let begin = from;
      for (let holder: string | undefined = each; holder !== undefined; ) {
        const last: AgencyVersion | undefined = this.byCode.get(holder)?.at(-1);
        const end: LegalDay | undefined = last?.successor === undefined ? undefined : last.validTo;
        if (holder === code) {
          const until = end !== undefined && end < to ? end : to;
          return begin <= until ? [{ code: each, from: begin, to: until }] : [];
        }
        if (end !== undefined && dayAfter(end) > begin) begin = dayAfter(end);
        holder = end === undefined ? undefined : last?.successor;
      }
      return [];
    });
  }

  /** Why there is no agency of this very code on the day; undefined where there is one. */
  absenceOn(code: string, day: LegalDay): Absence | undefined {
    const versions = this.byCode.get(code);
    const [first, last] = [versions?.at(0), versions?.at(-1)];
    if (first === undefined || last === undefined) return { type: 'unknown' };
    if (first.validFrom !== undefined && day < first.validFrom)
      return { type: 'not-yet', name: first.name, from: first.validFrom };
    if (last.validTo !== undefined && day > last.validTo)
      return { type: 'ended', name: last.name, on: dayAfter(last.validTo), successor: this.on(day).get(code) };
    return undefined;
  }
}

/** The agencies as they are on one day. A code that has been succeeded finds the agency that has taken over. */
export class AgenciesOnDay implements Agencies {
  private readonly inForce = new Map<string, Agency>();
  private readonly holders = new Map<string, string>();

  constructor(byCode: ReadonlyMap<string, readonly AgencyVersion[]>, day: LegalDay) {
    for (const code of byCode.keys()) this.holders.set(code, holderOn(byCode, code, day));
    for (const [code, versions] of byCode) {
      const version = versions.find((each) => includes(each, day));
      if (version !== undefined) this.inForce.set(code, this.agencyOf(version));
    }
  }

  private agencyOf({ validFrom: _from, validTo: _to, successor: _successor, basis: _basis, ...agency }: AgencyVersion) {
    const parent = agency.parent === undefined ? undefined : (this.holders.get(agency.parent) ?? agency.parent);
    return { ...agency, parent };
  }

  /** The agency that has what is this code's: itself, or who has taken over from it. */
  get(code: string): Agency | undefined {
    return this.inForce.get(this.holders.get(code) ?? code);
  }

  has(code: string): boolean {
    return this.get(code) !== undefined;
  }

  /** The agencies there are, each once. */
  values(): MapIterator<Agency> {
    return this.inForce.values();
  }

  /** The codes under which the record may name what these agencies have now: their own, and those taken over. */
  held(codes: readonly string[]): string[] {
    const taken = [...this.holders].flatMap(([code, holder]) => (codes.includes(holder) ? [code] : []));
    return [...new Set([...codes, ...taken])];
  }
}

interface Reason {
  readonly vi: string;
  readonly en: string;
}

/** What is wrong with a version: its place in the list, the field, and the reason. */
export interface AgencyProblem {
  readonly index: number;
  readonly field: keyof AgencyVersion;
  readonly reason: Reason;
}

/**
 * What keeps versions from being a history: days that are none or run backwards, gaps and overlaps between versions of
 * an agency, an end without a successor or a successor without an end, a successor or an agency above that is not there
 * on the day, and agencies above one another. A history in which agencies succeed one another in a circle cannot be
 * without one of these.
 */
export function findAgencyProblems(versions: readonly AgencyVersion[]): AgencyProblem[] {
  const problems: AgencyProblem[] = [];
  versions.forEach((version, index) => {
    for (const field of ['validFrom', 'validTo'] as const) {
      const day = version[field];
      if (day !== undefined && findDayNumber(day) === undefined)
        problems.push({
          index,
          field,
          reason: {
            vi: `phải là ngày dạng 2026-11-24, nhưng là “${day}”`,
            en: `Expected a date like 2026-11-24 but got "${day}"`,
          },
        });
    }
  });
  // Days that are none cannot be compared.
  if (problems.length > 0) return problems;
  const byCode = groupByCode(versions);
  const indexOf = new Map(versions.map((version, index) => [version, index]));
  const report = (version: AgencyVersion, field: keyof AgencyVersion, vi: string, en: string) =>
    problems.push({ index: indexOf.get(version) ?? -1, field, reason: { vi, en } });
  const days = turningDays(versions);
  for (const ofCode of byCode.values()) checkSequence(ofCode, report);
  for (const version of versions) {
    checkSuccessor(byCode, version, report);
    checkParent(byCode, version, days, report);
  }
  return problems.toSorted((one, other) => one.index - other.index);
}

type Report = (version: AgencyVersion, field: keyof AgencyVersion, vi: string, en: string) => void;
type ByCode = ReadonlyMap<string, readonly AgencyVersion[]>;

function checkSequence(ofCode: readonly AgencyVersion[], report: Report): void {
  ofCode.forEach((version, place) => {
    const { code, validFrom, validTo, successor } = version;
    if (validFrom !== undefined && validTo !== undefined && validTo < validFrom)
      report(
        version,
        'validTo',
        `phải từ ngày đầu ${validFrom} trở đi, nhưng là ${validTo}`,
        `Expected a day not before ${validFrom}, the first, but it is ${validTo}`,
      );
    const next = ofCode[place + 1];
    if (next === undefined) {
      if (validTo !== undefined && successor === undefined)
        report(
          version,
          'successor',
          `phải nêu cơ quan kế thừa ${code} sau ngày ${validTo}`,
          `Expected who takes over from ${code} after ${validTo}, but nobody is named`,
        );
      if (validTo === undefined && successor !== undefined)
        report(
          version,
          'successor',
          `phải có validTo: ngày cuối cùng của ${code}`,
          `Expected the last day of ${code}, which ${successor} succeeds, but there is none`,
        );
      return;
    }
    if (successor !== undefined)
      report(
        version,
        'successor',
        `không được có: ${code} vẫn hoạt động với tên “${next.name}”`,
        `Expected no successor of ${code}, which goes on as "${next.name}"`,
      );
    if (validTo === undefined || next.validFrom === undefined || next.validFrom <= validTo)
      report(
        next,
        'validFrom',
        `phải sau ngày cuối của “${version.name}” (${validTo ?? 'chưa có'})`,
        `Expected a day after the last of "${version.name}", which is ${validTo ?? 'open'}`,
      );
    else if (next.validFrom > dayAfter(validTo))
      report(
        next,
        'validFrom',
        `phải là ${dayAfter(validTo)}, ngày kế tiếp của “${version.name}”, nếu không ${code} bị gián đoạn`,
        `Expected ${dayAfter(validTo)}, the day after "${version.name}" ends: ${code} has a gap`,
      );
  });
}

function checkSuccessor(byCode: ByCode, version: AgencyVersion, report: Report): void {
  const { code, validTo, successor } = version;
  if (successor === undefined || validTo === undefined) return;
  const day = dayAfter(validTo);
  if (successor === code)
    report(version, 'successor', 'phải là cơ quan khác', 'Expected another agency, but it is the same');
  else if (!byCode.has(successor))
    report(version, 'successor', `không có cơ quan ${successor}`, `Expected an agency, but there is no ${successor}`);
  else if (!byCode.get(successor)?.some((each) => includes(each, day)))
    report(
      version,
      'successor',
      `cơ quan ${successor} không hoạt động vào ngày ${day}`,
      `Expected an agency that is there on ${day}, but ${successor} is not`,
    );
}

function checkParent(byCode: ByCode, version: AgencyVersion, days: readonly LegalDay[], report: Report): void {
  const { parent, validFrom } = version;
  if (parent === undefined) return;
  const above = byCode.get(parent);
  const there =
    validFrom === undefined ? above?.[0]?.validFrom === undefined : above?.some((each) => includes(each, validFrom));
  if (above === undefined) {
    report(version, 'parent', `không có cơ quan ${parent}`, `Expected an agency, but there is no ${parent}`);
  } else if (there !== true) {
    report(
      version,
      'parent',
      `cơ quan ${parent} chưa hoặc không còn hoạt động ${validFrom === undefined ? 'từ đầu' : `vào ngày ${validFrom}`}`,
      `Expected an agency that is there ${validFrom ?? 'from the beginning'}, but ${parent} is not`,
    );
  } else {
    const circle = findCircleAbove(byCode, version, days);
    if (circle !== undefined)
      report(
        version,
        'parent',
        `không cơ quan nào được trên chính mình: ${circle}`,
        `Expected no agency above itself, but ${circle}`,
      );
  }
}

/** The first day on which an agency is above itself, with the agencies between. */
function findCircleAbove(byCode: ByCode, version: AgencyVersion, days: readonly LegalDay[]): string | undefined {
  for (const day of [version.validFrom ?? '0001-01-01', ...days].filter((each) => includes(version, each))) {
    const seen = new Set([version.code]);
    for (let next = parentOn(byCode, version.code, day); next !== undefined; next = parentOn(byCode, next, day)) {
      if (seen.has(next)) return `${[...seen, next].join(' < ')} (${day})`;
      seen.add(next);
    }
  }
  return undefined;
}

/** The days on which what is above an agency may become another: a version begins, or somebody takes over. */
function turningDays(versions: readonly AgencyVersion[]): LegalDay[] {
  const days = versions.flatMap(({ validFrom, validTo }) => [
    ...(validFrom === undefined ? [] : [validFrom]),
    ...(validTo === undefined ? [] : [dayAfter(validTo)]),
  ]);
  return [...new Set(days)];
}

function parentOn(byCode: ByCode, code: string, day: LegalDay): string | undefined {
  const parent = byCode.get(code)?.find((each) => includes(each, day))?.parent;
  return parent === undefined ? undefined : holderOn(byCode, parent, day);
}

/** Follows successors up to the day; a circle, which no checked history has, ends where it began. */
function holderOn(byCode: ByCode, code: string, day: LegalDay): string {
  const passed = new Set<string>();
  for (let holder = code; ; ) {
    const last = byCode.get(holder)?.at(-1);
    passed.add(holder);
    if (last?.successor === undefined || last.validTo === undefined || day <= last.validTo) return holder;
    if (passed.has(last.successor)) return holder;
    holder = last.successor;
  }
}

function includes({ validFrom, validTo }: AgencyVersion, day: LegalDay): boolean {
  return (validFrom === undefined || validFrom <= day) && (validTo === undefined || day <= validTo);
}

function dayAfter(day: LegalDay): LegalDay {
  return legalDay(getDayNumber(day) + 1);
}

/** Versions by code, each agency's from the earliest on. */
function groupByCode(versions: readonly AgencyVersion[]): Map<string, AgencyVersion[]> {
  const byCode = new Map<string, AgencyVersion[]>();
  for (const version of versions) {
    const ofCode = byCode.get(version.code);
    if (ofCode === undefined) byCode.set(version.code, [version]);
    else ofCode.push(version);
  }
  for (const ofCode of byCode.values()) ofCode.sort((one, other) => compareDays(one.validFrom, other.validFrom));
  return byCode;
}

function compareDays(one: LegalDay | undefined, other: LegalDay | undefined): number {
  if (one === other) return 0;
  if (one === undefined) return -1;
  if (other === undefined) return 1;
  return one < other ? -1 : 1;
}
