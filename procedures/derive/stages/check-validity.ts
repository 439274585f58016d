import type { Clause } from '../clauses.ts';
import { candidate, type Recogniser, termBefore } from './candidate.ts';

const checks =
  /(?:kiểm tra|xem xét|xét|rà soát|thẩm định)[^.;]{0,60}(?:tính (?:đầy đủ|hợp lệ|pháp lý)|sự (?:đầy đủ|phù hợp)|thành phần)|hồ sơ[^.;,]{0,30}(?:chưa|không) (?:đầy đủ|hợp lệ|đúng|đủ)[^.;]{0,160}(?:thông báo|yêu cầu|văn bản|đề nghị|hướng dẫn)|(?:thông báo|yêu cầu|có văn bản)[^.;]{0,120}(?:sửa đổi|bổ sung|hoàn thiện|hoàn chỉnh)/u;
const desk =
  /bộ phận (?:một cửa|tiếp nhận)|trung tâm phục vụ|cán bộ (?:tiếp nhận|nhận)|công chức (?:tiếp nhận|một cửa)|hệ thống tự động|giấy (?:tiếp nhận|biên nhận)|nộp trực tiếp/u;

/** The time that the applicant has, counted from the request. */
const applicants =
  /kể từ (?:ngày|khi) nhận (?:được )?(?:công văn|thông báo|văn bản)[^.;]{0,120}(?:tổ chức|cá nhân|doanh nghiệp|người|thương nhân|chủ|cơ sở|nhà đầu tư)[^.;]{0,80}(?:bổ sung|sửa|hoàn thiện|nộp lại|gửi lại)/u;

const looksAt = /(?:xem xét|kiểm tra)(?: hồ sơ|,? tiếp nhận hồ sơ)(?=[.;]| trong)|tiếp nhận, xem xét hồ sơ/u;
const incomplete = /^(?:trường hợp |nếu )hồ sơ[^.;,]{0,30}(?:chưa|không) (?:đầy đủ|hợp lệ|đủ)/u;

/** Whether a clause looks at a dossier only to see that it is complete: the next one says what follows when it is not. */
export function isLookAtCompleteness(clause: Clause, clauses: readonly Clause[]): boolean {
  return looksAt.test(clause.text) && incomplete.test(clauses[clause.index + 1]?.text ?? '');
}

/** The handling agency's own check whether the dossier is valid, where it has a time of its own; the desk's is the regime's. */
export const recogniseCheckValidity: Recogniser = (clause, context) => {
  const hit =
    checks.exec(clause.text) ?? (isLookAtCompleteness(clause, context.clauses) ? looksAt.exec(clause.text) : null);
  const term = hit === null ? undefined : termBefore(context.terms, hit.index);
  if (
    term === undefined ||
    desk.test(clause.text) ||
    applicants.test(clause.text) ||
    (term.unit === 'HOUR' && term.amount <= 8) ||
    (term.amount <= 1 && term.unit !== 'MONTH')
  )
    return [];
  return [
    candidate(clause, {
      kind: 'review',
      name: 'Kiểm tra tính hợp lệ của hồ sơ',
      agency: context.actor,
      term,
      optional: false,
    }),
  ];
};
