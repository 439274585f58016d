import { expect, test } from '@jest/globals';
import { statusNoticeText, uncollectedNoticeText } from './status-notice.ts';

const at = (text: string) => Date.parse(`${text}:00+07:00`);
const notice = {
  dossierCode: 'H26.15-261123-0001',
  procedure: 'Đăng ký kết hôn',
  status: 4,
  agency: 'Ủy ban nhân dân phường Hoàn Kiếm',
  officer: 'Nguyễn Thị Mai',
  receivedAt: at('2026-11-23T08:05'),
  changedAt: at('2026-11-23T08:20'),
  dueAt: at('2026-11-26T08:20'),
  returnedAt: undefined,
};

test('a notice says status, agency, officer and the times, and not who the applicant is', () => {
  expect(statusNoticeText(notice)).toEqual({
    subject: 'Hồ sơ H26.15-261123-0001: Đang xử lý',
    text: 'Hồ sơ H26.15-261123-0001 (Đăng ký kết hôn): Đang xử lý, lúc 08:20 23/11/2026. Cơ quan giải quyết: Ủy ban nhân dân phường Hoàn Kiếm. Người thực hiện: Nguyễn Thị Mai. Nộp lúc 08:05 23/11/2026. Hẹn trả 08:20 26/11/2026.',
  });
});

test('what was returned is no longer due, and nobody is named where a date moved the dossier', () => {
  const { text } = statusNoticeText({ ...notice, status: 10, officer: undefined, returnedAt: at('2026-11-25T09:00') });
  expect(text).toContain('Trả kết quả lúc 09:00 25/11/2026.');
  expect(text).not.toContain('Hẹn trả');
  expect(text).not.toContain('Người thực hiện');
});

test('no date is promised where there is none', () => {
  const { text } = statusNoticeText({ ...notice, status: 1, dueAt: undefined });
  expect(text).toMatch(/Nộp lúc 08:05 23\/11\/2026\.$/);
});

test('a reminder says since when the result waits, and where', () => {
  const { dossierCode, procedure, agency } = notice;
  expect(uncollectedNoticeText({ dossierCode, procedure, agency, finishedAt: at('2026-11-25T16:30') })).toEqual({
    subject: 'Hồ sơ H26.15-261123-0001: mời nhận kết quả',
    text: 'Hồ sơ H26.15-261123-0001 (Đăng ký kết hôn) đã có kết quả từ lúc 16:30 25/11/2026, đến nay chưa được nhận. Mời nhận kết quả tại Ủy ban nhân dân phường Hoàn Kiếm.',
  });
});
