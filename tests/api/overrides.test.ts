import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Catalogue, loadCatalogue } from '../../api/cases/load-catalogue.ts';
import { vietnamCalendar } from '../../procedures/vietnam-calendar.ts';
import { ApiBed } from './api-bed.ts';

const code = '1.000894';
const file = (name: string) => readFileSync(new URL(`../../procedures/${name}`, import.meta.url), 'utf8');
const procedure = JSON.parse(file(`${code}/procedure.json`));
const xml = file(`${code}/process.bpmn`);

let bed: ApiBed;
const entry: Catalogue['procedures'][number] = { procedure, xml };
const load = (changed: Partial<typeof entry> = {}) =>
  loadCatalogue(
    bed.pool,
    {
      calendar: vietnamCalendar,
      regime: { name: 'Cơ chế một cửa', xml: file('regime/process.bpmn') },
      procedures: [{ ...entry, ...changed }],
    },
    new Date(),
  );

/** Four working days in Hà Nội. */
const here = {
  code,
  jurisdiction: '01',
  cases: [{ code: '00', duration: { amount: 4, unit: 'WORKING_DAY' } }],
  legalBasis: ['12/2026/QĐ-UBND'],
  source: 'quyết định của thành phố',
  asOf: '2026-11',
};
type Body = { source?: string; xml?: string; name?: string; expectedVersion?: number };
const publish = (override: object, more: Body = {}, as = 'thietke.tinh', key: string = randomUUID()) =>
  bed.post(`/procedures/${code}/overrides/publish`, {
    as,
    key,
    body: { source: JSON.stringify(override), expectedVersion: 0, ...more },
  });
const check = (override: object, more: Body = {}) =>
  bed.post(`/procedures/${code}/overrides/check`, {
    as: 'thietke.tinh',
    body: { source: JSON.stringify(override), ...more },
  });
const list = async (as = 'thietke.tinh') => (await bed.get(`/procedures/${code}/overrides`, { as })).body;
const shownTo = async (as: string) => (await bed.get(`/procedures/${code}`, { as })).body;

beforeAll(async () => {
  bed = await ApiBed.open();
  await load();
});

afterAll(() => bed.close());

test('a designer of a province publishes what is otherwise there, and nowhere else', async () => {
  expect(await list()).toMatchObject({
    designsFor: { code: '01', name: 'Hà Nội' },
    national: { cases: [{ code: '00', duration: { amount: 1 } }], fee: { moment: 'none' } },
    items: [],
  });
  expect((await check(here)).body).toEqual({ ok: true, problems: [] });
  expect((await list()).items).toEqual([]);

  const key = randomUUID();
  const done = await publish(here, {}, 'thietke.tinh', key);
  expect([done.status, done.body]).toEqual([200, { name: '01/override', version: 1 }]);
  expect((await publish(here, {}, 'thietke.tinh', key)).body).toEqual(done.body);
  const { items } = await list();
  expect(items).toMatchObject([{ name: '01/override', version: 1, applies: true, publishedBy: 'thietke.tinh' }]);
  expect(JSON.parse(items[0].source)).toEqual(here);

  expect(await shownTo('motcua')).toMatchObject({
    jurisdiction: { code: '01' },
    cases: [{ duration: { amount: 4 } }],
  });
  expect(await shownTo('motcua.bo')).toMatchObject({
    jurisdiction: { code: 'VN' },
    cases: [{ duration: { amount: 1 } }],
  });
});

test('only designers of the place may publish there, and what is national is not theirs', async () => {
  const before = await bed.checksum();
  for (const as of ['thietke', 'motcua', 'lanhdao.tinh', 'quantri', 'congdan'])
    expect([as, (await publish(here, { name: '01/override', expectedVersion: 1 }, as)).body.code]).toEqual([
      as,
      'not-allowed',
    ]);
  const elsewhere = await publish({ ...here, jurisdiction: '48' });
  expect([elsewhere.body.code, elsewhere.body.params.problems[0].field]).toEqual(['override-invalid', 'jurisdiction']);
  expect((await publish({ ...here, jurisdiction: 'G12' }, { name: '01/override' }, 'thietke.bo')).body.code).toBe(
    'not-found',
  );

  const drawn = await bed.get(`/processes/${code}`, { as: 'thietke.tinh' });
  const national = { xml: drawn.body.xml, expectedVersion: drawn.body.version };
  expect((await bed.post(`/processes/${code}/publish`, { as: 'thietke.tinh', body: national })).body.code).toBe(
    'not-allowed',
  );
  const form = { source: file(`${code}/form.json`), expectedVersion: 0 };
  expect((await bed.post(`/procedures/${code}/form/publish`, { as: 'thietke.tinh', body: form })).body.code).toBe(
    'not-allowed',
  );
  expect(await bed.checksum()).toBe(before);
});

test.each<[string, object, Body, string, string]>([
  [
    'a negative deadline',
    { ...here, cases: [{ code: '00', duration: { amount: -1, unit: 'DAY' } }] },
    {},
    'cases.0.duration.amount',
    '',
  ],
  [
    'a fee in dollars',
    { ...here, fee: { moment: 'before', currency: 'USD', amounts: [{ amount: 10 }] } },
    {},
    'fee.currency',
    '',
  ],
  ['a word that there is not', { ...here, compnents: [] }, {}, '', 'compnents'],
  ['another procedure', { ...here, code: '1.001193' }, {}, 'code', '1.001193'],
  ['days that end before they begin', { ...here, validFrom: '2026-12-31', validTo: '2026-12-01' }, {}, 'validTo', ''],
  ['days that the standing one has', here, {}, 'validFrom', '01/override'],
  ['nothing that differs', { ...here, cases: undefined }, { name: '01/override' }, '', ''],
  ['a case without a name', { ...here, cases: [{ code: '07' }] }, { name: '01/override' }, 'cases.0.name', ''],
  [
    'a process of another procedure',
    here,
    { name: '01/override', xml: xml.replaceAll('Process_1_000894', 'Process_1_001193') },
    'Process_1_001193',
    '',
  ],
  ['no process at all', here, { name: '01/override', xml: '<a>' }, '', ''],
  [
    'a deadline shorter than a step',
    here,
    {
      name: '01/override',
      xml: xml.replace(
        '<tthc:task agency="decides"',
        '<tthc:task agency="decides" budget="9" budgetUnit="WORKING_DAY"',
      ),
    },
    'Task_ThamTra',
    'dài hơn',
  ],
])('refused with field and reason, what stands goes on standing: %s', async (_, override, more, field, word) => {
  const before = await bed.checksum();
  const refused = await publish(override, { expectedVersion: 1, ...more });
  expect([refused.status, refused.body.code]).toEqual([422, 'override-invalid']);
  const [problem] = refused.body.params.problems;
  expect(problem.field).toBe(field);
  expect(problem.reason.vi).toContain(word);
  const { expectedVersion: _version, ...asked } = more;
  expect((await check(override, asked)).body).toEqual({ ok: false, problems: refused.body.params.problems });
  expect(await bed.checksum()).toBe(before);
});

test('the next version takes the place of the one it was made on; a later override begins on its own day', async () => {
  expect((await publish(here, { name: '01/override' })).body.code).toBe('version-conflict');
  const own = xml.replace('name="Thẩm tra hồ sơ, tình trạng hôn nhân"', 'name="Thẩm tra tại Hà Nội"');
  const ending = { ...here, validTo: '2099-12-31' };
  const second = await publish(ending, { name: '01/override', expectedVersion: 1, xml: own });
  expect([second.status, second.body]).toEqual([200, { name: '01/override', version: 2 }]);
  const later = await publish({ ...here, validFrom: '2100-01-01' });
  expect(later.body).toEqual({ name: '01/2100-01-01', version: 3 });
  const { items } = await list('thietke');
  expect(items.map(({ name, applies }: { name: string; applies: boolean }) => [name, applies])).toEqual([
    ['01/override', true],
    ['01/2100-01-01', false],
  ]);
  expect(items[0].xml).toContain('Thẩm tra tại Hà Nội');
});

test('what a designer published outlives a start of the system, over files too, until the file says something new', async () => {
  const standing = async () =>
    (await list()).items.map(({ name, version, source, publishedBy }: Record<string, string>) => [
      name,
      version,
      JSON.parse(source ?? '').cases?.[0].duration.amount,
      publishedBy,
    ]);
  const before = await standing();
  await load();
  expect(await standing()).toEqual(before);

  const { jurisdiction, cases: _, legalBasis, source, asOf } = here;
  const onDisk = (amount: number, name = '01/file') => ({
    name,
    process: undefined,
    override: {
      code,
      jurisdiction,
      validFrom: '2101-01-01',
      validTo: undefined,
      changes: { cases: [{ code: '00', duration: { amount, unit: 'WORKING_DAY' as const } }] },
      legalBasis,
      source,
      asOf,
    },
  });
  // The standing later one ends, so that the file's days are free.
  await publish(
    { ...here, validFrom: '2100-01-01', validTo: '2100-12-31' },
    { name: '01/2100-01-01', expectedVersion: 3 },
  );
  await load({ variants: [onDisk(7)] });
  expect((await standing())[2]).toEqual(['01/file', 5, 7, 'catalogue']);
  const mine = {
    ...here,
    validFrom: '2101-01-01',
    cases: [{ code: '00', duration: { amount: 8, unit: 'WORKING_DAY' } }],
  };
  await publish(mine, { name: '01/file', expectedVersion: 5 });
  await load({ variants: [onDisk(7)] });
  expect((await standing())[2]).toEqual(['01/file', 6, 8, 'thietke.tinh']);

  // A new national version takes them along, whoever made them.
  await load({
    procedure: { ...procedure, results: [{ name: 'Giấy chứng nhận kết hôn (bản mới)' }] },
    variants: [onDisk(7)],
  });
  expect((await standing())[2]).toEqual(['01/file', 9, 8, 'thietke.tinh']);
  expect((await shownTo('motcua')).results).toEqual([{ name: 'Giấy chứng nhận kết hôn (bản mới)' }]);

  await load({ variants: [onDisk(6)] });
  expect((await standing())[2]).toEqual(['01/file', 10, 6, 'catalogue']);
  await load({ variants: [] });
  expect((await standing()).map(([name]: unknown[]) => name)).toEqual(['01/override', '01/2100-01-01']);
});

test('one that is planned only can be withdrawn, one in force or of the catalogue cannot', async () => {
  const withdraw = (name: string, expectedVersion: number, as = 'thietke.tinh', key: string = randomUUID()) =>
    bed.post(`/procedures/${code}/overrides/withdraw`, { as, key, body: { name, expectedVersion } });
  const { code: _code, cases, legalBasis, source, asOf, jurisdiction } = here;
  const changes = { cases: [{ code: '00', duration: { amount: 5, unit: 'WORKING_DAY' as const } }] };
  const days = { validFrom: '2103-01-01', validTo: '2103-12-31' };
  const onDisk = { code, jurisdiction, changes, legalBasis, source, asOf, ...days };
  await load({ variants: [{ name: '01/file', process: undefined, override: onDisk }] });
  const { name, version } = (await publish({ ...here, cases, validFrom: '2102-01-01', validTo: '2102-12-31' })).body;
  const standing = async () =>
    (await list()).items.map((each: { name: string; withdrawable: boolean }) => [each.name, each.withdrawable]);
  expect(await standing()).toEqual([
    ['01/override', false],
    ['01/2100-01-01', true],
    [name, true],
    ['01/file', false],
  ]);
  const { items } = await list();
  const before = await bed.checksum();
  expect((await withdraw('01/override', items[0].version)).body.code).toBe('override-begun');
  expect((await withdraw('01/file', items[3].version)).body.code).toBe('override-of-catalogue');
  expect((await withdraw(name, version - 1)).body.code).toBe('version-conflict');
  expect((await withdraw('01/2150-02-02', 1)).body.code).toBe('not-found');
  expect((await withdraw(name, version, 'thietke')).body.code).toBe('not-allowed');
  expect((await withdraw(name, version, 'thietke.bo')).body.code).toBe('not-found');
  expect(await bed.checksum()).toBe(before);

  const key = randomUUID();
  expect((await withdraw(name, version, 'thietke.tinh', key)).body).toEqual({ name });
  expect((await withdraw(name, version, 'thietke.tinh', key)).body).toEqual({ name });
  expect((await withdraw(name, version)).body.code).toBe('not-found');
  await load({ variants: [{ name: '01/file', process: undefined, override: onDisk }] });
  expect(await standing()).toHaveLength(3);
});
