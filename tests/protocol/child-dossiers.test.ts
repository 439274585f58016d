import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openChildren } from '../../activities/record/open-children.ts';
import { tellChildrenAndParents } from '../../db/queries/child-dossiers.ts';
import { checkRecord } from '../../ops/chaos/check-record.ts';
import { readRecorded } from '../../ops/chaos/read-recorded.ts';
import { friday } from './dossier-bed.ts';
import { JointBed } from './joint-bed.ts';

let joint: JointBed;

beforeAll(async () => {
  joint = await JointBed.open();
  await joint.bed.startWorker();
});
afterAll(() => joint.bed.close());

const specialist = 'chuyenvien';

async function rowOf(dossier: string) {
  const { rows } = await joint.bed.pool.query('select * from dossier where id = $1', [dossier]);
  return rows[0];
}

async function elementsAt(dossier: string): Promise<string[]> {
  const { open } = await joint.work(dossier);
  return open.tokens.map(({ element }) => element).filter((element) => element !== 'Activity_Resolve');
}

/** Nothing is lost or there twice, by the judge of the chaos run; every part was opened once. */
async function nothingDoubled(parent: string): Promise<void> {
  await joint.settleAll();
  const children = (await joint.children(parent)).filter(({ there }) => there).map(({ child }) => child);
  const findings = checkRecord([], await readRecorded(joint.bed.pool, [parent, ...children]));
  expect(findings.filter(({ kind }) => kind !== 'not-ended')).toEqual([]);
  const { rows } = await joint.bed.pool.query(
    `select (select count(*)::int from dossier where parent_id = $1) as dossiers,
       (select count(*)::int from child_dossier where parent = $1 and opened_at is not null) as opened`,
    [parent],
  );
  expect(rows[0].dossiers).toBe(rows[0].opened);
}

test('a joint service opens its parts, waits for them and gathers their results', async () => {
  const parent = await joint.receive();
  expect(await elementsAt(parent)).toEqual(['Birth']);
  const birth = await joint.child(parent, 'Birth');
  const child = await rowOf(birth);
  expect(child).toMatchObject({
    parent_id: parent,
    procedure_code: '1.100001',
    channel: 'direct',
    applicant_name: 'Nguyễn Văn Kiểm Thử',
    form: { data: { child: 'Nguyễn Bé' }, passedOn: { declarant: 'Nguyễn Văn Kiểm Thử', child: 'Nguyễn Bé' } },
    received_agency: 'H26.15',
    deciding_agency: 'H26.15',
    returning_agency: 'H26.15',
  });
  expect(child.code).toMatch(/^H26\.15-261120-\d{4}$/);
  const components = await joint.bed.pool.query(
    'select component, name, kind, originals, copies from component where dossier = $1',
    [birth],
  );
  expect(components.rows).toEqual([{ component: 'p1', name: 'Giấy tờ', kind: 'paper', originals: 2, copies: 1 }]);
  // Two working days of its own, not the seven of its procedure: Friday 09:00, and 24/11/2026 is a day off.
  expect(child.due_at.toISOString()).toMatch(/^2026-11-25T02/);
  expect(await joint.children(parent)).toHaveLength(1);

  expect(await joint.act(birth, 'Task_Part', 'approve', specialist)).toBe('acknowledged');
  await joint.until(parent, (rows) => rows.length === 3);
  const [residence, card] = [await joint.child(parent, 'Residence'), await joint.child(parent, 'Card')];
  expect((await rowOf(residence)).due_at.toISOString()).toMatch(/^2026-12-02T02/);
  expect(await joint.act(card, 'Task_Part', 'approve', specialist)).toBe('acknowledged');
  expect(await joint.act(residence, 'Task_Part', 'reject', specialist)).toBe('acknowledged');
  const children = await joint.until(parent, (rows) => rows.every((row) => !row.wanted));
  expect(children.map(({ element, outcome }) => [element, outcome])).toEqual([
    ['Birth', 'approved'],
    ['Residence', 'refused'],
    ['Card', 'approved'],
  ]);
  expect(await elementsAt(parent)).toEqual(['Task_D']);
  const answers = await joint.bed.pool.query<{ stimulus: string }>(
    `select stimulus from journal where dossier = $1 and stimulus like '%complete-job%' order by seq`,
    [parent],
  );
  expect(answers.rows.map(({ stimulus }) => JSON.parse(stimulus).variables)).toContainEqual({
    outcome: 'approved',
    child: child.code,
    results: ['KQ.1.100001'],
    finishedAt: expect.stringMatching(/^2026-11-20T02:.*Z$/),
  });
  expect(await joint.act(parent, 'Task_D', 'return-result', 'motcua')).toBe('acknowledged');
  expect((await rowOf(parent)).ended_at).not.toBeNull();
  await nothingDoubled(parent);
});

test('a part that is refused leaves the decision to the process of the joint service', async () => {
  const parent = await joint.receive();
  expect(await joint.act(await joint.child(parent, 'Birth'), 'Task_Part', 'reject', specialist)).toBe('acknowledged');
  await joint.until(parent, (rows) => rows.every((row) => !row.wanted));
  expect((await rowOf(parent)).ended_at).not.toBeNull();
  expect(await joint.children(parent)).toHaveLength(1);
});

test('any number of deliverers at once open one dossier and hand over one outcome', async () => {
  const parent = await joint.receive();
  const { pool, contents } = joint.bed;
  await Promise.all(Array.from({ length: 6 }, () => openChildren(pool, contents, new Date(friday))));
  const opened = await pool.query(`select id from command where kind = 'receive' and id = 'child:' || $1`, [
    (await joint.children(parent))[0]?.child,
  ]);
  expect(opened.rows).toHaveLength(1);
  const birth = await joint.child(parent, 'Birth');
  await joint.act(birth, 'Task_Part', 'approve', specialist);
  await Promise.all(Array.from({ length: 6 }, () => joint.sweep()));
  await joint.until(parent, (rows) => rows.length === 3);
  const told = await pool.query(`select id from command where dossier = $1 and action = 'child-finished'`, [parent]);
  expect(told.rows).toHaveLength(1);
  await nothingDoubled(parent);
});

test('a worker that dies between asking and opening, or between outcome and word of it, loses nothing', async () => {
  const parent = await joint.receive();
  const { pool, contents } = joint.bed;
  await openChildren(pool, contents, new Date(friday));
  await joint.bed.stopWorker();
  expect((await joint.children(parent)).map(({ there }) => there)).toEqual([false]);
  // The receipt's transaction happens and Temporal never hears of it.
  const [asked] = await joint.children(parent);
  const receipt = `child:${asked?.child}`;
  await joint.ghost(asked?.child ?? '', receipt);
  await joint.bed.startWorker();
  const birth = await joint.child(parent, 'Birth');
  expect(birth).toBe(asked?.child);
  await joint.act(birth, 'Task_Part', 'approve', specialist);
  await tellChildrenAndParents(pool, new Date(friday));
  await joint.bed.stopWorker();
  await joint.bed.startWorker();
  await joint.until(parent, (rows) => rows.length === 3);
  expect((await joint.bed.journal(birth)).map(({ seq }) => seq)).toEqual([1, 2]);
  expect((await joint.bed.journal(parent)).map(({ seq }) => seq)).toEqual([1, 2]);
  await nothingDoubled(parent);
});

test('a parent that is withdrawn calls off what is open, and what is not open is never opened', async () => {
  const early = await joint.receive();
  expect(await joint.message(early, 'withdraw', 'motcua')).toBe('acknowledged');
  await joint.sweep();
  await joint.sweep();
  expect(await joint.children(early)).toMatchObject([{ outcome: 'not-opened', there: false }]);

  const late = await joint.receive();
  const birth = await joint.child(late, 'Birth');
  expect(await joint.message(late, 'withdraw', 'motcua')).toBe('acknowledged');
  expect(await joint.until(late, (rows) => rows.every((row) => row.outcome !== null))).toMatchObject([
    { outcome: 'withdrawn', there: true },
  ]);
  expect((await rowOf(birth)).ended_at).not.toBeNull();

  const stopped = await joint.receive();
  await joint.act(await joint.child(stopped, 'Birth'), 'Task_Part', 'approve', specialist);
  const card = await joint.child(stopped, 'Card');
  await joint.act(card, 'Task_Part', 'approve', specialist);
  expect(await joint.message(stopped, 'stop', 'motcua')).toBe('acknowledged');
  const children = await joint.until(stopped, (rows) => rows.every((row) => row.outcome !== null));
  expect(children.map(({ element, outcome }) => [element, outcome])).toEqual([
    ['Birth', 'approved'],
    ['Residence', 'stopped'],
    ['Card', 'approved'],
  ]);
});

test('a withdrawal that overtakes the receipt of a part withdraws the part once it is there', async () => {
  const parent = await joint.receive();
  const { pool, contents } = joint.bed;
  await openChildren(pool, contents, new Date(friday));
  expect(await joint.message(parent, 'withdraw', 'motcua')).toBe('acknowledged');
  expect(await joint.children(parent)).toMatchObject([{ wanted: false, outcome: null }]);
  expect(await joint.until(parent, (rows) => rows.every((row) => row.outcome !== null))).toMatchObject([
    { outcome: 'withdrawn', there: true },
  ]);
});

test('a part that cannot be opened is an incident, and opened once the cause is mended', async () => {
  await joint.bed.pool.query(`update procedure_version set status = 'draft' where code = '1.100001'`);
  const parent = await joint.receive();
  await joint.until(parent, (rows) => rows.every((row) => !row.wanted));
  const { open, program } = await joint.work(parent);
  expect(open.incidents).toMatchObject([{ element: 'Birth', code: 'job-failed' }]);
  await joint.bed.pool.query(`update procedure_version set status = 'published' where code = '1.100001'`);
  const retry = await joint.bed.accept(parent, {
    program,
    stimulus: { type: 'retry-incident', key: open.incidents[0]?.key ?? 0 },
  });
  expect(await joint.bed.settle(retry)).toBe('acknowledged');
  const birth = await joint.child(parent, 'Birth');
  expect(await rowOf(birth)).toMatchObject({ parent_id: parent, procedure_code: '1.100001' });
  expect((await joint.children(parent)).map(({ attempt, there }) => [attempt, there])).toEqual([
    [1, false],
    [2, true],
  ]);
});

test('an outcome that arrives twice, or after the parent has gone on, changes nothing', async () => {
  const parent = await joint.receive();
  await joint.act(await joint.child(parent, 'Birth'), 'Task_Part', 'approve', specialist);
  await joint.until(parent, (rows) => rows.length === 3);
  const seq = await joint.bed.seq(parent);
  const { rows } = await joint.bed.pool.query(
    `select id, stimulus from command where dossier = $1 and action = 'child-finished'`,
    [parent],
  );
  await joint.bed.send(rows[0].id, 7);
  const again = await joint.bed.accept(parent, {
    kind: 'message',
    program: (await joint.work(parent)).program,
    stimulus: JSON.parse(rows[0].stimulus),
  });
  expect(await joint.bed.settle(again)).toBe('rejected');
  expect(await joint.bed.seq(parent)).toBe(seq);
});

test('only joint services, and the last step of their parts, take a statement more', async () => {
  const more = ['project-children', 'record-child-outcome'];
  const extra = (statements: readonly string[]) => statements.filter((name) => more.includes(name));
  const ordinary = await joint.bed.received();
  expect(extra(await joint.ghost(ordinary, await joint.bed.acceptTask(ordinary, 'Task_A', 'motcua')))).toEqual([]);
  const parent = await joint.receive();
  const birth = await joint.child(parent, 'Birth');
  expect(extra(await joint.ghost(birth, await joint.accept(birth, 'Task_Part', 'approve', specialist)))).toEqual([
    'record-child-outcome',
  ]);
  await joint.until(parent, (rows) => rows.length === 3);
});
