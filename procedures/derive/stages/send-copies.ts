import { findAgencies } from '../agency-mention.ts';
import { candidate, type Recogniser } from './candidate.ts';

const sends =
  /(?:gửi|thông báo|báo cáo|sao gửi|chuyển)[^.;]{0,140}(?:bản sao|để (?:phối hợp )?(?:theo dõi|quản lý|biết|tổng hợp|giám sát|phối hợp|thực hiện)|kết quả (?:giải quyết|cấp)|giấy (?:phép|chứng nhận)|quyết định|danh sách)/u;
const later =
  /(?:sau khi|kể từ (?:ngày|khi)|khi)[^.;]{0,60}(?:cấp|ban hành|ra quyết định|ký|phê duyệt|công nhận|chấp thuận|quyết định)|để (?:phối hợp )?(?:theo dõi|quản lý|biết|tổng hợp|giám sát)|bản sao/u;

/** The result goes to other agencies for their information, too. */
export const recogniseSendCopies: Recogniser = (clause, context) => {
  const hit = sends.exec(clause.text);
  if (hit === null || !later.test(clause.text) || /nộp|hồ sơ gồm|xuất trình|lấy ý kiến/u.test(clause.text)) return [];
  const to = findAgencies(clause.text).filter((each) => each.at > hit.index && !context.own.has(each.key));
  if (to.length === 0) return [];
  return [
    candidate(clause, { kind: 'work', name: 'Gửi kết quả đến cơ quan liên quan', afterwards: true, optional: false }),
  ];
};
