import type { Client } from '../../db/pool.ts';
import type { DossierCodePattern } from '../../domain/dossier-code.ts';
import type { Receipt } from '../../protocol/receipt.ts';

/**
 * Creates the dossier's row and its components, at seq 0, ready for its first step in the same transaction. The code is
 * the caller's: taken over from the issuing system, or made from `nextSerial`.
 */
export async function insertDossier(
  client: Client,
  row: { id: string; code: string; program: string; submittedAt: Date; deadline: string; receipt: Receipt },
): Promise<void> {
  const { receipt } = row;
  await client.query({
    name: 'insert-dossier',
    text: `with d as (
        insert into dossier (id, code, foreign_code, procedure_version, procedure_code, procedure_name, case_code, channel, program, applicant,
          applicant_name, citizen_id, form, received_agency, deciding_agency, returning_agency, function_agencies, seq, status, submitted_at, deadline, parent_id)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 0, 1, $18, $19, $21)
      )
      insert into component (dossier, component, name, kind, originals, copies, digitised, file_name, content_type)
      select $1, c.id, c.name, c.kind, c.originals, c.copies, c.digitised, c."fileName", c."contentType"
      from jsonb_to_recordset($20::jsonb) as c (id text, name text, kind text, originals int, copies int, digitised smallint, "fileName" text, "contentType" text)`,
    values: [
      row.id,
      row.code,
      receipt.foreignCode !== undefined,
      receipt.procedureVersion,
      receipt.procedureCode,
      receipt.procedureName,
      receipt.caseCode,
      receipt.channel,
      row.program,
      JSON.stringify(receipt.applicant),
      receipt.applicant.name,
      receipt.citizenId ?? null,
      JSON.stringify(receipt.form),
      receipt.agencies.received,
      receipt.agencies.decides,
      receipt.agencies.returns,
      JSON.stringify(receipt.functionAgencies),
      row.submittedAt,
      row.deadline,
      JSON.stringify(
        receipt.components.map((each) => ({ ...each, digitised: each.digitised ?? (each.kind === 'paper' ? 0 : 9) })),
      ),
      receipt.parent ?? null,
    ],
  });
}

/**
 * The agency's next serial of a day (Asia/Ho_Chi_Minh), and how the agency writes its codes. The serial is unique,
 * increasing and without gaps, since it is taken in the receipt's transaction. Locks the counter until then: call it
 * after everything else is locked.
 */
export async function nextSerial(
  client: Client,
  agency: string,
  day: string,
): Promise<{ readonly serial: number; readonly pattern: DossierCodePattern | undefined }> {
  const { rows } = await client.query<{ last: number; pattern: string | null }>({
    name: 'next-serial',
    text: `insert into dossier_serial (agency, day, last) values ($1, $2::date, 1)
      on conflict (agency, day) do update set last = dossier_serial.last + 1
      returning last, (select dossier_code_pattern from agency_version
        where agency = $1 and daterange(valid_from, valid_to, '[]') @> $2::date) as pattern`,
    values: [agency, day],
  });
  const [row] = rows;
  if (row === undefined) throw new Error(`Expected a serial for ${agency} on ${day}, but none was returned`);
  return { serial: row.last, pattern: row.pattern ?? undefined };
}
