import { z } from 'zod';
import { agencyCode, agencyRef, id, instant, procedureCode } from './common.ts';

const counts = { open: z.int(), dueToday: z.int(), overdue: z.int(), paused: z.int() };

export const agencyCounts = z
  .strictObject({ items: z.array(z.strictObject({ agency: agencyRef, ...counts })), totals: z.strictObject(counts) })
  .meta({ id: 'AgencyCounts' });

export const serviceIndexParams = z.strictObject({ code: agencyCode });

export const serviceIndexQuery = z.strictObject({
  from: z.iso.date().meta({ description: 'first day of the period, Asia/Ho_Chi_Minh' }),
  to: z.iso.date().meta({ description: 'last day of the period' }),
});

const part = { id: z.string(), name: z.string(), max: z.number(), points: z.number().optional() };

export const serviceIndex = z
  .strictObject({
    agency: agencyRef,
    from: z.iso.date(),
    to: z.iso.date(),
    formula: z.strictObject({ decision: z.string(), version: z.string() }),
    items: z.array(
      z.strictObject({
        ...part,
        numerator: z.int().optional(),
        denominator: z.int().optional(),
      }),
    ),
    groups: z.array(z.strictObject(part)),
  })
  .meta({ id: 'ServiceIndex', description: 'without points: what the record does not know' });

export const lateParts = z
  .strictObject({
    items: z.array(
      z.strictObject({
        dossier: z
          .strictObject({ id, code: z.string(), procedure: z.strictObject({ code: procedureCode, name: z.string() }) })
          .meta({ description: 'the joint service' }),
        agency: agencyRef.meta({ description: 'where it was received' }),
        part: z.strictObject({ element: z.string(), name: z.string(), procedure: procedureCode.optional() }),
        late: z.enum(['receipt', 'outcome']).meta({
          description:
            'receipt: not acknowledged within two working hours; outcome: finished, and the joint service not told within ten minutes (Decree 63/2024, Art. 7)',
        }),
        since: instant.meta({ description: 'when the part was asked for, or finished' }),
      }),
    ),
  })
  .meta({ id: 'LateParts' });
