import { candidate, type Recogniser, termBefore } from './candidate.ts';

const issues =
  /(?:ra|ban hành|ký(?: ban hành)?) (?:quyết định|văn bản|giấy|thông báo)|(?:xem xét,? )?(?:quyết định|phê duyệt|chấp thuận|công nhận|cho phép)|(?:thực hiện |xem xét,? |xét )?cấp(?: mới| đổi| lại)? (?:giấy|chứng|quyết|thẻ|phép|phiếu|bằng|hộ chiếu|thị thực|mã|sổ|biển|văn bản|đăng ký|trích lục|bản sao)|xác nhận (?:vào|bằng)|ghi vào sổ|có văn bản (?:chấp thuận|đồng ý|xác nhận|cho phép)/u;
const refuses =
  /(?:trường hợp|nếu)[^.;,]{0,80}(?:không (?:cấp|đồng ý|chấp thuận|đủ|đạt|đáp ứng|phê duyệt|công nhận|cho phép|hợp lệ)|từ chối)|từ chối (?:cấp|phê duyệt|chấp thuận|công nhận|cho phép|giải quyết)/u;

/** The decision itself: who takes it and within which time. */
export const recogniseDecide: Recogniser = (clause, context) => {
  const hit = issues.exec(clause.text);
  if (
    hit === null ||
    /(?:bổ sung|sửa đổi|hoàn thiện|không hợp lệ|chưa đầy đủ|từ chối|không (?:đủ|đáp ứng|đạt|đồng ý))[^.;]{0,120}$/u.test(
      clause.text.slice(0, hit.index),
    ) ||
    /kể từ ngày[^.;,]{0,30}(?:ra|ban hành|ký|cấp)[^.;,]{0,40}$/u.test(
      clause.text.slice(0, hit.index + hit[0].length),
    ) ||
    /đề nghị (?:xem xét,? )?$/u.test(clause.text.slice(0, hit.index))
  )
    return [];
  return [
    candidate(clause, {
      kind: 'decide',
      name: 'Quyết định giải quyết',
      agency: context.actor,
      role: 'leader',
      term: termBefore(context.terms, hit.index),
      optional: false,
    }),
  ];
};

/** Whether a clause names a refusal on the substance. */
export function isRefusal(text: string): boolean {
  return refuses.test(text);
}
