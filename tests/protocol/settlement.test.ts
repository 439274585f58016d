import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { findCommand } from '../../db/queries/accept-command.ts';
import { writeDueAlarms } from '../../db/queries/due-alarms.ts';
import { acknowledgeCommands, rejectCommand, settleFromRecord } from '../../db/queries/settle-command.ts';
import { takeUnsettledCommands } from '../../db/queries/unsettled-commands.ts';
import { DossierBed, friday } from './dossier-bed.ts';

/** Nobody works here: what Temporal would have answered is said by the tests. */
let bed: DossierBed;
beforeAll(async () => {
  bed = await DossierBed.open();
});
afterAll(() => bed.close());

const stateOf = async (id: string) => (await findCommand(bed.pool, id))?.state;
const refusal = { code: 'frozen', message: 'paused' };

/** A dossier that stands at its first task, with its receipt, which took effect and is not answered for yet. */
async function received(): Promise<{ dossier: string; receipt: string }> {
  const dossier = randomUUID();
  const receipt = await bed.acceptReceipt(dossier);
  await bed.ghost(dossier, receipt);
  return { dossier, receipt };
}

test('what took effect is never refused, whatever was answered', async () => {
  const { dossier, receipt } = await received();
  expect(await rejectCommand(bed.pool, receipt, refusal)).toBe(false);
  expect(await stateOf(receipt)).toBe('committed');
  await acknowledgeCommands(bed.pool, [receipt]);
  expect(await rejectCommand(bed.pool, receipt, refusal)).toBe(false);
  expect(await stateOf(receipt)).toBe('acknowledged');
  expect(await settleFromRecord(bed.pool, dossier, receipt)).toBe('acknowledged');
});

test('what was refused stays refused, and only what took effect is acknowledged', async () => {
  const { dossier } = await received();
  const [refused, waiting] = [
    await bed.acceptTask(dossier, 'Task_A', 'motcua'),
    await bed.acceptTask(dossier, 'Task_A', 'motcua'),
  ];
  expect(await rejectCommand(bed.pool, refused, refusal)).toBe(true);
  expect(await rejectCommand(bed.pool, refused, { code: 'ended', message: 'another reason' })).toBe(true);
  await acknowledgeCommands(bed.pool, [refused, waiting]);
  expect([await stateOf(refused), await stateOf(waiting)]).toEqual(['rejected', 'received']);
  expect((await findCommand(bed.pool, refused))?.outcome).toEqual(refusal);
  expect(await settleFromRecord(bed.pool, dossier, refused)).toBe('rejected');
});

test('where the workflow cannot answer any more, the journal does', async () => {
  const { dossier, receipt } = await received();
  const never = await bed.acceptTask(dossier, 'Task_A', 'motcua');
  expect(await settleFromRecord(bed.pool, dossier, never)).toBe('rejected');
  expect((await findCommand(bed.pool, never))?.outcome).toMatchObject({ code: 'ended' });
  expect(await settleFromRecord(bed.pool, dossier, receipt)).toBe('acknowledged');
  expect((await findCommand(bed.pool, receipt))?.outcome).not.toMatchObject({ code: 'ended' });
  await expect(settleFromRecord(bed.pool, dossier, randomUUID())).rejects.toThrow('but there is none');
});

test('what is not answered for is sent again, each time under another attempt, and what is settled is not', async () => {
  const { dossier, receipt } = await received();
  const ids = await Promise.all([1, 2, 3].map(() => bed.acceptTask(dossier, 'Task_A', 'motcua')));
  const [waiting = '', refused = '', answered = ''] = ids;
  await rejectCommand(bed.pool, refused, refusal);
  await bed.pool.query(`update command set state = 'acknowledged' where id = $1`, [answered]);
  const taken = async () => {
    await bed.pool.query('update command set resend_at = now() where id = any ($1)', [[receipt, ...ids]]);
    const rows = (await takeUnsettledCommands(bed.pool, 1000)).filter((row) => row.dossier === dossier);
    return new Map(rows.map(({ id, attempt }) => [id, attempt]));
  };
  const [first, second] = [await taken(), await taken()];
  expect([...first.keys()].toSorted()).toEqual([receipt, waiting].toSorted());
  for (const id of [receipt, waiting]) expect(second.get(id)).toBe((first.get(id) ?? 0) + 1);
  // Its next turn is put off.
  expect((await takeUnsettledCommands(bed.pool, 1000)).filter((row) => row.dossier === dossier)).toEqual([]);
});

test('an alarm is due at its very instant, and written once', async () => {
  const { dossier } = await received();
  const at = new Date(friday + 3_600_000);
  await bed.pool.query('update dossier set alarm_at = null where id <> $1', [dossier]);
  await bed.pool.query('update dossier set alarm_at = $2 where id = $1', [dossier, at]);
  expect(await writeDueAlarms(bed.pool, new Date(at.getTime() - 1), at)).toBe(0);
  expect(await writeDueAlarms(bed.pool, at, at)).toBe(1);
  expect(await writeDueAlarms(bed.pool, at, at)).toBe(0);
});

test('the journal answers only once a step that is being written is there or is not', async () => {
  const { dossier } = await received();
  const id = await bed.acceptTask(dossier, 'Task_A', 'motcua');
  const writer = await bed.pool.connect();
  try {
    await writer.query('begin');
    await writer.query('select from dossier where id = $1 for no key update', [dossier]);
    const settled = settleFromRecord(bed.pool, dossier, id);
    await Promise.race([settled, untilSomebodyWaits()]);
    await writer.query(
      `insert into journal (dossier, seq, id, stimulus, at, facts) values ($1, 2, $2, '{}', now(), $3)`,
      [dossier, id, bed.factsHash],
    );
    await writer.query(`update command set state = 'committed' where id = $1`, [id]);
    await writer.query('commit');
    expect(await settled).toBe('acknowledged');
  } finally {
    writer.release();
  }
});

/** Resolves when a transaction of this database waits for another one. */
async function untilSomebodyWaits(): Promise<void> {
  for (;;) {
    const { rowCount } = await bed.pool.query(
      `select from pg_locks where not granted and locktype = 'transactionid'
         and pid in (select pid from pg_stat_activity where datname = current_database())`,
    );
    if (rowCount !== 0) return;
  }
}
