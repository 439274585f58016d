import { evaluate } from 'feelin';

/**
 * FEEL numbers are decimals in the standard and binary doubles in the library, so that 0.29 * 100 is a hair below 29.
 * The rules that make up for it (docs/adr/0003): every number that leaves the door has at most 15 significant digits,
 * and the functions that round take theirs at 15 digits before they round it, in decimal. So whole đồng stay whole.
 */
export function tidyNumber(value: number): number {
  return Number.isInteger(value) || !Number.isFinite(value) ? value : Number(value.toPrecision(significantDigits));
}

const significantDigits = 15;

/**
 * FEEL's rounding functions over the library's: `decimal` rounds half to even, the others as their names say. A number
 * leaves as text by `string` as it leaves as a number.
 */
export const decimalFunctions: Readonly<Record<string, unknown>> = {
  string: (from: unknown) =>
    typeof from === 'number' ? String(tidyNumber(from)) : evaluate('string(value)', { value: from }).value,
  decimal: rounding(halfToEven),
  floor: rounding(Math.floor),
  ceiling: rounding(Math.ceil),
  'round up': rounding((value) => Math.sign(value) * Math.ceil(Math.abs(value))),
  'round down': rounding(Math.trunc),
  'round half up': rounding((value) => Math.sign(value) * Math.floor(Math.abs(value) + 0.5)),
  'round half down': rounding((value) => Math.sign(value) * Math.ceil(Math.abs(value) - 0.5)),
};

/** Rounds to `scale` digits after the point (before it, when negative); anything but numbers is null, as in FEEL. */
function rounding(round: (value: number) => number) {
  return (n: unknown, scale: unknown): number | null => {
    if (typeof n !== 'number' || (scale !== undefined && typeof scale !== 'number')) return null;
    const digits = Math.trunc(scale ?? 0);
    if (Math.abs(digits) > 6176) return null;
    const scaled = shift(tidyNumber(n), digits);
    if (!Number.isFinite(scaled)) return n;
    const rounded = shift(round(tidyNumber(scaled)), -digits);
    return rounded === 0 ? 0 : rounded;
  };
}

/** Moves the decimal point by text, where multiplying by a power of ten would add binary noise. */
function shift(value: number, digits: number): number {
  if (digits === 0 || !Number.isFinite(value)) return value;
  const [mantissa = '', exponent = '0'] = value.toExponential().split('e');
  return Number(`${mantissa}e${Number(exponent) + digits}`);
}

function halfToEven(value: number): number {
  const below = Math.floor(value);
  const part = tidyNumber(value - below);
  if (part !== 0.5) return Math.round(value);
  return below % 2 === 0 ? below : below + 1;
}
