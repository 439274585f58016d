import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { agencyName, readAgencies, readLevels } from './agencies.ts';
import { readComponents } from './components.ts';
import { answerByData, findByTitle } from './data-sources.ts';
import { deriveCatalogue } from './derive-catalogue.ts';
import { deriveProcedure } from './derive-procedure.ts';
import { readCases, readCutOff } from './duration.ts';
import { readFactsLine } from './facts.ts';
import { readAmounts, readFee } from './fee.ts';
import { readSupplement } from './supplement.ts';
import { testFacts } from './testing.ts';
import { clip, withoutNumbering } from './title.ts';
import { normaliseVietnamese } from './vietnamese.ts';

describe('a deadline', () => {
  const general = (given: Parameters<typeof testFacts>[0]) => readCases(testFacts(given))[0];

  test.each<readonly [string, number, 'HOUR' | 'WORKING_DAY' | 'DAY' | 'MONTH' | 'YEAR', number, string]>([
    ['hours are kept as eighths of a day in the facts', 0.5, 'HOUR', 4, 'HOUR'],
    ['working days', 10, 'WORKING_DAY', 10, 'WORKING_DAY'],
    ['calendar days', 30, 'DAY', 30, 'DAY'],
    ['months are kept as thirties of days in the facts', 90, 'MONTH', 3, 'MONTH'],
    ['a year is twelve months', 365, 'YEAR', 12, 'MONTH'],
  ])('%s', (_, processingDays, processingUnit, amount, unit) => {
    expect(general({ processingDays, processingUnit })?.duration).toEqual({ amount, unit });
  });

  test('without unit is the same day where the text says so, with that text as its source', () => {
    const read = general({
      processingDays: null,
      processingUnit: null,
      processingTime: 'Trực tiếp: 1 (đơn vị không ghi)',
      channels: [],
      steps: ['Sở trả giấy phép ngay trong ngày nhận hồ sơ.'],
    });
    expect(read).toMatchObject({
      duration: { amount: 1, unit: 'SAME_DAY' },
      durationSource: expect.stringContaining('trong ngày'),
    });
  });

  test('is never invented', () => {
    expect(
      general({
        processingDays: null,
        processingUnit: null,
        processingTime: 'Trực tiếp: 1 (đơn vị không ghi)',
        channels: [],
      })?.duration,
    ).toBeUndefined();
    expect(
      general({
        processingDays: null,
        processingUnit: null,
        processingTime: 'Không quy định',
        channels: [],
        steps: ['Nuôi trong 5 ngày hoặc 9 ngày.'],
      })?.duration,
    ).toBeUndefined();
  });

  test('may differ from case to case', () => {
    const channels = [
      { channel: 'Trực tiếp', time: 10, unit: 'WORKING_DAY', note: 'Đối với trường hợp chim nhỏ: 10 ngày' },
      { channel: 'Trực tiếp', time: 20, unit: 'DAY', note: 'Trường hợp chim to: 20 ngày' },
    ];
    expect(
      readCases(testFacts({ channels })).map(({ code, name, duration }) => [code, name, duration?.amount]),
    ).toEqual([
      ['00', 'Trường hợp chung', 10],
      ['01', 'Đối với trường hợp chim nhỏ', 10],
      ['02', 'Trường hợp chim to', 20],
    ]);
  });

  const casesOf = (given: Parameters<typeof testFacts>[0]) =>
    readCases(testFacts(given)).map(({ name, duration }) => `${name}: ${duration?.amount} ${duration?.unit}`);

  test('several terms in one channel are those of cases, not of channels, and none is lost', () => {
    const line = (channel: string, time: number, note = '') => ({ channel, time, unit: 'WORKING_DAY', note });
    const both = ['Trực tuyến', 'Trực tiếp'];
    expect(casesOf({ channels: both.flatMap((each) => [line(each, 4), line(each, 10)]) })).toEqual([
      'Trường hợp chung: 10 WORKING_DAY',
      'Trường hợp có thời hạn 04 ngày làm việc: 4 WORKING_DAY',
    ]);
    const note = (days: number) => `Trường hợp chim to: không quá ${days} ngày làm việc ở đồng bằng, núi`;
    const later = 'Nộp tại sở. Không quá 07 ngày làm việc đối với chim nhỏ.';
    const channels = [line('Trực tiếp', 10, note(10)), line('Trực tiếp', 12, note(12)), line('Trực tiếp', 7, later)];
    expect(casesOf({ channels })).toEqual([
      'Trường hợp chung: 10 WORKING_DAY',
      'Trường hợp chim to: 10 WORKING_DAY',
      'Trường hợp chim to (12 ngày làm việc): 12 WORKING_DAY',
      'Đối với chim nhỏ: 7 WORKING_DAY',
    ]);
  });

  test('the term in which an incomplete dossier is sent back is nobody’s case and not the whole', () => {
    const incomplete = 'Trường hợp hồ sơ chưa đầy đủ: 10 ngày làm việc';
    const channels = [
      { channel: 'Trực tiếp', time: 10, unit: 'WORKING_DAY', note: incomplete },
      { channel: 'Trực tiếp', time: 30, unit: 'DAY', note: 'Nhận hồ sơ đầy đủ' },
    ];
    expect(casesOf({ channels })).toEqual(['Trường hợp chung: 30 DAY']);
    const processingTime = `${incomplete}. Thời hạn giải quyết là 15 ngày kể từ ngày nhận đủ hồ sơ`;
    expect(casesOf({ channels: [], processingTime })).toEqual(['Trường hợp chung: 15 DAY']);
  });

  test('days that the quoted law calls working days are working days, with its words', () => {
    const channels = ['Trực tuyến', 'Trực tiếp'].map((channel) => ({ channel, time: 10, unit: 'DAY', note: '' }));
    const days = { processingUnit: 'DAY' as const };
    const quoting = channels.map((each, index) => (index === 0 ? { ...each, note: 'Trong 10 ngày làm việc' } : each));
    expect(readCases(testFacts({ ...days, channels }))[0]).toMatchObject({ duration: { unit: 'DAY' } });
    expect(readCases(testFacts({ ...days, channels: quoting }))).toEqual([
      expect.objectContaining({ duration: { amount: 10, unit: 'WORKING_DAY' }, durationSource: '10 ngày làm việc' }),
    ]);
  });

  test('half an hour is no rounded part of a day', () => {
    const channels = [{ channel: 'Trực tiếp', time: 0.5, unit: 'HOUR' }];
    expect(casesOf({ channels, processingDays: 0.062, processingUnit: 'HOUR' })).toEqual([
      'Trường hợp chung: 0.5 HOUR',
    ]);
  });

  test('a receipt after 15:00 counts from the next working day where the steps say so', () => {
    const steps = ['Nhận hồ sơ sau 15 giờ thì trả kết quả trong ngày làm việc tiếp theo.'];
    expect(readCutOff(testFacts({ steps }))).toEqual({ minute: 900, channels: ['direct'] });
    expect(readCutOff(testFacts({}))).toBeUndefined();
  });
});

describe('a fee', () => {
  test.each<readonly [string, readonly { amount: number; condition?: string }[]]>([
    ['Miễn phí', []],
    ['0 VNĐ', []],
    ['Phí : 120,000 VNĐ', [{ amount: 120000 }]],
    ['1.250.000 đồng (chim to)', [{ amount: 1250000, condition: 'chim to' }]],
    [
      '75000 VNĐ (chim nhỏ) | 215000 VNĐ (chim to)',
      [
        { amount: 75000, condition: 'chim nhỏ' },
        { amount: 215000, condition: 'chim to' },
      ],
    ],
    ['50.000 đồng (Theo Thông tư số 1/2020/TT-BTC)', [{ amount: 50000 }]],
    ['50.000 đồng (Tra cứu tại Quyết định số 1/QĐ-UBND)', [{ amount: 50000 }]],
  ])('%s', (text, amounts) => {
    expect(readAmounts(text)).toEqual(amounts.map(({ amount, condition }) => ({ amount, condition })));
  });

  test('of several amounts none adds up with another that stands for the same', () => {
    const direct = (fee: string) => ({ channel: 'Trực tiếp', fee });
    const conditions = (...fees: readonly string[]) =>
      readFee(testFacts({ channels: fees.map(direct) })).amounts.map(({ condition }) => condition);
    expect(conditions('75.000 đồng | 215.000 đồng')).toEqual(['Mức 75.000 đồng', 'Mức 215.000 đồng']);
    expect(conditions('75.000 đồng', '215.000 đồng')).toEqual(['Mức 75.000 đồng', 'Mức 215.000 đồng']);
    expect(conditions('5.000 đồng (chim to)', '9.000 đồng (chim to)', '1.000 đồng')).toEqual([
      'chim to (mức 5.000 đồng)',
      'chim to (mức 9.000 đồng)',
      undefined,
    ]);
  });

  test('names an amount once where every channel has it, and the channel where not', () => {
    const channel = (name: string, fee: string) => ({ channel: name, fee });
    expect(
      readFee(testFacts({ channels: [channel('Trực tiếp', '10.000 đồng'), channel('Trực tuyến', '10.000 đồng')] }))
        .amounts,
    ).toEqual([{ amount: 10000, condition: undefined, channel: undefined }]);
    expect(
      readFee(testFacts({ channels: [channel('Trực tiếp', '10.000 đồng'), channel('Trực tuyến', 'Miễn phí')] }))
        .amounts,
    ).toEqual([{ amount: 10000, condition: undefined, channel: 'direct' }]);
  });

  test('is whole đồng whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), (text) =>
        readAmounts(text).every(({ amount }) => Number.isSafeInteger(amount) && amount > 0),
      ),
    );
  });
});

describe('components', () => {
  test.each([
    ['Lưu ý: chim phải sạch', undefined],
    ['Người yêu cầu xuất trình chim', undefined],
    ['Hồ sơ gồm:', undefined],
    ['Đơn không được yêu cầu nộp thêm', undefined],
    ['a) Đơn xin nuôi chim theo mẫu số 3 ban hành kèm theo Thông tư 9', 'Đơn xin nuôi chim'],
    ['- Bản sao giấy tiêm chủng của chim. Trường hợp mất thì làm lại', 'Bản sao giấy tiêm chủng của chim'],
    ['Đối với trường hợp chim to: Giấy cam kết', 'Giấy cam kết'],
  ])('%s', (name, title) => {
    expect(readComponents(testFacts({ components: [name] }))[0]?.title).toBe(title);
  });

  test('counts over ten are a year or a decree’s number run together with the count', () => {
    const componentDetails = [{ name: 'Đơn xin nuôi chim', originals: 20261, copies: 0 }];
    expect(readComponents(testFacts({ componentDetails }))[0]).toMatchObject({ originals: 1, copies: 0 });
  });
});

describe('data instead of paper', () => {
  test.each<readonly [string, string | undefined]>([
    ['Bản sao có chứng thực Giấy chứng nhận đăng ký doanh nghiệp', 'business-registration'],
    ['Bản chụp thẻ căn cước công dân hoặc hộ chiếu', 'population'],
    ['Trích lục khai sinh', 'civil-status'],
    ['Phiếu lý lịch tư pháp số 1', 'judicial-record'],
    ['Giấy chứng nhận quyền sử dụng đất', 'land'],
    ['Giấy khám sức khỏe', 'health-book'],
    ['Sổ BHXH', 'social-insurance'],
    ['Đơn đề nghị cấp lại Giấy chứng nhận đăng ký doanh nghiệp', undefined],
    ['Danh sách cổ đông (họ tên; số căn cước)', undefined],
    ['Giấy chứng nhận đăng ký kinh doanh do nước ngoài cấp', undefined],
    ['Ảnh 3x4 kiểu căn cước công dân', undefined],
    ['Giấy chứng nhận đăng ký tàu cá', undefined],
  ])('%s', (title, database) => {
    expect(findByTitle(title, 'Chim cảnh')).toBe(database);
  });

  test('an annex row means no application, contract or note that only speaks of the document', () => {
    const row = { database: 'CSDL', databaseKinds: ['BUSINESS_REGISTRATION' as const], annex: 'I' };
    const dataReplaced = [{ ...row, component: 'Giấy chứng nhận đăng ký doanh nghiệp' }];
    const components = [
      '01 đơn đề nghị đăng ký hoạt động nuôi chim',
      'Bản sao hợp đồng làm thủ tục đăng ký doanh nghiệp',
      'Công hàm về việc thành lập vườn chim',
    ];
    const facts = testFacts({ dataReplaced, components });
    const answered = answerByData(facts, readComponents(facts)).filter((each) => each.dataSource !== undefined);
    expect(answered.map(({ title }) => title)).toEqual(['Giấy chứng nhận đăng ký doanh nghiệp']);
  });

  test.each([
    'Giấy chứng nhận doanh nghiệp công nghệ cao',
    'Bản chụp chứng minh thư của thành viên cơ quan đại diện liên quan do cơ quan có thẩm quyền ở trong nước của Bộ Ngoại giao cấp',
  ])('no register of the rule holds: %s', (title) => {
    expect(findByTitle(title, '')).toBeUndefined();
  });

  test('an annex row answers for the component it names, and is added where none is', () => {
    const row = {
      component: 'Giấy chứng nhận đăng ký doanh nghiệp',
      database: 'CSDL doanh nghiệp',
      databaseKinds: ['BUSINESS_REGISTRATION' as const],
      annex: 'I',
    };
    const facts = testFacts({ dataReplaced: [row], components: ['Đơn xin nuôi chim'] });
    expect(answerByData(facts, readComponents(facts))).toEqual([
      expect.objectContaining({ title: 'Đơn xin nuôi chim', dataSource: undefined }),
      expect.objectContaining({
        originals: 0,
        copies: 0,
        dataSource: {
          database: 'business-registration',
          rule: 'annex',
          legalBasis: 'Nghị quyết số 66.7/2025/NQ-CP, Phụ lục I',
        },
      }),
    ]);
  });

  test('a second document in one title becomes a component of its own', () => {
    const facts = testFacts({ components: ['Sơ yếu lý lịch và Phiếu lý lịch tư pháp'] });
    expect(answerByData(facts, readComponents(facts)).map((each) => [each.title, each.dataSource?.database])).toEqual([
      ['Sơ yếu lý lịch', undefined],
      ['Phiếu lý lịch tư pháp', 'judicial-record'],
    ]);
  });
});

describe('agencies', () => {
  test.each([
    ['Sở Nội vụ TP.Đà Nẵng', 'Sở Nội vụ'],
    ['Sở Tư Pháp', 'Sở Tư pháp'],
    ['UBND Thành phố Đà Nẵng', 'Ủy ban nhân dân cấp tỉnh'],
    ['Công an cấp Xã', 'Công an cấp xã'],
    ['Cục Hải quan - Bộ tài chính', 'Cục Hải quan'],
  ])('%s → %s', (text, name) => {
    expect(agencyName(text)).toBe(name);
  });

  test('three different organisations', () => {
    expect(readAgencies(testFacts({}), undefined)).toEqual({
      helps: 'Trung tâm Phục vụ hành chính công cấp xã',
      receives: 'Trung tâm Phục vụ hành chính công cấp tỉnh',
      decides: 'Sở Xây dựng',
    });
    expect(readLevels(testFacts({ level: 'Cấp bộ, Cấp tỉnh' }))).toEqual(['ministry', 'province']);
  });

  test('nobody is made up where the facts name nobody', () => {
    const facts = testFacts({ level: null, agency: null, issuer: null });
    expect(readAgencies(facts, undefined)).toEqual({ helps: undefined, receives: '', decides: '' });
  });
});

test('supplements: at most once, anew from the complete dossier', () => {
  const steps = [
    'Việc bổ sung hồ sơ chỉ thực hiện một lần.',
    'Sở cấp giấy phép trong 5 ngày kể từ ngày nhận đủ hồ sơ hợp lệ.',
  ];
  expect(readSupplement(testFacts({ steps }))).toEqual({ limit: 1, pausePolicy: 'restart', citizenDays: undefined });
  expect(readSupplement(testFacts({}))).toEqual({ limit: undefined, pausePolicy: 'shift', citizenDays: undefined });
});

describe('titles', () => {
  test('never end inside a word', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 12, max: 80 }),
        (words, limit) => {
          const clipped = clip(words.join(' '), limit).replace('…', '').split(' ');
          expect(words.slice(0, clipped.length)).toEqual(clipped);
        },
      ),
    );
  });
  test('lose bullets and numbers', () => {
    expect(['- a) Tờ khai;', '(iv) Tờ khai', '1.2. Tờ khai', '+ Tờ khai:'].map(withoutNumbering)).toEqual([
      'Tờ khai',
      'Tờ khai',
      'Tờ khai',
      'Tờ khai',
    ]);
  });
  test('one spelling of tones', () => {
    expect(normaliseVietnamese('Uỷ ban, sức khoẻ, quý, hoàn, thuỷ')).toBe('Ủy ban, sức khỏe, quý, hoàn, thủy');
  });
});

test('a name is without the full stop and the blank that the portal leaves behind it', () => {
  expect(deriveProcedure(testFacts({ name: 'Cấp giấy phép nuôi voi .' })).procedure.name).toBe(
    'Cấp giấy phép nuôi voi',
  );
});

describe('a facts file', () => {
  test('a bad line is answered with its number and field', () => {
    expect(readFactsLine('{"code": 1}', 7)).toMatchObject({
      ok: false,
      line: 7,
      problem: { field: 'code' },
    });
    expect(readFactsLine('nothing', 8)).toMatchObject({ ok: false, line: 8 });
  });

  test('a province’s variant is an override, a province’s own procedure is not', () => {
    const entries = [
      ...deriveCatalogue([
        testFacts({ code: '1.000001' }),
        testFacts({
          code: '1.000002',
          localOnly: true,
          name: 'Thủ tục Cấp giấy phép nuôi chim cảnh',
          agency: 'Sở Xây dựng tỉnh Gia Lai',
        }),
        testFacts({ code: '1.000003', localOnly: true, name: 'Cấp giấy phép nuôi voi' }),
        testFacts({ code: '1.000004', locality: 'Đà Nẵng', name: 'Cấp giấy phép nuôi trâu' }),
      ]),
    ];
    expect(entries.map((entry) => entry.overrides)).toEqual([
      undefined,
      { code: '1.000001', province: '52' },
      undefined,
      { code: '1.000004', province: '48' },
    ]);
  });
});
