import { expect, test } from '@jest/globals';
import type { Answer } from './api-bed.ts';
import { offers, withDossierBed } from './with-dossier-bed.ts';

const { ask, when } = withDossierBed();

async function accepted(components: readonly object[]): Promise<Answer['body']> {
  const { body, status } = await ask().post('/dossiers', {
    as: 'motcua',
    body: {
      procedure: '1.010801',
      channel: 'direct',
      applicant: { kind: 'person', name: 'Trần Thị Bình', personalId: '001190000018' },
      components,
    },
  });
  expect([status, body.detail]).toEqual([201, undefined]);
  await when(body.id, 'motcua', offers('accept'));
  return (await ask().post(`/dossiers/${body.id}/actions/accept`, { as: 'motcua', body: {} })).body;
}

const digitised = (dossier: Answer['body']) =>
  dossier.components.map((each: { id: string; digitised: number }) => [each.id, each.digitised]);
const hasTask = (dossier: Answer['body']) =>
  dossier.tasks.some((task: { element: string }) => task.element === 'Task_SoHoa');

test('papers not digitised at receipt are a task of the desk beside the handling', async () => {
  const dossier = await accepted([
    { id: 'c01', kind: 'paper' },
    { id: 'c02', kind: 'paper', digitised: 1 },
  ]);
  expect(digitised(dossier)).toEqual([
    ['c01', 0],
    ['c02', 1],
  ]);
  expect(hasTask(dossier)).toBe(true);
  const offered = dossier.actions.find((each: { action: string }) => each.action === 'digitise');
  expect(offered.fields[0]).toMatchObject({ value: ['c01'], choices: [{ value: 'c01' }] });
  const foreign = await ask().post(`/dossiers/${dossier.id}/actions/digitise`, {
    as: 'motcua',
    body: { data: { digitised: ['c02'] } },
  });
  expect(foreign.status).toBe(422);

  const done = await ask().post(`/dossiers/${dossier.id}/actions/digitise`, {
    as: 'motcua',
    body: { data: { digitised: ['c01'], reused: ['c01'] } },
  });
  expect([done.status, done.body.detail]).toEqual([200, undefined]);
  expect(digitised(done.body)).toEqual([
    ['c01', 2],
    ['c02', 1],
  ]);
  expect([hasTask(done.body), done.body.dueAt, done.body.status]).toEqual([false, dossier.dueAt, dossier.status]);
  const { rows } = await ask().pool.query(
    `select details->'recorded' as recorded from audit where dossier = $1 and action = 'digitise'`,
    [dossier.id],
  );
  expect(rows).toEqual([{ recorded: { kind: 'digitisation', components: [{ id: 'c01', old: 0, new: 2 }] } }]);
});

test('where every paper is digitised there is no such task', async () => {
  expect(hasTask(await accepted([{ id: 'c01', kind: 'paper', digitised: 1 }]))).toBe(false);
  expect(
    hasTask(await accepted([{ id: 'c01', kind: 'electronic', fileName: 'a.pdf', contentType: 'application/pdf' }])),
  ).toBe(false);
});
