import { describe, expect, test } from '@jest/globals';
import type { Actor, Role } from './organisation.ts';
import {
  type DossierAtWork,
  judgeAction,
  type OfferedMessage,
  type OfferedTask,
  possibleActions,
} from './possible-actions.ts';

const option = (action: string, name: string) => ({ action, name, tone: 'primary', fields: [] }) as const;

const task = (
  key: number,
  role: string | undefined,
  agency: string | undefined,
  other: Partial<OfferedTask['task']> = {},
  claimedBy?: { id: string; name: string },
): OfferedTask => ({
  task: { key, element: `Task_${key}`, role, agency, assignee: undefined, frozen: false, ...other },
  description: { options: [option('approve', 'Đồng ý'), option('reject', 'Từ chối')] },
  claimedBy,
});

const message = (by: string[], other: Partial<OfferedMessage['message']> = {}, frozen = false): OfferedMessage => ({
  subscription: { element: 'Start_Withdraw', frozen },
  message: { ...option('withdraw', 'Công dân rút hồ sơ'), messageName: 'withdraw', by, agency: undefined, ...other },
});

const dossier = (tasks: OfferedTask[], messages: OfferedMessage[] = []): DossierAtWork => ({
  agencies: {
    received: { code: 'H26.15', parent: 'H26' },
    decides: { code: 'H26.03', parent: 'H26' },
    returns: { code: 'H26.16', parent: 'H26' },
  },
  functions: { tax: 'G12.26' },
  owners: ['001090000001'],
  tasks,
  messages,
});

const actor = (id: string, roles: Role[], agency?: string, citizenId?: string): Actor => ({
  id,
  name: id,
  roles,
  agency,
  citizenId,
});
const desk = actor('desk', ['desk'], 'H26.15');
const deskElsewhere = actor('desk-2', ['desk'], 'H26.17');
const returnDesk = actor('return-desk', ['desk'], 'H26.16');
const specialist = actor('specialist', ['specialist'], 'H26.03');
const leader = actor('leader', ['leader'], 'H26.03');
const taxOfficer = actor('tax', ['specialist'], 'G12.26');
const citizen = actor('citizen', ['citizen'], undefined, '001090000001');
const stranger = actor('stranger', ['citizen'], undefined, '001090000002');
const monitor = actor('monitor', ['monitor'], 'H26');
const administrator = actor('administrator', ['administrator'], 'H26.03');
const designer = actor('designer', ['designer']);

const names = (who: Actor, what: DossierAtWork) => possibleActions(who, what).map(({ action }) => action);
const refused = (who: Actor, what: DossierAtWork, action: string, key?: number) => {
  const judged = judgeAction(who, what, { action, task: key });
  return judged.ok ? 'allowed' : judged.refusal.code;
};

describe('who may complete a task', () => {
  test.each<[string, Actor, OfferedTask, 'allowed' | string]>([
    ['the desk where it was received', desk, task(1, 'desk', 'received'), 'allowed'],
    ['the desk of another agency', deskElsewhere, task(1, 'desk', 'received'), 'foreign-agency'],
    [
      'the desk that returns, for a task of the receiving one',
      returnDesk,
      task(1, 'desk', 'received'),
      'foreign-agency',
    ],
    ['the desk that returns, for its own', returnDesk, task(1, 'desk', 'returns'), 'allowed'],
    ['a specialist where it is decided', specialist, task(1, 'specialist', 'decides'), 'allowed'],
    ['a specialist, where the task names no agency', specialist, task(1, 'specialist', undefined), 'allowed'],
    ['a leader, where the task names no role', leader, task(1, undefined, 'decides'), 'allowed'],
    ['a leader for a specialist’s task', leader, task(1, 'specialist', 'decides'), 'not-allowed'],
    ['a consulted agency', taxOfficer, task(1, 'specialist', 'tax'), 'allowed'],
    ['a consulted agency for another’s task', taxOfficer, task(1, 'specialist', 'decides'), 'foreign-agency'],
    ['the deciding agency for a function nobody answers for', specialist, task(1, 'specialist', 'police'), 'allowed'],
    ['the deciding agency for the consulted one’s task', specialist, task(1, 'specialist', 'tax'), 'foreign-agency'],
    ['the applicant for a task of theirs', citizen, task(1, 'citizen', undefined), 'allowed'],
    ['the applicant for an officer’s task', citizen, task(1, 'desk', 'received'), 'not-allowed'],
    ['another citizen', stranger, task(1, 'citizen', undefined), 'not-allowed'],
    ['an officer for the applicant’s task', desk, task(1, 'citizen', undefined), 'not-allowed'],
    ['a monitor', monitor, task(1, 'specialist', 'decides'), 'not-allowed'],
    ['an administrator', administrator, task(1, 'specialist', 'decides'), 'foreign-agency'],
    ['a designer', designer, task(1, 'specialist', 'decides'), 'not-allowed'],
    [
      'the officer it is assigned to',
      specialist,
      task(1, 'specialist', 'decides', { assignee: 'specialist' }),
      'allowed',
    ],
    [
      'an officer, where it is assigned to another',
      specialist,
      task(1, 'specialist', 'decides', { assignee: 'an' }),
      'claimed-by-other',
    ],
    [
      'the officer who claimed it',
      specialist,
      task(1, 'specialist', 'decides', {}, { id: 'specialist', name: 'Bình' }),
      'allowed',
    ],
    [
      'an officer, where another claimed it',
      specialist,
      task(1, 'specialist', 'decides', {}, { id: 'an', name: 'An' }),
      'claimed-by-other',
    ],
    [
      'who claimed it and has moved elsewhere',
      deskElsewhere,
      task(1, 'desk', 'received', {}, { id: 'desk-2', name: 'An' }),
      'foreign-agency',
    ],
    ['anyone while it is frozen', specialist, task(1, 'specialist', 'decides', { frozen: true }), 'dossier-paused'],
    [
      'who lacks the role while it is frozen',
      leader,
      task(1, 'specialist', 'decides', { frozen: true }),
      'not-allowed',
    ],
  ])('%s', (_name, who, offered, expected) => {
    const what = dossier([offered]);
    expect(refused(who, what, 'approve', 1)).toBe(expected);
    expect(names(who, what).includes('approve')).toBe(expected === 'allowed');
  });
});

describe('claiming and releasing', () => {
  const mine = { id: 'specialist', name: 'Bình' };
  test.each<[string, OfferedTask, string[]]>([
    ['nobody has it', task(1, 'specialist', 'decides'), ['approve', 'reject', 'claim']],
    ['I have it', task(1, 'specialist', 'decides', {}, mine), ['approve', 'reject', 'release']],
    ['the process gave it to me', task(1, 'specialist', 'decides', { assignee: 'specialist' }), ['approve', 'reject']],
    ['another has it', task(1, 'specialist', 'decides', {}, { id: 'an', name: 'An' }), []],
    ['it is frozen', task(1, 'specialist', 'decides', { frozen: true }), []],
    ['it is frozen and mine', task(1, 'specialist', 'decides', { frozen: true }, mine), ['release']],
  ])('%s', (_name, offered, expected) => {
    expect(names(specialist, dossier([offered]))).toEqual(expected);
  });

  test('a refusal names who has it', () => {
    const judged = judgeAction(specialist, dossier([task(1, 'specialist', 'decides', {}, { id: 'an', name: 'An' })]), {
      action: 'claim',
      task: 1,
    });
    expect(judged).toEqual({ ok: false, refusal: { code: 'claimed-by-other', params: { name: 'An' } } });
  });

  test('what I have cannot be claimed again, what I have not cannot be released', () => {
    expect(refused(specialist, dossier([task(1, 'specialist', 'decides', {}, mine)]), 'claim', 1)).toBe(
      'action-not-possible',
    );
    expect(refused(specialist, dossier([task(1, 'specialist', 'decides')]), 'release', 1)).toBe('action-not-possible');
  });

  test('citizens complete, they claim nothing', () => {
    expect(names(citizen, dossier([task(1, 'citizen', undefined)]))).toEqual(['approve', 'reject']);
  });
});

describe('messages', () => {
  test.each<[string, Actor, OfferedMessage, string]>([
    ['the applicant may', citizen, message(['citizen', 'desk']), 'allowed'],
    ['another citizen may not', stranger, message(['citizen', 'desk']), 'not-allowed'],
    ['the desk where it was received may', desk, message(['citizen', 'desk']), 'allowed'],
    ['the desk of the agency named may', returnDesk, message(['desk'], { agency: 'returns' }), 'allowed'],
    [
      'the desk where it was received may not, where another is named',
      desk,
      message(['desk'], { agency: 'returns' }),
      'foreign-agency',
    ],
    ['a leader where it is decided may', leader, message(['leader']), 'allowed'],
    ['a leader may not, where only citizens may', leader, message(['citizen']), 'not-allowed'],
    ['nobody may while it is frozen', citizen, message(['citizen'], {}, true), 'dossier-paused'],
    ['a monitor may not', monitor, message(['citizen', 'desk', 'monitor']), 'not-allowed'],
  ])('%s', (_name, who, offered, expected) => {
    const what = dossier([], [offered]);
    expect(refused(who, what, 'withdraw')).toBe(expected);
    expect(names(who, what)).toEqual(expected === 'allowed' ? ['withdraw'] : []);
  });

  test('carry the message to send', () => {
    expect(possibleActions(citizen, dossier([], [message(['citizen'])]))).toEqual([
      {
        kind: 'message',
        action: 'withdraw',
        name: 'Công dân rút hồ sơ',
        tone: 'primary',
        fields: [],
        task: undefined,
        element: 'Start_Withdraw',
        messageName: 'withdraw',
      },
    ]);
  });
});

describe('what the process allows nobody now', () => {
  const offered = task(1, 'specialist', 'decides');
  const what: DossierAtWork = {
    ...dossier(
      [
        {
          ...offered,
          description: { options: [{ ...option('ask', 'Yêu cầu bổ sung'), refusal: 'extension-limit-reached' }] },
        },
      ],
      [message(['specialist'], { action: 'extend', refusal: 'extension-limit-reached' })],
    ),
    afterwards: [
      { ...option('rate', 'Đánh giá'), by: ['specialist'], agency: undefined, refusal: 'extension-limit-reached' },
    ],
  };
  test('is not offered, and refused with its reason', () => {
    expect(names(specialist, what)).toEqual(['claim']);
    for (const action of ['ask', 'extend', 'rate'])
      expect(refused(specialist, what, action)).toBe('extension-limit-reached');
  });

  test('tells who may not do it anyway nothing but that', () => {
    for (const action of ['extend', 'rate']) expect(refused(leader, what, action)).toBe('not-allowed');
  });
});

describe('a request', () => {
  test('for a task that is gone, or an action that the task does not offer, is not possible', () => {
    const what = dossier([task(1, 'specialist', 'decides')]);
    expect(refused(specialist, what, 'approve', 2)).toBe('action-not-possible');
    expect(refused(specialist, what, 'burn', 1)).toBe('action-not-possible');
  });

  test('without a task finds the one that may be done', () => {
    const what = dossier([
      task(1, 'specialist', 'decides', {}, { id: 'an', name: 'An' }),
      task(2, 'specialist', 'decides'),
    ]);
    expect(judgeAction(specialist, what, { action: 'approve' })).toMatchObject({ ok: true, action: { task: 2 } });
  });

  test('is allowed exactly when it is listed, for everyone', () => {
    const what = dossier(
      [
        task(1, 'desk', 'received'),
        task(2, 'specialist', 'decides', { frozen: true }),
        task(3, 'specialist', 'received', {}, { id: 'tax', name: 'T' }),
        task(4, undefined, 'returns'),
        task(5, 'citizen', undefined),
      ],
      [
        message(['citizen', 'desk']),
        message(['leader'], { action: 'stop' }),
        message(['specialist'], { action: 'answer', agency: 'tax' }),
      ],
    );
    for (const who of [
      desk,
      deskElsewhere,
      returnDesk,
      specialist,
      leader,
      taxOfficer,
      citizen,
      stranger,
      monitor,
      administrator,
      designer,
    ]) {
      const listed = new Set(possibleActions(who, what).map((each) => `${each.task ?? ''}:${each.action}`));
      for (const key of [1, 2, 3, 4, 5]) {
        for (const action of ['approve', 'reject', 'claim', 'release']) {
          expect([who.id, key, action, judgeAction(who, what, { action, task: key }).ok]).toEqual([
            who.id,
            key,
            action,
            listed.has(`${key}:${action}`),
          ]);
        }
      }
      for (const action of ['withdraw', 'stop', 'answer'])
        expect(judgeAction(who, what, { action }).ok).toBe(listed.has(`:${action}`));
    }
  });
});
