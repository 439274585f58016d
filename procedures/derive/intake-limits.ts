import type { Procedure } from '../../domain/procedure.ts';

/** Decree 216/2026 Art. 23: the criminal record's own limits, by channel. */
const criminalRecord: NonNullable<Procedure['intake']> = {
  online: { amount: 8, unit: 'HOUR', source: 'Điều 23 Nghị định 216/2026/NĐ-CP' },
  direct: { amount: 1, unit: 'HOUR', source: 'Điều 23 Nghị định 216/2026/NĐ-CP' },
  post: { amount: 1, unit: 'WORKING_DAY', source: 'Điều 23 Nghị định 216/2026/NĐ-CP' },
};

/** Limits of the intake that a sector's decree lays down, entered by hand: the facts of the portal do not state them. */
const limits: Readonly<Record<string, NonNullable<Procedure['intake']>>> = {
  '3.000330': criminalRecord,
  '3.000333': criminalRecord,
};

export function findIntakeLimits(code: string): Procedure['intake'] {
  return Object.hasOwn(limits, code) ? limits[code] : undefined;
}
