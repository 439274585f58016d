import type { Client } from '../pool.ts';

/** What a receipt says, as far as a desk can have entered it wrongly. */
export interface ReceiptOnRecord {
  readonly applicant: Readonly<Record<string, unknown>>;
  readonly caseCode: string;
  readonly channel: string;
  /** Ids, in order. */
  readonly components: readonly string[];
}

export async function receiptOnRecord(client: Client, dossier: string): Promise<ReceiptOnRecord> {
  const { rows } = await client.query<ReceiptOnRecord>({
    name: 'receipt-on-record',
    text: `select applicant, case_code as "caseCode", channel,
        array(select component from component where dossier = $1 order by component) as components
      from dossier where id = $1`,
    values: [dossier],
  });
  const [row] = rows;
  if (row === undefined) throw new Error(`Expected dossier ${dossier}, but there is none`);
  return row;
}

/** Puts the corrected receipt in place of the one that was entered; the audit keeps both. */
export async function replaceReceipt(
  client: Client,
  dossier: string,
  to: {
    readonly applicant: Readonly<Record<string, unknown>>;
    readonly applicantName: string;
    readonly citizenId: string | null;
    readonly caseCode: string;
    readonly channel: string;
    readonly addedComponents: readonly {
      readonly id: string;
      readonly name: string;
      readonly kind: string;
      readonly originals: number;
      readonly copies: number;
      readonly digitised?: number;
    }[];
    readonly removedComponents: readonly string[];
  },
): Promise<void> {
  await client.query({
    name: 'replace-receipt',
    text: `with removed as (
        delete from component where dossier = $1 and component = any ($7)
      ), added as (
        insert into component (dossier, component, name, kind, originals, copies, digitised)
        select $1, c.id, c.name, c.kind, c.originals, c.copies, c.digitised
        from jsonb_to_recordset($8::jsonb) as c (id text, name text, kind text, originals int, copies int, digitised smallint)
      )
      update dossier set applicant = $2, applicant_name = $3, citizen_id = $4, case_code = $5, channel = $6 where id = $1`,
    values: [
      dossier,
      JSON.stringify(to.applicant),
      to.applicantName,
      to.citizenId,
      to.caseCode,
      to.channel,
      to.removedComponents,
      JSON.stringify(to.addedComponents),
    ],
  });
}
