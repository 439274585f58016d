import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { withDossierBed } from './with-dossier-bed.ts';

const { ask } = withDossierBed();

const receive = (as: string, key: string = randomUUID()) =>
  ask().post('/dossiers', {
    as,
    key,
    body: {
      procedure: '1.010801',
      channel: 'direct',
      applicant: { kind: 'person', name: 'Trần Thị Bình', personalId: '001190000018' },
      components: [],
    },
  });
const clockTo = (instant: string) => ask().post('/clock/advance', { as: 'giamsat', body: { to: instant } });
const serials = (count: number, prefix: string) =>
  Array.from({ length: count }, (_each, index) => `${prefix}-${String(index + 1).padStart(4, '0')}`);

test('serials of an agency have no gap and no double however many receive at once, and begin anew at midnight here', async () => {
  // The day changes in Vietnam, not in Greenwich.
  await clockTo('2027-06-01T23:50:00+07:00');
  const key = randomUUID();
  const desks = ['motcua', 'motcua.badinh', 'motcua', 'motcua', 'motcua.badinh', 'motcua'];
  await Promise.all([receive('motcua', key), ...desks.map((as) => receive(as))]);
  // Whoever was told that it takes a while is received all the same.
  const codes = async () =>
    (await ask().pool.query<{ code: string }>('select code from dossier order by code')).rows.map(({ code }) => code);
  while ((await codes()).length < 7);
  expect(await codes()).toEqual([...serials(5, 'H26.15-270601'), ...serials(2, 'H26.16-270601')]);
  const { code } = (await receive('motcua', key)).body;
  expect(await codes()).toContain(code);

  await clockTo('2027-06-02T00:00:00+07:00');
  expect((await receive('motcua')).body.code).toBe('H26.15-270602-0001');
  expect((await receive('motcua', key)).body.code).toBe(code);
  expect((await receive('motcua')).body.code).toBe('H26.15-270602-0002');
});
