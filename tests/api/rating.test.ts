import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import type { Answer } from './api-bed.ts';
import { offers, withDossierBed } from './with-dossier-bed.ts';

const { ask, when } = withDossierBed();

const marriage = {
  procedure: '1.000894',
  channel: 'direct',
  applicant: { kind: 'person', name: 'Nguyễn Văn An', personalId: '001090000019' },
  components: [],
};

async function act(id: string, as: string, action: string, data: object = {}, key = randomUUID()): Promise<Answer> {
  await when(id, as, offers(action));
  return await ask().post(`/dossiers/${id}/actions/${action}`, { as, body: { data }, key });
}

/** A marriage registered, its certificate at the desk. */
async function withResult(): Promise<string> {
  const { body } = await ask().post('/dossiers', { as: 'motcua', body: marriage });
  await act(body.id, 'motcua', 'accept');
  for (;;) {
    const officers = await Promise.all(
      ['motcua', 'chuyenvien', 'lanhdao'].map(async (as) => ({
        as,
        dossier: (await ask().get(`/dossiers/${body.id}`, { as })).body,
      })),
    );
    if (officers.some(({ dossier }) => offers('return-result')(dossier))) return body.id;
    const next = officers.find(({ dossier }) =>
      dossier.actions.some((each: { kind: string }) => each.kind === 'complete'),
    );
    const action = next?.dossier.actions.find((each: { kind: string }) => each.kind === 'complete');
    if (next === undefined || action === undefined) continue;
    const done = await ask().post(`/dossiers/${body.id}/actions/${action.action}`, {
      as: next.as,
      body: {
        task: action.task,
        data: Object.fromEntries(
          action.fields
            .filter((field: { required: boolean }) => field.required)
            .map((field: { id: string; type: string; choices: { value: string }[] }) => [
              field.id,
              field.type === 'choice' ? field.choices[0]?.value : field.type === 'boolean' ? true : 'Theo hồ sơ',
            ]),
        ),
      },
    });
    expect([done.status, done.body.detail]).toEqual([200, undefined]);
  }
}

test('the service is rated once, when the result is returned or for some days afterwards', async () => {
  const [atDesk, later, never] = [await withResult(), await withResult(), await withResult()];

  const returned = await act(atDesk, 'motcua', 'return-result', { rating: '4', ratingComment: 'Nhanh' });
  expect(returned.body).toMatchObject({ ended: true, status: { code: 10 }, rating: { score: 4, comment: 'Nhanh' } });
  expect(offers('rate')(returned.body)).toBe(false);
  const again = await ask().post(`/dossiers/${atDesk}/actions/rate`, { as: 'motcua', body: { data: { rating: '1' } } });
  expect([again.status, again.body.code]).toEqual([409, 'rated-already']);

  await act(never, 'motcua', 'return-result');
  const unrated = await act(later, 'motcua', 'return-result', { recipient: 'Nguyễn Văn An' });
  expect(unrated.body).toMatchObject({ ended: true, status: { code: 10 } });
  expect(unrated.body.rating).toBeUndefined();
  const missing = await ask().post(`/dossiers/${later}/actions/rate`, { as: 'motcua', body: { data: {} } });
  expect([missing.status, missing.body.code]).toEqual([400, 'request-invalid']);
  const invented = await ask().post(`/dossiers/${later}/actions/rate`, {
    as: 'motcua',
    body: { data: { rating: '6' } },
  });
  expect([invented.status, invented.body.code]).toEqual([400, 'request-invalid']);

  const key = randomUUID();
  const rate = () =>
    ask().post(`/dossiers/${later}/actions/rate`, { as: 'motcua', body: { data: { rating: '5' } }, key });
  for (const answer of [await rate(), await rate()])
    expect(answer.body).toMatchObject({
      ended: true,
      status: { code: 10 },
      seq: unrated.body.seq,
      rating: { score: 5 },
    });
  const { body: history } = await ask().get(`/dossiers/${later}/history`, { as: 'motcua' });
  expect(history.items.at(-1)).toMatchObject({ action: 'rate', name: 'Đánh giá mức độ hài lòng' });

  await ask().post('/clock/advance', { as: 'quantri', body: { by: 'P31D' } });
  const late = await ask().post(`/dossiers/${never}/actions/rate`, { as: 'motcua', body: { data: { rating: '5' } } });
  expect([late.status, late.body.code]).toEqual([409, 'rating-closed']);
});
