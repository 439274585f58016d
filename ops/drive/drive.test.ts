import { expect, test } from '@jest/globals';
import { runMotcua } from '../client/run-motcua.ts';

test('a procedure from the receipt to the returned result, and every other way it can go', async () => {
  const result = (await runMotcua(['drive', '--procedure', '1.001193'])) as {
    endings: Record<string, number>;
    uncovered: { flow: string; why: string }[];
    flowsCovered: number;
    flowsDrawn: number;
  };
  expect(result).toMatchObject({ procedure: '1.001193', status: 10, troubles: [] });
  // Returned, refused, withdrawn and stopped.
  expect(Object.keys(result.endings).toSorted()).toEqual(['10', '3', '7', '8']);
  expect(result.flowsDrawn - result.flowsCovered).toBe(result.uncovered.length);
  // Birth registration is free, so nobody pays; every other flow is taken.
  for (const { flow } of result.uncovered)
    expect(flow).toMatch(/^regime Flow_(RutKhiThuPhi|ThuTruoc|DaThuTruoc|DaNopTruoc|ThuSau|DaThuSau|DaNopSau)$/);
}, 600_000);
