import { expect, test } from '@jest/globals';
import { legalDayAt } from '../../domain/legal-day.ts';
import { enterOrganisation, type Organisation, readOrganisation } from '../../ops/organisation/organisation-file.ts';
import type { Answer } from './api-bed.ts';
import { offers, withDossierBed } from './with-dossier-bed.ts';

const { ask } = withDossierBed();

const day = (days: number) => legalDayAt(Date.now() + days * 86_400_000);
const ward = (code: string, name: string, more: object = {}) => ({
  code,
  name,
  level: 'commune',
  province: '01',
  parent: 'H26',
  oneStop: true,
  ...more,
});
const newWard = 'Ủy ban nhân dân phường Đồng Xuân';
/** Two wards become one after tomorrow. */
const merger = {
  agencies: [
    ward('H26.15', 'Ủy ban nhân dân phường Hoàn Kiếm', { validTo: day(1), successor: 'H26.40' }),
    ward('H26.16', 'Ủy ban nhân dân phường Ba Đình', { validTo: day(1), successor: 'H26.40' }),
    ward('H26.40', newWard, { validFrom: day(2), basis: '1/NQ-UBTVQH16' }),
  ],
};
const organisationOnRecord = async () =>
  (await ask().checksum()).split('\n').filter((line) => /^(agency|agency_version|officer)=/.test(line));
const enter = (file: object) => enterOrganisation(ask().pool, readOrganisation(JSON.stringify(file)) as Organisation);
const look = async (id: string, as: string) => (await ask().get(`/dossiers/${id}`, { as })).body;
const receive = (changes: object = {}) =>
  ask().post('/dossiers', {
    as: 'motcua',
    body: {
      procedure: '1.010801',
      channel: 'direct',
      applicant: { kind: 'person', name: 'Trần Thị Bình', personalId: '001190000018' },
      components: [],
      ...changes,
    },
  });

async function accepted(): Promise<Answer['body']> {
  const { body } = await receive();
  for (;;) {
    if (offers('accept')(await look(body.id, 'motcua')))
      return (await ask().post(`/dossiers/${body.id}/actions/accept`, { as: 'motcua', body: { data: {} } })).body;
  }
}

const agencies = async (query: string) => (await ask().get(`/agencies?${query}`, { as: 'quantri' })).body;
const workOf = async (as: string) =>
  (await ask().get('/worklist', { as })).body.items.map((item: { dossier: { id: string } }) => item.dossier.id);
const namesOnPapers = async (dossier: string, form: string) => {
  expect((await ask().get(`/dossiers/${dossier}/papers/${form}`, { as: 'motcua' })).status).toBe(200);
  const { rows } = await ask().pool.query('select content from paper where dossier = $1 and form = $2', [
    dossier,
    form,
  ]);
  return JSON.stringify(rows);
};

test('what is open passes to the successor on its day, and the record still says who was competent when', async () => {
  expect(await enter(merger)).toEqual([]);
  const dossier = await accepted();
  expect(dossier.agencies.decides).toEqual({ code: 'H26.15', name: 'Ủy ban nhân dân phường Hoàn Kiếm' });
  expect((await ask().get(`/dossiers/${dossier.id}`, { as: 'chuyenvien.badinh' })).status).toBe(403);
  expect(await workOf('chuyenvien.badinh')).toEqual([]);
  expect((await agencies('q=dong xuan')).items).toEqual([
    expect.objectContaining({ code: 'H26.40', standing: 'planned', validFrom: day(2), basis: '1/NQ-UBTVQH16' }),
  ]);
  const early = await receive({ decidingAgency: 'H26.40' });
  expect([early.status, early.body.code]).toEqual([422, 'agency-not-yet']);

  await ask().post('/clock/advance', { as: 'quantri', body: { to: `${day(2)}T00:00:01+07:00` } });

  // Officers of the other ward work for the same agency from now on.
  expect(await workOf('chuyenvien.badinh')).toContain(dossier.id);
  const seen = await look(dossier.id, 'chuyenvien.badinh');
  expect(seen.dueAt).toBe(dossier.dueAt);
  expect(seen.agencies.decides).toEqual({
    code: 'H26.40',
    name: newWard,
    formerly: { code: 'H26.15', name: 'Ủy ban nhân dân phường Hoàn Kiếm', until: day(2) },
  });
  const [task] = seen.tasks;
  expect(task.agency.code).toBe('H26.40');
  const [action] = seen.actions.filter(
    (each: { kind: string; task?: number }) => each.task === task.key && each.kind !== 'claim',
  );
  const acted = await ask().post(`/dossiers/${dossier.id}/actions/${action.action}`, {
    as: 'chuyenvien.badinh',
    body: { task: task.key, data: {} },
  });
  expect([acted.status, acted.body.detail]).toEqual([200, undefined]);

  const { rows } = await ask().pool.query('select received_agency, deciding_agency from dossier where id = $1', [
    dossier.id,
  ]);
  expect(rows).toEqual([{ received_agency: 'H26.15', deciding_agency: 'H26.15' }]);

  const numbers = (await ask().get('/monitor/agencies', { as: 'giamsat' })).body;
  expect(numbers.items.map((item: { agency: { code: string } }) => item.agency.code)).toEqual(['H26.40']);
  const listed = await ask().get('/dossiers?agency=H26.40', { as: 'giamsat' });
  expect(listed.body.total).toBe(numbers.totals.open);

  // The receipt was issued by the ward of its day; the control slip names both, each on its days.
  expect(await namesOnPapers(dossier.id, '01')).not.toContain('Đồng Xuân');
  const slip = await namesOnPapers(dossier.id, '06');
  expect(slip).toContain('Hoàn Kiếm');
  expect(slip).toContain('Đồng Xuân');
});

test('nothing new is received for an agency that is no more, and the refusal names its successor', async () => {
  const late = await receive({ decidingAgency: 'H26.15' });
  expect([late.status, late.body.code]).toEqual([422, 'agency-ended']);
  expect(late.body.detail).toBe(
    `Từ ngày ${day(2).split('-').reverse().join('/')}, Ủy ban nhân dân phường Hoàn Kiếm không còn hoạt động; cơ quan kế thừa là ${newWard}.`,
  );
  const { status, body } = await receive();
  expect([status, body.detail]).toEqual([201, undefined]);
  expect(body.agencies).toMatchObject({ received: { code: 'H26.40' }, decides: { code: 'H26.40' } });
  expect(body.code).toMatch(/^H26\.40-/);
});

test('the agencies are listed through time, page by page, for all but citizens', async () => {
  const ended = { standing: 'past', validTo: day(1), successor: { code: 'H26.40', name: newWard } };
  expect((await agencies('q=phuong hoan kiem')).items).toEqual([
    expect.objectContaining({ code: 'H26.15', name: 'Ủy ban nhân dân phường Hoàn Kiếm', ...ended }),
  ]);
  expect((await agencies('q=Đồng Xuân')).items).toEqual([
    expect.objectContaining({ code: 'H26.40', standing: 'now', level: 'commune', parent: expect.anything() }),
  ]);
  const whole = (await agencies('limit=200')).items;
  const paged = [];
  for (let next = ''; ; ) {
    const page = await agencies(`limit=2${next}`);
    paged.push(...page.items);
    if (page.next === undefined) break;
    next = `&cursor=${page.next}`;
  }
  expect(paged).toEqual(whole);
  expect(whole.length).toBeGreaterThan(4);
  expect((await agencies('cursor=x')).code).toBe('request-invalid');
  expect((await ask().get('/agencies', { as: 'congdan' })).status).toBe(403);
});

test('a file that does not hold together is refused whole, with field and reason', async () => {
  const before = await organisationOnRecord();
  const [first, second, third] = merger.agencies;
  expect(await enter({ agencies: [ward('H26.15', 'Khác', { validFrom: day(-3) })] })).toEqual([
    { field: 'agencies[0].validFrom', reason: expect.stringContaining('từ đầu') },
  ]);
  expect(await enter({ agencies: [first, second, { ...third, validFrom: day(3) }] })).toMatchObject([
    { field: 'agencies[0].successor' },
    { field: 'agencies[1].successor' },
    { field: 'agencies[2].validFrom' },
  ]);
  // The agencies on record hold to the file's as well.
  const ended = {
    code: 'H26',
    name: 'Thành phố',
    level: 'province',
    province: '01',
    validTo: day(5),
    successor: 'H27',
  };
  expect(await enter({ agencies: [ended] })).toMatchObject([{ field: 'agencies[0].successor' }]);
  expect(await enter({ officers: [{ id: 'x', name: 'X', roles: ['desk'], agency: 'H99' }] })).toMatchObject([
    { field: 'officers[0].agency' },
  ]);
  expect(readOrganisation('{')).toMatchObject([{ field: '' }]);
  expect(readOrganisation(JSON.stringify({ agencies: [{ ...third, validFrom: '2026-02-30' }] }))).toMatchObject([
    { field: 'agencies[0].validFrom' },
  ]);
  expect(await organisationOnRecord()).toEqual(before);
});
