import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { runMotcua, type StartedMotcua, startMotcua } from '../client/run-motcua.ts';

let stack: StartedMotcua;

beforeAll(async () => {
  stack = await startMotcua();
});

afterAll(async () => {
  expect(await stack?.stop()).toBe(0);
});

test('a procedure from the receipt to the returned result, and every other way it can go', async () => {
  const result = (await runMotcua(['drive', '--procedure', '1.001193'], stack.home)) as {
    endings: Record<string, number>;
    uncovered: { flow: string; why: string }[];
    flowsCovered: number;
    flowsDrawn: number;
  };
  expect(result).toMatchObject({ procedure: '1.001193', status: 10, troubles: [] });
  // Returned, refused, withdrawn and stopped.
  expect(Object.keys(result.endings).toSorted()).toEqual(['10', '3', '7', '8']);
  expect(result.flowsDrawn - result.flowsCovered).toBe(result.uncovered.length);
  // Birth registration is free and here no part of a joint service; every other flow is taken.
  for (const { flow } of result.uncovered)
    expect(flow).toMatch(
      /^regime Flow_(RutKhiThuPhi|ThuTruoc|DaThuTruoc|DaNopTruoc|ThuSau|DaThuSau|DaNopSau|LienThong|TraLienThong)$/,
    );
});

test('several procedures, a joint service among them: all flows of their own and the regime once', async () => {
  const result = (await runMotcua(['drive', '1.000034', '2.000986'], stack.home)) as {
    own: { drawn: number; covered: number };
    regime: { notCovered: { flow: string; reason: string }[] };
    dossiers: number;
  };
  expect(result).toMatchObject({ procedures: { driven: 2, total: 2, failed: [] }, stopped: false });
  expect(result.own.covered).toBe(result.own.drawn);
  // Neither takes a fee, and the payment platform is not ours.
  for (const { flow } of result.regime.notCovered)
    expect(flow).toMatch(/^regime Flow_(RutKhiThuPhi|ThuTruoc|DaThuTruoc|DaNopTruoc|ThuSau|DaThuSau|DaNopSau)$/);
});
