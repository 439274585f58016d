import type { Procedure } from '../../domain/procedure.ts';
import type { ProcedureChanges, ProcedureOverride } from '../../domain/procedure-override.ts';
import { foldAccents } from './vietnamese.ts';

/** Texts that a province lays down itself: its council's resolutions, its committee's decisions. */
const provincial = /(?:QĐ-UBND|NQ-HĐND)$/u;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * What a province's variant has otherwise than the national procedure, of all that a province may lay down. A fact that
 * the variant lacks is inherited; components, results and wording are national.
 *
 * @param ownProcess whether the variant runs a process of its own, whose functions it then needs
 */
export function deriveOverride(
  national: Procedure,
  local: Procedure,
  jurisdiction: string,
  ownProcess: boolean,
): ProcedureOverride {
  const changes: Mutable<ProcedureChanges> = {};
  if (local.levels.length > 0 && !sameSet(local.levels, national.levels)) changes.levels = local.levels;
  const agencies = differing(national.agencies, local.agencies);
  if (agencies !== undefined) changes.agencies = agencies;
  if (local.channels.length > 0 && !sameSet(local.channels, national.channels)) changes.channels = local.channels;
  const cases = changedCases(national.cases, local.cases);
  if (cases.length > 0) changes.cases = cases;
  if (local.fee.amounts.length > 0 && !same(local.fee, national.fee)) changes.fee = local.fee;
  const supplement = changedSupplement(national.supplement, local.supplement);
  if (supplement !== undefined) changes.supplement = supplement;
  if (local.cutOff !== undefined && !same(local.cutOff, national.cutOff)) changes.cutOff = local.cutOff;
  if (ownProcess && !same(local.functions, national.functions)) changes.functions = local.functions;
  return {
    code: national.code,
    jurisdiction,
    // The facts name the day they were read, not the day they came into force.
    validFrom: undefined,
    validTo: undefined,
    changes,
    legalBasis: local.legalBasis.filter((text) => provincial.test(text) && !national.legalBasis.includes(text)),
    source: local.source,
    asOf: local.asOf,
  };
}

/** The names that the variant gives and that differ, whatever their case and accents. */
function differing(national: Procedure['agencies'], local: Procedure['agencies']): ProcedureChanges['agencies'] {
  const changed = Object.entries(local).filter(([role, name]) => {
    const theirs = national[role as keyof Procedure['agencies']] ?? '';
    return name !== undefined && name !== '' && foldAccents(name) !== foldAccents(theirs);
  });
  return changed.length === 0 ? undefined : Object.fromEntries(changed);
}

/**
 * Deadlines that differ, by case. A national case without a deadline of its own follows the general one here, too. A
 * case that only the variant knows is its own where its deadline is.
 */
function changedCases(
  national: Procedure['cases'],
  local: Procedure['cases'],
): readonly NonNullable<ProcedureChanges['cases']>[number][] {
  const [general] = local;
  const [nationalGeneral] = national;
  const named = new Map(local.map((each) => [foldAccents(each.name), each]));
  const changed = national.flatMap((each, index) => {
    const own = index === 0 ? general : named.get(foldAccents(each.name));
    const follows = same(each.duration, nationalGeneral?.duration) ? general : undefined;
    const { duration, durationSource } = own ?? follows ?? {};
    if (duration === undefined || same(duration, each.duration)) return [];
    return [{ code: each.code, duration, ...(durationSource !== undefined && { durationSource }) }];
  });
  const known = new Set(national.map((each) => foldAccents(each.name)));
  const added = local
    .slice(1)
    .filter(({ name, duration }) => !known.has(foldAccents(name)) && !same(duration, general?.duration))
    .map((each, index) => ({ ...each, code: String(national.length + index).padStart(2, '0') }));
  return [...changed, ...added];
}

/** Limits that the variant's texts name; a pause that shifts is what stands where no text says anything. */
function changedSupplement(
  national: Procedure['supplement'],
  local: Procedure['supplement'],
): ProcedureChanges['supplement'] {
  const { limit, citizenDays, pausePolicy } = local;
  const changes = {
    ...(limit !== undefined && limit !== national.limit && { limit }),
    ...(citizenDays !== undefined && citizenDays !== national.citizenDays && { citizenDays }),
    ...(pausePolicy === 'restart' && national.pausePolicy !== 'restart' && { pausePolicy }),
  };
  return Object.keys(changes).length === 0 ? undefined : changes;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each) => b.includes(each));
}
