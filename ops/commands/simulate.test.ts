import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { dmn, literalDecision } from '../../engine/dmn/testing.ts';
import { bpmn, flows } from '../../engine/testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'simulate-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = join(folder, 'process.bpmn');
writeFileSync(file, bpmn(`<startEvent id="s"/><userTask id="a"/><endEvent id="e"/>${flows('s a e')}`));

function simulate(...argv: string[]) {
  return spawnSync(process.execPath, [join(import.meta.dirname, '../motcua.ts'), 'simulate', ...argv], {
    encoding: 'utf8',
  });
}

describe('motcua simulate', () => {
  it('prints the same report for the same seed', () => {
    const first = simulate(file, '--cases', '50', '--seed', '7', '--json');
    expect(first.status).toBe(0);
    expect(JSON.parse(first.stdout)).toMatchObject({ cases: 50, seed: 7, completed: 50, ends: { e: 50 } });
    expect(simulate(file, '--cases', '50', '--seed', '7', '--json').stdout).toBe(first.stdout);
  });

  it('reads settings from a file, and options go before them', () => {
    const settings = join(folder, 'settings.json');
    writeFileSync(
      settings,
      JSON.stringify({
        cases: 5,
        seed: 3,
        durations: { a: { fixed: 60 } },
        officers: { '*': 1 },
        term: { amount: 1, unit: 'HOUR' },
      }),
    );
    const report: unknown = JSON.parse(simulate(file, '--settings', settings, '--seed', '4', '--json').stdout);
    expect(report).toMatchObject({
      cases: 5,
      seed: 4,
      steps: [{ element: 'a', done: 5, workingHours: { mean: 1 } }],
      lateness: { term: { amount: 1, unit: 'HOUR' } },
    });
  });

  it('asks the decisions beside the file', () => {
    const folderOfBoth = mkdtempSync(join(folder, 'both-'));
    const asking = join(folderOfBoth, 'process.bpmn');
    writeFileSync(
      asking,
      bpmn(
        `<startEvent id="s"/><businessRuleTask id="a"><extensionElements><zeebe:calledDecision decisionId="fee" resultVariable="fee"/></extensionElements></businessRuleTask><endEvent id="e"/>${flows('s a e')}`,
      ),
    );
    writeFileSync(join(folderOfBoth, 'fee.dmn'), dmn(literalDecision('fee', '5')));
    expect(JSON.parse(simulate(asking, '--cases', '5', '--json').stdout)).toMatchObject({ completed: 5 });
  });

  it.each([
    ['a step that is not there', { durations: { b: { fixed: 1 } } }, 'does not have: b'],
    ['a flow that is not there', { flows: { f: 1 } }, 'does not have: f'],
    ['an option that is not there', { options: { a: { approve: 1 } } }, 'does not have: a.approve'],
    ['a least above the most', { durations: { a: { uniform: [2, 1] } } }, 'the least first'],
    ['a usual above the most', { durations: { a: { triangular: [1, 3, 2] } } }, 'the least first'],
    ['no odds at all', { options: { a: { approve: 0 } } }, 'one weight above 0'],
  ])('refuses settings with %s', (_name, wrong, message) => {
    const settings = join(folder, 'wrong.json');
    writeFileSync(settings, JSON.stringify(wrong));
    const { status, stderr } = simulate(file, '--settings', settings);
    expect(status).toBe(1);
    expect(stderr).toContain(message);
  });

  it.each([
    ['no file', [], 'Expected a BPMN file'],
    ['a file that is not there', [join(folder, 'none.bpmn')], 'There is no file'],
    ['a number of cases that is none', [file, '--cases', 'many'], 'Expected a whole number'],
    ['a term without unit', [file, '--term', '5'], 'Expected --term like 5d or 40h'],
  ])('says what is wrong with %s', (_name, argv, message) => {
    const { status, stderr } = simulate(...argv);
    expect(status).toBe(1);
    expect(stderr).toContain(message);
  });
});
