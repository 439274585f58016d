import { describe, expect, test } from '@jest/globals';
import { demonstrationAgencies } from '../db/demonstration/agencies.ts';
import { competentElsewhere, decidingCandidates, receivingCandidates } from './competence.ts';
import type { Actor, Role } from './organisation.ts';

const agencies = new Map(demonstrationAgencies.map((agency) => [agency.code, agency]));
const commune = { levels: ['commune' as const] };
const province = { levels: ['province' as const] };

function actor(role: Role, agency?: string): Actor {
  return { id: 'x', name: 'X', roles: [role], agency, citizenId: role === 'citizen' ? '099090000019' : undefined };
}

describe('receivingCandidates', () => {
  test('a desk receives at its own agency, whatever the level that decides', () => {
    for (const procedure of [commune, province]) {
      expect(receivingCandidates(agencies, procedure, actor('desk', 'H26.15')).map((each) => each.code)).toEqual([
        'H26.15',
      ]);
      expect(receivingCandidates(agencies, procedure, actor('desk', 'H26.1')).map((each) => each.code)).toEqual([
        'H26.1',
      ]);
    }
  });

  test('a citizen may file with any desk; nobody else receives', () => {
    expect(receivingCandidates(agencies, commune, actor('citizen')).map((each) => each.code)).toEqual([
      'H26.1',
      'H26.15',
      'H26.16',
    ]);
    for (const role of ['specialist', 'leader', 'designer', 'monitor', 'administrator'] as const) {
      expect(receivingCandidates(agencies, commune, actor(role, 'H26.15'))).toEqual([]);
    }
  });
});

describe('decidingCandidates', () => {
  const nearest = (procedure: typeof commune | typeof province, received: string) =>
    decidingCandidates(agencies, procedure, agencies.get(received))[0]?.code;

  test('the nearest competent agency comes first', () => {
    expect(nearest(commune, 'H26.16')).toBe('H26.16');
    expect(nearest(province, 'H26.15')).toBe('H26');
    expect(nearest(province, 'H26.1')).toBe('H26');
    expect(nearest(commune, 'H26.1')).toBe('H26.15');
  });

  test('a province’s service centre decides nothing, and no other province is competent', () => {
    const found = decidingCandidates(agencies, { levels: ['province', 'commune'] }, agencies.get('H26.15'));
    expect(found.map((each) => each.code)).not.toContain('H26.1');
    expect(new Set(found.map((each) => each.province))).toEqual(new Set(['01']));
  });
});

test('a dossier goes on to another competent agency, where there is one', () => {
  const elsewhere = (procedure: Parameters<typeof competentElsewhere>[1], only: readonly string[], decides: string) =>
    competentElsewhere(new Map([...agencies].filter(([code]) => only.includes(code))), procedure, {
      received: 'H26.15',
      decides,
    }).map(({ code }) => code);
  expect(elsewhere(commune, ['H26', 'H26.15', 'H26.16'], 'H26.15')).toEqual(['H26.16']);
  expect(elsewhere(commune, ['H26', 'H26.15', 'H26.16'], 'H26.16')).toEqual(['H26.15']);
  expect(elsewhere(commune, ['H26', 'H26.15'], 'H26.15')).toEqual([]);
});
