import { describe, expect, test } from '@jest/globals';
import { compile } from '../compile.ts';
import type { Variables } from '../stimulus.ts';
import { bpmn, flows, monday, planOf, TestInstance, testFacts } from '../testing.ts';
import { compileDecisions } from './compile-decisions.ts';
import { evaluateDecision } from './evaluate-decision.ts';
import { dmn, literalDecision, requires, type TableSketch, tableDecision } from './testing.ts';

const clock = { now: monday, facts: testFacts };

async function ask(xml: string, id: string, variables: Variables = {}) {
  const { decisions, problems } = await compileDecisions([xml]);
  expect(problems).toEqual([]);
  // A plan is JSON: nothing else may carry a decision.
  return evaluateDecision(JSON.parse(JSON.stringify(decisions)), id, variables, clock);
}

/** Result of one table on its inputs, or the message of its fault. */
async function decide(sketch: TableSketch, variables: Variables) {
  const result = await ask(dmn(tableDecision('d', sketch)), 'd', variables);
  return result.ok ? result.value : result.message;
}

describe('hit policies', () => {
  const overlapping = {
    inputs: ['age: number'],
    outputs: ['fee: number'],
    rules: ['< 18; 0', '>= 18; 100', '>= 60; 50'],
  };

  test('UNIQUE: one rule, or a fault that names those that match', async () => {
    expect(await decide({ ...overlapping, policy: 'UNIQUE' }, { age: 20 })).toBe(100);
    expect(await decide({ ...overlapping, policy: 'UNIQUE' }, { age: 70 })).toMatch(/rules 2, 3/);
  });

  test('ANY: rules that match must agree', async () => {
    const agreeing = {
      policy: 'ANY',
      inputs: ['a', 'b'],
      outputs: ['x', 'y'],
      rules: ['true; -; 1; "p"', '-; true; 1; "p"', 'false; false; 2; "q"', 'true; true; 1; "p"'],
    };
    expect(await decide(agreeing, { a: true, b: true })).toEqual({ x: 1, y: 'p' });
    expect(await decide({ ...agreeing, rules: [...agreeing.rules, '-; -; 3; "p"'] }, { a: true, b: false })).toMatch(
      /rules 1 and 5 do not/,
    );
  });

  test('FIRST: the first, whatever the others say', async () => {
    expect(await decide({ ...overlapping, policy: 'FIRST' }, { age: 70 })).toBe(100);
    expect(
      await decide({ policy: 'FIRST', inputs: ['a'], outputs: ['x'], rules: ['-; 1', 'foo(?); 2'] }, { a: 1 }),
    ).toBe(1);
  });

  test('PRIORITY: the highest by the order of the output values', async () => {
    const risk = {
      policy: 'PRIORITY',
      inputs: ['n'],
      outputs: ['risk: string = "high", "medium", "low"', 'by = "court", "desk"'],
      rules: ['> 0; "low"; "court"', '> 1; "high"; "desk"', '> 2; "high"; "court"'],
    };
    expect(await decide(risk, { n: 1 })).toEqual({ risk: 'low', by: 'court' });
    expect(await decide(risk, { n: 2 })).toEqual({ risk: 'high', by: 'desk' });
    expect(await decide(risk, { n: 3 })).toEqual({ risk: 'high', by: 'court' });
  });

  test('RULE ORDER: all, in the order of the rules', async () => {
    expect(await decide({ ...overlapping, policy: 'RULE ORDER' }, { age: 70 })).toEqual([100, 50]);
  });

  test('OUTPUT ORDER: all, by priority', async () => {
    const table = {
      policy: 'OUTPUT ORDER',
      inputs: ['n'],
      outputs: ['risk = "high", "medium", "low"'],
      rules: ['> 0; "low"', '> 0; "medium"', '> 1; "high"'],
    };
    expect(await decide(table, { n: 2 })).toEqual(['high', 'medium', 'low']);
    expect(await decide(table, { n: 1 })).toEqual(['medium', 'low']);
  });

  test('COLLECT: all; with an aggregation their sum, extreme or number', async () => {
    const fees = { policy: 'COLLECT', inputs: ['n'], outputs: ['fee'], rules: ['> 0; 0.1', '> 0; 0.2', '> 1; 20000'] };
    expect(await decide(fees, { n: 2 })).toEqual([0.1, 0.2, 20000]);
    expect(await decide({ ...fees, aggregation: 'SUM' }, { n: 1 })).toBe(0.3);
    expect(await decide({ ...fees, aggregation: 'SUM' }, { n: 2 })).toBe(20000.3);
    expect(await decide({ ...fees, aggregation: 'MIN' }, { n: 2 })).toBe(0.1);
    expect(await decide({ ...fees, aggregation: 'MAX' }, { n: 2 })).toBe(20000);
    expect(await decide({ ...fees, aggregation: 'COUNT' }, { n: 2 })).toBe(3);
    expect(await decide({ ...fees, aggregation: 'COUNT' }, { n: 0 })).toBe(0);
    expect(await decide({ ...fees, aggregation: 'SUM', rules: ['-; "a"'] }, { n: 0 })).toMatch(/Expected numbers/);
  });

  test('no rule matches: null, or the default', async () => {
    const table = { inputs: ['n'], outputs: ['fee | 7'], rules: ['> 5; 1'] };
    expect(await decide(table, { n: 1 })).toBe(7);
    expect(await decide({ ...table, policy: 'COLLECT' }, { n: 1 })).toEqual([7]);
    expect(await decide({ ...table, outputs: ['fee'] }, { n: 1 })).toBeNull();
  });
});

describe('cells', () => {
  const on = async (type: string, cell: string, value: Variables[string]) =>
    decide(
      { policy: 'FIRST', inputs: [`v: ${type}`], outputs: ['x'], rules: [`${cell}; true`, '-; false'] },
      { v: value, limit: 10 },
    );

  test.each([
    ['number', '[1..5]', 5, true],
    ['number', '[1..5)', 5, false],
    ['number', '> limit', 11, true],
    ['number', '? * 2 > limit', 5, false],
    ['number', '< 5', null, false],
    ['string', '"a", "b"', 'b', true],
    ['string', 'not("a", "b")', 'b', false],
    ['string', 'starts with(?, "H")', 'Hà Nội', true],
    ['boolean', 'false', false, true],
    ['date', '< date("2026-07-01")', '2026-06-30', true],
    ['date', '[date("2026-07-01")..date("2026-07-31")]', '2026-08-01', false],
    ['date', '<= today()', '2026-11-23', true],
    ['Any', '-', 'anything', true],
  ] as const)('%s %s on %j is %j', async (type, cell, value, expected) => {
    expect(await on(type, cell, value)).toBe(expected);
  });

  test('a value of another type than the column declares is a fault with its place', async () => {
    expect(await on('number', '> 5', 'six')).toBe(
      'Expected a number but found "six", in column “v”, in decision “d” (d)',
    );
  });

  test('a function that does not exist is a fault with its rule and column', async () => {
    expect(await on('string', 'foo(?)', 'x')).toMatch(/rule 1, column “v”/);
  });
});

describe('decision requirements', () => {
  const file = dmn(
    literalDecision(
      'Tổng phí',
      'lệ phí + phụ thu * số bản',
      requires('Decision', 'base') + requires('Decision', 'extra') + requires('Input', 'copies'),
    ).replace('id="Tổng phí"', 'id="total"'),
    tableDecision(
      'base',
      { inputs: ['channel'], outputs: ['fee'], rules: ['"online"; 0', 'not("online"); 50000'] },
      '<variable name="lệ phí" typeRef="number"/>',
    ),
    literalDecision('extra', 'if channel = "online" then 0 else 2000', '<variable name="phụ thu"/>'),
    '<inputData id="copies" name="số bản"><variable name="số bản" typeRef="number"/></inputData>',
  );

  test('results of required decisions are seen by their names, spaces and all', async () => {
    expect(await ask(file, 'total', { channel: 'desk', 'số bản': 3 })).toEqual({ ok: true, value: 56000 });
    expect(await ask(file, 'total', { channel: 'online', 'số bản': 3 })).toEqual({ ok: true, value: 0 });
  });

  test('data of a wrong type is a fault', async () => {
    expect(await ask(file, 'total', { channel: 'desk', 'số bản': 'ba' })).toMatchObject({
      ok: false,
      message: expect.stringContaining('data “số bản”'),
    });
  });
});

describe('what cannot be executed is named', () => {
  const rulesOf = async (...decisions: string[]) =>
    (await compileDecisions([dmn(...decisions)])).problems.map(({ rule, element }) => `${element}: ${rule}`);

  test('FEEL with a syntax error, with rule and column', async () => {
    const { problems } = await compileDecisions([
      dmn(tableDecision('d', { inputs: ['age'], outputs: ['fee'], rules: ['< 5; 1', '> ; 1 +'] })),
    ]);
    expect(problems.map(({ element, rule, path }) => ({ element, rule, path }))).toEqual([
      { element: 'd', rule: 'feel-syntax', path: ['d', 'r2'] },
      { element: 'd', rule: 'feel-syntax', path: ['d', 'r2'] },
    ]);
    expect(problems[0]?.reason.vi).toMatch(/quy tắc 2, cột “age”/);
    expect(problems[1]?.reason.en).toMatch(/rule 2, column “fee”/);
  });

  test('the rest', async () => {
    const table = { inputs: ['a'], outputs: ['x', 'y'], rules: ['-; 1; 2'] };
    expect(await rulesOf(tableDecision('d', { ...table, policy: 'COLLECT', aggregation: 'SUM' }))).toEqual([
      'd: invalid-aggregation',
    ]);
    expect(await rulesOf(tableDecision('d', { ...table, policy: 'PRIORITY' }))).toEqual(['d: missing-output-values']);
    expect(await rulesOf(tableDecision('d', { ...table, rules: ['-; 1'] }))).toEqual(['d: incomplete-rule']);
    expect(await rulesOf('<decision id="d" name="d"/>')).toEqual(['d: no-decision-logic']);
    expect(await rulesOf(literalDecision('d', '1', requires('Decision', 'gone')))).toEqual([
      'd: unresolved-requirement',
    ]);
    expect(
      await rulesOf(
        literalDecision('a', '1', requires('Decision', 'b')),
        literalDecision('b', '1', requires('Decision', 'a')),
      ),
    ).toEqual(['a: decision-cycle']);
    expect(await rulesOf(literalDecision('a', '1'), literalDecision('a', '2'))).toEqual(['a: duplicate-id']);
    const twice = await compileDecisions([dmn(literalDecision('a', '1')), dmn(literalDecision('a', '2'))]);
    expect(twice.problems.map(({ rule }) => rule)).toEqual(['duplicate-decision']);
    expect((await compileDecisions(['no xml', '', '<a/>'])).problems.map(({ rule }) => rule)).toEqual([
      'dmn-xml',
      'dmn-xml',
      'dmn-xml',
    ]);
  });
});

describe('a business rule task', () => {
  const process = bpmn(
    `<startEvent id="s"/><businessRuleTask id="t"><extensionElements><zeebe:calledDecision decisionId="fee" resultVariable="lệPhí"/></extensionElements></businessRuleTask><userTask id="u"/><endEvent id="e"/>${flows('s t u e')}`,
  );
  const file = dmn(
    tableDecision('fee', { inputs: ['channel: string'], outputs: ['fee'], rules: ['"online"; 0', '"desk"; 50000'] }),
    literalDecision('other', '1'),
  );

  test('asks the decision that lies beside its process; the plan holds what it asks', async () => {
    const compiled = await compile(process, { decisions: [file] });
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
    const { plan } = compiled;
    expect(Object.keys(plan.decisions ?? {})).toEqual(['fee']);
    const instance = new TestInstance({
      entry: { plan: plan.hash, process: 'p' },
      plans: { [plan.hash]: plan },
      bindings: {},
    });
    instance.start({ channel: 'desk' });
    expect(instance.state?.instances[1]?.variables).toEqual({ channel: 'desk', lệPhí: 50000 });
    expect(instance.waiting).toEqual(['u']);
  });

  test('a fault is an incident that a repair resolves', async () => {
    const compiled = await compile(process, { decisions: [file] });
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
    const { plan } = compiled;
    const instance = new TestInstance({
      entry: { plan: plan.hash, process: 'p' },
      plans: { [plan.hash]: plan },
      bindings: {},
    });
    instance.start({ channel: 3 });
    expect(instance.work.incidents).toMatchObject([{ element: 't', code: 'decision' }]);
    instance.send({ type: 'set-variables', variables: { channel: 'online' } });
    instance.send({ type: 'retry-incident', key: instance.keyOf('t') });
    expect(instance.waiting).toEqual(['u']);
  });

  test('a decision nobody brought is refused before anything runs', async () => {
    expect(await compile(process)).toMatchObject({
      ok: false,
      problems: [{ element: 't', rule: 'unknown-decision', path: ['p', 't'] }],
    });
  });

  test('another plan for other rules, the same for a process that asks nothing', async () => {
    const hashOf = async (xml: string, ...decisions: string[]) => {
      const compiled = await compile(xml, { decisions });
      return compiled.ok ? compiled.plan.hash : compiled.problems;
    };
    expect(await hashOf(process, file)).not.toEqual(await hashOf(process, file.replace('50000', '60000')));
    const plain = bpmn(`<startEvent id="s"/><endEvent id="e"/>${flows('s e')}`);
    expect(await hashOf(plain, file)).toEqual((await planOf(plain)).hash);
  });
});

test.each([
  [
    'too deep',
    `<decision id="a" name="a">${'<context>'.repeat(300)}${'</context>'.repeat(300)}</decision>`,
    'nested more',
  ],
  ['entities', '<decision id="a" name="&b;"/>', 'XML knows'],
])('a file of decisions that nobody drew is refused: %s', async (_what, content, reason) => {
  const { decisions, problems } = await compileDecisions([dmn(content)]);
  expect(decisions).toEqual({});
  expect(problems).toEqual([
    expect.objectContaining({
      rule: 'dmn-xml',
      reason: expect.objectContaining({ en: expect.stringContaining(reason) }),
    }),
  ]);
});

test.each([
  ['a hit policy that is none', { policy: 'BEST', inputs: ['n'], outputs: ['x'], rules: ['-; 1'] }, 'invalid-value'],
  [
    'an aggregation that is none',
    { policy: 'COLLECT', aggregation: 'AVG', inputs: ['n'], outputs: ['x'], rules: ['-; 1'] },
    'invalid-value',
  ],
  ['an input of no type', { inputs: ['n: nubmer'], outputs: ['x'], rules: ['-; 1'] }, 'unknown-type'],
  ['an output of no type', { inputs: ['n'], outputs: ['x: strnig'], rules: ['-; 1'] }, 'unknown-type'],
])('%s is refused', async (_what, sketch, rule) => {
  const { problems } = await compileDecisions([dmn(tableDecision('d', sketch))]);
  expect(problems.map((problem) => problem.rule)).toEqual([rule]);
});

test('a table compares tidy numbers: seven hundredths of a fee are what they are', async () => {
  const fee = {
    policy: 'FIRST',
    inputs: ['fee * 0.07'],
    outputs: ['x'],
    rules: ['> 80500; "more"', '80500; "equal"', '-; "less"'],
  };
  expect(await decide(fee, { fee: 1_150_000 })).toBe('equal');
});
