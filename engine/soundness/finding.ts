import type { Stimulus, Variables } from '../stimulus.ts';
import type { Place, Way } from './explore.ts';
import { stimulusOf } from './explore.ts';

export type FindingCode =
  | 'deadlock'
  | 'missing-synchronisation'
  | 'improper-completion'
  | 'dead-element'
  | 'no-branch'
  | 'unanswered-message'
  | 'never-ends'
  | 'endless-loop'
  | 'uncaught-error'
  | 'expression-fault';

/** One defect of a process, with the shortest way to see it. */
export interface SoundnessFinding {
  readonly code: FindingCode;
  /** Hash of the plan and id of the element (or sequence flow) where it shows. */
  readonly plan: string;
  readonly element: string;
  readonly reason: { readonly vi: string; readonly en: string };
  /** Ids of the elements and sequence flows from the start to the defect, in order: a diagram can play it. */
  readonly path: readonly string[];
  /** The same way as stimuli to the engine. Empty where no way leads there: that is the defect. */
  readonly moves: readonly FindingMove[];
}

export interface FindingMove {
  readonly stimulus: Stimulus;
  /** The element that it happens to; undefined for the start of the process. */
  readonly element: string | undefined;
  /** Values of variables from outside under which the conditions decide as assumed. */
  readonly assumed: Variables;
  readonly path: readonly string[];
}

/** The steps that lead to a place, and then over one more edge. */
export function wayTo(place: Place | undefined, last?: Way): FindingMove[] {
  const edges: Way[] = last ? [last] : [];
  for (let edge = last ? last.from?.from : place?.from; edge; edge = edge.from?.from) edges.unshift(edge);
  return edges.map((edge) => ({
    stimulus: stimulusOf(edge.move),
    element: edge.move.element,
    assumed: edge.witness,
    path: pathOf(edge),
  }));
}

function pathOf(edge: Way): string[] {
  return edge.transitions
    .filter((transition) => transition.to === 'activated' || transition.to === 'taken')
    .map((transition) => transition.element);
}

export const reasons: Readonly<Record<FindingCode, (name: string) => SoundnessFinding['reason']>> = {
  deadlock: (name) => ({
    vi: `Quy trình mắc kẹt tại “${name}”: luồng đã đến phải chờ một luồng khác không bao giờ đến`,
    en: `The process is stuck at “${name}”: what has arrived waits for something that never comes`,
  }),
  'missing-synchronisation': (name) => ({
    vi: `“${name}” có thể được thực hiện nhiều lần cùng lúc vì các nhánh song song phía trước không được đồng bộ`,
    en: `“${name}” can be active more than once at a time because the parallel branches before it are not synchronised`,
  }),
  'improper-completion': (name) => ({
    vi: `Sự kiện kết thúc “${name}” có thể đạt đến nhiều lần trên cùng một luồng trong một lần chạy`,
    en: `The end event “${name}” can be reached more than once over the same flow in one run`,
  }),
  'dead-element': (name) => ({
    vi: `“${name}” không bao giờ được thực hiện, dù chọn nhánh nào`,
    en: `“${name}” is never reached, whatever is chosen`,
  }),
  'no-branch': (name) => ({
    vi: `“${name}” không có nhánh mặc định và có thể không điều kiện nào đúng`,
    en: `“${name}” has no default flow, and none of its conditions may hold`,
  }),
  'unanswered-message': (name) => ({
    vi: `“${name}” chờ một thông điệp mà không ai gửi: không bước nào trong tệp, không thao tác của người dùng, không hệ thống đã khai báo`,
    en: `“${name}” waits for a message that nobody sends: no element of the file, no action of a person, no declared system`,
  }),
  'never-ends': (name) => ({
    vi: `Từ “${name}” quy trình không còn cách nào đi đến kết thúc`,
    en: `From “${name}” on there is no way to the end of the process`,
  }),
  'endless-loop': (name) => ({
    vi: `Quy trình chạy vòng không dừng qua “${name}” mà không chờ bước nào`,
    en: `The process runs in circles through “${name}” without ever waiting`,
  }),
  'uncaught-error': (name) => ({
    vi: `Lỗi phát sinh tại “${name}” không được bắt ở đâu cả`,
    en: `What “${name}” throws is not caught anywhere`,
  }),
  'expression-fault': (name) => ({
    vi: `Biểu thức của “${name}” không tính được`,
    en: `An expression of “${name}” cannot be evaluated`,
  }),
};
