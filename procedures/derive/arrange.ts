import type { Duration, ProcedureCase } from '../../domain/procedure.ts';
import type {
  OutlineLane,
  ProcessOutline,
  Stage,
  StageBranch,
  StageBudget,
  StageCondition,
} from '../drawing/process-outline.ts';
import type { AgencyMention } from './agency-mention.ts';
import { casesOf } from './courses.ts';
import type { Findings } from './find-candidates.ts';
import type { Candidate } from './stages/candidate.ts';
import { budgetOf } from './term.ts';
import { clip } from './title.ts';
import { foldAccents } from './vietnamese.ts';

export interface Arranged {
  readonly outline: ProcessOutline;
  /** Nothing but examination and decision by the handling agency: the shape every procedure has. */
  readonly generic: boolean;
}

/** The shape that every procedure has at least, by whether the texts name a refusal; for counting who has no more. */
export function genericOutlines(): readonly ProcessOutline[] {
  return [true, false].map(
    (refusal) =>
      arrange(
        { code: '0.000000', name: '', decides: '', duration: undefined, cases: [] },
        { candidates: [], refusal, acting: undefined, courses: [], unread: [] },
      ).outline,
  );
}

export interface Subject {
  readonly code: string;
  readonly name: string;
  /** Name of the agency that decides. */
  readonly decides: string;
  readonly duration: Duration | undefined;
  readonly cases: readonly ProcedureCase[];
}

/**
 * The stages in the order in which they are done: what leads to the decision in the order of the text, the decision,
 * what follows it. The same findings always give the same outline.
 */
export function arrange(subject: Subject, findings: Findings): Arranged {
  const lanes = new Lanes(subject.decides);
  const ordered = order(findings);
  const budgets = consistentBudgets(ordered, subject.duration);
  const stages: Stage[] = [];
  const asks: { stage: number; variable: string; name: string }[] = [];
  const keys = new Set<string>();
  for (const each of ordered) {
    const asker = lastOwnTask(stages);
    const key = uniqueKey(each.kind, keys);
    const variable = `need${pascal(key)}`;
    const cases = each.course === undefined ? [] : casesOf(each.course, subject.cases);
    const optional = each.optional && cases.length === 0 && asker !== undefined && each.kind !== 'appraise';
    if (optional)
      asks.push({
        stage: asker,
        variable,
        name: needNames[each.kind] ?? `Cần ${each.name.charAt(0).toLowerCase()}${each.name.slice(1)}`,
      });
    stages.push({
      ...stageOf(each, key, lanes, budgets.get(each)),
      ...(optional
        ? {
            when: {
              feel: `${variable} = true`,
              question: `${needNames[each.kind] ?? each.name}?`,
              yes: 'Có',
              no: 'Không',
            },
          }
        : {}),
      ...(cases.length > 0 ? { when: onlyIn(cases) } : {}),
    });
  }
  const withFields = stages.map((stage, index) => {
    const fields = asks
      .filter((ask) => ask.stage === index)
      .map((ask) => ({ id: ask.variable, name: ask.name, type: 'boolean' as const, routing: true }));
    return fields.length === 0 ? stage : { ...stage, fields };
  });
  const decision = ordered.findLast((each) => each.kind === 'decide' || each.kind === 'sign');
  const refusal = { draft: lanes.of(undefined, 'specialist'), sign: lanes.of(decision?.agency, 'leader') };
  return {
    outline: {
      code: subject.code,
      name: subject.name,
      ...(findings.courses.length > 1 ? { note: noteOn(findings.courses) } : {}),
      lanes: lanes.list(),
      stages: withFields,
      refusal,
    },
    generic:
      ordered.length <= 2 &&
      ordered.every((each) => each.agency === undefined && ['appraise', 'decide', 'sign'].includes(each.kind)),
  };
}

/** Tells the designer that several courses were read and drawn as one. */
function noteOn(courses: readonly string[]): string {
  const named = courses.slice(0, 9).map((name, index) => `(${index + 1}) ${clip(name, 120)}`);
  return `Nguồn nêu ${courses.length} trình tự riêng, ở đây vẽ chung: ${named.join('; ')}. Bước chỉ có ở một trình tự là bước có điều kiện. Cần rà soát trước khi áp dụng cho từng trường hợp.`;
}

/** What only one case has, whatever its term. */
function onlyIn(cases: readonly ProcedureCase[]): StageCondition {
  const [first] = cases;
  return {
    feel: cases.map(({ code }) => `caseCode = "${code}"`).join(' or '),
    question: 'Trường hợp nào?',
    yes: clip(first?.name ?? '', 60),
    no: 'Trường hợp khác',
  };
}

const samplesName = 'Lấy mẫu, thử nghiệm';

const needNames: Readonly<Record<string, string>> = {
  consult: 'Cần lấy ý kiến',
  'verify-on-site': 'Cần kiểm tra thực tế',
  council: 'Cần họp hội đồng',
  'financial-duty': 'Có nghĩa vụ tài chính',
  'wait-for-message': 'Cần hoàn thiện theo kết luận',
  'joint-agency': 'Cần cơ quan khác phối hợp',
  'hand-over': 'Cần chuyển cơ quan khác',
};

/** The last stage that an officer of the handling agency completes with a form of his own, which can ask a question. */
function lastOwnTask(stages: readonly Stage[]): number | undefined {
  const at = stages.findLastIndex(
    (stage) =>
      (stage.lane === 'specialist' || stage.lane === 'leader') &&
      ['appraise', 'verify-on-site', 'draft', 'work'].includes(stage.kind) &&
      stage.when === undefined,
  );
  return at < 0 ? undefined : at;
}

const own = (given: Pick<Candidate, 'kind' | 'name' | 'role'>): Candidate => ({
  agency: undefined,
  term: undefined,
  optional: false,
  course: undefined,
  asked: [],
  at: -1,
  afterwards: false,
  ...given,
});

/** Each stage once, in the order of the work. */
function order(findings: Findings): readonly Candidate[] {
  const merged = new Map<string, Candidate>();
  for (const each of findings.candidates) {
    const asSubmitted = each.kind === 'decide' && each.agency === undefined;
    const key = `${asSubmitted ? 'decide' : each.kind} ${each.agency?.key ?? ''} ${discriminator(each)}`;
    const before = merged.get(key);
    merged.set(
      key,
      before === undefined
        ? each
        : {
            ...before,
            at: each.kind === 'decide' ? each.at : before.at,
            optional: before.optional && each.optional && !ofSeveralCases(before, each),
            course: before.course === each.course ? before.course : undefined,
          },
    );
  }
  const all = [...merged.values()]
    .filter(
      (each, _, list) =>
        each.name !== 'Niêm yết công khai' ||
        each.kind !== 'work' ||
        !list.some((other) => other.kind === 'publish-notice'),
    )
    .filter(
      (each, _, list) =>
        each.kind !== 'financial-duty' ||
        each.agency !== undefined ||
        !list.some((other) => other.kind === 'financial-duty' && other.agency !== undefined),
    );
  const upwards = chain(all.filter((each) => each.kind === 'submit-upwards').sort((x, y) => x.at - y.at));
  const higher = upwards.at(-1)?.asked[0];
  const before = all
    .filter((each) => !each.afterwards && !['decide', 'sign', 'register-number', 'submit-upwards'].includes(each.kind))
    .filter(
      (each) =>
        each.kind !== 'wait-for-message' ||
        all.some((other) => ['council', 'verify-on-site'].includes(other.kind) && other.at <= each.at),
    );
  const targets = new Set(upwards.map((each) => each.asked[0]?.key));
  const lateDecision = all.filter(
    (each) => each.kind === 'decide' && each.agency !== undefined && !targets.has(each.agency.key),
  );
  const line = withAppraisal([...before].sort((x, y) => early(x) - early(y) || x.at - y.at));
  const decisions = finalDecision(all, findings, higher, lateDecision);
  const after = all
    .filter((each) => each.afterwards || each.kind === 'register-number')
    .sort((x, y) => rank(x) - rank(y) || x.at - y.at);
  return [...line, ...upwards, ...decisions, ...after];
}

/** What is told of two cases is taken for what all have: nothing says that there is a third. */
function ofSeveralCases(one: Candidate, other: Candidate): boolean {
  return one.course !== undefined && other.course !== undefined && one.course !== other.course;
}

/** From level to level: the first submission, then those of whoever it was submitted to. */
function chain(submissions: readonly Candidate[]): readonly Candidate[] {
  const result: Candidate[] = [];
  for (const each of submissions) {
    const last = result.at(-1)?.asked[0]?.key;
    if (last === undefined || (each.agency?.key === last && each.asked[0]?.key !== last)) result.push(each);
  }
  return result;
}

/**
 * What rests on an examination of the dossier: what is left to the case, a leader's review, the tax office's notice, what
 * is posted for the public, a test of samples. However the text orders them, the examination comes before.
 */
function restsOnAppraisal(each: Candidate): boolean {
  return (
    each.optional ||
    each.kind === 'financial-duty' ||
    each.kind === 'publish-notice' ||
    (each.kind === 'review' && !isValidityCheck(each)) ||
    (each.kind === 'work' && each.name === samplesName)
  );
}

function appraisedFirst(line: readonly Candidate[]): readonly Candidate[] {
  const first = line.findIndex(restsOnAppraisal);
  const at = line.findIndex((each) => each.kind === 'appraise' && each.agency === undefined);
  const appraisal = line[at];
  if (first < 0 || appraisal === undefined || at < first) return line;
  return [...line.slice(0, first), appraisal, ...line.slice(first, at), ...line.slice(at + 1)];
}

/** Every process examines the dossier: where no text says so, before the handling agency's first own work. */
function withAppraisal(line: readonly Candidate[]): readonly Candidate[] {
  if (line.some((each) => each.kind === 'appraise')) return appraisedFirst(line);
  const at = line.findIndex((each) => early(each) === 2 && (each.agency === undefined || restsOnAppraisal(each)));
  const appraisal = own({ kind: 'appraise', name: 'Thẩm định hồ sơ', role: 'specialist' });
  return at < 0 ? [...line, appraisal] : [...line.slice(0, at), appraisal, ...line.slice(at)];
}

/** What always comes first: naming who is in charge, then the check of validity. */
function early(each: Candidate): number {
  return each.kind === 'assign' ? 0 : isValidityCheck(each) ? 1 : 2;
}

function isValidityCheck(each: Candidate): boolean {
  return each.kind === 'review' && each.role === 'specialist';
}

function rank(each: Candidate): number {
  return each.kind === 'register-number' ? 0 : each.kind === 'hand-over' ? 2 : 1;
}

/** Who decides in the end: the higher agency it was submitted to, another that the text names, or the handling one. */
function finalDecision(
  all: readonly Candidate[],
  findings: Findings,
  higher: AgencyMention | undefined,
  others: readonly Candidate[],
): readonly Candidate[] {
  const kind = findings.refusal ? 'decide' : 'sign';
  const named = all.find((each) => each.kind === 'decide' && each.agency === undefined);
  const signed = all.find((each) => each.kind === 'sign');
  const name = kind === 'decide' ? 'Quyết định giải quyết' : 'Ký ban hành kết quả';
  if (higher !== undefined) {
    const theirs = all.find((each) => each.kind === 'decide' && each.agency?.key === higher.key);
    const above: Candidate = {
      ...own({ kind, name: `${higher.name} quyết định`, role: 'leader' }),
      agency: higher,
      term: theirs?.term,
    };
    return [above];
  }
  const last = others
    .filter((each) => ['province', 'ministry', 'commune', 'other'].includes(each.agency?.function ?? ''))
    .at(-1);
  const mine: Candidate = { ...own({ kind, name, role: 'leader' }), term: named?.term ?? signed?.term };
  if (last === undefined || named !== undefined) return [mine];
  return [{ ...last, kind, name: `${last.agency?.name ?? ''} quyết định` }];
}

function discriminator(each: Candidate): string {
  if (each.kind === 'consult') return each.asked.map((agency) => agency.key).join();
  if (each.kind === 'review') return each.role;
  if (each.kind === 'submit-upwards') return each.asked[0]?.key ?? '';
  if (each.kind === 'work' || each.kind === 'joint-agency' || each.kind === 'hand-over') return each.name;
  return '';
}

function stageOf(each: Candidate, key: string, lanes: Lanes, budget: StageBudget | undefined): Stage {
  const lane =
    each.kind === 'council' && each.agency === undefined
      ? lanes.body('council', 'Hội đồng')
      : each.kind === 'verify-on-site' && each.name.startsWith('Đoàn') && each.agency === undefined
        ? lanes.body('inspection', 'Đoàn kiểm tra')
        : lanes.of(each.agency, each.role);
  const base = { key, lane, name: each.name, ...(budget === undefined ? {} : { budget }) };
  switch (each.kind) {
    case 'consult':
      return {
        key,
        lane: lanes.of(each.agency, 'specialist'),
        name: each.name,
        kind: 'consult',
        branches: branchesOf(each, lanes, budget),
      };
    case 'publish-notice':
      return {
        key,
        lane,
        name: each.name,
        kind: 'publish-notice',
        noticePeriod: budgetOf(each.term ?? { amount: 1, unit: 'DAY', at: 0, text: '' }),
      };
    case 'wait-for-message':
      return {
        key,
        lane,
        name: each.name,
        kind: 'wait-for-message',
        message: {
          name: 'completion-received',
          action: {
            action: 'complete-after-conclusion',
            name: 'Nộp hồ sơ đã hoàn thiện',
            by: ['citizen', 'desk'],
            agency: 'received',
          },
        },
      };
    case 'appraise':
      return each.agency !== undefined && jointly.has(each.agency.function)
        ? { ...base, kind: 'joint-agency', name: `${each.agency.name} thẩm định` }
        : {
            ...base,
            kind: 'appraise',
            ...(each.agency === undefined ? {} : { name: `${each.agency.name} thẩm định` }),
          };
    case 'review':
      return isValidityCheck(each) ? { ...base, kind: 'work' } : { ...base, kind: 'review' };
    default:
      return { ...base, kind: each.kind };
  }
}

const jointly: ReadonlySet<string> = new Set([
  'tax',
  'police',
  'treasury',
  'land-registry',
  'social-insurance',
  'fire',
  'defence',
]);

function branchesOf(each: Candidate, lanes: Lanes, budget: StageBudget | undefined): readonly StageBranch[] {
  const asked =
    each.asked.length > 0
      ? each.asked
      : [{ key: 'Cơ quan liên quan', function: 'other' as const, name: 'Cơ quan liên quan', at: 0, end: 0 }];
  return asked.map((agency) => ({
    lane: lanes.of(agency, 'specialist'),
    name: each.name === 'Lấy ý kiến' ? `${agency.name} cho ý kiến` : `${agency.name} phối hợp`,
    ...(budget === undefined ? {} : { budget }),
  }));
}

/**
 * Terms of steps become budgets as long as together they fit into the whole; a term as long as the whole is no step's
 * own, and of too much together the longest gives way.
 */
function consistentBudgets(
  stages: readonly Candidate[],
  whole: Duration | undefined,
): ReadonlyMap<Candidate, StageBudget> {
  const kept = new Map<Candidate, StageBudget>();
  const limit = whole === undefined ? 0 : minutesOf(whole.amount, whole.unit);
  for (const each of stages) {
    if (each.term === undefined || each.afterwards) continue;
    const budget = budgetOf(each.term);
    if (whole === undefined || countOf(budget.amount, budget.unit) >= countOf(whole.amount, whole.unit)) continue;
    if (minutesOf(budget.amount, budget.unit) < limit) kept.set(each, budget);
  }
  const total = () => [...kept.values()].reduce((sum, budget) => sum + minutesOf(budget.amount, budget.unit), 0);
  while (total() > limit) {
    const longest = [...kept].sort(([, a], [, b]) => minutesOf(b.amount, b.unit) - minutesOf(a.amount, a.unit))[0];
    if (longest === undefined) break;
    kept.delete(longest[0]);
  }
  return kept;
}

/** Days as they are counted, working or not: no step names more of them than the whole does. */
function countOf(amount: number, unit: Duration['unit']): number {
  return unit === 'HOUR' ? amount / 8 : unit === 'MONTH' ? amount * 23 : amount;
}

/** The shortest of several terms: what the steps' budgets must fit into, whichever case a dossier is. */
export function shortest(durations: readonly Duration[]): Duration | undefined {
  return [...durations].sort((a, b) => minutesOf(a.amount, a.unit) - minutesOf(b.amount, b.unit))[0];
}

/** Comparable working minutes: a working day is 8 hours, seven calendar days are five working days, a month is 30 days. */
function minutesOf(amount: number, unit: Duration['unit']): number {
  switch (unit) {
    case 'HOUR':
      return amount * 60;
    case 'WORKING_DAY':
    case 'SAME_DAY':
      return amount * 480;
    case 'DAY':
      return (amount * 480 * 5) / 7;
    case 'MONTH':
      return (amount * 30 * 480 * 5) / 7;
  }
}

function uniqueKey(kind: string, keys: Set<string>): string {
  let key = kind;
  for (let number = 2; keys.has(key); number += 1) key = `${kind}-${number}`;
  keys.add(key);
  return key;
}

function pascal(key: string): string {
  return key
    .split('-')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
}

/** Lanes as they are needed, the handling agency's first. */
class Lanes {
  readonly #decides: string;
  readonly #lanes = new Map<string, OutlineLane>();

  constructor(decides: string) {
    this.#decides = clip(decides, 60);
    this.#add({ key: 'specialist', name: `Chuyên viên - ${this.#decides}`, agency: 'decides', role: 'specialist' });
    this.#add({ key: 'leader', name: `Lãnh đạo - ${this.#decides}`, agency: 'decides', role: 'leader' });
  }

  of(agency: AgencyMention | undefined, role: 'specialist' | 'leader'): string {
    if (agency === undefined) return role;
    const key = `${foldAccents(agency.key).replaceAll(' ', '-')}${role === 'leader' ? '-leader' : ''}`;
    return this.#add({
      key,
      name: role === 'leader' ? `Lãnh đạo - ${agency.name}` : agency.name,
      agency: agency.function,
      role,
    });
  }

  /** A body that the handling agency sets up. */
  body(key: string, name: string): string {
    return this.#add({ key, name, agency: 'decides', role: 'specialist' });
  }

  list(): readonly OutlineLane[] {
    return [...this.#lanes.values()];
  }

  #add(lane: OutlineLane): string {
    if (!this.#lanes.has(lane.key)) this.#lanes.set(lane.key, lane);
    return lane.key;
  }
}
