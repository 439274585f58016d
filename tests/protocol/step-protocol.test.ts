import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sweep } from '../../activities/record/sweeper.ts';
import { chainHash } from '../../db/audit-chain.ts';
import { findCommand } from '../../db/queries/accept-command.ts';
import { advanceClock } from '../../db/queries/business-clock.ts';
import { claimTask } from '../../db/queries/claim-task.ts';
import { DossierBed } from './dossier-bed.ts';

let bed: DossierBed;

beforeAll(async () => {
  bed = await DossierBed.open();
  await bed.startWorker();
});
afterAll(() => bed.close());

async function auditIsWhole(dossier: string): Promise<boolean> {
  const { rows } = await bed.pool.query('select * from audit where dossier = $1 order by n', [dossier]);
  let previous = '';
  for (const [index, row] of rows.entries()) {
    const fact = {
      n: row.n,
      seq: row.seq,
      at: row.at.getTime(),
      actor: row.actor,
      action: row.action,
      command: row.command,
      details: row.details,
    };
    if (row.n !== index + 1 || row.previous !== previous || row.hash !== chainHash(dossier, previous, fact))
      return false;
    previous = row.hash;
  }
  const head = await bed.pool.query('select audit_n, audit_hash from dossier where id = $1', [dossier]);
  return head.rows[0].audit_n === rows.length && head.rows[0].audit_hash === previous;
}

test('a dossier goes from receipt to returned result, each step written once', async () => {
  const dossier = await bed.received();
  expect(await bed.settle(await bed.acceptTask(dossier, 'Task_A', 'motcua'))).toBe('acknowledged');
  expect(await bed.settle(await bed.acceptTask(dossier, 'Task_B', 'chuyenvien'))).toBe('acknowledged');
  await bed.untilSeq(dossier, 4);
  expect(await bed.settle(await bed.acceptTask(dossier, 'Task_D', 'motcua'))).toBe('acknowledged');

  const { rows } = await bed.pool.query(
    'select code, status, seq, accepted_at, due_at, finished_at, returned_at, ended_at from dossier where id = $1',
    [dossier],
  );
  expect(rows[0]).toMatchObject({ status: 10, seq: 5 });
  expect(rows[0].code).toMatch(/^H26\.15-261120-\d{4}$/);
  // Friday 09:00 and three working days; 24/11/2026 is a day off.
  expect(rows[0].due_at.toISOString()).toBe('2026-11-26T02:00:00.000Z');
  expect(rows[0].returned_at).toEqual(rows[0].ended_at);
  expect((await bed.journal(dossier)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
  expect(await auditIsWhole(dossier)).toBe(true);
  const items = await bed.pool.query('select element, state, assignee from work_item where dossier = $1 order by key', [
    dossier,
  ]);
  expect(items.rows.map((row) => [row.element, row.state, row.assignee])).toEqual([
    ['Task_A', 'completed', 'motcua'],
    ['Task_B', 'completed', 'chuyenvien'],
    ['Task_D', 'completed', 'motcua'],
  ]);
  await bed.client.workflow.getHandle(dossier).result();
});

test('a step costs six history events', async () => {
  const dossier = await bed.received();
  const handle = bed.client.workflow.getHandle(dossier);
  const before = (await handle.describe()).historyLength;
  await bed.settle(await bed.acceptTask(dossier, 'Task_A', 'motcua'));
  expect((await handle.describe()).historyLength - before).toBe(6);
});

test('history carries no personal value, no plan and no note', async () => {
  const dossier = await bed.received();
  const id = await bed.acceptTask(dossier, 'Task_A', 'motcua');
  await bed.pool.query(`update command set payload = '{"note":"BÍ MẬT CỦA DÂN"}' where id = $1`, [id]);
  await bed.settle(id);
  const history = JSON.stringify(await bed.client.workflow.getHandle(dossier).fetchHistory());
  const decoded = history.replace(/"data":"([A-Za-z0-9+/=]+)"/g, (_, data: string) =>
    Buffer.from(data, 'base64').toString(),
  );
  for (const planted of ['Kiểm Thử', '001090999999', 'TỜ KHAI CỦA DÂN', 'BÍ MẬT', 'Task_A', 'sequenceFlow'])
    expect(decoded).not.toContain(planted);
  const { rows } = await bed.pool.query(`select details from audit where command = $1`, [id]);
  expect(rows[0].details.given).toEqual({ note: 'BÍ MẬT CỦA DÂN' });
});

test('the ghost: A commits, Temporal forgets A, B arrives first', async () => {
  const dossier = await bed.received();
  const a = await bed.acceptTask(dossier, 'Task_A', 'motcua');
  const { answer, state } = await bed.ghost(dossier, a);
  expect(answer).toEqual({ type: 'committed' });
  const b = await bed.acceptTask(dossier, 'Task_B', 'chuyenvien', { state, expectedSeq: 2 });
  expect(await bed.settle(b)).toBe('acknowledged');
  expect((await bed.journal(dossier)).slice(1, 3).map(({ id }) => id)).toEqual([a, b]);
  expect(await bed.settle(a, 2)).toBe('acknowledged');
  await bed.untilSeq(dossier, 4);
  expect((await bed.journal(dossier)).filter(({ id }) => id === a)).toHaveLength(1);
  expect(await auditIsWhole(dossier)).toBe(true);
});

test("the ghost's own re-send is answered from the record", async () => {
  const dossier = await bed.received();
  const a = await bed.acceptTask(dossier, 'Task_A', 'motcua');
  await bed.ghost(dossier, a);
  expect(await bed.settle(a, 2)).toBe('acknowledged');
  expect(await bed.seq(dossier)).toBe(2);
});

test('a ghost on whom a stale command was decided: the stale one is refused, the ghost stays', async () => {
  const dossier = await bed.received();
  const state = await bed.state(dossier);
  const a = await bed.acceptTask(dossier, 'Task_A', 'motcua');
  await bed.ghost(dossier, a);
  const stale = await bed.acceptTask(dossier, 'Task_A', 'motcua', { state, expectedSeq: 1 });
  expect(await bed.settle(stale)).toBe('rejected');
  expect((await findCommand(bed.pool, stale))?.outcome?.code).toBe('stale-page');
  expect(await bed.seq(dossier)).toBe(2);
});

test('an alarm in the place of the ghost: the alarm is void once the workflow has caught up', async () => {
  const dossier = await bed.received();
  const a = await bed.acceptTask(dossier, 'Task_A', 'motcua');
  await bed.ghost(dossier, a);
  const alarm = await bed.accept(dossier, {
    kind: 'alarm',
    stimulus: { type: 'alarm' },
    at: new Date(Date.UTC(2026, 11, 20)),
  });
  expect(await bed.settle(alarm)).toBe('rejected');
  expect((await bed.journal(dossier)).map(({ id }) => id)).not.toContain(alarm);
  expect(await bed.settle(await bed.acceptTask(dossier, 'Task_B', 'chuyenvien'))).toBe('acknowledged');
});

test('the same command sent many times at once takes effect once', async () => {
  const dossier = await bed.received();
  const id = await bed.acceptTask(dossier, 'Task_A', 'motcua');
  const states = await Promise.all([1, 1, 2, 3, 4].map((attempt) => bed.settle(id, attempt)));
  expect(new Set(states)).toEqual(new Set(['acknowledged']));
  expect(await bed.seq(dossier)).toBe(2);
});

test('of two commands decided on the same page one is applied, the other refused', async () => {
  const dossier = await bed.received();
  const ids = await Promise.all([1, 2].map(() => bed.acceptTask(dossier, 'Task_A', 'motcua')));
  const states = await Promise.all(ids.map((id) => bed.settle(id)));
  expect(states.sort()).toEqual(['acknowledged', 'rejected']);
  expect(await bed.seq(dossier)).toBe(2);
});

test('a command whose expected seq is ahead waits for the journal, not for luck', async () => {
  const dossier = await bed.received();
  const early = await bed.accept(dossier, { kind: 'alarm', expectedSeq: 7, stimulus: { type: 'alarm' } });
  expect(await bed.settle(early)).toBe('rejected');
  expect(await bed.seq(dossier)).toBe(1);
});

test('an official who lost the role between page and step is refused in the transaction', async () => {
  const dossier = await bed.received();
  const id = await bed.acceptTask(dossier, 'Task_A', 'motcua.badinh');
  expect(await bed.settle(id)).toBe('rejected');
  expect((await findCommand(bed.pool, id))?.outcome?.code).toBe('foreign-agency');
  expect(await bed.seq(dossier)).toBe(1);
});

test('a task claimed by a colleague cannot be completed by another', async () => {
  const dossier = await bed.received();
  await bed.pool.query(
    `insert into officer (id, name, roles, agency) values ('motcua2', 'Đồng nghiệp', '{desk}', 'H26.15') on conflict do nothing`,
  );
  const { rows } = await bed.pool.query(`select key from work_item where dossier = $1`, [dossier]);
  const claim = { bodyHash: '', command: randomUUID(), dossier, task: rows[0].key, actor: 'motcua2', at: new Date() };
  expect(await claimTask(bed.pool, claim)).toEqual({ outcome: 'done' });
  expect(await claimTask(bed.pool, { ...claim, command: randomUUID(), actor: 'motcua' })).toMatchObject({
    outcome: 'claimed-by-other',
    name: 'Đồng nghiệp',
  });
  expect(await bed.settle(await bed.acceptTask(dossier, 'Task_A', 'motcua'))).toBe('rejected');
  expect(await bed.settle(await bed.acceptTask(dossier, 'Task_A', 'motcua2'))).toBe('acknowledged');
  expect(await auditIsWhole(dossier)).toBe(true);
});

test('a command for a dossier that has ended is settled from the record', async () => {
  const dossier = await bed.received();
  const state = await bed.state(dossier);
  for (const [element, actor] of [
    ['Task_A', 'motcua'],
    ['Task_B', 'chuyenvien'],
  ] as const)
    await bed.settle(await bed.acceptTask(dossier, element, actor));
  await bed.untilSeq(dossier, 4);
  const last = await bed.acceptTask(dossier, 'Task_D', 'motcua');
  await bed.ghost(dossier, last);
  expect(await bed.settle(last, 2)).toBe('acknowledged');
  await bed.client.workflow.getHandle(dossier).result();
  expect(await bed.settle(last, 3)).toBe('acknowledged');
  expect(await bed.settle(await bed.acceptTask(dossier, 'Task_A', 'motcua', { state, expectedSeq: 1 }))).toBe(
    'rejected',
  );
});

test('Temporal has no workflow for a dossier of the record: it is started and follows the journal', async () => {
  const dossier = randomUUID();
  const receipt = await bed.acceptReceipt(dossier);
  expect((await bed.ghost(dossier, receipt)).answer).toEqual({ type: 'committed' });
  expect(await bed.settle(await bed.acceptTask(dossier, 'Task_A', 'motcua'))).toBe('acknowledged');
  expect(await bed.settle(receipt, 2)).toBe('acknowledged');
  expect(await bed.seq(dossier)).toBe(2);
});

test('a refused receipt leaves no dossier and no running workflow', async () => {
  const dossier = randomUUID();
  const id = await bed.acceptReceipt(dossier);
  await bed.pool.query(`update command set state = 'rejected', outcome = '{"code":"planted"}' where id = $1`, [id]);
  expect((await bed.send(id)).outcome).toBe('rejected');
  await bed.client.workflow.getHandle(dossier).result();
  expect(await bed.seq(dossier)).toBe(0);
});

test('the business clock drives timers: the sweeper writes the alarm and sends it once', async () => {
  const dossier = await bed.received();
  const { rows } = await bed.pool.query('select alarm_at from dossier where id = $1', [dossier]);
  expect(rows[0].alarm_at.toISOString()).toBe('2026-11-22T02:00:00.000Z');
  await advanceClock(bed.pool, 40 * 86_400_000);
  while ((await bed.seq(dossier)) < 2) await sweep(bed.pool, bed.contents, bed.client);
  const after = await bed.pool.query('select status, ended_at from dossier where id = $1', [dossier]);
  expect(after.rows[0].status).toBe(8);
  expect(after.rows[0].ended_at).not.toBeNull();
});

test('codes are unique and increasing when many dossiers arrive at once', async () => {
  const dossiers = await Promise.all(Array.from({ length: 12 }, () => bed.received()));
  const { rows } = await bed.pool.query(`select code from dossier where id = any ($1) order by code`, [dossiers]);
  expect(new Set(rows.map((row) => row.code)).size).toBe(12);
});

test('the application role cannot change what was written', async () => {
  const dossier = await bed.received();
  for (const statement of [
    `update audit set action = 'x' where dossier = $1`,
    `delete from audit where dossier = $1`,
    `update journal set stimulus = '{}' where dossier = $1`,
    `delete from dossier where id = $1`,
  ]) {
    await expect(bed.pool.query(statement, [dossier])).rejects.toThrow('permission denied');
  }
});
