import { findAgencies } from '../agency-mention.ts';
import { candidate, isOptional, type Recogniser, termBefore } from './candidate.ts';

const together =
  /(?:chủ trì,? |)phối hợp (?:với|cùng) (?=[^.;]{0,160}(?:thẩm định|kiểm tra|xem xét|xác minh|thẩm tra|rà soát|đánh giá|xét duyệt|giải quyết|thực hiện|lựa chọn))|phối hợp (?:thẩm tra|thẩm định|xác minh|kiểm tra)[^.;]{0,30} (?:với|cùng) /u;

/** Other agencies work on the case together with the handling one: each on its own branch, at the same time. */
export const recogniseCoOrdinate: Recogniser = (clause, context) => {
  const hit = together.exec(clause.text);
  if (hit === null || context.decided) return [];
  const start = hit.index + hit[0].length;
  const upwards =
    /(?:,| và|\)| hồ sơ) (?:trình|báo cáo|tham mưu)(?!\p{L})/u.exec(clause.text.slice(start))?.index ?? 160;
  const asked = findAgencies(clause.text).filter(
    (each) =>
      each.at >= start - 1 &&
      each.at < start + Math.min(upwards, 160) &&
      !context.own.has(each.key) &&
      each.key !== context.actor?.key,
  );
  const different = [...new Map(asked.map((each) => [each.key, each])).values()].slice(0, 6);
  if (different.length === 0) return [];
  return [
    candidate(clause, {
      kind: 'consult',
      name: 'Phối hợp thẩm định',
      agency: context.actor,
      asked: different,
      optional: isOptional(clause.text, hit.index),
      term: termBefore(context.terms, hit.index),
    }),
  ];
};
