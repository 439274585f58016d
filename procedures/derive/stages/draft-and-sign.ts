import { candidate, type Recogniser, termBefore } from './candidate.ts';

const drafts =
  /dự thảo|soạn thảo|lập (?:tờ trình|báo cáo thẩm định|phiếu trình)|báo cáo kết quả thẩm định|in (?:giấy|trích lục|thẻ|chứng)/u;
const reviews =
  /(?:trưởng|lãnh đạo|phó trưởng) (?:phòng|ban|đơn vị|bộ phận)[^.;]{0,60}(?:xem xét|kiểm tra|duyệt|ký nháy|thẩm định|phê duyệt)/u;
const signs =
  /trình[^.;]{0,60}(?:lãnh đạo|giám đốc|cục trưởng|thủ trưởng|người có thẩm quyền|chủ tịch|cấp có thẩm quyền)[^.;]{0,80}(?:ký|phê duyệt|duyệt|xem xét|quyết định)|(?:lãnh đạo|giám đốc|cục trưởng|thủ trưởng|chủ tịch)[^.;]{0,60}ký/u;

/** The papers of the decision inside the handling agency: drafted by an officer, reviewed by a head of division, signed. */
export const recogniseDraftAndSign: Recogniser = (clause, context) => {
  const found = [];
  const draft = drafts.exec(clause.text);
  if (draft !== null)
    found.push(
      candidate(clause, {
        kind: 'draft',
        name: 'Dự thảo kết quả',
        agency: context.actor,
        term: termBefore(context.terms, draft.index),
        optional: false,
      }),
    );
  if (reviews.test(clause.text))
    found.push(candidate(clause, { kind: 'review', name: 'Lãnh đạo phòng xem xét', role: 'leader', optional: false }));
  const sign = signs.exec(clause.text);
  if (sign !== null && context.others.every((each) => each.at < sign.index)) {
    found.push(
      candidate(clause, {
        kind: 'sign',
        name: 'Ký ban hành kết quả',
        agency: context.actor,
        role: 'leader',
        term: termBefore(context.terms, sign.index),
        optional: false,
      }),
    );
  }
  return found;
};
