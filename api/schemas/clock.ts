import { z } from 'zod';
import { instant } from './common.ts';

export const clock = z.strictObject({ now: instant, mode: z.enum(['real', 'business']) }).meta({ id: 'Clock' });

/** Where the business clock goes: to an instant, or forward by an ISO 8601 duration. It never goes back. */
export const advanceClock = z
  .strictObject({ to: instant.optional(), by: z.iso.duration().optional().meta({ example: 'P1DT2H' }) })
  .refine((value) => (value.to === undefined) !== (value.by === undefined), {
    error: 'exactly one of `to` and `by` is needed',
    params: { vi: 'cần đúng một trong hai trường `to` và `by`' },
  })
  .meta({ id: 'AdvanceClock' });
