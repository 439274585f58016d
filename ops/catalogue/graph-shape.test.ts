import { describe, expect, test } from '@jest/globals';
import { drawProcess } from '../../procedures/drawing/draw-process.ts';
import type { ProcessOutline, Stage } from '../../procedures/drawing/process-outline.ts';
import { graphShape, readGraph } from './graph-shape.ts';

const outline = (code: string, stages: readonly Stage[], names = 'Chuyên viên'): ProcessOutline => ({
  code,
  name: `Thủ tục ${code}`,
  lanes: [
    { key: 'specialist', name: names, agency: 'decides', role: 'specialist' },
    { key: 'leader', name: 'Lãnh đạo', agency: 'decides', role: 'leader' },
  ],
  stages,
  refusal: { draft: 'specialist', sign: 'leader' },
});
const appraise: Stage = { key: 'appraise', kind: 'appraise', lane: 'specialist', name: 'Thẩm định' };
const sign: Stage = { key: 'sign', kind: 'sign', lane: 'leader', name: 'Ký' };
const shapeOf = async (drawn: ProcessOutline) => graphShape(readGraph(await drawProcess(drawn)));

describe('the shape of a graph', () => {
  test('does not depend on code, names and budgets', async () => {
    const a = outline('1.000001', [appraise, sign]);
    const b = outline(
      '9.999999',
      [{ ...appraise, name: 'Xem xét', budget: { amount: 3, unit: 'WORKING_DAY' } }, sign],
      'Công chức',
    );
    expect(await shapeOf(a)).toBe(await shapeOf(b));
  });

  test.each<readonly [string, readonly Stage[]]>([
    ['one stage more', [appraise, { ...appraise, key: 'work', kind: 'work' }, sign]],
    ['another kind of stage', [appraise, { ...sign, kind: 'decide' }]],
    ['the other lane', [{ ...appraise, lane: 'leader' }, sign]],
  ])('differs with %s', async (_, stages) => {
    expect(await shapeOf(outline('1.000001', stages))).not.toBe(await shapeOf(outline('1.000001', [appraise, sign])));
  });

  test('reads files with another prefix and a default namespace', () => {
    const xml = `<definitions><process id="P"><startEvent id="S"/><task id="T"/><sequenceFlow id="F" sourceRef="S" targetRef="T"><conditionExpression>=a</conditionExpression></sequenceFlow></process></definitions>`;
    expect(graphShape(readGraph(xml))).toBe(
      graphShape(readGraph(xml.replaceAll(/<(\/?)(?=\w)/g, '<$1b:').replaceAll('"S"', '"X"'))),
    );
  });
});
