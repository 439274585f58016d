import type { Client } from '../../db/pool.ts';
import { receiptOnRecord, replaceReceipt } from '../../db/queries/correct-receipt.ts';
import { digitiseComponents } from '../../db/queries/digitise-components.ts';
import { lastHandOver, replaceDecidingAgency } from '../../db/queries/hand-over.ts';
import { insertRating } from '../../db/queries/rating.ts';
import type { HandOver } from '../../domain/hand-over.ts';
import type { CorrectedValue, RecordedChange } from '../../domain/recorded-change.ts';
import type { RecordChange } from '../../protocol/record-change.ts';
import type { LockedCommand, LockedDossier } from './lock-dossier.ts';

/** What the step does to the record besides moving the process. */
export interface AppliedChange {
  /** The dossier's row as the rest of the step is to see it. */
  readonly row: LockedDossier;
  /** What the audit keeps of it. */
  readonly recorded: RecordedChange;
}

/** The change an action carries, where it carries one. */
export function findChange(command: LockedCommand | undefined): RecordChange | undefined {
  return command?.kind === 'action' ? (command.payload['change'] as RecordChange | undefined) : undefined;
}

/** Makes the change in the step's transaction. What it replaces is read here, under the dossier's lock. */
export async function applyChange(
  client: Client,
  dossier: string,
  row: LockedDossier,
  change: RecordChange,
  by: { readonly actor: string | null; readonly at: Date },
): Promise<AppliedChange> {
  switch (change.kind) {
    case 'correction':
      return await correct(client, dossier, row, change);
    case 'digitisation': {
      const components = await digitiseComponents(client, dossier, change.statuses);
      return { row, recorded: { kind: 'digitisation', components } };
    }
    case 'forwarding': {
      const { to, functionAgencies, reason } = change;
      await replaceDecidingAgency(client, dossier, { decides: to, functionAgencies });
      const handOver = { seq: row.seq + 1, from: row.deciding_agency, to, unit: undefined, reason };
      return {
        row: { ...row, deciding_agency: to, function_agencies: functionAgencies },
        recorded: { kind: 'forwarding', handOver },
      };
    }
    case 'hand-over': {
      const { unit, reason } = change;
      const handOver = { seq: row.seq + 1, from: row.deciding_agency, to: row.deciding_agency, unit, reason };
      return { row, recorded: { kind: 'hand-over', handOver } };
    }
    case 'hand-over-receipt': {
      const handOver = (await lastHandOver(client, dossier)) as HandOver | undefined;
      if (handOver === undefined)
        throw new Error(`Expected dossier ${dossier} to have been handed over, but it was not`);
      return { row, recorded: { kind: 'hand-over-receipt', handOver } };
    }
    case 'rating': {
      const { kind, score, comment } = change;
      await insertRating(client, dossier, { score, comment }, by);
      return { row, recorded: { kind, score, comment } };
    }
  }
}

async function correct(
  client: Client,
  dossier: string,
  row: LockedDossier,
  change: Extract<RecordChange, { kind: 'correction' }>,
): Promise<AppliedChange> {
  const before = await receiptOnRecord(client, dossier);
  const applicant = Object.fromEntries(
    Object.entries({ ...before.applicant, ...change.applicant }).filter(([, value]) => value !== ''),
  );
  const personalId = change.applicant?.['personalId'];
  const citizenId = personalId === undefined ? row.citizen_id : personalId === '' ? null : personalId;
  const components = [
    ...before.components.filter((id) => !change.components?.removed.includes(id)),
    ...(change.components?.added.map(({ id }) => id) ?? []),
  ];
  await replaceReceipt(client, dossier, {
    applicant,
    applicantName: String(applicant['name'] ?? ''),
    citizenId,
    caseCode: change.caseCode ?? before.caseCode,
    channel: change.channel ?? before.channel,
    addedComponents: change.components?.added ?? [],
    removedComponents: change.components?.removed ?? [],
  });
  const values: CorrectedValue[] = [
    ...Object.entries(change.applicant ?? {}).map(([name, value]) => ({
      field: `applicant.${name}`,
      old: textOf(before.applicant[name]),
      new: value === '' ? null : value,
    })),
    ...(change.caseCode === undefined ? [] : [{ field: 'case', old: before.caseCode, new: change.caseCode }]),
    ...(change.channel === undefined ? [] : [{ field: 'channel', old: before.channel, new: change.channel }]),
    ...(change.components === undefined ? [] : [{ field: 'components', old: before.components, new: components }]),
  ];
  return { row: { ...row, citizen_id: citizenId }, recorded: { kind: 'correction', values } };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
