import { candidate, type Recogniser, termBefore } from './candidate.ts';

const notifies =
  /thông báo(?: bằng văn bản)?(?: cho [^.;,]{0,60})?(?: về| biết)? (?:kết quả (?:thẩm định|kiểm tra|đánh giá|xác minh|xét|thẩm tra)|(?<!du )lịch|kế hoạch (?:kiểm tra|đánh giá|thẩm định)|thời gian (?:kiểm tra|đánh giá|thẩm định|thi|sát hạch)|việc (?:thụ lý|gia hạn|kiểm tra))|gửi (?:biên bản|kết quả (?:thẩm định|kiểm tra|đánh giá))[^.;]{0,60}cho (?:tổ chức|cá nhân|doanh nghiệp|cơ sở|người|chủ)/u;

/** A notice to the applicant in the course of the work: the plan or the outcome of an inspection, an appraisal. */
export const recogniseNotifyCitizen: Recogniser = (clause, context) => {
  const hit = notifies.exec(clause.text);
  if (hit === null) return [];
  return [
    candidate(clause, {
      kind: 'notify-citizen',
      name: 'Thông báo cho người nộp hồ sơ',
      agency: context.actor,
      term: termBefore(context.terms, hit.index),
      optional: false,
    }),
  ];
};
