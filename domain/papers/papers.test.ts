import { describe, expect, test } from '@jest/globals';
import { dossierPaper } from './dossier-paper.ts';
import type { DossierRecord } from './dossier-record.ts';
import { dossierRegister } from './dossier-register.ts';
import type { Block, Paper } from './paper.ts';
import { type DossierForm, dossierForms, mayPrint, paperForms } from './paper-form.ts';
import { entry, monday, recordOf } from './testing.ts';
import { sayDay, sayInstant } from './wording.ts';

const hour = 3_600_000;

/** Everything a paper says below its heading, a line each. */
function linesOf({ blocks, signatures }: Paper): string[] {
  return [...blocks.flatMap(blockLines), ...(signatures ?? []).map(({ role, name }) => `${role}: ${name ?? ''}`)];
}

function blockLines(block: Block): readonly string[] {
  switch (block.type) {
    case 'paragraph':
      return [block.text];
    case 'facts':
      return block.items.map(({ label, value }) => `${label}: ${value}`);
    case 'list':
      return block.items;
    case 'table':
      return block.rows.map((row) => row.join(' | '));
  }
}

/** The lines of a form of the dossier after one more step. */
function lines(
  form: DossierForm,
  step: Parameters<typeof entry>[0] = {},
  changes: Partial<DossierRecord> = {},
  version = 1,
): string[] {
  const record = recordOf(changes);
  const entries = [...record.entries, entry({ seq: 9, ...step })];
  return linesOf(
    dossierPaper(form, { ...record, entries }, { version, previousAt: version === 1 ? undefined : monday }),
  );
}

describe('form 01', () => {
  test('names what was received, what data answered for, and when the result is due and why', () => {
    expect(lines('01')).toEqual([
      'Nơi tiếp nhận: Ủy ban nhân dân phường Hoàn Kiếm',
      'Tiếp nhận hồ sơ của: Nguyễn Thị Ngọc Huyền',
      'Số định danh cá nhân: 001190000019',
      'Ngày sinh: 31/01/1990',
      'Địa chỉ: Số 12, phố Hàng Thùng, phường Hoàn Kiếm, thành phố Hà Nội',
      'Số điện thoại: 0912345678',
      'Email: huyen@example.vn',
      'Nội dung yêu cầu giải quyết: Đăng ký thường trú (mã thủ tục 1.004222)',
      'Hình thức nộp: Trực tiếp',
      'Số lượng hồ sơ: 01 bộ',
      'Thành phần hồ sơ gồm:',
      '1 | Tờ khai thay đổi thông tin cư trú (CT01) | 01 |  | Bản giấy',
      '2 | Giấy tờ chứng minh chỗ ở hợp pháp |  |  | Đã khai thác từ Cơ sở dữ liệu quốc gia về đất đai; không yêu cầu nộp',
      '3 | Hợp đồng thuê, mượn, ở nhờ được công chứng, chứng thực | 01 | 02 | Bản giấy',
      'Phí, lệ phí: 20.000 đồng (thu khi trả kết quả)',
      'Thời hạn giải quyết theo quy định: 07 ngày làm việc',
      'Thời gian nhận hồ sơ: 09 giờ 30 phút, ngày 23 tháng 11 năm 2026',
      'Thời gian trả kết quả: 09 giờ 30 phút, ngày 03 tháng 12 năm 2026',
      'Cơ quan giải quyết: Ủy ban nhân dân phường Hoàn Kiếm',
      'Nơi trả kết quả: Ủy ban nhân dân phường Hoàn Kiếm',
      'Cách tính thời hạn:',
      'Thời hạn giải quyết: 07 ngày làm việc, tính từ giờ tiếp nhận.',
      '28/11/2026, 29/11/2026 là ngày nghỉ hằng tuần.',
      '24/11/2026 là ngày nghỉ (Ngày Văn hóa Việt Nam).',
      'Tính theo lịch làm việc: vn-2026-11.',
      'NGƯỜI NỘP HỒ SƠ: ',
      'NGƯỜI TIẾP NHẬN HỒ SƠ: Nguyễn Thị Mai',
    ]);
  });

  test('issued again says what it replaces and what was corrected', () => {
    const step = {
      given: { reason: 'Ghi sai năm sinh.' },
      corrections: [{ label: 'Ngày sinh', old: '31/01/1989', new: '31/01/1990' }],
    };
    const record = recordOf();
    const paper = dossierPaper(
      '01',
      { ...record, entries: [...record.entries, entry(step)] },
      { version: 2, previousAt: monday },
    );
    expect(paper.subtitle).toBe('Cấp lại lần 01, thay giấy đã cấp ngày 23 tháng 11 năm 2026');
    expect(linesOf(paper)).toEqual(
      expect.arrayContaining([
        'Lý do đính chính: Ghi sai năm sinh.',
        'Ngày sinh: “31/01/1989” sửa thành “31/01/1990”.',
      ]),
    );
  });

  test('of a case without a term gives no date', () => {
    const deadline = { duration: undefined, due: undefined, dueBefore: undefined, explanation: [] };
    expect(lines('01', {}, { deadline, components: [] })).toEqual(
      expect.arrayContaining([
        'Thành phần hồ sơ: Không kèm giấy tờ',
        'Thời hạn giải quyết theo quy định: Không quy định',
        'Thời gian trả kết quả: Theo thông báo của cơ quan giải quyết',
      ]),
    );
  });
});

describe('form 02', () => {
  const step = {
    action: 'request-supplement',
    given: { components: ['c03'], content: 'Thiếu chữ ký.\n\nTrang 2 mờ.' },
  };

  test('during handling is the deciding agency’s and says what becomes of the term', () => {
    expect(lines('02', step)).toEqual(
      expect.arrayContaining([
        'Giai đoạn: Đang giải quyết hồ sơ',
        'Hợp đồng thuê, mượn, ở nhờ được công chứng, chứng thực',
        'Thiếu chữ ký.',
        'Trang 2 mờ.',
        'Thời hạn bổ sung: 30 ngày làm việc kể từ ngày lập phiếu này; quá thời hạn mà không bổ sung, hồ sơ được dừng giải quyết.',
        'Thời hạn giải quyết được tính lại từ đầu khi hồ sơ đã được bổ sung đầy đủ, hợp lệ.',
      ]),
    );
  });

  test('before acceptance moves no term, and tells where data must be mended', () => {
    const said = lines('02', step, {
      acceptedAt: undefined,
      lookups: [{ database: 'Cơ sở dữ liệu quốc gia về dân cư', outcome: 'MISMATCH' }],
    });
    expect(said).toContain('Giai đoạn: Kiểm tra hồ sơ khi tiếp nhận');
    expect(said.some((line) => line.startsWith('Cơ sở dữ liệu quốc gia về dân cư: thông tin không thống nhất'))).toBe(
      true,
    );
    expect(said.join()).not.toContain('Thời hạn giải quyết được');
  });
});

test('form 03 gives the reason as it was written', () => {
  const nothing = { personalId: undefined, birthDate: undefined, phone: undefined, email: undefined };
  const organisation = { ...nothing, kind: 'organisation', name: 'Công ty TNHH Sao Mai', address: 'Số 1' } as const;
  const step = { action: 'refuse', given: { reason: ' Không thuộc thẩm quyền. ' } };
  expect(lines('03', step, { acceptedAt: undefined, applicant: organisation })).toEqual([
    'Hồ sơ của: Công ty TNHH Sao Mai',
    'Địa chỉ: Số 1',
    'Nội dung yêu cầu giải quyết: Đăng ký thường trú (mã thủ tục 1.004222)',
    'Thời gian nộp hồ sơ: 08 giờ 30 phút, ngày 23 tháng 11 năm 2026',
    'Qua kiểm tra hồ sơ, Ủy ban nhân dân phường Hoàn Kiếm thông báo từ chối tiếp nhận giải quyết hồ sơ nêu trên với lý do cụ thể như sau:',
    'Không thuộc thẩm quyền.',
    'Xin thông báo để Quý cơ quan, tổ chức được biết và thực hiện.',
    'NGƯỜI NHẬN PHIẾU: ',
    'NGƯỜI TIẾP NHẬN HỒ SƠ: Nguyễn Thị Mai',
  ]);
});

test.each([
  ['01', 'Cấp lại lần 01, thay giấy đã cấp ngày 23 tháng 11 năm 2026', false],
  ['02', 'Lần 02', true],
  ['03', undefined, true],
  ['04', 'Lần 02', true],
  ['05', undefined, true],
  ['06', 'Kèm theo hồ sơ của: Nguyễn Thị Ngọc Huyền', false],
] as const)('form %s issued again is called %p, and has a number of its own: %p', (form, subtitle, numbered) => {
  const again = dossierPaper(form, recordOf(), { version: 2, previousAt: monday });
  expect([again.subtitle, again.heading.numbered, again.landscape]).toEqual([subtitle, numbered, form === '06']);
  const first = dossierPaper(form, recordOf(), { version: 1, previousAt: undefined });
  expect(first.subtitle).toBe(form === '06' ? subtitle : undefined);
});

test('form 04 names the date that was promised and the one that takes its place', () => {
  const { deadline } = recordOf();
  const later = { ...deadline, dueBefore: deadline.due, due: (deadline.due ?? 0) + 7 * 24 * hour };
  const said = lines('04', { given: { reason: 'Cần xác minh.' } }, { deadline: later }).join('\n');
  expect(said).toContain('Thời gian hẹn trả kết quả: 09 giờ 30 phút, ngày 03 tháng 12 năm 2026');
  expect(said).toContain('Cần xác minh.');
  expect(said).toContain('Thời gian trả kết quả mới: 09 giờ 30 phút, ngày 10 tháng 12 năm 2026');
  expect(lines('04', {}, { deadline: { ...later, due: later.dueBefore } }).join()).not.toContain('mới');
  expect(said).toContain('Ngày 23 tháng 11 năm 2026, Ủy ban nhân dân phường Hoàn Kiếm tiếp nhận hồ sơ');
  const sentEarlier = { deadline: later, acceptedAt: undefined, submittedAt: monday - 72 * hour };
  expect(lines('04', {}, sentEarlier).join('\n')).toContain('Ngày 20 tháng 11 năm 2026, Ủy ban nhân dân');
});

describe('form 05', () => {
  const reason = (said: readonly string[]) => said.find((line) => line.startsWith('Lý do: '));

  test('gives the reason of whoever ended it', () => {
    const stopped = { action: 'stop', given: { reason: 'Có tranh chấp.' }, milestones: ['stopped'] };
    expect(reason(lines('05', stopped))).toBe('Lý do: Có tranh chấp.');
    const { entries } = recordOf();
    const withdrew = { entries: [...entries, entry({ seq: 8, action: 'withdraw', given: { reason: 'Đổi ý.' } })] };
    const handedBack = { action: 'hand-back', milestones: ['withdrawn'] };
    expect(reason(lines('05', handedBack, withdrew))).toBe('Lý do: Người nộp rút hồ sơ: Đổi ý.');
    expect(reason(lines('05', handedBack))).toBe('Lý do: Theo yêu cầu rút hồ sơ của người nộp');
    expect(reason(lines('05', { action: 'alarm', actor: undefined, milestones: ['stopped'] }))).toBe(
      'Lý do: Đã hết thời hạn bổ sung mà hồ sơ không được bổ sung, hoàn thiện',
    );
  });

  test('names the step it had come to, and gives papers back where there are any', () => {
    const said = lines('05', { action: 'stop', milestones: ['stopped'] });
    expect(said).toContain('Bước giải quyết khi dừng: Ký kết quả');
    expect(said).toContain('Giấy tờ đã nộp được trả lại cho Ông/Bà tại Ủy ban nhân dân phường Hoàn Kiếm.');
    const { control, components } = recordOf();
    // What was taken from somebody's hands when it was stopped, not what was opened for handing it back.
    const cut = (row: number) => {
      const rows = control.map((each, at) =>
        at === row && each.done ? { ...each, done: { ...each.done, finished: false } } : each,
      );
      return lines('05', { action: 'stop' }, { control: rows });
    };
    expect(cut(1)).toContain('Bước giải quyết khi dừng: Thẩm định hồ sơ, xác minh chỗ ở hợp pháp');
    expect(cut(0)).toContain('Bước giải quyết khi dừng: Kiểm tra hồ sơ');
    expect(lines('05', {}, { control: [] })).toContain('Bước giải quyết khi dừng: Tiếp nhận hồ sơ');
    const copies = components.map((each) => ({ ...each, originals: 0 }));
    expect(lines('05', {}, { components: copies }).join()).not.toContain('được trả lại');
  });

  test('says whether money was taken', () => {
    const finance = (said: readonly string[]) => said.find((line) => line.startsWith('Nghĩa vụ tài chính: '));
    const { entries, procedure } = recordOf();
    expect(finance(lines('05'))).toBe('Nghĩa vụ tài chính: Chưa thu');
    expect(finance(lines('05', {}, { entries: [...entries, entry({ action: 'collect' })] }))).toMatch(
      'Đã thu 20.000 đồng',
    );
    const free = { ...procedure, fee: { moment: 'none', amounts: [] } as const };
    expect(finance(lines('05', {}, { procedure: free }))).toBe('Nghĩa vụ tài chính: Không phát sinh');
  });
});

test('form 06 has a row for each hand-over, early, on time or late by the step’s own limit', () => {
  const rows = lines('06').filter((line) => /^\d \|/.test(line));
  expect(rows).toEqual([
    '1 | Nguyễn Thị Ngọc Huyền | Bộ phận Một cửa, Ủy ban nhân dân phường Hoàn Kiếm | Kiểm tra hồ sơ | 08:30 23/11/2026 | 09:30 23/11/2026 | Đúng hạn | Nguyễn Thị Mai | Tiếp nhận',
    '2 | Bộ phận Một cửa, Ủy ban nhân dân phường Hoàn Kiếm | Chuyên viên, Ủy ban nhân dân phường Hoàn Kiếm | Thẩm định hồ sơ, xác minh chỗ ở hợp pháp | 09:30 23/11/2026 | 01:30 25/11/2026 | Quá hạn | Trần Văn Hùng | Trình ký',
    '3 | Chuyên viên, Ủy ban nhân dân phường Hoàn Kiếm | Lãnh đạo, Ủy ban nhân dân phường Hoàn Kiếm | Ký kết quả | 01:30 25/11/2026 |  |  |  | Đang giải quyết',
  ]);
});

test('form 06 tells a step finished days before its limit from one finished on the day, and waits for a date', () => {
  const { control, deadline } = recordOf();
  const [first] = control;
  const rows = [24, 8, 0].map((hours) => ({ ...first, dueAt: monday + hours * hour })) as typeof control;
  const said = lines('06', {}, { control: rows, deadline: { ...deadline, due: undefined } });
  expect(said).toContain('Thời gian hẹn trả kết quả: Chưa xác định');
  expect(said.slice(4).map((line) => line.split(' | ')[6])).toEqual(['Trước hạn', 'Đúng hạn', 'Đúng hạn']);
});

test('form 07 numbers the dossiers of a part within the whole period', () => {
  const { agencies, applicant } = recordOf();
  const dossier = {
    code: 'H26.15-261123-0001',
    procedure: 'Đăng ký thường trú',
    applicant: applicant.name,
    address: undefined,
    phone: '0912345678',
    channel: 'post',
    decides: agencies.decides.name,
    submittedAt: monday,
    dueAt: monday + 48 * hour,
    finishedAt: undefined,
    returnedAt: undefined,
    status: 4,
  } as const;
  const part = { agency: agencies.received, from: '2026-11-01', to: '2026-11-30', at: monday } as const;
  const paper = dossierRegister({ ...part, first: 501, dossiers: [dossier, dossier], more: true });
  expect(paper.subtitle).toBe('Từ ngày 01/11/2026 đến ngày 30/11/2026');
  expect(linesOf(paper)).toEqual([
    '501 | H26.15-261123-0001 | Đăng ký thường trú | Nguyễn Thị Ngọc Huyền; 0912345678 | Qua dịch vụ bưu chính công ích | Ủy ban nhân dân phường Hoàn Kiếm | 09:30 23/11/2026 | 09:30 25/11/2026 |  |  | Đang xử lý',
    '502 | H26.15-261123-0001 | Đăng ký thường trú | Nguyễn Thị Ngọc Huyền; 0912345678 | Qua dịch vụ bưu chính công ích | Ủy ban nhân dân phường Hoàn Kiếm | 09:30 23/11/2026 | 09:30 25/11/2026 |  |  | Đang xử lý',
    'Phần này gồm các hồ sơ từ số 501 đến số 502; các hồ sơ tiếp theo ở phần sau của sổ.',
  ]);
});

test('form 07 of a period without dossiers says so', () => {
  const { agencies } = recordOf();
  const part = { agency: agencies.received, from: '2026-11-01', to: '2026-11-30', at: monday } as const;
  expect(linesOf(dossierRegister({ ...part, first: 1, dossiers: [], more: false }))).toEqual([
    'Không có hồ sơ nào trong kỳ.',
  ]);
});

test('what costs nothing is no fee', () => {
  const { procedure } = recordOf();
  const fee = (moment: 'before' | 'after', ...amounts: number[]) => ({
    procedure: {
      ...procedure,
      fee: { moment, amounts: amounts.map((amount) => ({ amount, condition: undefined, channel: undefined })) },
    },
  });
  expect(lines('01', {}, fee('after', 0))).toContain('Phí, lệ phí: Không');
  expect(lines('01', {}, fee('before', 0, 5000))).toContain('Phí, lệ phí: 5.000 đồng (thu khi tiếp nhận hồ sơ)');
});

describe('the heading', () => {
  const centre = {
    name: 'Trung tâm Phục vụ hành chính công thành phố Hồ Chí Minh',
    level: 'province',
    province: 'Hồ Chí Minh',
    superior: 'Ủy ban nhân dân Thành phố Hồ Chí Minh',
  } as const;
  const committee = recordOf().agencies.received;

  test.each([
    ['a commune’s committee', committee, undefined, 'Hoàn Kiếm, ngày 23 tháng 11 năm 2026'],
    [
      'an agency below a province’s committee',
      centre,
      centre.superior,
      'Thành phố Hồ Chí Minh, ngày 23 tháng 11 năm 2026',
    ],
    [
      'a ministry',
      { name: 'Bộ Tài chính', level: 'ministry', province: undefined, superior: undefined } as const,
      undefined,
      'Hà Nội, ngày 23 tháng 11 năm 2026',
    ],
  ])('of %s names the agency above only where there is one to name', (_who, agency, superior, placeAndDate) => {
    const { heading } = dossierPaper(
      '01',
      recordOf({ agencies: { received: agency, decides: agency, returns: agency } }),
      {
        version: 1,
        previousAt: undefined,
      },
    );
    expect(heading).toEqual({
      superior,
      agency: agency.name.replace('nhân dân phường', 'nhân dân\nphường'),
      placeAndDate,
      numbered: false,
    });
  });

  test('dates are written as Decree 30/2020 wants them', () => {
    expect(sayDay(Date.UTC(2027, 1, 3))).toBe('ngày 03 tháng 02 năm 2027');
    expect(sayInstant(Date.UTC(2027, 2, 3, 17, 5))).toBe('00 giờ 05 phút, ngày 04 tháng 3 năm 2027');
  });
});

test('texts are composed, and nothing unprintable gets into a paper', () => {
  const paper = dossierPaper(
    '03',
    recordOf({ entries: [entry({ given: { reason: 'Thie\u0302\u0301u\u0007 giấy\u0000 tờ' } })] }),
    { version: 1, previousAt: undefined },
  );
  expect(linesOf(paper)).toContain('Thiếu giấy tờ');
});

test('the applicant prints every form but the one that goes from desk to desk', () => {
  const printed = (roles: Parameters<typeof mayPrint>[0]['roles']) =>
    dossierForms.filter((form) => mayPrint({ roles }, form));
  expect(printed(['citizen'])).toEqual(['01', '02', '03', '04', '05']);
  expect(printed(['desk'])).toEqual(Object.keys(paperForms).slice(0, 6));
});
