import { candidate, isOptional, type Recogniser } from './candidate.ts';

const works: readonly (readonly [RegExp, string])[] = [
  [/xác minh/u, 'xác minh'],
  [/tra cứu|cung cấp thông tin/u, 'tra cứu, cung cấp thông tin'],
  [/trích lục|trích đo|đo đạc/u, 'trích lục, đo đạc bản đồ'],
  [/lập danh sách/u, 'lập danh sách'],
  [/xác nhận/u, 'xác nhận'],
  [/chi trả|cấp kinh phí|thanh toán/u, 'chi trả kinh phí'],
  [/thẩm định|thẩm tra|kiểm tra|xét duyệt|rà soát|đánh giá/u, 'thẩm định'],
  [/phối hợp/u, 'phối hợp giải quyết'],
];
const hands =
  /(?:chuyển|gửi|luân chuyển)(?: \d+)?(?: \([^)]*\))?(?: bộ)? (?:hồ sơ|kết quả|thông tin|văn bản|danh sách|báo cáo)/u;

/** Another agency's own share of the work, and the handing over of the dossier to it. */
export const recogniseJointAgency: Recogniser = (clause, context) => {
  if (context.decided) return [];
  if (context.actor !== undefined) {
    const work = works.find(([words]) => words.test(clause.text));
    if (work === undefined) return [];
    const optional = isOptional(clause.text, context.actor.at);
    return [
      candidate(clause, {
        kind: 'joint-agency',
        name: `${context.actor.name} ${work[1]}`,
        agency: context.actor,
        term: context.terms[0],
        optional,
      }),
    ];
  }
  const hand = hands.exec(clause.text);
  const to =
    hand === null ? undefined : context.others.find((each) => each.at > hand.index && each.at < hand.index + 120);
  if (
    to === undefined ||
    to.name === 'Cơ quan liên quan' ||
    /lấy ý kiến|xin ý kiến|cho ý kiến/u.test(clause.text) ||
    /kết quả/u.test(hand?.[0] ?? '') ||
    /để (?:biết|theo dõi|quản lý|lưu)/u.test(clause.text)
  )
    return [];
  return [
    candidate(clause, {
      kind: 'hand-over',
      name: `Chuyển hồ sơ đến ${to.name}`,
      term: context.terms[0],
      asked: [to],
      optional: isOptional(clause.text, to.at),
    }),
  ];
};
