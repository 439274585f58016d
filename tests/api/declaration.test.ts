import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loadForms } from '../../api/cases/load-forms.ts';
import { readCatalogue } from '../../procedures/catalogue.ts';
import { DossierBed } from './dossier-bed.ts';

let dossiers: DossierBed;
const ask = () => dossiers.bed;

const person = { kind: 'person', name: 'Nguyễn Văn An', personalId: '001090000019', birthDate: '1990-01-01' };
/** A procedure whose form follows from its facts. */
const ordinary = {
  procedure: '1.010092',
  channel: 'direct',
  applicant: person,
  components: [],
};
const declaration = {
  request: { content: 'Đề nghị KHÔNG ĐƯỢC RÒ RỈ' },
  delivery: { method: 'direct' },
  commitment: true,
};

beforeAll(async () => {
  dossiers = await DossierBed.open();
});

afterAll(() => dossiers.close());

/** Receives, and waits until the look-ups have answered and the desk may act. */
async function receive(body: object) {
  const answer = await ask().post('/dossiers', { as: 'motcua', body });
  if (answer.status !== 201) return answer;
  for (let open = 1; open > 0; )
    open =
      (
        await ask().pool.query(
          `select from dossier d where not exists (select from work_item w where w.dossier = d.id) or exists (select from command where state in ('received', 'committed'))`,
        )
      ).rowCount ?? 0;
  return answer;
}

async function refused(body: object): Promise<readonly { pointer: string; reason: { vi: string; en: string } }[]> {
  const before = await ask().checksum();
  const answer = await receive(body);
  expect([answer.status, answer.body.code]).toEqual([422, 'declaration-invalid']);
  expect(await ask().checksum()).toBe(before);
  return answer.body.params.problems;
}

describe('a form', () => {
  test('is served bundled, under its hash, and not sent again while it stands', async () => {
    const answer = await ask().get('/procedures/1.010092/form', { as: 'motcua' });
    expect([answer.status, answer.body.detail]).toEqual([200, undefined]);
    expect(answer.body.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(answer.body.schema.$defs.applicant.$id).toBe('motcua:applicant');
    expect(answer.headers.get('cache-control')).toBe('private, no-cache');
    const again = await ask().get('/procedures/1.010092/form', {
      as: 'motcua',
      headers: { 'if-none-match': answer.headers.get('etag') ?? '', 'cache-control': 'max-age=0' },
    });
    expect(again.status).toBe(304);
  });

  test('is published by a designer; declarations from then on are made on it, dossiers keep theirs', async () => {
    const first = await receive({ ...ordinary, declaration });
    const before = await ask().get('/procedures/1.010092/form/source', { as: 'thietke' });
    const form = JSON.parse(before.body.source);
    form.properties.request.properties.reason = { title: 'Lý do', type: 'string', minLength: 1, maxLength: 500 };
    form.properties.request.required.push('reason');
    const body = { source: JSON.stringify(form), expectedVersion: before.body.version };
    expect((await ask().post('/procedures/1.010092/form/publish', { as: 'motcua', body })).status).toBe(403);
    const published = await ask().post('/procedures/1.010092/form/publish', { as: 'thietke', body });
    expect([published.status, published.body.version]).toEqual([200, before.body.version + 1]);
    expect((await ask().post('/procedures/1.010092/form/publish', { as: 'thietke', body })).status).toBe(409);

    const problems = await refused({ ...ordinary, declaration });
    expect(problems.map(({ pointer, reason }) => [pointer, reason.vi])).toEqual([
      ['/request/reason', 'Lý do: chưa khai'],
    ]);
    const kept = await ask().get(`/dossiers/${first.body.id}`, { as: 'motcua' });
    expect(kept.body.declaration.hash).toBe(before.body.hash);
    expect(kept.body.declaration.form.properties.request.properties.reason).toBeUndefined();

    delete form.properties.request.properties.reason;
    form.properties.request.required.pop();
    await ask().post('/procedures/1.010092/form/publish', {
      as: 'thietke',
      body: { source: JSON.stringify(form), expectedVersion: before.body.version + 1 },
    });
  });

  test('that is no good is refused with the place and the reason, and the one in force stays', async () => {
    const before = await ask().get('/procedures/1.010092/form/source', { as: 'thietke' });
    const form = JSON.parse(before.body.source);
    form.properties.request.properties.content.pattern = '^(a+)+$';
    form.properties.request.properties.place = { title: 'Nơi', $ref: 'https://example.org/address' };
    const body = { source: JSON.stringify(form), expectedVersion: before.body.version };
    const checked = await ask().post('/procedures/1.010092/form/check', {
      as: 'thietke',
      body: { source: body.source },
    });
    expect(checked.body.problems.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/properties/request/properties/content/pattern',
      '/properties/request/properties/place/$ref',
    ]);
    const answer = await ask().post('/procedures/1.010092/form/publish', { as: 'thietke', body });
    expect([answer.status, answer.body.code]).toEqual([422, 'form-invalid']);
    expect(answer.body.params.problems).toEqual(checked.body.problems);
    const after = await ask().get('/procedures/1.010092/form', { as: 'thietke' });
    expect(after.body.hash).toBe(before.body.hash);
  });

  test('of the catalogue is loaded once, and a refused file leaves it in force', async () => {
    const { entries } = await readCatalogue(new URL('../../procedures', import.meta.url).pathname);
    const entry = entries.find(({ procedure }) => procedure.code === '1.000894');
    if (entry?.form === undefined) throw new Error('Expected 1.000894 to have a form');
    const { pool } = ask();
    expect(await loadForms(pool, [entry], new Date())).toEqual({ loaded: 1, unchanged: 0, refused: [] });
    expect(await loadForms(pool, [entry], new Date())).toEqual({ loaded: 0, unchanged: 1, refused: [] });
    const before = await ask().get('/procedures/1.000894/form', { as: 'motcua' });
    const bad = { ...entry, form: entry.form.replace('"x-component": "c02"', '"x-component": "c99"') };
    const report = await loadForms(pool, [bad], new Date());
    expect(report.refused.flatMap(({ problems }) => problems.map(({ reason }) => reason.en))).toContain(
      'Component c02 is missing',
    );
    expect((await ask().get('/procedures/1.000894/form', { as: 'motcua' })).body).toEqual(before.body);
  });
});

describe('a declaration', () => {
  test('is completed with what is known and kept with the dossier, and no history holds it', async () => {
    const answer = await receive({ ...ordinary, declaration });
    expect([answer.status, answer.body.detail]).toEqual([201, undefined]);
    expect(answer.body.declaration.data).toMatchObject({
      applicant: { kind: 'person', name: 'Nguyễn Văn An', personalId: '001090000019', birthDate: '1990-01-01' },
      request: { content: 'Đề nghị KHÔNG ĐƯỢC RÒ RỈ' },
    });
    const { rows } = await ask().pool.query<{ stimulus: string; facts: string; state: string }>(
      `select j.stimulus, c.body as facts, s.state from journal j join content c on c.hash = j.facts join dossier_state s on s.dossier = j.dossier where j.dossier = $1`,
      [answer.body.id],
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(JSON.stringify(row)).not.toContain('RÒ RỈ');
  });

  test.each<[string, object, string, RegExp]>([
    ['what is missing', { ...declaration, commitment: undefined }, '/commitment', /chưa khai/],
    ['a choice there is not', { ...declaration, delivery: { method: 'drone' } }, '/delivery/method', /danh sách/],
    ['what a condition asks for', { ...declaration, delivery: { method: 'post' } }, '/delivery/address', /chưa khai/],
    [
      'a commune of another province',
      {
        ...declaration,
        delivery: { method: 'post', phone: '0912345678', address: { province: '48', commune: '00070' } },
      },
      '/delivery/address/commune',
      /không thuộc tỉnh/,
    ],
    [
      'a commune there is not',
      {
        ...declaration,
        delivery: { method: 'post', phone: '0912345678', address: { province: '01', commune: '99999' } },
      },
      '/delivery/address/commune',
      /không có đơn vị hành chính/,
    ],
    ['a field there is not', { ...declaration, secret: 1 }, '/secret', /không có trường này/],
    ['the wrong kind of value', { ...declaration, request: 'x' }, '/request', /sai kiểu/],
    [
      'another applicant than the one received',
      { ...declaration, applicant: { name: 'Người Khác' } },
      '/applicant/name',
      /khác với dữ liệu đã có/,
    ],
    ['no promise', { ...declaration, commitment: false }, '/commitment', /xác nhận/],
  ])('is refused for %s, and nothing changes', async (_name, given, pointer, reason) => {
    const problems = await refused({ ...ordinary, declaration: given });
    const found = problems.find((problem) => problem.pointer === pointer);
    expect([problems.map((problem) => problem.pointer), found?.reason.vi]).toEqual([
      expect.arrayContaining([pointer]),
      expect.stringMatching(reason),
    ]);
    expect(found?.reason.en).toMatch(/[a-z]/);
  });

  test('may be left out where it came on paper', async () => {
    const answer = await receive(ordinary);
    expect([answer.status, answer.body.declaration]).toEqual([201, undefined]);
  });
});
