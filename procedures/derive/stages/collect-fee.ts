import { candidate, type Recogniser, termBefore } from './candidate.ts';

const demands =
  /thông báo[^.;]{0,80}(?:nộp|đóng|thu) (?:phí|lệ phí|các khoản phí|tiền phí)|(?:nộp|đóng) (?:phí|lệ phí)[^.;]{0,40}theo (?:giấy |văn bản )?thông báo|sau khi (?:tổ chức|cá nhân|doanh nghiệp|người)[^.;]{0,40}(?:đã )?nộp (?:đủ )?(?:phí|lệ phí)/u;

/** A fee that the handling agency demands in the course of the work, not the one taken at the desk on receipt. */
export const recogniseCollectFee: Recogniser = (clause, context) => {
  const hit = demands.exec(clause.text);
  if (hit === null) return [];
  return [
    candidate(clause, {
      kind: 'collect-fee',
      name: 'Thông báo và thu phí',
      term: termBefore(context.terms, hit.index),
      optional: false,
    }),
  ];
};
