import { findDayNumber, type LegalDay } from './legal-day.ts';

/**
 * A dossier code by pattern. `{agency}`: id of the agency that receives; `{yyMMdd}` or `{yyyyMMdd}`: day of receipt;
 * `{owner}`: two digits of the agency that owns a central system; `{serial:4}`: the day's serial of the agency, with at
 * least so many digits, growing as needed. Everything else stands for itself.
 */
export type DossierCodePattern = string;

/** Circular 03/2025/TT-VPCP, Art. 13: agency, day, serial of at least four digits that restarts daily. */
export const agencyPattern: DossierCodePattern = '{agency}-{yyMMdd}-{serial:4}';

/** Art. 13.3, added by Circular 04/2025/TT-VPCP, for services run centrally: `MX1X2.Y1Y2Y3.Z1Z2-YYMMDD-AAXXXX`. */
export const centralPattern: DossierCodePattern = '{agency}-{yyMMdd}-{owner}{serial:4}';

export interface DossierCodeParts {
  readonly agency: string;
  readonly day: LegalDay;
  /** From 1. */
  readonly serial: number;
  /** Two digits; needed by patterns that name it. */
  readonly owner?: string;
}

/**
 * Whether codes of the pattern can be issued: agency, day and serial stand in it once each, the agency is set off by a
 * sign no agency id has, so that two agencies never write the same code, and the code stays below 65 characters. The
 * owner of a central system is written as its two digits.
 */
export function isDossierCodePattern(pattern: string): boolean {
  const names = [...pattern.matchAll(tokens)].map((token) => (token[1] ?? '').replace(/^yy(yy)?MMdd$/, 'day'));
  return (
    names.toSorted().join() === 'agency,day,serial' &&
    /^[\w.{}:-]{1,60}$/.test(pattern.replaceAll(/[{}]/g, '')) &&
    !/[{}]/.test(pattern.replaceAll(tokens, '')) &&
    /\{serial:[1-8]\}$/.test(pattern) &&
    /^\{agency\}[-_]|[-_]\{agency\}[-_]/.test(pattern)
  );
}

/** Whether codes can be issued for an agency with this id. */
export function isAgencyId(code: string): boolean {
  return new RegExp(`^${agencyExpression}$`).test(code);
}

/** Writes a code. Throws a RangeError for parts that the pattern cannot hold: those are defects of the caller. */
export function formatDossierCode(parts: DossierCodeParts, pattern: DossierCodePattern = agencyPattern): string {
  const code = pattern.replaceAll(tokens, (_token, name: string, digits: string | undefined) =>
    write(parts, name, digits),
  );
  if (!findDossierCodeParts(code, pattern))
    throw new RangeError(`Expected parts of ${pattern} but got ${JSON.stringify(parts)}`);
  return code;
}

/** Reads a code of the pattern; undefined for one of another form, which `isForeignDossierCode` may still take over. */
export function findDossierCodeParts(
  code: string,
  pattern: DossierCodePattern = agencyPattern,
): DossierCodeParts | undefined {
  const groups = expressionOf(pattern).exec(code)?.groups;
  if (!groups) return undefined;
  const digits = groups['date'] ?? '';
  const day = `${digits.length === 6 ? '20' : ''}${digits.slice(0, -4)}-${digits.slice(-4, -2)}-${digits.slice(-2)}`;
  const serial = Number(groups['serial']);
  if (findDayNumber(day) === undefined || serial < 1) return undefined;
  const parts = { agency: groups['agency'] ?? '', day, serial };
  return groups['owner'] === undefined ? parts : { ...parts, owner: groups['owner'] };
}

/** Whether the code another system issued can be taken over as it is: 1 to 64 visible characters, no space. Its parts mean nothing here. */
export function isForeignDossierCode(code: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._/-]{0,63}$/.test(code);
}

const tokens = /\{(agency|yyMMdd|yyyyMMdd|owner|serial)(?::(\d+))?\}/g;

function write(parts: DossierCodeParts, name: string, digits: string | undefined): string {
  switch (name) {
    case 'agency':
      return parts.agency;
    case 'yyMMdd':
      return parts.day.replaceAll('-', '').slice(2);
    case 'yyyyMMdd':
      return parts.day.replaceAll('-', '');
    case 'owner':
      return parts.owner ?? '';
    default:
      return String(parts.serial).padStart(Number(digits ?? 1), '0');
  }
}

/** Agency ids of both forms: level 1 first (`H26.15`), and the older one read right to left (`000.00.16.H56`). */
const agencyExpression = '(?<agency>[A-Z]\\d{2}(?:\\.\\d{1,4}){0,3}|(?:\\d{2,3}\\.){1,3}[A-Z]\\d{2})';

function expressionOf(pattern: DossierCodePattern): RegExp {
  let source = '';
  let literalFrom = 0;
  for (const token of pattern.matchAll(tokens)) {
    source += literally(pattern.slice(literalFrom, token.index)) + expressionFor(token[1] ?? '', token[2]);
    literalFrom = token.index + token[0].length;
  }
  return new RegExp(`^${source}${literally(pattern.slice(literalFrom))}$`);
}

function expressionFor(name: string, digits: string | undefined): string {
  switch (name) {
    case 'agency':
      return agencyExpression;
    case 'yyMMdd':
      return '(?<date>\\d{6})';
    case 'yyyyMMdd':
      return '(?<date>\\d{8})';
    case 'owner':
      return '(?<owner>\\d{2})';
    default:
      // More digits than the least only where the number needs them, so that a code has one spelling.
      return `(?<serial>\\d{${digits ?? 1}}|[1-9]\\d{${digits ?? 1},8})`;
  }
}

function literally(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
