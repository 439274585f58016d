import { expect, test } from '@jest/globals';
import { extractText } from 'unpdf';
import type { Answer } from './api-bed.ts';
import { offers, withDossierBed } from './with-dossier-bed.ts';

const { ask, when } = withDossierBed();

type Body = Answer['body'];
const person = { kind: 'person', name: 'Nguyễn Văn An', personalId: '099090000019' };
const look = async (id: string, as: string): Promise<Body> => (await ask().get(`/dossiers/${id}`, { as })).body;
const ask1 = (id: string, as: string, action: string, data: object = {}) =>
  ask().post(`/dossiers/${id}/actions/${action}`, { as, body: { data } });

async function act(id: string, as: string, action: string, data: object = {}): Promise<Body> {
  await when(id, as, offers(action));
  const answer = await ask1(id, as, action, data);
  expect([action, answer.status, answer.body.detail]).toEqual([action, 200, undefined]);
  return answer.body;
}

async function received(more: object = {}, as = 'motcua'): Promise<Body> {
  const answer = await ask().post('/dossiers', {
    as,
    body: { procedure: '1.010801', channel: 'direct', applicant: person, components: [], ...more },
  });
  expect([answer.status, answer.body.detail]).toEqual([201, undefined]);
  return await when(answer.body.id, as, offers('accept'));
}

async function accepted(more: object = {}): Promise<Body> {
  return await act((await received(more)).id, 'motcua', 'accept');
}

/** The business clock goes on from there. */
async function at(instant: string): Promise<void> {
  const answer = await ask().post('/clock/advance', { as: 'giamsat', body: { to: `${instant}:00+07:00` } });
  expect([answer.status, Date.parse(answer.body.now) < Date.parse(`${instant}:00+07:00`) + 60_000]).toEqual([
    200,
    true,
  ]);
}

/** The words of a form; the HTTP status where there is none. */
async function paper(code: string, form: string, as: string): Promise<string> {
  const response = await fetch(`${ask().api.url}/api/v1/dossiers/${code}/papers/${form}`, {
    headers: { authorization: `Bearer ${await ask().token(as)}` },
  });
  if (response.status !== 200) return String(response.status);
  const { text } = await extractText(new Uint8Array(await response.arrayBuffer()), { mergePages: true });
  return text.normalize('NFC').replace(/\s+/g, ' ');
}

const standing = ({ status, ended, paused }: Body) => [status.code, ended, paused];
const refusal = ({ status, body }: Answer) => [status, body.code];

test('an action at the wrong time, by the wrong role or agency is refused and changes nothing', async () => {
  const { id } = await accepted();
  const before = await ask().checksum();
  const reason = { reason: 'Thử' };
  for (const [as, action, data, status, code] of [
    ['motcua', 'pause', reason, 403, 'not-allowed'],
    ['chuyenvien.badinh', 'pause', reason, 403, 'foreign-agency'],
    ['congdan', 'pause', reason, 403, 'not-allowed'],
    ['giamsat', 'pause', reason, 403, 'not-allowed'],
    ['chuyenvien', 'stop', reason, 403, 'not-allowed'],
    ['chuyenvien', 'extend', { ...reason, newDueDate: '2027-12-20' }, 403, 'not-allowed'],
    ['lanhdao', 'request-supplement', { content: 'Thử' }, 403, 'not-allowed'],
    ['lanhdao', 'correct-receipt', { phone: '1', ...reason }, 403, 'not-allowed'],
    ['chuyenvien', 'withdraw', {}, 403, 'not-allowed'],
    ['motcua', 'accept', {}, 409, 'action-not-possible'],
    ['motcua', 'refuse', reason, 409, 'action-not-possible'],
    ['motcua', 'supplement-received', {}, 409, 'action-not-possible'],
    ['lanhdao', 'resume', {}, 409, 'action-not-possible'],
    ['motcua', 'hand-back', {}, 409, 'action-not-possible'],
    ['motcua', 'collect', {}, 409, 'action-not-possible'],
    ['motcua', 'return-result', {}, 409, 'action-not-possible'],
    ['congdan', 'rate', { rating: '5' }, 409, 'action-not-possible'],
  ] as const)
    expect([as, action, ...refusal(await ask1(id, as, action, data))]).toEqual([as, action, status, code]);
  expect(await ask().checksum()).toBe(before);
});

test('a supplement may come until its last minute; then the dossier is closed, and a later one refused', async () => {
  await at('2027-03-01T08:00');
  const early = await Promise.all([received(), received()]);
  const handled = await Promise.all([accepted(), accepted()]);
  for (const { id } of early) await act(id, 'motcua', 'request-supplement', { content: 'Thiếu tờ khai.' });
  for (const { id } of handled) await act(id, 'chuyenvien', 'request-supplement', { content: 'Thiếu bản sao.' });
  expect(await paper(early[0]?.code, '02', 'motcua')).toContain('Thời hạn bổ sung: 30 ngày làm việc');

  // Thirty working days later, five minutes before the hour at which it was asked for.
  await at('2027-04-12T07:55');
  expect(standing(await look(early[0]?.id, 'motcua'))).toEqual([5, false, false]);
  expect(standing(await look(handled[0]?.id, 'motcua'))).toEqual([5, false, true]);
  await act(early[0]?.id, 'motcua', 'supplement-received');
  expect(standing(await when(early[0]?.id, 'motcua', offers('accept')))).toEqual([1, false, false]);
  const goesOn = await act(handled[0]?.id, 'motcua', 'supplement-received');
  expect(standing(goesOn)).toEqual([4, false, false]);
  expect(goesOn.due.explanation.join(' ')).toMatch(
    /Tạm dừng \(chờ bổ sung hồ sơ\) từ thứ Hai, ngày 01\/03\/2027, 08:0\d/,
  );

  await at('2027-04-12T08:10');
  for (const { id } of [early[1], handled[1]]) {
    expect(standing(await when(id, 'motcua', ({ ended }) => ended))).toEqual([8, true, false]);
    expect(refusal(await ask1(id, 'motcua', 'supplement-received'))).toEqual([409, 'action-not-possible']);
  }
  const { body: deadline } = await ask().get(`/dossiers/${handled[1]?.id}/deadline`, { as: 'motcua' });
  expect(deadline.explanation.join(' ')).toMatch(/Dừng giải quyết thứ Hai, ngày 12\/04\/2027, .* không còn hạn trả/);
  expect(await paper(early[1]?.code, '05', 'motcua')).toBe('404');
  const closed = await paper(handled[1]?.code, '05', 'motcua');
  for (const words of [
    'Lý do: Đã hết thời hạn bổ sung mà hồ sơ không được bổ sung, hoàn thiện',
    'Bước giải quyết khi dừng: Thẩm định hồ sơ',
    'ngày 12 tháng 4 năm 2027',
  ])
    expect(closed).toContain(words);
});

test('a fee that is waited for: nothing is received before it is paid, and the applicant may still withdraw', async () => {
  const desk = 'motcua.tinh';
  const [paid, withdrawn] = [
    await received({ procedure: '2.001610' }, desk),
    await received({ procedure: '2.001610' }, desk),
  ];
  for (const { id, code } of [paid, withdrawn]) {
    expect(standing(await act(id, desk, 'accept'))).toEqual([6, false, false]);
    expect([await paper(code, '01', desk), (await look(id, desk)).dueAt]).toEqual(['404', undefined]);
  }
  expect(standing(await act(withdrawn.id, 'congdan', 'withdraw'))).toEqual([7, true, false]);
  expect(refusal(await ask1(withdrawn.id, desk, 'collect'))).toEqual([409, 'action-not-possible']);
  expect(refusal(await ask1(withdrawn.id, 'congdan', 'withdraw'))).toEqual([409, 'action-not-possible']);
  expect(await paper(withdrawn.code, '05', desk)).toBe('404');

  const collected = await act(paid.id, desk, 'collect');
  expect(standing(collected)).toEqual([4, false, false]);
  expect(await paper(paid.code, '01', desk)).toContain('Phí, lệ phí:');
  expect(refusal(await ask1(paid.id, desk, 'collect'))).toEqual([409, 'action-not-possible']);

  // Its whole term runs again, from the first opening after a supplement that came in on a day off.
  const specialist = 'chuyenvien.tinh';
  expect(standing(await act(paid.id, specialist, 'request-supplement', { content: 'Thiếu' }))).toEqual([
    5,
    false,
    true,
  ]);
  await at('2027-05-03T09:00');
  await act(paid.id, desk, 'supplement-received');
  const again = await look(paid.id, specialist);
  expect(standing(again)).toEqual([4, false, false]);
  expect(again.due.explanation.join(' ')).toMatch(/tính lại từ đầu, kể từ thứ Ba, ngày 04\/05\/2027, 0[78]:\d0/);
});

test('a result waits at the agency that returns it, however long, and is returned there once', async () => {
  const { id, code } = await accepted({ returnAgency: 'H26.1' });
  await act(id, 'chuyenvien', 'approve');
  await act(id, 'chuyenvien', 'complete');
  expect(standing(await act(id, 'lanhdao', 'approve'))).toEqual([9, false, false]);
  expect(refusal(await ask1(id, 'congdan', 'withdraw'))).toEqual([409, 'action-not-possible']);
  expect(refusal(await ask1(id, 'lanhdao', 'stop', { reason: 'Muộn' }))).toEqual([409, 'action-not-possible']);
  await at('2027-08-02T08:00');
  expect(standing(await look(id, 'motcua.tinh'))).toEqual([9, false, false]);
  expect(refusal(await ask1(id, 'motcua', 'return-result'))).toEqual([403, 'foreign-agency']);
  const returned = await act(id, 'motcua.tinh', 'return-result', { recipient: 'Nguyễn Văn An' });
  expect(standing(returned)).toEqual([10, true, false]);
  // Finished in time, whenever it was collected.
  expect(returned.timeliness).toBe('closed-early');
  expect(returned.due.explanation.join(' ')).toMatch(/Có kết quả .*, trước hạn\./);
  expect(refusal(await ask1(id, 'motcua.tinh', 'return-result'))).toEqual([409, 'action-not-possible']);
  const control = await paper(code, '06', 'motcua');
  expect(control).toMatch(/Bộ phận Một cửa, Trung tâm Phục vụ hành chính công .* Trả kết quả .* 02\/08\/2027/);
});

test('an apology after the date is told as late, and what was printed before stays', async () => {
  const { id, code, dueAt } = await accepted();
  const first = await paper(code, '01', 'motcua');
  await act(id, 'lanhdao', 'pause', { reason: 'Xác minh' });
  await at('2027-09-06T09:00');
  const { dueAt: shifted } = await act(id, 'lanhdao', 'resume');
  expect(Date.parse(shifted)).toBeGreaterThan(Date.parse(dueAt));
  // An hour later, by Vietnam's clocks.
  await at(new Date(Date.parse(shifted) + (1 + 7) * 3_600_000).toISOString().slice(0, 16));
  expect((await look(id, 'lanhdao')).timeliness).toBe('open-late');
  const later = { reason: 'Chờ kết quả giám định', newDueDate: '2027-10-18' };
  const extended = await act(id, 'lanhdao', 'extend', later);
  expect(extended.dueAt.slice(0, 10)).toBe('2027-10-18');
  expect(extended.due.explanation.join(' ')).toMatch(/Đã gửi văn bản xin lỗi ngày .*, muộn hơn quy định/);
  expect(refusal(await ask1(id, 'lanhdao', 'extend', later))).toEqual([409, 'extension-limit-reached']);
  const apology = await paper(code, '04', 'lanhdao');
  for (const words of ['Chờ kết quả giám định', 'Thời gian trả kết quả mới:', 'ngày 18 tháng 10 năm 2027'])
    expect(apology).toContain(words);
  expect(await paper(code, '01', 'motcua')).toBe(first);
});
