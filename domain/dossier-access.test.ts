import { expect, test } from '@jest/globals';
import { type AccessibleDossier, agencyOfTask, findViewGrant, mayView } from './dossier-access.ts';
import type { Actor, Role } from './organisation.ts';

const dossier: AccessibleDossier = {
  agencies: {
    received: { code: 'H26.15', parent: 'H26' },
    decides: { code: 'H26.03', parent: 'H26' },
    returns: { code: 'H26.16', parent: 'H26' },
  },
  functions: { tax: 'G12.26', 'land-registry': 'H26.40' },
  owners: ['001090000001'],
};
const actor = (roles: Role[], agency?: string, citizenId?: string): Actor => ({
  id: 'x',
  name: 'X',
  roles,
  agency,
  citizenId,
});
const tax = [{ agency: 'tax' }];

test.each<[string, Actor, readonly { agency: string | undefined }[], string | undefined]>([
  ['the desk that received it', actor(['desk'], 'H26.15'), [], 'received'],
  ['a specialist where it is decided', actor(['specialist'], 'H26.03'), [], 'decides'],
  ['a leader where it is returned', actor(['leader'], 'H26.16'), [], 'returns'],
  ['an officer elsewhere', actor(['desk', 'specialist', 'leader'], 'H26.17'), [], undefined],
  ['an officer of the parent', actor(['leader'], 'H26'), [], undefined],
  ['a consulted agency with an open task', actor(['specialist'], 'G12.26'), tax, 'consulted'],
  ['a consulted agency without one', actor(['specialist'], 'G12.26'), [], undefined],
  ['another consulted agency', actor(['specialist'], 'H26.40'), tax, undefined],
  ['the applicant', actor(['citizen'], undefined, '001090000001'), [], 'owner'],
  ['another citizen', actor(['citizen'], undefined, '001090000002'), [], undefined],
  ['a citizen without identifier', actor(['citizen']), [], undefined],
  [
    'an officer whose own dossier it is, not signed in as citizen',
    actor(['desk'], 'H26.17', '001090000001'),
    [],
    undefined,
  ],
  ['a monitor of the agency', actor(['monitor'], 'H26.03'), [], 'monitor'],
  ['a monitor of the province', actor(['monitor'], 'H26'), [], 'monitor'],
  ['a monitor of another province', actor(['monitor'], 'H29'), [], undefined],
  ['a monitor of a consulted agency', actor(['monitor'], 'G12.26'), tax, undefined],
  ['a monitor of no agency', actor(['monitor']), [], undefined],
  ['an administrator', actor(['administrator'], 'H26.15'), [], undefined],
  ['a designer', actor(['designer'], 'H26.15'), [], undefined],
  ['nobody in particular', actor([], 'H26.15'), [], undefined],
])('%s', (_name, who, tasks, grant) => {
  expect(findViewGrant(who, dossier, tasks)).toBe(grant);
  expect(mayView(who, dossier, tasks)).toBe(grant !== undefined);
});

test.each([
  ['received', 'H26.15'],
  ['decides', 'H26.03'],
  ['returns', 'H26.16'],
  ['tax', 'G12.26'],
  ['police', 'H26.03'],
  ['constructor', 'H26.03'],
  [undefined, 'H26.03'],
])('a task for %p is done by %s', (relation, agency) => {
  expect(agencyOfTask(relation, dossier)).toBe(agency);
});
