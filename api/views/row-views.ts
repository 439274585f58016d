import type { DossierListRow } from '../../db/queries/list-dossiers.ts';
import type { WorkRow } from '../../db/queries/list-work.ts';
import type { Agencies } from '../../domain/agency-history.ts';
import type { CalendarSnapshot } from '../../domain/calendar.ts';
import { type DossierStatus, dossierStatuses } from '../../domain/dossier-status.ts';
import { agencyRefOf } from '../agency-directory.ts';
import type { ResponseOf } from '../operations.ts';
import { isoInstant } from './instant.ts';
import { timelinessOfRow } from './timeliness-of-row.ts';
import { workingTimeLeft } from './working-time-left.ts';

type DossierItem = ResponseOf<'listDossiers'>['items'][number];
type WorkItem = ResponseOf<'listWork'>['items'][number];

export function statusView(code: number): { code: number; name: string } {
  return { code, name: dossierStatuses[code as DossierStatus] };
}

/** What views of rows are made with. */
export interface Surroundings {
  readonly agencies: Agencies;
  readonly calendar: CalendarSnapshot;
  /** Epoch milliseconds. */
  readonly now: number;
}

export function dossierItem(row: DossierListRow, { agencies, calendar, now }: Surroundings): DossierItem {
  const timeliness = timelinessOfRow(row, calendar, now);
  return {
    id: row.id,
    code: row.code,
    procedure: { code: row.procedure_code, name: row.procedure_name },
    applicant: row.applicant_name,
    status: statusView(row.status),
    agencies: {
      received: agencyRefOf(agencies, row.received_agency),
      decides: agencyRefOf(agencies, row.deciding_agency),
      returns: agencyRefOf(agencies, row.returning_agency),
    },
    receivedAt: isoInstant(row.submitted_at),
    ...(row.due_at === null ? {} : { dueAt: isoInstant(row.due_at) }),
    timeliness,
    ...workingTimeLeft(calendar, row.deciding_agency, { timeliness, dueAt: row.due_at }, now),
    paused: row.paused,
    ended: row.ended_at !== null,
  };
}

export function workItem(row: WorkRow, { agencies, calendar, now }: Surroundings, reader: string): WorkItem {
  const timeliness = timelinessOfRow({ ...row, due_at: row.dossier_due_at }, calendar, now);
  return {
    dossier: {
      id: row.dossier,
      code: row.code,
      seq: row.seq,
      applicant: row.applicant_name,
      procedure: { code: row.procedure_code, name: row.procedure_name },
      status: statusView(row.status),
      ...(row.dossier_due_at === null ? {} : { dueAt: isoInstant(row.dossier_due_at) }),
      timeliness,
      ...workingTimeLeft(calendar, row.agency ?? '', { timeliness, dueAt: row.dossier_due_at }, now),
    },
    key: row.key,
    element: row.element,
    name: row.name,
    role: row.role ?? '',
    agency: agencyRefOf(agencies, row.agency ?? ''),
    ...(row.assignee === null ? {} : { assignee: { id: row.assignee, name: row.assignee_name ?? row.assignee } }),
    mine: row.assignee === reader,
    createdAt: isoInstant(row.created_at),
    ...(row.due_at === null ? {} : { dueAt: isoInstant(row.due_at) }),
    frozen: row.frozen,
  };
}
