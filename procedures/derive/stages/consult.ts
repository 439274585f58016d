import { type AgencyMention, findAgencies } from '../agency-mention.ts';
import { findTerms, type Term } from '../term.ts';
import { type Context, candidate, isOptional, type Recogniser } from './candidate.ts';

const asks =
  /(?:lấy|xin|tham khảo|hỏi|trưng cầu|tổng hợp) ý kiến|tham vấn|đề nghị[^.;]{0,120}(?:có|cho|tham gia) ý kiến|(?:gửi|chuyển)[^.;]{0,160}(?:để|đề nghị|xin|lấy)[^.;]{0,40}ý kiến/u;
const publicOpinion =
  /ý kiến (?:của )?(?:cộng đồng|nhân dân|người dân|khu dân cư|dư luận|xã hội)|đăng tải[^.;]{0,60}lấy ý kiến|ý kiến (?:của )?(?:các )?thành viên|ý kiến chỉ đạo/u;
const answers =
  /được (?:lấy|xin|hỏi|gửi lấy) ý kiến|(?:có|bằng) văn bản (?:trả lời|tham gia|góp ý|cho ý kiến|nêu ý kiến)|có ý kiến(?: bằng văn bản)?|trả lời bằng văn bản|cho ý kiến/u;

/** Where the sentence goes on to something else than whom it asks. */
const next =
  /(?:,| và|;) (?:tổ chức|trình|thẩm định|báo cáo|tổng hợp|ra quyết định|quyết định|ban hành|hoàn thiện|thành lập|kiểm tra|xem xét)|\. |trường hợp|trong thời hạn/u;

/** Asking other agencies for their opinion; every agency that is named becomes a branch of its own. */
export const recogniseConsult: Recogniser = (clause, context) => {
  const hit = asks.exec(clause.text);
  if (
    hit === null ||
    publicOpinion.test(clause.text) ||
    /được lấy ý kiến|ý kiến (?:của )?hội đồng/u.test(clause.text.slice(Math.max(hit.index - 6, 0), hit.index + 40))
  )
    return [];
  const named = namedAfter(clause.text, clause.items, hit.index, context);
  return [
    candidate(clause, {
      kind: 'consult',
      name: 'Lấy ý kiến',
      agency: context.actor,
      asked: named,
      optional: isOptional(clause.text, hit.index),
      term: answerTerm(clause.index, context),
    }),
  ];
};

function namedAfter(text: string, items: readonly string[], at: number, context: Context): readonly AgencyMention[] {
  const inItems = items.flatMap((item) => findAgencies(item).slice(0, 1));
  const end = next.exec(text.slice(at + 12))?.index ?? text.length;
  const after = findAgencies(text).filter((each) => each.at > at && each.at < at + 12 + end);
  const before = findAgencies(text).filter(
    (each) => each.at < at && /(?:gửi|chuyển|đề nghị)[^.;]*$/u.test(text.slice(0, each.at)),
  );
  const chosen = inItems.length > 0 ? [...after, ...inItems] : after.length > 0 ? after : before;
  const different = new Map(
    chosen
      .filter((each) => !context.own.has(each.key) && each.key !== context.actor?.key)
      .map((each) => [each.key, each]),
  );
  return [...different.values()].slice(0, 6);
}

/** How long the asked have: a term in this clause after the question, or in the next ones about the answer. */
function answerTerm(index: number, context: Context): Term | undefined {
  for (const next of context.clauses.slice(index, index + 8)) {
    const hit =
      next.index === index ? /trong thời hạn[^.;]*(?:trả lời|có ý kiến)/u.exec(next.text) : answers.exec(next.text);
    if (hit === null) continue;
    const terms = findTerms(next.text);
    const near = next.index === index ? terms.filter((term) => term.at > hit.index) : terms;
    if (near[0] !== undefined) return near[0];
  }
  return undefined;
}

/** Whether a clause tells how the asked agencies answer; it adds nothing to the consultation itself. */
export function isAnswer(text: string): boolean {
  if (
    /(?:từ|sau) (?:ngày|khi) (?:nhận|có) (?:được )?(?:văn bản|công văn|đề nghị|hồ sơ|yêu cầu|phiếu)[^.;]*(?:có ý kiến|có văn bản|trả lời|tham gia ý kiến|cho ý kiến)/u.test(
      text,
    ) &&
    !/lấy ý kiến|cấp giấy|chấp thuận/u.test(text)
  )
    return true;
  return (
    /(?:cơ quan|đơn vị|tổ chức|bộ|ngành|sở)[^.;]{0,60}được (?:lấy|xin|hỏi|gửi lấy) ý kiến/u.test(text) ||
    (answers.test(text) && /gửi (?:lại )?(?:cho )?(?:cơ quan|sở|bộ)/u.test(text))
  );
}
