import { type AgencyMention, findAgencies, withSuccessors } from './agency-mention.ts';
import { type Clause, splitClauses } from './clauses.ts';
import { findCourses } from './courses.ts';
import type { ProcedureFacts } from './facts.ts';
import { type Candidate, type Context, candidate } from './stages/candidate.ts';
import { recogniseCheckValidity } from './stages/check-validity.ts';
import { isAnswer } from './stages/consult.ts';
import { isRefusal } from './stages/decide.ts';
import { isBackground, isIntake } from './stages/intake.ts';
import { recognisers } from './stages/recognisers.ts';
import { findTerms } from './term.ts';
import { readable } from './vietnamese.ts';

export interface Findings {
  readonly candidates: readonly Candidate[];
  /** Whether the texts name a refusal on the substance. */
  readonly refusal: boolean;
  /** The agency that acts most in the texts, where the facts name none. */
  readonly acting: string | undefined;
  /** Courses that the texts tell one after the other and that are drawn as one; see `findCourses`. */
  readonly courses: readonly string[];
  /** Sentences of handling that no recogniser understood. */
  readonly unread: readonly string[];
}

/** Reads the steps clause by clause: every stage that a clause speaks of, in the order of the text. */
export function findCandidates(facts: ProcedureFacts): Findings {
  const clauses = splitClauses(facts.steps ?? []);
  const { own, acting } = ownKeys(facts, clauses);
  const courses = findCourses(clauses, readable(facts.name));
  const titles = areTitles(clauses);
  const candidates: Candidate[] = [];
  const unread: string[] = [];
  let decided = false;
  let speaker: AgencyMention | undefined;
  for (const clause of clauses) {
    if (isBackground(clause) || isAnswer(clause.text) || isApplicants(clause)) continue;
    const agencies = findAgencies(clause.text);
    const subject = agencies.find((each) => isSubject(clause.text, each));
    if (/^(?:bước|\d+\.) ?\d*/u.test(clause.text) || subject !== undefined || unit.test(clause.text))
      speaker = clause.text.endsWith(':') ? subject : undefined;
    const actor = subject ?? speaker;
    if (actor === undefined && isFiling(clause)) continue;
    const context: Context = {
      clauses,
      own,
      others: agencies.filter((each) => !own.has(each.key)),
      actor: actor === undefined || own.has(actor.key) ? undefined : actor,
      terms: findTerms(clause.text),
      decided,
    };
    const found = isIntake(clause)
      ? recogniseCheckValidity(clause, context)
      : recognisers.flatMap((recognise) => recognise(clause, context));
    const specific = found.filter(
      (each) =>
        each.kind !== 'joint-agency' ||
        found.every((other) => other === each || other.agency?.key !== each.agency?.key),
    );
    decided ||=
      specific.some((each) => each.kind === 'decide' && each.agency === undefined) && !hasMore(clauses, clause.index);
    candidates.push(...specific.map((each) => ofCourse(each, courses.ofClause[clause.index])));
    if (specific.length > 0 || isIntake(clause) || isRefusal(clause.text)) continue;
    if (titles && isWork(clause)) candidates.push(titleOf(clause));
    else unread.push(clause.text);
  }
  const refusal = clauses.some((clause) => isRefusal(clause.text));
  return { candidates, acting, refusal, courses: courses.whole, unread };
}

/** Whether the texts are a list of titles ("Khảo sát", "Chốt chỉ số") and no sentences: each names a step of the work. */
function areTitles(clauses: readonly Clause[]): boolean {
  return (
    clauses.length > 1 &&
    clauses.every(({ text }) => text.length <= 90 && !text.endsWith(':') && findAgencies(text).length === 0)
  );
}

/** Filing, receipt and return are the common regime's, and a word like "giải quyết" names no work. */
function isWork({ text }: Clause): boolean {
  return /^(?:bước \d+[:.]? ?)?(?:bàn giao|chốt|đối chiếu|đo |đóng|ký |lắp đặt|nghiệm thu|thanh lý|thanh toán|thay|tháo|thi công|thỏa thuận|thực hiện (?!theo)|treo)/u.test(
    text,
  );
}

function titleOf(clause: Clause): Candidate {
  const title = clause.written
    .replace(/^bước \d+[:.]? ?/iu, '')
    .replace(/HĐMBĐ/gu, 'hợp đồng mua bán điện')
    .replace(/[.;]$/u, '');
  const name = `${title.charAt(0).toUpperCase()}${title.slice(1)}`;
  return candidate(clause, { kind: 'work', name });
}

/** What one case may have and another not; every dossier is examined and decided on. */
const ofOneCase: ReadonlySet<Candidate['kind']> = new Set([
  'verify-on-site',
  'consult',
  'council',
  'publish-notice',
  'financial-duty',
  'joint-agency',
  'hand-over',
  'notify-citizen',
  'work',
]);

function ofCourse(each: Candidate, course: string | undefined): Candidate {
  const always = !ofOneCase.has(each.kind) || (each.kind === 'hand-over' && each.afterwards);
  return course === undefined || always ? each : { ...each, course, optional: true };
}

/** A unit of an agency as the subject: the handling one's own, whose name the texts do not share with others. */
const unit =
  /(?:^|, |- )(?:cục|vụ|chi cục|tổng cục|trung tâm|phòng|văn phòng|công chức|cán bộ|chuyên viên|cơ quan (?:tiếp nhận|thẩm định|cấp))(?!\p{L})/u;

/** Whether handling goes on after this clause: a text may name the decision in passing before it tells how it came about. */
function hasMore(clauses: readonly Clause[], index: number): boolean {
  return clauses
    .slice(index + 1)
    .some(
      (clause) => /thẩm định|lấy ý kiến|kiểm tra thực tế|hội đồng|xác minh/u.test(clause.text) && !isIntake(clause),
    );
}

const predicate =
  /^(?: trong (?:thời (?:gian|hạn)|vòng) [^.;]{0,90}?,?)?(?: (?:nơi|thuộc|có thẩm quyền|cấp|của|được|trực thuộc)[^,.;]{0,70}?)?(?:,? trong (?:thời (?:gian|hạn)|vòng) [^.;]{0,90}?,?)?,? (?:(?:sẽ|phải|đã|tiếp tục|trực tiếp|chịu|đồng thời) )?(?:có trách nhiệm|chịu trách nhiệm|chủ trì|tổ chức|tiến hành|thực hiện|thẩm định|thẩm tra|xem xét|ra |ban hành|quyết định|cấp|kiểm tra|xác minh|trình|gửi|thông báo|phê duyệt|có văn bản|có ý kiến|có tờ trình|lập|chuyển|xác nhận|phối hợp|thành lập|báo cáo|căn cứ|giao|hoàn thành|công nhận|chấp thuận|trả lời|lấy|đăng|niêm yết|xác định|rà soát|xét|tổng hợp|đánh giá|tiếp nhận|công bố|ký|cho phép|chỉ đạo|tra cứu|cung cấp|đo đạc|trích|chỉnh lý|cập nhật|nghiên cứu|hướng dẫn|yêu cầu|đề nghị|chi trả|đối chiếu|thẩm|họp)/u;
const object =
  /(?:của|cho|đến|tới|với|tại|gửi|trình|về|từ|lấy ý kiến|ý kiến|đề nghị|báo cáo|hoặc|thuộc|qua|sang|trưởng|kết quả)\s*(?:các )?(?:\d+ )?$/u;

/** Whether the agency is the subject of what follows it, and not an addressee. */
function isSubject(text: string, agency: AgencyMention): boolean {
  const before = text.slice(0, agency.at);
  if (object.test(before)) return false;
  return predicate.test(text.slice(agency.end));
}

/** Someone whom the text need not name files a dossier with an authority. */
function isFiling(clause: Clause): boolean {
  return (
    /(?:gửi|nộp) (?:\d+ )?(?:\([^)]*\) )?(?:bộ )?(?:hồ sơ|tài liệu|đơn)[^.;]{0,90} (?:đến|tới|về|cho|tại) /u.test(
      clause.text,
    ) && !/lấy ý kiến|thẩm định|cơ quan (?:tiếp nhận|cấp|đăng ký)[^.;]{0,60} (?:gửi|chuyển)/u.test(clause.text)
  );
}

/** What the applicant does or may do. */
function isApplicants(clause: Clause): boolean {
  return (
    /^(?:bước \d+[:.]? )?(?:trong thời hạn[^,;]{0,80}, )?(?:các |những )?(?:tổ chức|cá nhân|doanh nghiệp|công dân|người (?:có|yêu cầu|nộp|đề nghị|sử dụng|dân|lao động)|chủ (?:đầu tư|xe|dự án|cơ sở|hộ)|thương nhân|nhà đầu tư|cơ sở)[^.;,]{0,80} (?:nộp|gửi|chuẩn bị|lập|kê khai|đăng nhập|đến nhận|nhận kết quả|có nhu cầu|phải (?:nộp|gửi|thực hiện|thông báo)|có quyền|hoàn thiện|bổ sung)/u.test(
      clause.text,
    ) && !/thẩm định|lấy ý kiến|cơ quan[^.;]{0,60}(?:kiểm tra|cấp|quyết định)/u.test(clause.text)
  );
}

/** The province's land authority, by its name and by its function. */
const [environment, landAuthority] = ['Sở Nông nghiệp và Môi trường', 'Cơ quan quản lý đất đai cấp tỉnh'];

/** Who only answers is asked by the one that handles the dossier. */
const onlyAnswers = /^(?: có trách nhiệm)? (?:trả lời|cho ý kiến|có ý kiến|có văn bản trả lời|cung cấp)/u;

/** The keys under which the texts name the agency that handles the dossier. */
function ownKeys(
  facts: ProcedureFacts,
  clauses: readonly Clause[],
): { readonly own: ReadonlySet<string>; readonly acting: string | undefined } {
  const own = new Set(findAgencies(withSuccessors(readable(facts.agency ?? ''))).map((each) => each.key));
  if (own.size === 0 && /bộ/iu.test(facts.level ?? 'bộ'))
    for (const each of findAgencies(withSuccessors(readable(facts.issuer ?? '')))) own.add(each.key);
  if (own.has(environment)) own.add(landAuthority);
  const subordinate = /^(?:cục|vụ|chi cục|trung tâm|văn phòng|ủy ban chứng khoán)/u.test(readable(facts.agency ?? ''));
  const above = new Set(submittedTo(clauses));
  for (const higher of above) if (own.size > 1 || subordinate) own.delete(higher);
  const acts = new Map<string, number>();
  for (const clause of clauses) {
    for (const agency of findAgencies(clause.text)) {
      if (isSubject(clause.text, agency) && !onlyAnswers.test(clause.text.slice(agency.end)))
        acts.set(agency.key, (acts.get(agency.key) ?? 0) + 1);
    }
  }
  const most = [...acts].sort((a, b) => b[1] - a[1])[0]?.[0];
  if (
    most !== undefined &&
    !((subordinate || own.size > 0) && above.has(most)) &&
    ![...own].some((key) => acts.has(key))
  )
    own.add(most);
  return {
    own,
    acting:
      most === undefined ? (addressee(clauses) ?? mostNamed(clauses) ?? unnamed(facts, clauses)) : named(clauses, most),
  };
}

/** The agency that the texts name most often, where none acts and nothing is filed with one. */
function mostNamed(clauses: readonly Clause[]): string | undefined {
  const counts = new Map<string, number>();
  for (const agency of clauses.flatMap((clause) => findAgencies(clause.text)))
    counts.set(agency.name, (counts.get(agency.name) ?? 0) + 1);
  counts.delete('Cơ quan liên quan');
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** Where the texts speak of a competent authority without naming it, that authority of the level that the facts give. */
function unnamed(facts: ProcedureFacts, clauses: readonly Clause[]): string | undefined {
  const level = /^cấp (?:bộ|tỉnh|xã)$/u.exec(readable(facts.level ?? ''))?.[0];
  const spoken = clauses.some((clause) =>
    /cơ quan (?:có thẩm quyền|cấp (?:giấy )?phép|đăng ký|tiếp nhận|quản lý|chuyên môn)|phòng chuyên môn|tổ chức cấp c\/o/u.test(
      clause.text,
    ),
  );
  return level === undefined || !spoken ? undefined : `Cơ quan có thẩm quyền ${level}`;
}

/** The agency to which the texts say the dossier is filed. */
function addressee(clauses: readonly Clause[]): string | undefined {
  for (const clause of clauses) {
    const hit =
      /(?:nộp|gửi)[^.;]{0,160}?(?: đến| tới| về| tại| cho| qua) (?!cổng|dịch vụ|hệ thống|đường|môi trường)/u.exec(
        clause.text,
      );
    const agency = hit === null ? undefined : findAgencies(clause.text).find((each) => each.at >= hit.index);
    if (agency !== undefined) return agency.name;
  }
  return undefined;
}

function named(clauses: readonly Clause[], key: string): string | undefined {
  return clauses.flatMap((clause) => findAgencies(clause.text)).find((each) => each.key === key)?.name;
}

/** The agencies to which the texts submit: of several that handle a dossier these are the higher ones. */
function submittedTo(clauses: readonly Clause[]): readonly string[] {
  return clauses.flatMap((clause) => {
    const hit = /trình (?:hồ sơ |văn bản |dự thảo )?(?=chủ tịch (?:ủy|ubnd)|ủy ban|ubnd|bộ |thủ tướng)/u.exec(
      clause.text,
    );
    const higher = hit === null ? undefined : findAgencies(clause.text).find((each) => each.at >= hit.index);
    return higher === undefined ? [] : [higher.key];
  });
}
