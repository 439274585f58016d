import { candidate, isOptional, type Recogniser, termBefore } from './candidate.ts';

const determines =
  /(?:xác định|thông báo|tính)(?:[^.;]{0,60}) (?:nghĩa vụ tài chính|số tiền[^.;]{0,40}phải nộp|tiền sử dụng đất|tiền thuê đất|thuế (?:phải nộp|thu nhập)|lệ phí trước bạ|tiền bảo vệ)|phiếu chuyển thông tin[^.;]{0,60}(?:thuế|nghĩa vụ)|chuyển thông tin[^.;]{0,60}(?:cơ quan thuế|nghĩa vụ tài chính)/u;
const fulfils = /(?:thực hiện|hoàn thành) (?:xong )?nghĩa vụ tài chính|nộp tiền sử dụng đất|nộp tiền thuê đất/u;
const atIntake = /\(nếu có\)|kể từ (?:ngày|khi) (?:nhận|tiếp nhận)[^.;]{0,60}nghĩa vụ tài chính/u;

/** A duty determined by the tax office or the handling agency, which the applicant fulfils before the result. */
export const recogniseFinancialDuty: Recogniser = (clause, context) => {
  const hit = determines.exec(clause.text) ?? fulfils.exec(clause.text);
  if (hit === null || atIntake.test(clause.text)) return [];
  const tax = context.others.find((each) => each.function === 'tax');
  return [
    candidate(clause, {
      kind: 'financial-duty',
      name: 'Xác định nghĩa vụ tài chính',
      agency: tax,
      optional: isOptional(clause.text, hit.index),
      term: tax === undefined ? undefined : termBefore(context.terms, hit.index),
    }),
  ];
};
