import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { JointBed } from './joint-bed.ts';

jest.setTimeout(120_000);
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

/** No dossier was opened, and no step taken, more than once. */
async function nothingDoubled(parent: string): Promise<void> {
  const { rows } = await joint.bed.pool.query(
    `select (select count(*)::int from dossier where parent_id = $1) as dossiers,
       (select count(*)::int from child_dossier where parent = $1 and opened_at is not null) as opened,
       (select count(*)::int from command where state in ('received', 'committed') and dossier in (select $1::uuid union select child from child_dossier where parent = $1)) as unsettled`,
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
    form: { data: { declarant: 'Nguyễn Văn Kiểm Thử', child: 'Nguyễn Bé' } },
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
