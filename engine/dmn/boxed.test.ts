import { describe, expect, test } from '@jest/globals';
import type { Variables } from '../stimulus.ts';
import { monday, testFacts } from '../testing.ts';
import { compileDecisions } from './compile-decisions.ts';
import { evaluateDecision } from './evaluate-decision.ts';
import { dmn, literalDecision, requires, tableDecision } from './testing.ts';

const clock = { now: monday, facts: testFacts };

/** The result of decision `d`, or the message of its fault. */
async function decide(file: string, variables: Variables = {}) {
  const { decisions, problems } = await compileDecisions([file]);
  expect(problems).toEqual([]);
  const result = evaluateDecision(JSON.parse(JSON.stringify(decisions)), 'd', variables, clock);
  return result.ok ? result.value : result.message;
}

const decision = (logic: string, more = '') => `<decision id="d" name="d">${more}${logic}</decision>`;
const feel = (text: string) =>
  `<literalExpression><text>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</text></literalExpression>`;
const knows = (...ids: string[]) =>
  ids.map((id) => `<knowledgeRequirement><requiredKnowledge href="#${id}"/></knowledgeRequirement>`).join('');
const entry = (name: string, logic: string, type?: string) =>
  `<contextEntry><variable name="${name}"${type === undefined ? '' : ` typeRef="${type}"`}/>${logic}</contextEntry>`;

describe('boxed expressions', () => {
  test('a context: entries see those before them, of their own FEEL type; the last box may be the result', async () => {
    const entries = entry('nhận', feel('date("2026-11-20")')) + entry('hẹn trả', feel('nhận + duration("P3D")'));
    expect(await decide(dmn(decision(`<context>${entries}</context>`)))).toEqual({
      nhận: '2026-11-20',
      'hẹn trả': '2026-11-23',
    });
    expect(
      await decide(
        dmn(decision(`<context>${entries}<contextEntry>${feel('hẹn trả > nhận')}</contextEntry></context>`)),
      ),
    ).toBe(true);
  });

  test('lists and relations', async () => {
    expect(await decide(dmn(decision(`<list>${feel('1')}<list>${feel('n')}</list></list>`)), { n: 2 })).toEqual([
      1,
      [2],
    ]);
    const relation = `<relation><column name="phí"/><column name="mức"/><row>${feel('"a"')}${feel('1')}</row><row>${feel('"b"')}${feel('2')}</row></relation>`;
    expect(await decide(dmn(decision(relation)))).toEqual([
      { phí: 'a', mức: 1 },
      { phí: 'b', mức: 2 },
    ]);
  });

  test('a condition chooses one box; what is neither true, false nor null is a fault', async () => {
    const conditional = `<conditional><if>${feel('n')}</if><then>${feel('"yes"')}</then><else>${feel('"no"')}</else></conditional>`;
    expect(await decide(dmn(decision(conditional)), { n: true })).toBe('yes');
    expect(await decide(dmn(decision(conditional)), {})).toBe('no');
    expect(await decide(dmn(decision(conditional)), { n: 'x' })).toMatch(/Expected true or false for if but found "x"/);
  });

  test('for, some, every and filter', async () => {
    const loop = (kind: string, last: string, body: string) =>
      dmn(decision(`<${kind} iteratorVariable="x"><in>${feel('n')}</in><${last}>${feel(body)}</${last}></${kind}>`));
    expect(await decide(loop('for', 'return', 'x * 2 + count(partial)'), { n: [1, 2, 3] })).toEqual([2, 5, 8]);
    expect(await decide(loop('some', 'satisfies', 'x > 2'), { n: [1, 2, 3] })).toBe(true);
    expect(await decide(loop('every', 'satisfies', 'x > 2'), { n: [1, 2, 3] })).toBe(false);
    expect(await decide(loop('every', 'satisfies', 'x > 2'), { n: 'x' })).toMatch(/Expected a list/);
    const filter = dmn(
      decision(`<filter><in>${feel('n')}</in><match>${feel('giá > 1 and item.giá < 3')}</match></filter>`),
    );
    expect(await decide(filter, { n: [{ giá: 1 }, { giá: 2 }, { giá: 3 }] })).toEqual([{ giá: 2 }]);
  });
});

describe('business knowledge', () => {
  const fee = `<businessKnowledgeModel id="k" name="lệ phí"><encapsulatedLogic><formalParameter name="số bản" typeRef="number"/>${feel('số bản * 8000')}</encapsulatedLogic></businessKnowledgeModel>`;

  test('is called by name from FEEL and from an invocation, with its parameters’ types held', async () => {
    expect(await decide(dmn(fee, decision(feel('lệ phí(n)'), knows('k'))), { n: 3 })).toBe(24000);
    const invocation = (parameter: string) =>
      decision(
        `<invocation>${feel('lệ phí')}<binding><parameter name="${parameter}"/>${feel('n')}</binding></invocation>`,
        knows('k'),
      );
    expect(await decide(dmn(fee, invocation('số bản')), { n: 3 })).toBe(24000);
    expect(await decide(dmn(fee, invocation('bản')), { n: 3 })).toMatch(/Expected one of \(số bản\) but found “bản”/);
    expect(await decide(dmn(fee, invocation('số bản')), { n: 'ba' })).toMatch(/Expected a number but found "ba"/);
  });

  test('may hold a table and need other knowledge', async () => {
    const table = tableDecision('d', { inputs: ['n: number'], outputs: ['x'], rules: ['< 5; "few"', '>= 5; "many"'] });
    const body = table.slice(table.indexOf('<decisionTable'), table.indexOf('</decision>'));
    const twice = `<businessKnowledgeModel id="t" name="twice"><encapsulatedLogic><formalParameter name="n"/>${feel('size(n) + size(n)')}</encapsulatedLogic>${knows('s')}</businessKnowledgeModel>`;
    const size = `<businessKnowledgeModel id="s" name="size"><encapsulatedLogic><formalParameter name="n" typeRef="number"/>${body}</encapsulatedLogic></businessKnowledgeModel>`;
    expect(await decide(dmn(twice, size, decision(feel('twice(7)'), knows('t'))))).toBe('manymany');
  });

  test('a function is no result, and no task can ask for knowledge', async () => {
    expect(await decide(dmn(fee, decision(feel('lệ phí'), knows('k'))))).toMatch(/function/);
    const { decisions } = await compileDecisions([dmn(fee)]);
    expect(decisions['k']?.called).toBe(true);
  });

  test('knowledge that needs itself is a circle; a function in Java is refused', async () => {
    const circle = fee.replace('</encapsulatedLogic>', `</encapsulatedLogic>${knows('k')}`);
    expect((await compileDecisions([dmn(circle)])).problems.map(({ rule }) => rule)).toEqual(['decision-cycle']);
    const java = fee.replace('<encapsulatedLogic>', '<encapsulatedLogic kind="Java">');
    expect((await compileDecisions([dmn(java)])).problems.map(({ rule }) => rule)).toEqual([
      'unsupported-decision-logic',
    ]);
  });
});

test('a decision service answers from data and from given results instead of asking for them', async () => {
  const file = dmn(
    '<inputData id="i" name="tuổi"/>',
    literalDecision('given', '"never asked"'),
    literalDecision('out', 'string(tuổi) + given', requires('Input', 'i') + requires('Decision', 'given')),
    '<decisionService id="s" name="dịch vụ"><outputDecision href="#out"/><inputDecision href="#given"/><inputData href="#i"/></decisionService>',
    decision(feel('dịch vụ(18, "!") + dịch vụ(given: "?", tuổi: 60)'), knows('s')),
  );
  expect(await decide(file)).toBe('18!60?');
});
