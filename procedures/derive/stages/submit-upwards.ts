import { findAgencies } from '../agency-mention.ts';
import { candidate, termBefore, type Recogniser } from './candidate.ts';

const submits = /(?:trình|báo cáo|đề nghị|tham mưu|có tờ trình(?: gửi)?)(?: (?:văn bản|hồ sơ|kết quả|dự thảo|tờ trình))*[^.;]{0,60}?(?=(?:chủ tịch )?(?:ủy ban nhân dân|ubnd)|bộ trưởng|thủ tướng|chủ tịch nước|hội đồng nhân dân|bộ |thống đốc|chính phủ|ngân hàng nhà nước)/u;
const decides = /xem xét|quyết định|phê duyệt|ban hành|chấp thuận|công nhận|cho phép|ký|cấp/u;

/** The handling agency submits the case to a higher one, which decides. */
export const recogniseSubmitUpwards: Recogniser = (clause, context) => {
  const hit = submits.exec(clause.text);
  if (hit === null) return [];
  const end = hit.index + hit[0].length;
  const higher = findAgencies(clause.text).find((each) => each.at >= end - 1);
  if (higher === undefined || (context.own.has(higher.key) && context.actor === undefined) || higher.key === context.actor?.key || !['province', 'ministry', 'other', 'council', 'commune', 'defence', 'police'].includes(higher.function)) return [];
  if (/đề nghị$/u.test(hit[0].trim()) && !decides.test(clause.text.slice(end))) return [];
  return [
    candidate(clause, { kind: 'submit-upwards', name: `Trình ${higher.name}`, agency: context.actor, role: 'leader', term: termBefore(context.terms, hit.index), optional: false, asked: [higher] }),
  ];
};
