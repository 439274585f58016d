import type { Channel, FeeAmount } from './procedure.ts';

/** The amounts that can apply to a dossier filed through the channel: those of the channel, and those of every channel. */
export function feeAmountsFor(amounts: readonly FeeAmount[], channel: Channel): FeeAmount[] {
  return amounts.filter((amount) => amount.channel === undefined || amount.channel === channel);
}

/**
 * Whole đồng due: the amounts of the channel without a condition, and those whose condition was found to hold.
 * Throws a RangeError where an amount is no whole, non-negative number of đồng.
 */
export function feeDue(amounts: readonly FeeAmount[], channel: Channel, conditionsMet: readonly string[]): number {
  const due = feeAmountsFor(amounts, channel).filter(
    ({ condition }) => condition === undefined || conditionsMet.includes(condition),
  );
  return due.reduce((sum, { amount }) => sum + dong(amount), 0);
}

/** Whether the number is an amount of money: whole, not negative, exact. */
export function isDong(amount: number): boolean {
  return Number.isSafeInteger(amount) && amount >= 0;
}

/** `1.250.000 đồng`. */
export function formatDong(amount: number): string {
  return `${String(dong(amount)).replaceAll(/\B(?=(?:\d{3})+$)/g, '.')} đồng`;
}

function dong(amount: number): number {
  if (!isDong(amount)) throw new RangeError(`Expected whole đồng but got ${amount}`);
  return amount;
}
