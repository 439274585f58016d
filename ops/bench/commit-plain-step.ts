import { insertDossier, nextSerial } from '../../activities/record/insert-dossier.ts';
import { lockDossier } from '../../activities/record/lock-dossier.ts';
import { stepStatement } from '../../activities/record/write-step.ts';
import { chainHash } from '../../db/audit-chain.ts';
import { type Client, inTransaction, type Pool, type Statement } from '../../db/pool.ts';
import { formatDossierCode } from '../../domain/dossier-code.ts';
import { legalDayAt } from '../../domain/legal-day.ts';
import type { PlainCommit, PlainReceipt } from './plain-protocol.ts';

/** The same transaction as the product's step: the same locks, the same tables, the same statements. */
export function commitPlainStep(pool: Pool, request: PlainCommit): Promise<number> {
  return inTransaction(pool, (client, last) => commitIn(client, last, request));
}

async function commitIn(
  client: Client,
  last: (statement: Statement) => void,
  { dossierId, id, expectedSeq, now, opens }: PlainCommit,
): Promise<number> {
  const { dossier, command } = await lockDossier(client, dossierId, id);
  if (command?.state === 'committed' || command?.state === 'acknowledged')
    return command.outcome?.seq ?? expectedSeq + 1;
  if ((dossier?.seq ?? 0) !== expectedSeq) throw new Error(`Expected seq ${expectedSeq} but it is ${dossier?.seq}`);
  const at = new Date(now);
  const seq = expectedSeq + 1;
  let facts = '';
  if (!dossier) {
    const { program, facts: inForce, ...receipt } = (command?.payload ?? {}) as unknown as PlainReceipt;
    const day = legalDayAt(now);
    const agency = receipt.agencies.received;
    const code = formatDossierCode({ agency, day, serial: (await nextSerial(client, agency, day)).serial });
    await insertDossier(client, {
      id: dossierId,
      code,
      program,
      submittedAt: at,
      deadline: '{"terms":null,"ledger":[]}',
      receipt,
    });
    facts = inForce;
  }
  const n = seq;
  const previous = dossier?.audit_hash ?? '';
  const stimulus = { type: seq === 1 ? 'start' : 'complete-task', key: seq };
  const details = { stimulus };
  const action = command?.action ?? 'complete-job';
  const actor = command?.actor ?? null;
  const fact = { n, seq, at: now, actor, action, command: command?.id ?? null, details };
  const ended = seq > 2 && opens === undefined;
  last(
    stepStatement({
      dossier: dossierId,
      seq,
      journal: { id, stimulus: JSON.stringify(stimulus), at, facts },
      state: JSON.stringify({ seq, opens: opens ?? null }),
      command: command?.id ?? null,
      audit: {
        n,
        at,
        actor,
        action,
        details: JSON.stringify(details),
        previous,
        hash: chainHash(dossierId, previous, fact),
      },
      status: ended ? 10 : 4,
      paused: false,
      acceptedAt: dossier?.accepted_at ?? (seq === 3 ? at : null),
      dueAt: null,
      finishedAt: ended ? at : null,
      returnedAt: ended ? at : null,
      endedAt: ended ? at : null,
      deadline: '{"terms":null,"ledger":[]}',
      alarmAt: null,
      incidents: 0,
      completedTask: seq > 2 ? seq - 1 : null,
      completedBy: actor,
      tasks:
        opens === undefined
          ? []
          : [
              {
                key: seq,
                plan: 'plain',
                element: opens,
                name: opens,
                role: 'desk',
                agency: dossier?.received_agency ?? null,
                form_key: null,
                frozen: false,
                created_at: at.toISOString(),
                due_at: null,
              },
            ],
      subscriptions: [],
      messages: [],
    }),
  );
  return seq;
}
