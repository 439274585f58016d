import type { HandOver } from './hand-over.ts';

/**
 * What an action changes in the record besides moving the process (`tthc:option records`, `tthc:message records`).
 * Closed list.
 */
export const recordedChanges = [
  'correction',
  'forwarding',
  'hand-over',
  'hand-over-receipt',
  'digitisation',
  'rating',
] as const;

/** A value of the receipt that was entered wrongly. `field` is a binding of field-binding.ts. */
export interface CorrectedValue {
  readonly field: string;
  readonly old: string | readonly string[] | null;
  readonly new: string | readonly string[] | null;
}

/** What the audit keeps of a change, under `recorded`: enough to print the papers from. */
export type RecordedChange =
  | { readonly kind: 'correction'; readonly values: readonly CorrectedValue[] }
  | { readonly kind: 'forwarding' | 'hand-over' | 'hand-over-receipt'; readonly handOver: HandOver }
  | {
      readonly kind: 'digitisation';
      readonly components: readonly { readonly id: string; readonly old: number; readonly new: number }[];
    }
  | { readonly kind: 'rating'; readonly score: number; readonly comment: string | undefined };
