import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Stage } from '../../drawing/process-outline.ts';
import { deriveProcedure } from '../derive-procedure.ts';
import { testFacts } from '../testing.ts';

const stagesOf = (steps: readonly string[], agency = 'Sở Xây dựng'): readonly Stage[] =>
  deriveProcedure(testFacts({ steps: [...steps], agency })).process?.outline.stages ?? [];
const kindsOf = (...steps: string[]) => stagesOf(steps).map((stage) => stage.kind);

describe('each recogniser reads its own kind of sentence', () => {
  test.each<readonly [string, string, string]>([
    ['verify-on-site', 'Sở Xây dựng tổ chức kiểm tra thực tế chuồng chim.', 'Sở Xây dựng lưu biên bản tại tủ.'],
    [
      'council',
      'Sở Xây dựng thành lập Hội đồng thẩm định chuồng chim.',
      'Sở Xây dựng trình Hội đồng nhân dân mức thu.',
    ],
    ['publish-notice', 'Sở Xây dựng niêm yết công khai danh sách chim trong 7 ngày.', 'Danh sách chim lưu ở kho.'],
    ['collect-fee', 'Sở Xây dựng thông báo nộp phí thẩm định chuồng chim.', 'Người nộp hồ sơ chọn cách thanh toán.'],
    ['financial-duty', 'Cơ quan thuế xác định nghĩa vụ tài chính của chủ chim.', 'Chủ chim tự tính tiền thóc.'],
    ['register-number', 'Văn thư vào sổ và đóng dấu giấy phép.', 'Văn thư pha trà.'],
    [
      'submit-upwards',
      'Sở Xây dựng trình Chủ tịch Ủy ban nhân dân tỉnh quyết định.',
      'Sở Xây dựng gửi bản sao cho Bộ Xây dựng để theo dõi.',
    ],
    ['assign', 'Lãnh đạo phân công chuyên viên thụ lý.', 'Lãnh đạo đi họp.'],
    ['notify-citizen', 'Sở Xây dựng thông báo kế hoạch kiểm tra cho chủ chim.', 'Chủ chim thông báo cho hàng xóm.'],
    ['review', 'Trưởng phòng xem xét dự thảo giấy phép.', 'Trưởng phòng nghỉ phép.'],
    ['draft', 'Chuyên viên dự thảo giấy phép.', 'Chuyên viên đọc báo.'],
    ['hand-over', 'Chuyên viên chuyển hồ sơ đến Văn phòng đăng ký đất đai để trích lục.', 'Chuyên viên giữ hồ sơ.'],
  ])('%s', (kind, told, other) => {
    expect(kindsOf(told)).toContain(kind);
    expect(kindsOf(other)).not.toContain(kind);
  });

  test.each<readonly [string, readonly string[], readonly string[]]>([
    [
      'the tax office’s notice',
      ['Cơ quan thuế xác định nghĩa vụ tài chính của chủ chim.', 'Sở Xây dựng thẩm định hồ sơ.'],
      ['appraise', 'financial-duty'],
    ],
    [
      'a leader’s review',
      ['Trưởng phòng xem xét dự thảo giấy phép.', 'Sở Xây dựng thẩm định hồ sơ.'],
      ['appraise', 'review'],
    ],
    [
      'what is posted for the public',
      ['Sở Xây dựng niêm yết công khai danh sách chim trong 7 ngày.', 'Sở Xây dựng thẩm định hồ sơ.'],
      ['appraise', 'publish-notice'],
    ],
    ['a test of samples', ['Sở Xây dựng lấy mẫu lông chim.', 'Sở Xây dựng thẩm định hồ sơ.'], ['appraise', 'work']],
  ])('%s rests on the examination, however the text orders them', (_name, steps, kinds) => {
    expect(kindsOf(...steps).filter((kind) => kinds.includes(kind))).toEqual(kinds);
  });

  test('verify-on-site: papers and place examined in one', () => {
    expect(kindsOf('Sở Xây dựng tổ chức thẩm định trên hồ sơ và thực tế.')).toContain('verify-on-site');
  });

  test('joint-agency: another agency does a share of its own', () => {
    expect(stagesOf(['Công an tỉnh xác minh lý lịch của chim.', 'Sở Xây dựng cấp giấy phép.'])).toContainEqual(
      expect.objectContaining({ kind: 'joint-agency', name: 'Cơ quan công an xác minh', lane: 'co-quan-cong-an' }),
    );
  });

  test('wait-for-message: the applicant mends what the council found, and only after a council', () => {
    const mended = 'Chủ chim hoàn thiện chuồng theo kết luận của hội đồng.';
    expect(kindsOf('Hội đồng thẩm định họp.', mended)).toContain('wait-for-message');
    expect(kindsOf(mended)).not.toContain('wait-for-message');
  });

  test('work: fields of its own, and what follows the decision comes after it', () => {
    const stages = stagesOf([
      'Sở Xây dựng lấy mẫu lông chim.',
      'Sở Xây dựng cấp giấy phép.',
      'Sở Xây dựng công bố trên cổng thông tin điện tử.',
    ]);
    expect(stages.map((stage) => stage.name)).toEqual([
      'Thẩm định hồ sơ',
      'Lấy mẫu, thử nghiệm',
      'Ký ban hành kết quả',
      'Công bố trên cổng thông tin điện tử',
    ]);
  });
});

describe('a consultation', () => {
  test('asks every agency that is named, each in its own lane, with the term of the answer', () => {
    const stages = stagesOf([
      'Sở Xây dựng gửi văn bản lấy ý kiến của Sở Y tế, Công an tỉnh và Ủy ban nhân dân cấp xã.',
      'Trong thời hạn 4 ngày làm việc, cơ quan được lấy ý kiến có văn bản trả lời.',
      'Sở Xây dựng cấp giấy phép.',
    ]);
    expect(stages.find((stage) => stage.kind === 'consult')?.branches).toEqual([
      expect.objectContaining({ name: 'Sở Y tế cho ý kiến', budget: { amount: 4, unit: 'WORKING_DAY' } }),
      expect.objectContaining({ name: 'Cơ quan công an cho ý kiến', budget: { amount: 4, unit: 'WORKING_DAY' } }),
      expect.objectContaining({
        name: 'Ủy ban nhân dân cấp xã cho ý kiến',
        budget: { amount: 4, unit: 'WORKING_DAY' },
      }),
    ]);
  });

  test('reads whom it asks from the list that follows', () => {
    const stages = stagesOf([
      'Sở Xây dựng có văn bản lấy ý kiến của:',
      'a) Sở Tư pháp;',
      'b) Cơ quan thuế.',
      'Sở Xây dựng cấp giấy phép.',
    ]);
    expect(stages.find((stage) => stage.kind === 'consult')?.branches?.map((branch) => branch.lane)).toEqual([
      'so-tu-phap',
      'co-quan-thue',
    ]);
  });

  test('stands under a condition where the text leaves it to the case', () => {
    const [appraise, consult] = stagesOf([
      'Trường hợp cần thiết, Sở Xây dựng lấy ý kiến của Sở Y tế.',
      'Sở Xây dựng cấp giấy phép.',
    ]);
    expect(appraise?.fields).toEqual([expect.objectContaining({ id: 'needConsult', type: 'boolean', routing: true })]);
    expect(consult?.when?.feel).toBe('needConsult = true');
  });
});

test('“nếu có” is said of the words before it, not of the stage', () => {
  const whenOf = (step: string) =>
    stagesOf([step, 'Sở Xây dựng cấp giấy phép.']).find((stage) => stage.kind === 'consult')?.when;
  expect(whenOf('Sở Xây dựng lấy ý kiến của Sở Y tế (nếu có).')).toBeDefined();
  expect(whenOf('Sở Xây dựng lấy ý kiến của Sở Y tế, đề nghị bổ sung hồ sơ (nếu có).')).toBeUndefined();
});

test('a council may be set up and held in one breath', () => {
  expect(kindsOf('Sở Xây dựng thành lập và tổ chức Hội đồng thẩm định chuồng chim.')).toContain('council');
});

describe('several courses in one text', () => {
  const decides = 'Sở Xây dựng cấp giấy phép.';
  const consults = 'Sở Xây dựng lấy ý kiến của Sở Y tế.';
  const consultOf = (stages: readonly Stage[]) => stages.find((stage) => stage.kind === 'consult');

  test.each<readonly [string, boolean, readonly string[]]>([
    ['a sentence that opens with a case', true, [`Đối với chim quý, ${consults}`]],
    ['the term before the case', true, [`Trong thời hạn 5 ngày, trường hợp chim quý, ${consults}`]],
    ['a heading', true, ['Đối với chim quý:', consults]],
    ['a heading that the next step ends', false, ['Bước 1. Xử lý', 'Đối với chim quý:', 'Bước 2. Xử lý', consults]],
    ['the same in two cases', false, [`Đối với chim quý, ${consults}`, `Đối với chim lạ, ${consults}`]],
    ['the same without a case, too', false, [`Đối với chim quý, ${consults}`, consults]],
    ['what holds for every dossier that is granted', false, [`Trường hợp hồ sơ hợp lệ, ${consults}`]],
    ['the way it came in', false, [`Đối với hồ sơ nộp trực tuyến, ${consults}`]],
    ['what the procedure is about', false, [`Đối với việc cấp giấy phép nuôi chim cảnh, ${consults}`]],
  ])('%s', (_name, conditional, steps) => {
    expect(consultOf(stagesOf([...steps, decides]))?.when !== undefined).toBe(conditional);
  });

  test('a case that the procedure has is told by the dossier, nobody is asked', () => {
    const { process, procedure } = deriveProcedure(
      testFacts({
        componentDetails: [
          { name: 'Đơn xin nuôi chim', case: null },
          { name: 'Giấy khai sinh của chim', case: 'Trường hợp chim quý' },
        ],
        steps: [`Trường hợp chim quý, ${consults}`, decides],
      }),
    );
    const named = procedure.cases.find(({ name }) => name === 'Trường hợp chim quý');
    const stages = process?.outline.stages ?? [];
    expect(consultOf(stages)?.when?.feel).toBe(`caseCode = "${named?.code}"`);
    expect(stages.flatMap((stage) => stage.fields ?? [])).toEqual([]);
  });

  test('steps that begin anew are courses; what one of them has is left to the case, and a note tells it', () => {
    const steps = ['Nuôi chim quý', 'Bước 1: Nộp hồ sơ.', `Bước 2: ${consults}`, decides];
    const other = ['Nuôi chim lạ', 'Bước 1: Nộp hồ sơ.', 'Bước 2: Xem hồ sơ.', decides];
    const { process } = deriveProcedure(testFacts({ steps: [...steps, ...other] }));
    expect(consultOf(process?.outline.stages ?? [])?.when).toBeDefined();
    expect(process?.outline.note).toContain('2 trình tự riêng, ở đây vẽ chung: (1) Nuôi chim quý; (2) Nuôi chim lạ.');
    expect(deriveProcedure(testFacts({ steps })).process?.outline.note).toBeUndefined();
  });
});

describe('steps that are titles', () => {
  const decision = 'Bước 3: Cấp giấy phép';

  test('name the work themselves', () => {
    const names = stagesOf(['Tiếp nhận yêu cầu', 'Khảo sát', 'Lắp đặt chuồng chim', 'Trả kết quả']).map(
      ({ name }) => name,
    );
    expect(names).toEqual(['Thẩm định hồ sơ', 'Kiểm tra thực tế', 'Lắp đặt chuồng chim', 'Ký ban hành kết quả']);
  });

  test('a payment after the examination is a stage, one before it is the desk’s', () => {
    expect(kindsOf('Bước 1: Thẩm định hồ sơ', 'Bước 2: Nộp lệ phí', decision)).toContain('collect-fee');
    expect(kindsOf('Bước 1: Nộp lệ phí', 'Bước 2: Thẩm định hồ sơ', decision)).not.toContain('collect-fee');
  });
});

test('a dash inside a name begins no item of a list', () => {
  const [asked] = stagesOf(['Sở Xây dựng lấy ý kiến của Sở Quy hoạch - Kiến trúc.']).flatMap(
    (each) => each.branches ?? [],
  );
  expect(asked?.name).toBe('Sở Quy hoạch - Kiến trúc cho ý kiến');
});

describe('who takes part', () => {
  const branchesOf = (steps: readonly string[], agency?: string) =>
    stagesOf(steps, agency).flatMap((stage) =>
      stage.kind === 'consult' ? (stage.branches ?? []).map((branch) => branch.name) : [],
    );

  test('an agency that only answers is asked; it does not handle the dossier', () => {
    const asks = 'Cục Chim cảnh đề nghị Bộ Công an cho ý kiến về chủ chim.';
    const answers = 'Bộ Công an trả lời bằng văn bản cho Cục Chim cảnh.';
    expect(branchesOf([asks, answers], 'Cục Chim cảnh')).toEqual(['Cơ quan công an cho ý kiến']);
  });

  test('whom the case is submitted to has no part in its appraisal', () => {
    const steps = [
      'Sở Xây dựng phối hợp với Sở Y tế thẩm định hồ sơ, trình Ủy ban nhân dân cấp tỉnh.',
      'Ủy ban nhân dân cấp tỉnh căn cứ tờ trình cấp giấy phép.',
    ];
    expect(branchesOf(steps)).toEqual(['Sở Y tế phối hợp']);
    expect(stagesOf(steps).map((stage) => stage.kind)).toEqual(['appraise', 'consult', 'submit-upwards', 'sign']);
  });

  test('nor has whom the dossier is to be submitted to, without a comma before it', () => {
    expect(branchesOf(['Sở Xây dựng phối hợp với Sở Y tế thẩm định hồ sơ trình Ủy ban nhân dân cấp tỉnh.'])).toEqual([
      'Sở Y tế phối hợp',
    ]);
  });

  test('the land authority of the province is the department that handles the dossier', () => {
    const steps = ['Cơ quan có chức năng quản lý đất đai cấp tỉnh thẩm định hồ sơ, cấp giấy phép.'];
    expect(stagesOf(steps, 'Sở Nông nghiệp và Môi trường').map((stage) => stage.lane)).toEqual([
      'specialist',
      'leader',
    ]);
  });
});

describe('words that only look like a stage', () => {
  test.each<readonly [string, string, string]>([
    ['an examination that a reference names', 'work', 'Việc cấp lại thực hiện theo quy định của thủ tục sát hạch.'],
    ['the title of an expert', 'work', 'Sở Xây dựng bổ nhiệm giám định viên tư pháp và cấp thẻ giám định tư pháp.'],
    ['tourism', 'notify-citizen', 'Sở Xây dựng thông báo cho cơ quan chuyên môn về du lịch nơi nuôi chim.'],
    [
      'a fee that is paid on filing',
      'collect-fee',
      'Sở Xây dựng thông báo nộp phí chuồng chim; phí công bố nộp tại thời điểm chủ chim nộp hồ sơ.',
    ],
    ['surveying as a trade', 'verify-on-site', 'Sở Xây dựng xét chứng chỉ hành nghề đo đạc và bản đồ chuồng chim.'],
    ['registering on a portal', 'work', 'Chủ chim đăng ký trên Cổng dịch vụ công quốc gia, Sở Xây dựng cấp giấy phép.'],
    ['the register of receipts', 'register-number', 'Sở Xây dựng vào sổ và hẹn ngày trả chim.'],
    [
      'the time that the applicant has',
      'work',
      'Trong thời hạn 07 ngày làm việc kể từ ngày nhận được thông báo bổ sung hồ sơ, tổ chức có trách nhiệm hoàn thiện hồ sơ.',
    ],
  ])('%s', (_name, kind, told) => {
    expect(kindsOf(told)).not.toContain(kind);
  });
});

describe('the decision', () => {
  test('is taken by whom the case is submitted to', () => {
    const stages = stagesOf([
      'Sở Xây dựng thẩm định, trình Ủy ban nhân dân tỉnh.',
      'Ủy ban nhân dân tỉnh quyết định cấp giấy phép trong 3 ngày.',
    ]);
    expect(stages.map((stage) => [stage.kind, stage.lane])).toEqual([
      ['appraise', 'specialist'],
      ['submit-upwards', 'leader'],
      ['sign', 'uy-ban-nhan-dan-cap-tinh-leader'],
    ]);
    expect(stages.at(-1)?.budget).toEqual({ amount: 3, unit: 'DAY' });
  });

  test('may refuse where the text names a refusal', () => {
    expect(kindsOf('Sở Xây dựng cấp giấy phép.')).toEqual(['appraise', 'sign']);
    expect(kindsOf('Sở Xây dựng cấp giấy phép. Trường hợp không cấp phải nêu rõ lý do.')).toEqual([
      'appraise',
      'decide',
    ]);
  });
});

describe('what belongs to the common regime', () => {
  test.each([
    'Chủ chim nộp hồ sơ tại Trung tâm Phục vụ hành chính công.',
    'Bộ phận Một cửa kiểm tra tính đầy đủ của hồ sơ và cấp giấy tiếp nhận.',
    'Trường hợp hồ sơ chưa đầy đủ, hướng dẫn chủ chim bổ sung hồ sơ.',
  ])('adds no stage: %s', (sentence) => {
    expect(kindsOf(sentence)).toEqual(['appraise', 'sign']);
  });

  test('but the handling agency’s own check in its own time is a stage', () => {
    const [check] = stagesOf([
      'Trong thời hạn 3 ngày làm việc, Sở Xây dựng kiểm tra tính hợp lệ của hồ sơ.',
      'Sở Xây dựng cấp giấy phép.',
    ]);
    expect(check).toMatchObject({ name: 'Kiểm tra tính hợp lệ của hồ sơ', budget: { amount: 3, unit: 'WORKING_DAY' } });
  });

  test('a look that only asks whether anything is missing is that check and no examination', () => {
    const looks =
      'Trong thời hạn 3 ngày làm việc, Sở Xây dựng xem xét hồ sơ; trường hợp hồ sơ không đầy đủ thì trả lại.';
    const [check, appraise] = stagesOf([looks, 'Sở Xây dựng cấp giấy phép.']);
    expect(check).toMatchObject({ kind: 'work', budget: { amount: 3, unit: 'WORKING_DAY' } });
    expect(appraise?.budget).toBeUndefined();
  });
});

test('steps never take longer together than the whole', () => {
  const days = (budget: Stage['budget']) =>
    budget === undefined
      ? 0
      : budget.unit === 'HOUR'
        ? budget.amount / 8
        : budget.unit === 'DAY'
          ? (budget.amount * 5) / 7
          : budget.amount;
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 30 }),
      fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 3, maxLength: 3 }),
      (whole, [a, b, c]) => {
        const { process } = deriveProcedure(
          testFacts({
            processingDays: whole,
            channels: [{ channel: 'Trực tiếp', time: whole, unit: 'WORKING_DAY' }],
            steps: [
              `Trong ${a} ngày làm việc, Sở Xây dựng thẩm định hồ sơ.`,
              `Trong ${b} ngày làm việc, Sở Xây dựng kiểm tra thực tế.`,
              `Trong ${c} ngày làm việc, Sở Xây dựng cấp giấy phép.`,
            ],
          }),
        );
        const total = (process?.outline.stages ?? []).reduce((sum, stage) => sum + days(stage.budget), 0);
        expect(total).toBeLessThanOrEqual(whole);
      },
    ),
  );
});

test('equal facts give equal outlines', () => {
  const steps = [
    'Sở Xây dựng lấy ý kiến của Sở Y tế và Công an tỉnh.',
    'Đoàn kiểm tra làm việc tại cơ sở.',
    'Sở Xây dựng cấp giấy phép.',
  ];
  expect(stagesOf(steps)).toEqual(stagesOf([...steps]));
});
