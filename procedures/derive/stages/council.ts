import { candidate, isOptional, type Recogniser, termBefore } from './candidate.ts';

const council =
  /(?:thành lập|tổ chức(?: phiên)?(?: họp)?|họp|triệu tập|trình|thông qua|chủ tịch) (?:phiên họp )?(?:của )?(?:các )?hội đồng (?!nhân dân|thành viên|quản trị|trường|quản lý)(\p{L}+(?: \p{L}+)?)|(?<!thành viên |ý kiến (?:của )?)hội đồng (?!nhân dân|thành viên|quản trị|trường|quản lý)(\p{L}+(?: \p{L}+)?)[^.;]{0,40}(?:họp|thẩm định|xem xét|đánh giá|xét|bỏ phiếu|kết luận|tiến hành)|(?:thành lập|họp) tổ (thẩm định|chuyên gia|tư vấn|xét duyệt|thẩm tra)/u;
const kinds: readonly (readonly [RegExp, string])[] = [
  [/thẩm định|thẩm tra/u, 'Họp hội đồng thẩm định'],
  [/tư vấn|khoa học/u, 'Họp hội đồng tư vấn'],
  [/giám định/u, 'Họp hội đồng giám định'],
  [/xét|tuyển|bình/u, 'Họp hội đồng xét duyệt'],
  [/nghiệm thu|đánh giá/u, 'Họp hội đồng đánh giá'],
  [/kiểm tra|sát hạch|thi/u, 'Họp hội đồng kiểm tra'],
];

/** A council set up for the case, which meets and concludes. */
export const recogniseCouncil: Recogniser = (clause, context) => {
  const hit = council.exec(clause.text);
  if (hit === null) return [];
  const of = hit[1] ?? hit[2] ?? hit[3] ?? '';
  const name = kinds.find(([words]) => words.test(of))?.[1] ?? 'Họp hội đồng';
  return [
    candidate(clause, {
      kind: 'council',
      name,
      agency: context.actor,
      optional: isOptional(clause.text, hit.index),
      term: termBefore(context.terms, hit.index),
    }),
  ];
};
