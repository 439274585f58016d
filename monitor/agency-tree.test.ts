import { describe, expect, test } from '@jest/globals';
import { type AgencyNode, agencyTree } from './agency-tree.ts';

const counts = (code: string, name: string) => ({
  agency: { code, name },
  open: 1,
  dueToday: 0,
  overdue: 0,
  paused: 0,
});
const items = [
  counts('H26.15', 'Phường Đống Đa'),
  counts('H26', 'Hà Nội'),
  counts('H56.21', 'Xã Hoằng Lộc'),
  counts('H26.3', 'Phường Ba Đình'),
  counts('H26.15.2', 'Tổ một cửa'),
];

function drawn(nodes: readonly AgencyNode[]): unknown {
  return nodes.map(({ agency, children }) =>
    children === undefined ? agency.name : { [agency.name]: drawn(children) },
  );
}

describe('agencies as a tree', () => {
  test('stand under the nearest agency above that is there, in Vietnamese order', () => {
    expect(drawn(agencyTree(items, ''))).toEqual([
      { 'Hà Nội': ['Phường Ba Đình', { 'Phường Đống Đa': ['Tổ một cửa'] }] },
      'Xã Hoằng Lộc',
    ]);
  });

  test('a search keeps what it finds, typed without accents, and the way down to it', () => {
    expect(drawn(agencyTree(items, 'dong da'))).toEqual([{ 'Hà Nội': ['Phường Đống Đa'] }]);
    expect(drawn(agencyTree(items, 'không có'))).toEqual([]);
  });

  test('every agency stands in the tree once', () => {
    const codes = (nodes: readonly AgencyNode[]): string[] =>
      nodes.flatMap(({ key, children }) => [key, ...codes(children ?? [])]);
    expect(codes(agencyTree(items, '')).toSorted()).toEqual(items.map(({ agency }) => agency.code).toSorted());
  });
});
