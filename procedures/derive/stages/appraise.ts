import { candidate, type Recogniser, termBefore } from './candidate.ts';
import { isLookAtCompleteness } from './check-validity.ts';

const examines =
  /thẩm định(?! thực tế| tại)|thẩm tra|rà soát|đánh giá (?:nội dung|hồ sơ|kết quả)|xét duyệt|kiểm tra (?:nội dung|hồ sơ|, đối chiếu|, xác minh)|xem xét(?:,)? (?:hồ sơ|nội dung|thẩm|giải quyết)|nghiên cứu hồ sơ|(?:có trách nhiệm |tiến hành |thực hiện )?kiểm tra(?=, (?!tính|thành)| và (?:ra|ban hành|cấp|trình|quyết định))/u;

/** Examining the content of the dossier. */
export const recogniseAppraise: Recogniser = (clause, context) => {
  const hit = examines.exec(clause.text);
  if (
    hit === null ||
    /(?:kết quả|báo cáo|phí|ý kiến|biên bản|hội đồng|đoàn|tổ) $/u.test(clause.text.slice(0, hit.index)) ||
    isLookAtCompleteness(clause, context.clauses) ||
    context.decided
  )
    return [];
  return [
    candidate(clause, {
      kind: 'appraise',
      name: 'Thẩm định hồ sơ',
      agency: context.actor,
      term: termBefore(context.terms, hit.index),
      optional: false,
    }),
  ];
};
