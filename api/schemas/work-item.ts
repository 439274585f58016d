import { z } from 'zod';
import { agencyCode, agencyRef, id, instant, paging, personRef, procedureCode, searchText } from './common.ts';
import { dossierStatus, timeliness, workingMinutesLeft } from './dossier.ts';

export const worklistQuery = z.strictObject({
  agency: agencyCode.optional(),
  role: z.enum(['desk', 'specialist', 'leader']).optional(),
  state: z.enum(['open', 'mine', 'unclaimed', 'paused']).default('open'),
  due: z.enum(['overdue', 'today', 'week']).optional(),
  procedure: procedureCode.optional(),
  q: searchText,
  ...paging,
});

export const workItem = z
  .strictObject({
    dossier: z.strictObject({
      id,
      code: z.string(),
      seq: z.int(),
      applicant: z.string(),
      procedure: z.strictObject({ code: procedureCode, name: z.string() }),
      status: dossierStatus,
      dueAt: instant.optional(),
      timeliness,
      workingMinutesLeft,
    }),
    key: z.int(),
    element: z.string(),
    name: z.string(),
    role: z.string(),
    agency: agencyRef,
    assignee: personRef.optional(),
    mine: z.boolean(),
    createdAt: instant,
    dueAt: instant.optional().meta({ description: "the step's own budget; advisory" }),
    frozen: z.boolean(),
  })
  .meta({ id: 'WorkItem' });

export const worklistPage = z
  .strictObject({ items: z.array(workItem), next: z.string().optional() })
  .meta({ id: 'WorklistPage' });
