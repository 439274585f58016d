import { expect, test } from '@jest/globals';
import { changed, type PlaceFacts, type PlaceOverride } from './place-facts.ts';
import { clockText, differences, problemText } from './place-words.ts';

const national: PlaceFacts = {
  levels: ['commune'],
  agencies: { receives: 'Bộ phận Một cửa', decides: 'Ủy ban nhân dân cấp xã' },
  channels: ['direct', 'online'],
  cases: [
    { code: '00', name: 'Trường hợp chung', duration: { amount: 1, unit: 'SAME_DAY' } },
    { code: '01', name: 'Phải xác minh', duration: { amount: 5, unit: 'WORKING_DAY' } },
  ],
  fee: { moment: 'none', amounts: [] },
  supplement: { pausePolicy: 'shift' },
};

test('what differs stands beside what is national, in words', () => {
  const here: PlaceFacts = {
    cases: [{ code: '01', duration: { amount: 4.5, unit: 'WORKING_DAY' } }],
    fee: { moment: 'before', currency: 'VND', amounts: [{ amount: 15_000 }, { amount: 7_500, channel: 'online' }] },
    supplement: { limit: 1 },
    cutOff: { minute: 885, channels: ['direct', 'post'] },
  };
  expect(differences(national, here)).toEqual([
    { what: 'Thời hạn giải quyết: Phải xác minh', national: '5 ngày làm việc', here: '4,5 ngày làm việc' },
    {
      what: 'Phí, lệ phí',
      national: 'Không thu',
      here: 'Thu khi tiếp nhận; 15.000 đồng; 7.500 đồng (trực tuyến)',
    },
    { what: 'Số lần yêu cầu bổ sung', national: '—', here: '1' },
    { what: 'Giờ chốt tiếp nhận', national: '—', here: '14:45 (trực tiếp, bưu chính công ích)' },
  ]);
  expect(differences({ ...national, cutOff: { minute: 900, channels: ['direct'] } }, { cutOff: null })).toEqual([
    { what: 'Giờ chốt tiếp nhận', national: '15:00 (trực tiếp)', here: 'không có' },
  ]);
  expect(differences(national, {})).toEqual([]);
  expect(clockText(5)).toBe('00:05');
});

test('a word that is taken away is inherited again', () => {
  const override: PlaceOverride = {
    code: '1.000894',
    jurisdiction: '01',
    legalBasis: [],
    source: 'x',
    asOf: '2026-11',
  };
  const own = changed(override, { levels: ['province'], validFrom: '2026-12-01' });
  expect(own).toEqual({ ...override, levels: ['province'], validFrom: '2026-12-01' });
  expect(changed(own, { levels: undefined, validFrom: undefined })).toEqual(override);
  expect(changed(own, { cutOff: null }).cutOff).toBeNull();
});

test('a problem names its field', () => {
  const override: PlaceOverride = {
    code: '1',
    jurisdiction: '01',
    extension: { limit: 1, source: '' },
    intake: { online: { amount: 4, unit: 'HOUR', source: '' } },
    legalBasis: [''],
    source: '',
    asOf: '2026',
  };
  const reason = { vi: 'không đúng' };
  expect(problemText(override, { field: 'source', reason })).toBe('Nguồn: chưa điền');
  expect(problemText(override, { field: 'legalBasis.0', reason })).toBe('Văn bản của địa phương, bộ ngành: chưa điền');
  expect(problemText(override, { field: 'extension.source', reason })).toBe('Số lần gia hạn: chưa điền căn cứ');
  expect(problemText(override, { field: 'intake.online.source', reason })).toBe('Thời hạn tiếp nhận: chưa điền căn cứ');
  expect(problemText(override, { field: 'asOf', reason })).toBe('Cập nhật đến: không đúng');
  expect(problemText(override, { field: 'cases.0.duration.amount', reason })).toBe('Thời hạn giải quyết: không đúng');
  expect(problemText(undefined, { field: '', reason })).toBe('không đúng');
  expect(problemText(override, { field: 'Task_ThamTra', reason })).toBe('Task_ThamTra: không đúng');
});
