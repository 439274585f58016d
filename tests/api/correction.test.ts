import { expect, test } from '@jest/globals';
import type { Answer } from './api-bed.ts';
import { offers, withDossierBed } from './with-dossier-bed.ts';

const { ask, when } = withDossierBed();

const act = (dossier: Answer['body'], as: string, action: string, data: object = {}) =>
  ask().post(`/dossiers/${dossier.id}/actions/${action}`, { as, body: { data } });

/** A relative's allowance, entered with a wrong name, under the general case of 10 days. */
async function accepted(): Promise<Answer['body']> {
  const received = await ask().post('/dossiers', {
    as: 'motcua',
    body: {
      procedure: '1.010801',
      channel: 'direct',
      applicant: { kind: 'person', name: 'Trần Thị Bình', personalId: '001190000018' },
      components: [],
    },
  });
  expect([received.status, received.body.detail]).toEqual([201, undefined]);
  return (await act(await when(received.body.id, 'motcua', offers('accept')), 'motcua', 'accept')).body;
}

test('the desk corrects a receipt: the record, the due date with its reason, and what was there before', async () => {
  const before = await accepted();
  const offered = before.actions.find((each: { action: string }) => each.action === 'correct-receipt');
  const field = (id: string) => offered.fields.find((each: { id: string }) => each.id === id);
  expect([field('applicantName').value, field('caseCode').value]).toEqual(['Trần Thị Bình', '00']);
  expect(field('caseCode').choices.map((choice: { value: string }) => choice.value)).toEqual(['00', '01']);
  expect(field('channel').choices.length).toBeGreaterThan(0);

  const same = await act(before, 'motcua', 'correct-receipt', { applicantName: 'Trần Thị Bình', reason: 'Rà soát' });
  expect([same.status, same.body.code]).toEqual([422, 'nothing-to-correct']);
  const invented = await act(before, 'motcua', 'correct-receipt', { caseCode: '77', reason: 'Nhầm' });
  expect([invented.status, invented.body.code]).toEqual([400, 'request-invalid']);
  expect((await act(before, 'chuyenvien', 'correct-receipt', { reason: 'Nhầm' })).status).toBe(403);
  expect((await ask().get(`/dossiers/${before.id}`, { as: 'motcua' })).body.seq).toBe(before.seq);

  const [component] = field('components').choices;
  const corrected = await act(before, 'motcua', 'correct-receipt', {
    applicantName: 'Trần Thị Bính',
    caseCode: '01',
    components: [component.value],
    reason: 'Nhập sai tên và trường hợp',
  });
  expect([corrected.status, corrected.body.detail]).toEqual([200, undefined]);
  const after = corrected.body;
  expect([after.applicant.name, after.case, after.seq]).toEqual(['Trần Thị Bính', '01', before.seq + 1]);
  expect(after.components.map((each: { id: string; kind: string }) => [each.id, each.kind])).toEqual([
    [component.value, 'paper'],
  ]);
  expect(Date.parse(after.dueAt)).toBeGreaterThan(Date.parse(before.dueAt));
  expect(after.due.explanation.join(' ')).toMatch(/Đính chính giấy tiếp nhận ngày .*20 ngày thay cho 10 ngày/);

  const { rows } = await ask().pool.query(
    `select details->'recorded' as recorded from audit where dossier = $1 and action = 'correct-receipt'`,
    [before.id],
  );
  expect(rows).toEqual([
    {
      recorded: {
        kind: 'correction',
        values: [
          { field: 'applicant.name', old: 'Trần Thị Bình', new: 'Trần Thị Bính' },
          { field: 'case', old: '00', new: '01' },
          { field: 'components', old: [], new: [component.value] },
        ],
      },
    },
  ]);
  const found = await ask().get('/worklist?q=tran%20thi%20binh', { as: 'chuyenvien' });
  expect(found.status).toBe(200);
  const { body: deadline } = await ask().get(`/dossiers/${before.id}/deadline`, { as: 'motcua' });
  expect(deadline.ledger.map((entry: { entry: string }) => entry.entry)).toEqual([
    'submitted',
    'accepted',
    'corrected',
  ]);
});

test('a correction may clear what should not have been entered, and enters nothing a receipt would not take', async () => {
  const dossier = await accepted();
  const correct = (data: object) => act(dossier, 'motcua', 'correct-receipt', { ...data, reason: 'Nhập sai' });
  const entered = await correct({ phone: '0912345678', address: 'Số 12, phố Hàng Thùng' });
  expect(entered.body.applicant).toMatchObject({ phone: '0912345678' });
  const cleared = await correct({ phone: '' });
  expect(cleared.body.applicant.phone).toBeUndefined();
  const before = await ask().checksum();
  for (const [wrong, why] of [
    [{ applicantName: ' ' }, 'Họ tên chủ hồ sơ (applicant.name): không được để trống'],
    [{ phone: '0'.repeat(21) }, 'Số điện thoại (applicant.phone): dài quá 20 ký tự'],
    [{ personalId: '12' }, 'Số định danh (applicant.personalId): phải gồm 12 chữ số'],
    [{ birthDate: '2990-01-01' }, 'Ngày sinh (applicant.birthDate): là ngày chưa đến'],
    [{ address: 'Số 12\0' }, 'data.address: có ký tự không hợp lệ'],
    [{ address: 'Số 13', reason: ' ' }, 'cần điền “Lý do đính chính”'],
  ] as const) {
    const refused = await act(dossier, 'motcua', 'correct-receipt', { reason: 'Nhập sai', ...wrong });
    expect([refused.status, refused.body.detail]).toEqual([400, expect.stringContaining(why)]);
  }
  expect(await ask().checksum()).toBe(before);
});

test('a request beyond its limit is told why and changes nothing', async () => {
  const dossier = await accepted();
  const extend = (newDueDate: string) => act(dossier, 'lanhdao', 'extend', { reason: 'Chờ xác minh', newDueDate });
  const daysLater = (days: number) =>
    new Date(Date.parse(dossier.dueAt) + days * 86_400_000).toISOString().slice(0, 10);
  const backwards = await extend(daysLater(-1));
  expect([backwards.status, backwards.body.code]).toEqual([422, 'extension-not-later']);
  const beyond = await extend('2999-01-04');
  expect([beyond.status, beyond.body.code]).toEqual([422, 'calendar-year-unknown']);
  const extended = await extend(daysLater(7));
  expect([extended.status, extended.body.detail]).toEqual([200, undefined]);
  expect(extended.body.dueAt.slice(0, 10) >= daysLater(7)).toBe(true);
  expect(extended.body.due.explanation.join(' ')).toMatch(/Gia hạn lần 1/);
  expect(offers('extend')(extended.body)).toBe(false);
  const before = await ask().checksum();
  const again = await extend(daysLater(14));
  expect([again.status, again.body.code]).toEqual([409, 'extension-limit-reached']);
  expect(await ask().checksum()).toBe(before);
});

test('while handling is suspended the status says what the applicant has to do, and no new date is promised', async () => {
  const dossier = await accepted();
  const status = async (as: string, action: string, data: object = {}) => {
    const { body } = await act(dossier, as, action, data);
    return body.status?.code ?? body.code;
  };
  expect(await status('lanhdao', 'pause', { reason: 'Xác minh' })).toBe(8);
  expect(await status('lanhdao', 'extend', { reason: 'Xác minh', newDueDate: '2027-12-20' })).toBe('dossier-paused');
  expect(await status('chuyenvien', 'request-supplement', { content: 'Bản sao' })).toBe(5);
  expect(await status('lanhdao', 'resume')).toBe(5);
  expect(await status('lanhdao', 'pause', { reason: 'Xác minh' })).toBe(5);
  expect(await status('motcua', 'supplement-received')).toBe(8);
  expect(await status('chuyenvien', 'resume')).toBe(4);
});
