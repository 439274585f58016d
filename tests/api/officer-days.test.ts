import { expect, test } from '@jest/globals';
import { enterOrganisation, type Organisation, readOrganisation } from '../../ops/organisation/organisation-file.ts';
import { offers, withDossierBed } from './with-dossier-bed.ts';

const { ask, when } = withDossierBed();

const [today, tomorrow] = ['2027-02-01', '2027-02-02'];
const clockTo = (to: string) => ask().post('/clock/advance', { as: 'giamsat', body: { to } });
const desk = { roles: ['desk'], agency: 'H26.15' };
const enter = (...officers: object[]) =>
  enterOrganisation(ask().pool, readOrganisation(JSON.stringify({ officers })) as Organisation);

async function received() {
  const { body } = await ask().post('/dossiers', {
    as: 'motcua',
    body: {
      procedure: '1.010801',
      channel: 'direct',
      applicant: { kind: 'person', name: 'Trần Thị Bình', personalId: '001190000018' },
      components: [],
    },
  });
  return await when(body.id, 'motcua', offers('accept'));
}

test('rights begin and end on their days, and what an officer leaves behind is anybody’s who may do it', async () => {
  await clockTo(`${today}T08:00:00+07:00`);
  const [leaving, coming] = [
    { id: 'motcua.cu', name: 'Phan Văn Tài', ...desk, validTo: today },
    { id: 'motcua.moi', name: 'Đào Thị Vân', ...desk, validFrom: tomorrow },
  ];
  expect(await enter(leaving, coming)).toEqual([]);
  const backwards = { ...leaving, validFrom: tomorrow };
  expect((await enter(backwards)).map(({ field }) => field)).toEqual(['officers[0].validTo']);

  const dossier = await received();
  const task = dossier.tasks[0].key;
  const act = (as: string, action: string) =>
    ask().post(`/dossiers/${dossier.id}/actions/${action}`, { as, body: { task } });
  expect((await act('motcua.cu', 'claim')).body.tasks[0].assignee).toEqual({ id: 'motcua.cu', name: 'Phan Văn Tài' });
  expect((await act('motcua', 'claim')).body.code).toBe('claimed-by-other');
  expect((await act('motcua', 'accept')).body.code).toBe('claimed-by-other');
  expect((await act('motcua.moi', 'accept')).body.code).toBe('not-allowed');

  await clockTo(`${tomorrow}T00:00:00+07:00`);
  expect((await ask().get(`/dossiers/${dossier.id}`, { as: 'motcua.cu' })).body.code).toBe('not-allowed');
  expect((await ask().get(`/dossiers/${dossier.id}`, { as: 'motcua' })).body.tasks[0].assignee).toBeUndefined();
  expect((await act('motcua.moi', 'claim')).body.tasks[0].assignee).toEqual({ id: 'motcua.moi', name: 'Đào Thị Vân' });
  expect((await act('motcua', 'claim')).body.code).toBe('claimed-by-other');

  // Another role, another agency: what was claimed in the old one is free at once, and the step itself agrees.
  await enter({ ...coming, roles: ['specialist'], validFrom: undefined });
  expect((await act('motcua.moi', 'accept')).status).toBe(403);
  expect((await act('motcua', 'accept')).body).toMatchObject({ code: dossier.code, status: { code: 4 } });
});
