import type { StageKind } from '../../drawing/process-outline.ts';
import type { AgencyMention } from '../agency-mention.ts';
import type { Clause } from '../clauses.ts';
import type { Term } from '../term.ts';

/** A stage that a clause speaks of, before the stages are put in order. */
export interface Candidate {
  readonly kind: StageKind;
  /** Vietnamese, as on the diagram. */
  readonly name: string;
  /** Who acts; undefined: the agency that handles the dossier. */
  readonly agency: AgencyMention | undefined;
  /** Who in it. */
  readonly role: 'specialist' | 'leader';
  readonly term: Term | undefined;
  /** Whether it happens only where the case needs it. */
  readonly optional: boolean;
  /** The case that alone has it, in the text's words; undefined where it is not told of one case. */
  readonly course: string | undefined;
  /** Of a consultation. */
  readonly asked: readonly AgencyMention[];
  /** Where in the text. */
  readonly at: number;
  /** Comes after the decision. */
  readonly afterwards: boolean;
}

/** What a recogniser knows besides the clause. */
export interface Context {
  readonly clauses: readonly Clause[];
  /** Keys of the agency that handles the dossier, in the spellings and forms the texts use for it. */
  readonly own: ReadonlySet<string>;
  /** The agencies of the clause that do not handle the dossier themselves. */
  readonly others: readonly AgencyMention[];
  /** Who acts in the clause: the first agency before its verb; undefined: the handler, or nobody named. */
  readonly actor: AgencyMention | undefined;
  readonly terms: readonly Term[];
  /** Whether an earlier clause already told of the decision. */
  readonly decided: boolean;
}

/** Says which stages a clause speaks of; most clauses speak of none of its kind. */
export type Recogniser = (clause: Clause, context: Context) => readonly Candidate[];

/** A candidate of this clause with the usual values. */
export function candidate(clause: Clause, given: Partial<Candidate> & Pick<Candidate, 'kind' | 'name'>): Candidate {
  return {
    agency: undefined,
    role: 'specialist',
    term: undefined,
    optional: false,
    course: undefined,
    asked: [],
    at: clause.index,
    afterwards: false,
    ...given,
  };
}

const doubt =
  /nếu cần|khi cần|cần thiết|có thể (?:lấy|xin|tổ chức|thành lập|kiểm tra|xác minh)|trường hợp (?:cần|phải|có nghi|nghi ngờ|xét thấy|phát hiện)|tùy (?:theo|từng)/u;

/** Whether the words around `at` leave it to the case: "trường hợp cần thiết", "nếu cần". */
export function isOptional(text: string, at: number): boolean {
  const around = text.slice(Math.max(0, at - 90), at + 140);
  // "(nếu có)" is said of what stands before it: a comma ends that.
  const own = text.slice(at, at + 140).split(',')[0] ?? '';
  return doubt.test(around) || /nếu có/u.test(`${text.slice(Math.max(0, at - 90), at)}${own}`);
}

/** The last term named before `at`, or else the first of the clause: "trong thời hạn 5 ngày …, sở thẩm định". */
export function termBefore(terms: readonly Term[], at: number): Term | undefined {
  return terms.filter((term) => term.at < at).at(-1) ?? terms[0];
}
