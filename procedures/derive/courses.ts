import type { ProcedureCase } from '../../domain/procedure.ts';
import type { Clause } from './clauses.ts';
import { foldAccents, readable } from './vietnamese.ts';

/** "Trường hợp …," at the beginning, or after the term that opens the sentence: the case that the sentence is about. */
const condition =
  /^(?:bước \d+[a-z]?[:.)]? ?)?(?:(?:trong (?:thời hạn|vòng)|sau khi|sau \d|căn cứ|chậm nhất|khi )[^,;:]{3,160}, )?(?:riêng |trong )?(?:đối với|với|trường hợp|nếu)(?: các| những)?(?: trường hợp)? (?<words>[^,:;.]{3,220}?)(?<more>,[^,:;.]{0,120})?(?:,|:| thì |$)/u;

/** What holds for every dossier that is granted or sent back, and the way a dossier came in: no cases. */
const main =
  /hợp lệ|đầy đủ|đủ (?:điều kiện|hồ sơ|thành phần|căn cứ|tiêu chuẩn|cơ sở)|đạt|đáp ứng|phù hợp|đồng ý|thống nhất|chấp (?:thuận|nhận)|đúng (?:quy định|hạn|với|theo)|hồ sơ (?:chưa|không|cần|phải|còn)|được (?:phê duyệt|công nhận|thông qua|cấp|thẩm định|tiếp nhận)|không (?:có|phải|cần|phát sinh|yêu cầu)|đảm bảo|bảo đảm|thỏa mãn|kết (?:quả|luận)|trực tiếp|trực tuyến|bưu (?:chính|điện)|điện tử|(?:hồ sơ|bản) giấy|qua mạng|dịch vụ công|quá thời hạn|hết thời hạn/u;

/** Whom a sentence is about, not in which case. */
const someone =
  /^(?:cơ quan|sở|bộ|ủy ban|ubnd|cục|đơn vị (?:tiếp nhận|giải quyết)|cán bộ|công chức|bộ phận|hội đồng|hồ sơ$)/u;

export interface Courses {
  /** The case that each clause is about, in the text's words; undefined where it is about every dossier. */
  readonly ofClause: readonly (string | undefined)[];
  /** Names, as written, of courses that the text tells one after the other, each from its first step. */
  readonly whole: readonly string[];
}

/**
 * Which clauses tell of one case only. What the name of the procedure says is no case of it. A heading ("đối với …:")
 * holds for the clauses below it until the next heading or step. Where the steps begin anew from the first, each
 * beginning is a whole course, named by the line before it.
 */
export function findCourses(clauses: readonly Clause[], name: string): Courses {
  const subject = new Set(name.split(' '));
  const headings = wholeCourses(clauses);
  let whole: string | undefined;
  let heading: string | undefined;
  const ofClause = clauses.map(({ text, index }) => {
    whole = headings.get(index)?.toLowerCase() ?? whole;
    if (whole !== undefined) return whole;
    const words = caseOf(text, subject);
    const opens = text.endsWith(':') && /^(?:đối với|trường hợp|nếu)/u.test(text);
    if (opens) heading = words;
    else if (/^bước/u.test(text)) heading = undefined;
    return words ?? heading;
  });
  return { ofClause, whole: [...new Set(headings.values())] };
}

/** By the clause with which it begins, the name of each whole course; none where the steps are counted once. */
function wholeCourses(clauses: readonly Clause[]): ReadonlyMap<number, string> {
  const beginnings = clauses.filter(({ text, index }) => index > 0 && /^bước 1(?!\d|\.\d)/u.test(text));
  return new Map(
    beginnings.length < 2 ? [] : beginnings.map(({ index }) => [index - 1, courseName(clauses, index - 1)]),
  );
}

/** The words of a heading, without what opens it; of a heading that says nothing the one before. */
function courseName(clauses: readonly Clause[], at: number): string {
  const { written, text } = clauses[at] ?? { written: '', text: '' };
  return at > 0 && /^[^\p{L}]*trình tự (?:thực hiện|giải quyết|như sau)/u.test(text)
    ? courseName(clauses, at - 1)
    : withoutOpening(written);
}

/** The cases of the procedure that a course is: those of the same words, whatever their terms. */
export function casesOf(course: string, cases: readonly ProcedureCase[]): readonly ProcedureCase[] {
  const told = foldAccents(course);
  return cases.slice(1).filter((each) => {
    const name = foldAccents(withoutOpening(readable(each.name.replace(/ \(\d+ [^)]*\)$/u, ''))));
    return each.name.endsWith('…') ? name.length > 40 && told.startsWith(name) : told === name;
  });
}

function withoutOpening(text: string): string {
  return text
    .replace(/^[^\p{L}]+/u, '')
    .replace(/^(?:(?:đối với|với|trường hợp|nếu)(?: \d+:)? ?(?:các |những )?)+/iu, '')
    .replace(/[:.;]$/u, '')
    .trim();
}

function caseOf(text: string, subject: ReadonlySet<string>): string | undefined {
  const { words = '', more = '' } = condition.exec(text)?.groups ?? {};
  const told = /^, (?:trong |sau |kể từ)/u.test(more) ? words : `${words}${more}`;
  if (words === '' || main.test(told) || someone.test(words)) return undefined;
  const all = words.split(' ');
  return all.filter((word) => subject.has(word)).length >= all.length * 0.8 ? undefined : words;
}
