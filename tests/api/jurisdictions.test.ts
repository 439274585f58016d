import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Catalogue, loadCatalogue } from '../../api/cases/load-catalogue.ts';
import { putAgency } from '../../db/queries/agency.ts';
import { putOfficer } from '../../db/queries/officer.ts';
import type { ProcedureOverride } from '../../domain/procedure-override.ts';
import { readCatalogue } from '../../procedures/catalogue.ts';
import { vietnamCalendar } from '../../procedures/vietnam-calendar.ts';
import type { Answer } from './api-bed.ts';
import { DossierBed } from './dossier-bed.ts';

let dossiers: DossierBed;
let national: Omit<Catalogue, 'procedures'> & { readonly marriage: Catalogue['procedures'][number] };
const ask = () => dossiers.bed;

const code = '1.000894';
/** An agency of another province. */
const ward = 'H17.1';
const here: ProcedureOverride = {
  code,
  jurisdiction: '01',
  validFrom: undefined,
  validTo: undefined,
  changes: { cases: [{ code: '00', duration: { amount: 4, unit: 'WORKING_DAY' } }], channels: ['direct', 'post'] },
  legalBasis: ['12/2026/QĐ-UBND'],
  source: 'a decision of the province',
  asOf: '2026-11',
};
const variant = (name: string, override: ProcedureOverride | undefined, process?: string) => ({
  name,
  override,
  process,
});

beforeAll(async () => {
  dossiers = await DossierBed.open();
  await putAgency(ask().pool, {
    code: ward,
    name: 'Ủy ban nhân dân phường Hải Châu',
    level: 'commune',
    province: '48',
    parent: undefined,
    functions: [],
    oneStop: true,
  });
  const { entries, regime } = await readCatalogue(new URL('../../procedures', import.meta.url).pathname);
  const entry = entries.find(({ procedure }) => procedure.code === code);
  if (entry === undefined || regime === undefined) throw new Error(`Expected ${code} and the regime in the catalogue`);
  national = {
    calendar: vietnamCalendar,
    regime: { name: 'Cơ chế một cửa', xml: regime.process },
    marriage: { procedure: entry.procedure, xml: entry.process ?? '' },
  };
});

afterAll(() => dossiers.close());

async function load(...variants: ReturnType<typeof variant>[]) {
  const { marriage, ...rest } = national;
  return await loadCatalogue(ask().pool, { ...rest, procedures: [{ ...marriage, variants }] }, new Date());
}

const receive = (changes: object = {}, as = 'motcua') =>
  ask().post('/dossiers', {
    as,
    body: {
      procedure: code,
      channel: 'direct',
      applicant: { kind: 'person', name: 'Nguyễn Văn An', personalId: '001090000019', birthDate: '1990-01-01' },
      components: [
        { id: 'c01', kind: 'paper' },
        { id: 'c02', kind: 'data' },
      ],
      ...changes,
    },
  });
const versionOf = async ({ body }: Answer) =>
  (
    await ask().pool.query(
      'select v.jurisdiction, v.version, v.facts from dossier d join procedure_version v on v.id = d.procedure_version where d.id = $1',
      [body.id],
    )
  ).rows[0];
const termOf = async (answer: Answer) => JSON.parse((await versionOf(answer)).facts).cases[0].duration;

test('a dossier runs the variant of the province that decides; the country stays as it is', async () => {
  const before = await receive();
  expect(await versionOf(before)).toMatchObject({ jurisdiction: 'VN' });

  expect(await load(variant('01/override', here))).toMatchObject({ loaded: 1, refused: [] });
  const received = await receive();
  expect(received.status).toBe(201);
  expect(await versionOf(received)).toMatchObject({ jurisdiction: '01', version: 1 });
  expect(await termOf(received)).toEqual({ amount: 4, unit: 'WORKING_DAY' });
  expect((await receive({ channel: 'online' })).body.detail).toContain('kênh');
  expect(await versionOf(before)).toMatchObject({ jurisdiction: 'VN' });

  expect(await load(variant('01/override', here))).toMatchObject({ loaded: 0, refused: [] });
});

test('search and the procedure’s page say where something is otherwise, and what', async () => {
  const { body: list } = await ask().get('/procedures?q=ket%20hon', { as: 'thietke' });
  expect(list.items.find((item: { code: string }) => item.code === code).variants).toEqual([
    { code: '01', name: 'Hà Nội' },
  ]);
  const { body: local } = await ask().get(`/procedures/${code}`, { as: 'motcua' });
  expect(local).toMatchObject({
    jurisdiction: { code: '01' },
    channels: ['direct', 'post'],
    cases: [{ code: '00', duration: { amount: 4 } }],
    variants: [{ applies: true, changes: ['cases', 'channels'], legalBasis: ['12/2026/QĐ-UBND'] }],
  });
  const { body: whole } = await ask().get(`/procedures/${code}?jurisdiction=VN`, { as: 'motcua' });
  expect(whole.jurisdiction).toEqual({ code: 'VN', name: 'Toàn quốc' });
  expect(whole.channels).toContain('online');
});

test('a refused file leaves the variant that stands in force', async () => {
  const foreign = national.marriage.xml.replaceAll('Process_1_000894', 'Process_1_001193');
  const report = await load(variant('01/override', here, foreign));
  expect(report.refused).toMatchObject([
    { file: `${code}/jurisdictions/01/override.json`, problems: [{ element: 'Process_1_001193' }] },
  ]);
  expect(await load(variant('01/override', undefined))).toMatchObject({ loaded: 0 });
  expect(await termOf(await receive())).toEqual({ amount: 4, unit: 'WORKING_DAY' });
});

test('days that a standing variant has already are refused by the record', async () => {
  const report = await load(variant('01/override', undefined), variant('01/another', here));
  expect(report.refused).toMatchObject([{ problems: [{ element: 'validFrom', rule: 'validity-overlap' }] }]);
  expect(await versionOf(await receive())).toMatchObject({ jurisdiction: '01', version: 1 });
});

test('a planned variant does not apply before its day', async () => {
  const clock = await ask().get('/clock', { as: 'quantri' });
  const today = String(clock.body.now).slice(0, 10);
  const day = (offset: number) => new Date(Date.parse(today) + offset * 86_400_000).toISOString().slice(0, 10);
  const planned: ProcedureOverride = {
    ...here,
    validFrom: day(2),
    changes: { cases: [{ code: '00', duration: { amount: 6, unit: 'WORKING_DAY' } }] },
  };
  expect(
    await load(variant('01/override', { ...here, validTo: day(1) }), variant('01/planned', planned)),
  ).toMatchObject({ loaded: 2, refused: [] });
  expect(await termOf(await receive())).toEqual({ amount: 4, unit: 'WORKING_DAY' });

  await ask().post('/clock/advance', { as: 'quantri', body: { to: `${day(2)}T00:00:01+07:00` } });
  expect(await termOf(await receive())).toEqual({ amount: 6, unit: 'WORKING_DAY' });
});

test('a new national process goes on to the variants that inherit it', async () => {
  const { body: drawn } = await ask().get(`/processes/${code}`, { as: 'thietke' });
  const xml = drawn.xml.replace('name="Thẩm tra hồ sơ, tình trạng hôn nhân"', 'name="Thẩm tra hồ sơ kết hôn"');
  const published = await ask().post(`/processes/${code}/publish`, {
    as: 'thietke',
    body: { xml, expectedVersion: drawn.version },
  });
  expect([published.status, published.body.detail]).toEqual([200, undefined]);
  const { body } = await ask().get(`/dossiers/${(await receive()).body.id}/diagram`, { as: 'motcua' });
  expect(body.process.xml).toContain('Thẩm tra hồ sơ kết hôn');
  expect(await versionOf(await receive())).toMatchObject({ jurisdiction: '01' });
});

test('what is a draft for the country may be startable in a province', async () => {
  const { marriage, ...rest } = national;
  const own = '1.999999';
  await putOfficer(ask().pool, {
    id: 'motcua.tinh',
    name: 'Lê Thị Hoa',
    roles: ['desk'],
    agency: ward,
    citizenId: undefined,
  });
  const draft = {
    procedure: {
      ...marriage.procedure,
      code: own,
      status: 'draft' as const,
      missing: ['duration', 'steps'],
      cases: [{ code: '00', name: 'Trường hợp chung', duration: undefined, durationSource: undefined }],
    },
    xml: '',
    variants: [
      variant(
        '48/override',
        { ...here, code: own, jurisdiction: '48' },
        marriage.xml.replaceAll('Process_1_000894', 'Process_1_999999'),
      ),
    ],
  };
  expect(await loadCatalogue(ask().pool, { ...rest, procedures: [draft] }, new Date())).toMatchObject({
    loaded: 2,
    refused: [],
  });
  const listed = async (as: string) =>
    (await ask().get('/procedures?state=published&q=1.999999', { as })).body.items.length;
  expect([await listed('motcua.tinh'), await listed('motcua')]).toEqual([1, 0]);
  expect((await receive({ procedure: own })).status).not.toBe(201);
  const there = await receive({ procedure: own }, 'motcua.tinh');
  expect([there.status, there.body.detail]).toEqual([201, undefined]);
  expect(await versionOf(there)).toMatchObject({ jurisdiction: '48' });
});

test('a ministry has its own term and its own process; a province’s dossier keeps the country’s', async () => {
  const { marriage, ...rest } = national;
  const shared = '1.999998';
  const named = marriage.xml.replaceAll('Process_1_000894', 'Process_1_999998');
  const procedure = { ...marriage.procedure, code: shared, levels: ['ministry', 'commune'] as const };
  const override: ProcedureOverride = {
    ...here,
    code: shared,
    jurisdiction: 'G12',
    changes: { cases: [{ code: '00', duration: { amount: 9, unit: 'WORKING_DAY' } }] },
  };
  const own = named.replace('name="Thẩm tra hồ sơ, tình trạng hôn nhân"', 'name="Thẩm tra tại Bộ"');
  expect(
    await loadCatalogue(
      ask().pool,
      { ...rest, procedures: [{ procedure, xml: named, variants: [variant('G12/override', override, own)] }] },
      new Date(),
    ),
  ).toMatchObject({ loaded: 2, refused: [] });
  const central = await receive({ procedure: shared }, 'motcua.bo');
  expect([central.status, central.body.detail]).toEqual([201, undefined]);
  expect(await versionOf(central)).toMatchObject({ jurisdiction: 'G12' });
  expect(await termOf(central)).toEqual({ amount: 9, unit: 'WORKING_DAY' });
  const { body } = await ask().get(`/dossiers/${central.body.id}/diagram`, { as: 'motcua.bo' });
  expect(body.process.xml).toContain('Thẩm tra tại Bộ');
  expect(await versionOf(await receive({ procedure: shared }))).toMatchObject({ jurisdiction: 'VN' });
});
