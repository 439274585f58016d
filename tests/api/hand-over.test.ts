import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { type HandOver, handOversOf } from '../../domain/hand-over.ts';
import type { Answer } from './api-bed.ts';
import { offers, withDossierBed } from './with-dossier-bed.ts';

const { ask } = withDossierBed();

const act = (id: string, as: string, action: string, data: object = {}) =>
  ask().post(`/dossiers/${id}/actions/${action}`, { as, body: { data } });
const look = async (id: string, as: string) => (await ask().get(`/dossiers/${id}`, { as })).body;

/** Received at Hoàn Kiếm, which also decides. */
async function accepted(): Promise<Answer['body']> {
  const { body } = await ask().post('/dossiers', {
    as: 'motcua',
    body: {
      procedure: '1.010801',
      channel: 'direct',
      applicant: { kind: 'person', name: 'Trần Thị Bình', personalId: '001190000018' },
      components: [],
    },
  });
  for (;;) {
    if (offers('accept')(await look(body.id, 'motcua'))) return (await act(body.id, 'motcua', 'accept')).body;
  }
}

/** The hand-overs as form 06 reads them, from the audit. */
async function handOvers(dossier: string) {
  const { rows } = await ask().pool.query<{
    at: Date;
    actor: string;
    recorded: { kind: string; handOver?: HandOver } | null;
  }>(`select at, actor, details->'recorded' as recorded from audit where dossier = $1 order by n`, [dossier]);
  return handOversOf(
    rows.map(({ at, actor, recorded }) => ({ at: at.getTime(), actor, recorded: recorded ?? undefined })),
  );
}

test('a dossier sent to the wrong agency goes on to the competent one, which starts anew within the same due date', async () => {
  const dossier = await accepted();
  const seen = await look(dossier.id, 'chuyenvien');
  const forward = seen.actions.find((each: { action: string }) => each.action === 'forward');
  const choices = forward.fields.find((field: { id: string }) => field.id === 'agency').choices;
  expect(choices.map((choice: { value: string }) => choice.value)).toContain('H26.16');
  expect(choices.map((choice: { value: string }) => choice.value)).not.toContain('H26.15');
  const elsewhere = await act(dossier.id, 'chuyenvien', 'forward', { agency: 'G12', reason: 'Nhầm' });
  expect([elsewhere.status, elsewhere.body.code]).toEqual([400, 'request-invalid']);

  const given = { agency: 'H26.16', reason: 'Nơi cư trú thuộc phường Ba Đình' };
  const forwarded = await act(dossier.id, 'chuyenvien', 'forward', given);
  expect([forwarded.status, forwarded.body.detail]).toEqual([200, undefined]);
  expect(forwarded.body).toMatchObject({
    agencies: { received: { code: 'H26.15' }, decides: { code: 'H26.16' }, returns: { code: 'H26.15' } },
    dueAt: dossier.dueAt,
    status: { code: 4 },
  });
  expect(forwarded.body.tasks).toMatchObject([{ element: 'Task_NhanChuyenDen', agency: { code: 'H26.16' } }]);
  expect((await act(dossier.id, 'chuyenvien', 'confirm')).status).toBe(403);

  const confirmed = await act(dossier.id, 'chuyenvien.badinh', 'confirm');
  expect(confirmed.body.tasks.length).toBeGreaterThan(0);
  expect(confirmed.body.tasks.map((task: { element: string }) => task.element)).toEqual(
    dossier.tasks.map((task: { element: string }) => task.element),
  );
  expect(confirmed.body).toMatchObject({ dueAt: dossier.dueAt, agencies: { decides: { code: 'H26.16' } } });
  expect(await handOvers(dossier.id)).toMatchObject([
    {
      seq: forwarded.body.seq,
      from: 'H26.15',
      to: 'H26.16',
      reason: 'Nơi cư trú thuộc phường Ba Đình',
      handedBy: 'chuyenvien',
      receivedBy: 'chuyenvien.badinh',
    },
  ]);
});

test('a hand-over between units is confirmed by the one that receives, and stops nothing', async () => {
  const { id, dueAt, tasks } = await accepted();
  expect((await act(id, 'chuyenvien', 'confirm-hand-over')).body.code).toBe('nothing-handed-over');
  const handed = await act(id, 'chuyenvien', 'hand-over', { unit: 'Phòng Văn hóa - Xã hội' });
  expect(handed.body).toMatchObject({ dueAt, paused: false, tasks });
  expect((await act(id, 'chuyenvien', 'hand-over', { unit: 'Phòng Kinh tế' })).body.code).toBe('hand-over-unconfirmed');
  expect(await handOvers(id)).toMatchObject([{ unit: 'Phòng Văn hóa - Xã hội', receivedAt: undefined }]);
  expect((await act(id, 'lanhdao', 'confirm-hand-over')).status).toBe(200);
  expect((await act(id, 'chuyenvien', 'hand-over', { unit: 'Phòng Kinh tế' })).status).toBe(200);
  expect(await handOvers(id)).toMatchObject([
    { from: 'H26.15', to: 'H26.15', unit: 'Phòng Văn hóa - Xã hội', handedBy: 'chuyenvien', receivedBy: 'lanhdao' },
    { unit: 'Phòng Kinh tế', receivedBy: undefined },
  ]);
});

test('what another agency is sent begins there without the hand-overs of the first', async () => {
  const { id } = await accepted();
  await act(id, 'chuyenvien', 'hand-over', { unit: 'Phòng Kinh tế' });
  await act(id, 'chuyenvien', 'forward', { agency: 'H26.16', reason: 'Nhầm' });
  await act(id, 'chuyenvien.badinh', 'confirm');
  expect((await act(id, 'chuyenvien.badinh', 'confirm-hand-over')).body.code).toBe('nothing-handed-over');
  expect((await act(id, 'chuyenvien.badinh', 'hand-over', { unit: 'Phòng Văn hóa - Xã hội' })).status).toBe(200);
  await act(id, 'lanhdao.badinh', 'confirm-hand-over');
  expect(await handOvers(id)).toMatchObject([
    { from: 'H26.15', unit: 'Phòng Kinh tế', receivedBy: undefined },
    { from: 'H26.15', to: 'H26.16', receivedBy: 'chuyenvien.badinh' },
    { from: 'H26.16', to: 'H26.16', unit: 'Phòng Văn hóa - Xã hội', receivedBy: 'lanhdao.badinh' },
  ]);
});

test('whoever may not look any more is told once more what the own action did, and nothing of what happened since', async () => {
  const { body } = await ask().post('/dossiers', {
    as: 'motcua.badinh',
    body: {
      procedure: '1.010801',
      channel: 'direct',
      applicant: { kind: 'person', name: 'Trần Thị Bình', personalId: '001190000018' },
      components: [],
      decidingAgency: 'H26.15',
    },
  });
  while (!offers('accept')(await look(body.id, 'motcua.badinh')));
  await act(body.id, 'motcua.badinh', 'accept');
  const key = randomUUID();
  const forward = () =>
    ask().post(`/dossiers/${body.id}/actions/forward`, {
      as: 'chuyenvien',
      key,
      body: { data: { agency: 'H26.16', reason: 'Nhầm' } },
    });
  const forwarded = await forward();
  expect([forwarded.status, forwarded.body.detail]).toEqual([200, undefined]);
  expect((await ask().get(`/dossiers/${body.id}`, { as: 'chuyenvien' })).status).toBe(403);
  expect((await forward()).body.seq).toBe(forwarded.body.seq);
  expect((await act(body.id, 'chuyenvien.badinh', 'confirm')).status).toBe(200);
  const again = await forward();
  expect([again.status, again.body.code]).toEqual([409, 'done-already']);
});
