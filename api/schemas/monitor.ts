import { z } from 'zod';
import { agencyRef } from './common.ts';

const counts = { open: z.int(), dueToday: z.int(), overdue: z.int(), paused: z.int() };

export const agencyCounts = z
  .strictObject({ items: z.array(z.strictObject({ agency: agencyRef, ...counts })), totals: z.strictObject(counts) })
  .meta({ id: 'AgencyCounts' });
