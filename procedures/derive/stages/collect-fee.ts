import { candidate, type Recogniser, termBefore } from './candidate.ts';

const demands =
  /thông báo[^.;]{0,80}(?:nộp|đóng|thu) (?:phí|lệ phí|các khoản phí|tiền phí)|(?:nộp|đóng) (?:phí|lệ phí)[^.;]{0,40}theo (?:giấy |văn bản )?thông báo|sau khi (?:tổ chức|cá nhân|doanh nghiệp|người)[^.;]{0,40}(?:đã )?nộp (?:đủ )?(?:phí|lệ phí)/u;

/** A step that is nothing but the payment, after the examination; before it, it is the fee taken at the desk. */
const ownStep = /^(?:bước \d+[:.]? ?)(?:nộp|thu) (?:phí|lệ phí)(?![^.;]*giấy hẹn)/u;
const examination = /thẩm định|thẩm tra|kiểm tra/u;

/** Where the text says so, the fee is paid on filing, whatever else it tells of it. */
const onFiling = /(?:phí|lệ phí)[^.;]{0,160}(?:tại|vào|cùng) (?:thời điểm|lúc|khi)[^.;]{0,40} nộp hồ sơ/u;

/** A fee that the handling agency demands in the course of the work, not the one taken at the desk on receipt. */
export const recogniseCollectFee: Recogniser = (clause, context) => {
  const afterExamination = context.clauses.slice(0, clause.index).some(({ text }) => examination.test(text));
  const hit = demands.exec(clause.text) ?? (afterExamination ? ownStep.exec(clause.text) : null);
  if (hit === null || context.clauses.some(({ text }) => onFiling.test(text))) return [];
  return [
    candidate(clause, {
      kind: 'collect-fee',
      name: 'Thông báo và thu phí',
      term: termBefore(context.terms, hit.index),
      optional: false,
    }),
  ];
};
