import { type AgencyMention, findAgencies } from '../agency-mention.ts';
import { candidate, type Recogniser, termBefore } from './candidate.ts';

const submits =
  /(?:trình|tờ trình(?: gửi)?)(?: (?:văn bản|hồ sơ|kết quả|dự thảo|tờ trình))*[^.;]{0,60}?(?=(?:chủ tịch )?(?:ủy ban nhân dân|ubnd)|bộ trưởng|thủ tướng|chủ tịch nước|hội đồng nhân dân|bộ |thống đốc|chính phủ|ngân hàng nhà nước)/u;
const proposes =
  /(?:báo cáo|đề nghị|tham mưu|kiến nghị)[^.;]{0,60}?(?=(?:chủ tịch )?(?:ủy ban nhân dân|ubnd)|bộ trưởng|thủ tướng|chủ tịch nước|thống đốc|chính phủ)/u;
const decides = /^[^.;]{0,80}(?:xem xét|quyết định|phê duyệt|ban hành|chấp thuận|công nhận|cho phép|bổ nhiệm|cấp)/u;
const someoneAbove =
  /trình (?:cơ quan|cấp) có thẩm quyền(?:[^.;]{0,40}(?:phê duyệt|quyết định|xem xét|ban hành|công nhận|cấp)|[.;]?$)/u;
const unnamed: AgencyMention = {
  key: 'Cấp có thẩm quyền',
  function: 'other',
  name: 'Cấp có thẩm quyền',
  at: 0,
  end: 0,
};
const levels: readonly string[] = ['province', 'ministry', 'other', 'council', 'commune', 'defence', 'police'];

/** The handling agency submits the case to a higher one, which decides. */
export const recogniseSubmitUpwards: Recogniser = (clause, context) => {
  const hit = submits.exec(clause.text) ?? proposing(clause.text);
  const higher =
    hit === null ? undefined : findAgencies(clause.text).find((each) => each.at >= hit.index + hit[0].length - 1);
  const named =
    higher !== undefined &&
    !(context.own.has(higher.key) && context.actor === undefined) &&
    higher.key !== context.actor?.key &&
    levels.includes(higher.function);
  const above = named ? higher : someoneAbove.test(clause.text) ? unnamed : undefined;
  if (above === undefined) return [];
  return [
    candidate(clause, {
      kind: 'submit-upwards',
      name: `Trình ${above.name}`,
      agency: context.actor,
      role: 'leader',
      term: termBefore(context.terms, hit?.index ?? clause.text.length),
      optional: false,
      asked: [above],
    }),
  ];
};

/** A report or proposal is a submission only where the other decides on it; else it is for information. */
function proposing(text: string): RegExpExecArray | null {
  const hit = proposes.exec(text);
  return hit !== null && decides.test(text.slice(hit.index + hit[0].length)) ? hit : null;
}
