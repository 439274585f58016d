import { expect, test } from '@jest/globals';
import type { Answer } from './api-bed.ts';
import { withDossierBed } from './with-dossier-bed.ts';

const { ask, dossiers } = withDossierBed();

const joint = {
  procedure: '2.000986',
  channel: 'direct',
  applicant: { kind: 'person', name: 'Nguyễn Văn An', personalId: '001090000019', birthDate: '1990-01-01' },
  components: ['c01', 'c03', 'c04', 'c05'].map((id) => ({ id, kind: 'paper' })),
};

type Body = Answer['body'];
interface Child {
  readonly element: string;
  readonly id?: string;
  readonly outcome?: string;
}

async function when(id: string, as: string, ready: (dossier: Body) => boolean): Promise<Body> {
  for (let looks = 0; looks < 1500; looks += 1) {
    const { body } = await ask().get(`/dossiers/${id}`, { as });
    if (ready(body)) return body;
  }
  const { body } = await ask().get(`/dossiers/${id}`, { as });
  throw new Error(`Expected ${as} to see it happen, but: ${JSON.stringify({ ...body, components: [], due: [] })}`);
}

const offers = (action: string) => (dossier: Body) =>
  dossier.actions.some((each: { action: string }) => each.action === action);

/** Does what this official is offered, each once it is offered. */
async function act(id: string, as: string, ...actions: readonly (string | [string, object])[]): Promise<Body> {
  let answer: Answer | undefined;
  for (const each of actions) {
    const [action, data] = typeof each === 'string' ? [each, {}] : each;
    await when(id, as, offers(action));
    answer = await ask().post(`/dossiers/${id}/actions/${action}`, { as, body: { data } });
    expect([action, answer.status, answer.body.detail]).toEqual([action, 200, undefined]);
  }
  return answer?.body;
}

const childOf = (dossier: Body, element: string): Child | undefined =>
  dossier.children.findLast((each: Child) => each.element === element);

async function opened(parent: string, element: string): Promise<string> {
  const dossier = await when(parent, 'motcua', (body) => childOf(body, element)?.id !== undefined);
  return childOf(dossier, element)?.id ?? '';
}

/** Received at the desk and checked once: its first part is open. */
async function received(): Promise<{ parent: string; birth: string }> {
  const { status, body } = await ask().post('/dossiers', { as: 'motcua', body: joint });
  expect([status, body.detail]).toEqual([201, undefined]);
  await act(body.id, 'motcua', 'accept');
  return { parent: body.id, birth: await opened(body.id, 'Service_KhaiSinh') };
}

async function grantBirth(birth: string): Promise<void> {
  await act(birth, 'chuyenvien', 'approve', ['complete', { personalNumber: '001226000123' }], 'submit');
  await act(birth, 'lanhdao', 'approve');
  await act(birth, 'chuyenvien', 'hand-over');
}

test('birth, residence and health card: papers once, parts beside each other, results together', async () => {
  const { parent, birth } = await received();
  const first = await ask().get(`/dossiers/${birth}`, { as: 'chuyenvien' });
  expect(first.body).toMatchObject({
    procedure: { code: '1.001193', name: 'Đăng ký khai sinh' },
    applicant: { name: 'Nguyễn Văn An' },
    parent: { id: parent, procedure: { code: '2.000986' } },
    status: { code: 4 },
  });
  expect(first.body.components.map(({ id, kind }: { id: string; kind: string }) => [id, kind])).toEqual([
    ['c01', 'paper'],
    ['c02', 'paper'],
    ['c03', 'data'],
  ]);
  expect(first.body.dueAt).toBeDefined();
  await grantBirth(birth);

  const [residence, card] = [await opened(parent, 'Service_ThuongTru'), await opened(parent, 'Service_TheBaoHiem')];
  const police = await ask().get(`/dossiers/${residence}`, { as: 'chuyenvien.police' });
  expect(police.body).toMatchObject({
    procedure: { code: '1.004222' },
    agencies: { decides: { code: 'H26.302' }, returns: { code: 'H26.15' } },
    parent: { passedOn: { personalNumber: '001226000123' } },
  });
  expect((await ask().get(`/dossiers/${card}`, { as: 'chuyenvien.police' })).status).toBe(403);

  await act(residence, 'lanhdao.police', 'assign');
  await act(residence, 'chuyenvien.police', 'approve');
  await act(residence, 'lanhdao.police', 'approve');
  await act(residence, 'chuyenvien.police', 'complete');
  await act(residence, 'lanhdao.police', 'approve');
  const half = await when(parent, 'motcua', (body) => childOf(body, 'Service_ThuongTru')?.outcome !== undefined);
  expect(half.children.map((child: Child) => [child.element, child.outcome])).toEqual([
    ['Service_KhaiSinh', 'approved'],
    ['Service_ThuongTru', 'approved'],
    ['Service_TheBaoHiem', undefined],
  ]);

  await toTheEnd(card, ['chuyenvien.social-insurance', 'lanhdao.social-insurance']);
  await act(parent, 'motcua', 'hand-over', 'return-result');
  const returned = await ask().get(`/dossiers/${parent}`, { as: 'motcua' });
  // The desk may go on digitising its papers.
  expect(returned.body.status).toMatchObject({ code: 10 });
  expect(returned.body.children.every((child: { status: { code: number } }) => child.status.code === 10)).toBe(true);
  const history = await ask().get(`/dossiers/${parent}/history`, { as: 'motcua' });
  expect(history.body.items.filter((item: { action: string }) => item.action === 'child-finished')).toHaveLength(3);
});

/** Takes whatever leads on until it has ended. */
async function toTheEnd(id: string, accounts: readonly string[]): Promise<void> {
  for (let rounds = 0; rounds < 500; rounds += 1) {
    for (const as of accounts) {
      const { status, body } = await ask().get(`/dossiers/${id}`, { as });
      if (status === 200 && body.ended) return;
      const next = body.actions?.find(
        (each: { kind: string; tone: string }) => each.kind === 'complete' && each.tone === 'primary',
      );
      if (next === undefined) continue;
      await ask().post(`/dossiers/${id}/actions/${next.action}`, { as, body: { task: next.task, data: {} } });
    }
  }
}

test('a refusal of the birth ends the joint service with a refusal', async () => {
  const { parent, birth } = await received();
  await act(birth, 'chuyenvien', ['reject', { reason: 'Không thuộc thẩm quyền' }], 'submit');
  await act(birth, 'lanhdao', 'approve');
  const ended = await when(parent, 'motcua', offers('return-result'));
  expect(ended.children.map((child: Child) => [child.element, child.outcome])).toEqual([
    ['Service_KhaiSinh', 'refused'],
  ]);
});

test('a joint service that is withdrawn calls its parts off', async () => {
  const { parent, birth } = await received();
  await act(parent, 'motcua', ['withdraw', { reason: 'Công dân đổi ý' }], 'hand-back');
  await act(birth, 'motcua', 'hand-back');
  const ended = await when(parent, 'motcua', (body) => childOf(body, 'Service_KhaiSinh')?.outcome !== undefined);
  expect(ended).toMatchObject({ ended: true, status: { code: 7 } });
  expect(childOf(ended, 'Service_KhaiSinh')).toMatchObject({ outcome: 'withdrawn', status: { code: 7 } });
});

test('while the whole is paused its parts go on, what they gave waits, and no further part is opened', async () => {
  const { parent, birth } = await received();
  await act(parent, 'lanhdao', ['pause', { reason: 'Chờ xác minh' }]);
  await grantBirth(birth);
  const paused = await when(parent, 'motcua', (body) => childOf(body, 'Service_KhaiSinh')?.outcome !== undefined);
  expect(paused).toMatchObject({ paused: true, status: { code: 8 }, incidents: [] });
  expect(paused.children.map((child: Child) => child.element)).toEqual(['Service_KhaiSinh']);
  await act(parent, 'lanhdao', 'resume');
  expect(await opened(parent, 'Service_ThuongTru')).not.toBe('');
});

test('a process that opens what the catalogue does not have is refused by name', async () => {
  const { body } = await ask().get('/processes/2.000986', { as: 'thietke' });
  const check = async (xml: string) =>
    (await ask().post('/processes/2.000986/check', { as: 'thietke', body: { xml } })).body;
  expect(await check(body.xml)).toEqual({ ok: true, problems: [] });
  expect(await check(body.xml.replace('procedure="1.014137"', 'procedure="1.999999"'))).toMatchObject({
    ok: false,
    problems: [{ element: 'Service_TheBaoHiem', rule: 'unknown-child-procedure' }],
  });
  expect(await check(body.xml.replace('<tthc:component from="c05" to="c01" />', ''))).toMatchObject({
    ok: false,
    problems: [{ element: 'Service_ThuongTru', rule: 'component-missing' }],
  });
});

test('monitors see which parts are late on their way, and nobody else is told of them', async () => {
  const { parent, birth } = await received();
  const late = async (as: string) => (await ask().get('/monitor/late-parts', { as })).body.items;
  const ofThis = async () =>
    (await late('giamsat')).filter((item: { dossier: { id: string } }) => item.dossier.id === parent);
  expect(await ofThis()).toEqual([]);

  // Nobody carries word while the worker is down.
  await dossiers().stopWorker();
  const { pool } = ask();
  await pool.query(
    `update child_dossier set outcome = 'approved', outcome_at = now() - interval '11 minutes' where child = $1`,
    [birth],
  );
  await pool.query(
    `insert into child_dossier (parent, key, attempt, plan, element, inputs, asked_at, child)
      select parent, 9999, 1, plan, 'Service_ThuongTru', '{}', now() - interval '14 days', gen_random_uuid() from child_dossier where child = $1`,
    [birth],
  );
  expect(await ofThis()).toMatchObject([
    { part: { procedure: '1.004222' }, late: 'receipt', agency: { code: 'H26.15' } },
    { part: { procedure: '1.001193' }, late: 'outcome', dossier: { procedure: { code: '2.000986' } } },
  ]);
  expect((await ask().get('/monitor/late-parts', { as: 'motcua' })).status).toBe(403);
  expect(await late('lanhdao.tinh')).toEqual([]);
  expect((await late('lanhdao')).length).toBeGreaterThanOrEqual(2);
});
