import fc from 'fast-check';
import { type ProcessOutline, type Stage, type StageKind, stageKinds } from './process-outline.ts';

/** Random outlines for properties: every kind of stage, conditions, timers, ways back and events, in any order. */
const lanes: ProcessOutline['lanes'] = [
  { key: 'lanh-dao', name: 'Lãnh đạo cơ quan giải quyết', agency: 'decides', role: 'leader' },
  { key: 'chuyen-vien', name: 'Chuyên viên thụ lý', agency: 'decides', role: 'specialist' },
  { key: 'thue', name: 'Cơ quan thuế', agency: 'tax', role: 'specialist' },
  { key: 'cong-an', name: 'Công an cấp tỉnh', agency: 'police', role: 'specialist' },
];
const laneKey = fc.constantFrom(...lanes.map((lane) => lane.key));
const period = fc.record({
  amount: fc.integer({ min: 1, max: 30 }),
  unit: fc.constantFrom('HOUR' as const, 'WORKING_DAY' as const, 'DAY' as const),
});
const name = fc.constantFrom(
  'Thẩm định hồ sơ',
  'Lấy ý kiến các sở, ngành có liên quan',
  'Kiểm tra thực tế tại cơ sở',
  'Ký',
);
const timer = fc.record({
  name: fc.constant('Quá thời hạn'),
  after: period,
  outcome: fc.constantFrom('go-on' as const, 'remind' as const, { escalateTo: 'lanh-dao', name: 'Chỉ đạo, đôn đốc' }),
});

function stage(index: number): fc.Arbitrary<Stage> {
  const key = `buoc-${index + 1}`;
  return fc
    .record({
      kind: fc.constantFrom<StageKind>(...stageKinds),
      lane: laneKey,
      name,
      conditional: fc.boolean(),
      timers: fc.array(timer, { maxLength: 2 }),
      noticePeriod: period,
      branches: fc.shuffledSubarray(
        lanes.map((lane) => ({
          lane: lane.key,
          name: `Ý kiến của ${lane.name}`,
          when: { feel: 'channel = "online"', name: 'Nộp trực tuyến' },
        })),
        { minLength: 1 },
      ),
      consultation: fc.constantFrom('all' as const, 'some' as const, { each: '[1, 2]' }),
      members: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
      backwards: fc.boolean(),
    })
    .map(
      ({ conditional, backwards, branches, timers, ...drawn }): Stage => ({
        ...drawn,
        key,
        timers: drawn.kind === 'wait-for-time' || drawn.kind === 'look-up' ? [] : timers,
        branches: branches.map((branch, at) => (at === 0 ? { ...branch, when: undefined } : branch)),
        message: { name: 'reply-received' },
        parts: branches.map((branch) => ({
          key: `${key}-${branch.lane}`,
          lane: branch.lane,
          name: branch.name,
          procedure: '1.000002',
          components: [],
        })),
        notGranted: backwards ? 'end-rejected' : 'next',
        database: 'population',
        expression: '1',
        variable: `bien${index}`,
        ...(conditional
          ? { when: { feel: 'channel = "online"', question: 'Nộp trực tuyến?', yes: 'Có', no: 'Không' } }
          : {}),
        options:
          index > 0 && backwards
            ? [
                { action: 'approve', name: 'Đồng ý', to: 'next' },
                { action: 'return', name: 'Trả lại bước trước', to: 'previous' },
                { action: 'reject', name: 'Không đồng ý', to: 'refusal' },
              ]
            : index === 0
              ? [
                  { action: 'approve', name: 'Đồng ý', to: 'next' },
                  { action: 'reject', name: 'Không đồng ý', to: 'end-rejected' },
                ]
              : [{ action: 'complete', name: 'Hoàn thành', to: 'next' }],
      }),
    );
}

export const outlineArbitrary: fc.Arbitrary<ProcessOutline> = fc.integer({ min: 1, max: 9 }).chain((length) =>
  fc.record({
    code: fc.constant('1.000001'),
    name: fc.constant('Thủ tục bất kỳ'),
    lanes: fc.constant(lanes),
    stages: fc.tuple(...Array.from({ length }, (_, index) => stage(index))),
    refusal: fc.constant({ draft: 'chuyen-vien', sign: 'lanh-dao' }),
    events: fc.constantFrom(
      [],
      [
        {
          key: 'phan-anh',
          name: 'Phản ánh',
          message: { name: 'objection' },
          lane: 'cong-an',
          task: 'Xác minh phản ánh',
        },
      ],
    ),
  }),
);
