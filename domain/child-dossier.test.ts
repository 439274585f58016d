import { describe, expect, it, test } from '@jest/globals';
import { vietnamCalendar } from '../procedures/vietnam-calendar.ts';
import { checkChild, type DrawnChild, findLateness } from './child-dossier.ts';
import type { Component, Procedure } from './procedure.ts';

function component(id: string, more: Partial<Component> = {}): Component {
  return { id, name: id, originals: 1, copies: 0, required: true, case: undefined, dataSource: undefined, ...more };
}

const parent = { code: '2.000986', components: [component('c1')] };
const child = {
  code: '1.001193',
  status: 'published',
  cases: [{ code: '00', name: 'Chung', duration: undefined, durationSource: undefined }],
  components: [
    component('p1'),
    component('p2', { required: false }),
    component('p3', { dataSource: { database: 'population', rule: 'annex', legalBasis: '66.7/2025/NQ-CP' } }),
  ],
} as unknown as Procedure;
const drawn: DrawnChild = { procedure: '1.001193', components: [{ from: 'c1', to: 'p1' }] };

describe('a part of a joint service', () => {
  it('gets what it needs from papers and databases', () => {
    expect(checkChild(drawn, parent, child)).toEqual([]);
    expect(checkChild({ ...drawn, case: '=caseCode', decides: 'police', limit: '3' }, parent, child)).toEqual([]);
  });

  it.each<[string, DrawnChild, Procedure | undefined, string[]]>([
    ['a procedure that is not there', drawn, undefined, ['unknown-child-procedure']],
    ['a draft', drawn, { ...child, status: 'draft' }, ['child-not-published']],
    ['itself', { ...drawn, procedure: '2.000986' }, child, ['child-of-itself']],
    ['an agency nobody knows', { ...drawn, decides: 'astrology' }, child, ['unknown-agency']],
    ['a case it does not have', { ...drawn, case: '07' }, child, ['unknown-case']],
    ['a unit of no time', { ...drawn, limit: '3', limitUnit: 'MOON' }, child, ['invalid-value']],
    [
      'a paper the parent does not have',
      { ...drawn, components: [{ from: 'c9', to: 'p1' }] },
      child,
      ['unknown-component'],
    ],
    [
      'a paper the part does not ask for',
      { ...drawn, components: [...drawn.components, { from: 'c1', to: 'p9' }] },
      child,
      ['unknown-component'],
    ],
    ['a required paper nobody passes on', { ...drawn, components: [] }, child, ['component-missing']],
  ])('is refused with %s', (_what, wrong, procedure, rules) => {
    expect(checkChild(wrong, parent, procedure).map(({ rule }) => rule)).toEqual(rules);
  });
});

describe('a part on its way', () => {
  // Friday 20/11/2026, 16:00 in Vietnam: office hours end at 17:00.
  const friday = Date.UTC(2026, 10, 20, 9);
  const part = { parent: 'p', element: 'Service_KhaiSinh', agency: 'H26.15', askedAt: friday, finishedAt: undefined };
  const minutes = (count: number) => friday + count * 60_000;

  test('is to be received within two working hours', () => {
    expect(findLateness(part, vietnamCalendar, minutes(119))).toBeUndefined();
    expect(findLateness(part, vietnamCalendar, Date.UTC(2026, 10, 21, 3))).toBeUndefined();
    expect(findLateness(part, vietnamCalendar, Date.UTC(2026, 10, 23, 3))).toMatchObject({ late: 'receipt' });
  });

  test('is to be told of within ten minutes of its end, at any hour', () => {
    const finished = { ...part, finishedAt: friday };
    expect(findLateness(finished, vietnamCalendar, minutes(10))).toBeUndefined();
    expect(findLateness(finished, vietnamCalendar, minutes(11))).toMatchObject({ late: 'outcome' });
  });
});
