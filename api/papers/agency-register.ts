import { z } from 'zod';
import { listRegister } from '../../db/queries/register.ts';
import type { DossierStatus } from '../../domain/dossier-status.ts';
import type { Actor } from '../../domain/organisation.ts';
import { dossierRegister } from '../../domain/papers/dossier-register.ts';
import { agencyRefOf } from '../agency-directory.ts';
import { agencyPeriod } from '../cases/agency-period.ts';
import type { Context } from '../context.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { FileAnswer } from '../file-answer.ts';
import type { QueryOf } from '../operations.ts';
import { fileOf, keepLatest } from './issue-file.ts';
import { recordedAgency } from './paper-record.ts';

/** Dossiers in one part: some thirty pages. */
const partSize = 200;
const place = z.strictObject({ at: z.iso.datetime(), id: z.uuid(), first: z.int().min(1) });

/** Form 07 of an agency and a period, part by part: for its officers, and the monitors who watch it. */
export async function getRegister(
  context: Context,
  actor: Actor,
  code: string,
  { from, to, cursor }: QueryOf<'getRegister'>,
): Promise<FileAnswer> {
  const { period, agencies } = await agencyPeriod(context, actor, code, { from, to });
  const after = readCursor(place, cursor);
  const first = after?.first ?? 1;
  const rows = await listRegister(context.pool, period, after, partSize + 1);
  const shown = rows.slice(0, partSize);
  const last = shown.at(-1);
  const more = rows.length > partSize && last !== undefined;
  const now = await context.time.now();
  const content = dossierRegister({
    agency: recordedAgency(agencies, code),
    from,
    to,
    first,
    more,
    at: now,
    dossiers: shown.map((row) => ({
      code: row.code,
      procedure: row.procedure_name,
      applicant: row.applicant_name,
      address: row.address ?? undefined,
      phone: row.phone ?? undefined,
      channel: row.channel,
      decides: agencyRefOf(agencies, row.deciding_agency).name,
      submittedAt: row.submitted_at.getTime(),
      dueAt: row.due_at?.getTime(),
      finishedAt: row.finished_at?.getTime(),
      returnedAt: row.returned_at?.getTime(),
      status: row.status as DossierStatus,
    })),
  });
  const paper = await keepLatest(
    context,
    { agency: code, from, to, part: cursor ?? '' },
    { content, seq: null, issuedAt: new Date(now), producedBy: actor.id },
  );
  const file = await fileOf(context, paper, 'pdf', actor.id);
  const next = more
    ? new URLSearchParams({
        from,
        to,
        cursor: writeCursor({ at: last.submitted_at.toISOString(), id: last.id, first: first + shown.length }),
      })
    : undefined;
  return new FileAnswer({
    contentType: 'application/pdf',
    bytes: file.bytes,
    hash: file.hash,
    name: {
      plain: `mau-07-${code}-${from}-${to}-${first}.pdf`,
      full: `Sổ theo dõi hồ sơ ${code} ${from} đến ${to}, từ số ${first}.pdf`,
    },
    disposition: 'inline',
    next: next === undefined ? undefined : `/agencies/${encodeURIComponent(code)}/register?${next.toString()}`,
  });
}
