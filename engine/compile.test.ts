import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { compile } from './compile.ts';
import { bpmn, conditional, flows, planOf } from './testing.ts';

const timer =
  '<timerEventDefinition><timeDuration xsi:type="tFormalExpression">PT1H</timeDuration></timerEventDefinition>';
const line = (content: string, ids: string, roots = '') =>
  bpmn(`<startEvent id="s"/>${content}<endEvent id="e"/>${flows(ids)}`, roots);

/** What each file breaks: the element to blame, and the rule. */
const refused: readonly (readonly [string, string, string | undefined, string])[] = [
  ['not XML', 'nonsense', undefined, 'xml'],
  ['not BPMN', '<html/>', undefined, 'xml'],
  ['no process', bpmn('<process id="p" isExecutable="false"/>'), undefined, 'no-process'],
  ['an unknown element', line('<userTask id="a"/><teaTask id="b"/>', 's a e'), undefined, 'unknown-content'],
  ['an id used twice', line('<userTask id="a"/><userTask id="a"/>', 's a e'), 'a', 'EXT002'],
  [
    'a process without id',
    line('<userTask id="a"/>', 's a e').replace('<process id="p"', '<process'),
    undefined,
    'EXT002',
  ],
  ['a flow with an empty id', line('<userTask id="a"/>', 's a e').replace('"f_s_a"', '""'), 'p', 'EXT002'],
  [
    'a comparison of another language',
    line('<userTask id="a"/>', 's a e').replace(
      '<userTask id="a"/>',
      '<scriptTask id="a"><extensionElements><zeebe:script expression="=b == 1" resultVariable="c"/></extensionElements></scriptTask>',
    ),
    'a',
    'feel-syntax',
  ],
  ['a flow to nowhere', line('<userTask id="a"/>', 's a b e'), 'f_a_b', 'unresolved-reference'],
  [
    'a FEEL error',
    bpmn(
      `<startEvent id="s"/><exclusiveGateway id="g" default="f_g_e"/><endEvent id="e"/><endEvent id="x"/>${flows('s g e')}${conditional('g', 'x', 'a >')}`,
    ),
    'f_g_x',
    'feel-syntax',
  ],
  [
    'a condition in another language',
    bpmn(
      `<startEvent id="s"/><exclusiveGateway id="g" default="f_g_e"/><endEvent id="e"/><endEvent id="x"/>${flows('s g e')}${conditional('g', 'x', 'a > 1')}`,
    ).replace('"tFormalExpression">=a', '"tFormalExpression" language="http://groovy.codehaus.org/">a'),
    'f_g_x',
    'unsupported-language',
  ],
  [
    'a condition in a file whose language is another',
    bpmn(
      `<startEvent id="s"/><exclusiveGateway id="g" default="f_g_e"/><endEvent id="e"/><endEvent id="x"/>${flows('s g e')}${conditional('g', 'x', 'a > 1')}`,
    ).replace('<definitions ', '<definitions expressionLanguage="http://www.w3.org/1999/XPath" '),
    'f_g_x',
    'unsupported-language',
  ],
  ['a receive task without message', line('<receiveTask id="a"/>', 's a e'), 'a', 'missing-value'],
  [
    'a listener of another engine',
    line(
      '<userTask id="a"><extensionElements><zeebe:taskListeners><zeebe:taskListener eventType="completing" type="x"/></zeebe:taskListeners></extensionElements></userTask>',
      's a e',
    ),
    'a',
    'unsupported-extension',
  ],
  [
    'a called process bound by a version tag',
    line(
      '<callActivity id="a"><extensionElements><zeebe:calledElement processId="q" bindingType="versionTag"/></extensionElements></callActivity>',
      's a e',
    ),
    'a',
    'unsupported-binding',
  ],
  [
    'a message flow from an end that sends nothing',
    line('<userTask id="a"/>', 's a e').replace(
      '<process ',
      '<collaboration id="c"><participant id="p1" processRef="p"/><participant id="p2"/><messageFlow id="mf" sourceRef="e" targetRef="p2"/></collaboration><process ',
    ),
    'mf',
    'EXT109',
  ],
  [
    'a message flow to a gateway',
    line('<exclusiveGateway id="g" default="f_g_e"/><endEvent id="x"/>', 's g e').replace(
      '</process>',
      `${conditional('g', 'x', 'y')}</process><collaboration id="c"><participant id="p1" processRef="p"/><participant id="p2"/><messageFlow id="mf" sourceRef="p2" targetRef="g"/></collaboration>`,
    ),
    'mf',
    'EXT008',
  ],
  [
    'compensation of what lies elsewhere',
    line(
      `<subProcess id="sub"><startEvent id="s2"/><userTask id="in"/><endEvent id="e2"/>${flows('s2 in e2')}</subProcess><intermediateThrowEvent id="t"><compensateEventDefinition activityRef="in"/></intermediateThrowEvent>`,
      's sub t e',
    ),
    't',
    'compensate-activity',
  ],
  [
    'a wrong duration',
    line(
      '<intermediateCatchEvent id="t"><timerEventDefinition><timeDuration xsi:type="tFormalExpression">two days</timeDuration></timerEventDefinition></intermediateCatchEvent>',
      's t e',
    ),
    't',
    'EXT134',
  ],
  ['a choreography', line('<choreographyTask id="c"/>', 's c e'), 'c', 'EXT036'],
  [
    'a flow into a start event',
    line('<userTask id="a"/>', 's a e').replace('</process>', `${flows('a s')}</process>`),
    's',
    'start-event-incoming',
  ],
  ['a start without end', bpmn(`<startEvent id="s"/><userTask id="a"/>${flows('s a')}`), 'p', 'EXT105'],
  [
    'a node nothing leads to',
    line('<userTask id="a"/><userTask id="b"/>', 's a e').replace('</process>', `${flows('b e')}</process>`),
    'b',
    'EXT150',
  ],
  ['a gateway that neither splits nor joins', line('<parallelGateway id="g"/>', 's g e'), 'g', 'EXT135'],
  ['a default flow of another node', line('<userTask id="a" default="f_s_a"/>', 's a e'), 'a', 'EXT026'],
  [
    'a non-interrupting error',
    line(
      `<userTask id="a"/><boundaryEvent id="b" attachedToRef="a" cancelActivity="false"><errorEventDefinition/></boundaryEvent><endEvent id="e2"/>${flows('b e2')}`,
      's a e',
    ),
    'b',
    'EXT110',
  ],
  [
    'a boundary event that leads nowhere',
    line(`<userTask id="a"/><boundaryEvent id="b" attachedToRef="a">${timer}</boundaryEvent>`, 's a e'),
    'b',
    'EXT113',
  ],
  [
    'a cancel end outside a transaction',
    bpmn(`<startEvent id="s"/><endEvent id="e"><cancelEventDefinition/></endEvent>${flows('s e')}`),
    'e',
    'EXT106',
  ],
  [
    'a link without target',
    line('<intermediateThrowEvent id="l"><linkEventDefinition name="x"/></intermediateThrowEvent>', 's l'),
    'l',
    'EXT125',
  ],
  [
    'an event sub-process without event',
    line(
      `<userTask id="a"/><subProcess id="h" triggeredByEvent="true"><startEvent id="hs"/><endEvent id="he"/>${flows('hs he')}</subProcess>`,
      's a e',
    ),
    'hs',
    'EXT129',
  ],
  [
    'two loop markers',
    line('<userTask id="a"><standardLoopCharacteristics/><multiInstanceLoopCharacteristics/></userTask>', 's a e'),
    'a',
    'EXT054',
  ],
  ['a quantity of none', line('<userTask id="a" startQuantity="0"/>', 's a e'), 'a', 'EXT037'],
  [
    'a flow over the edge of a sub-process',
    bpmn(
      `<startEvent id="s"/><subProcess id="sub"><userTask id="a"/></subProcess><endEvent id="e"/>${flows('s a', 'sub e')}`,
    ),
    'f_s_a',
    'EXT152',
  ],
  ['a script in no format', line('<scriptTask id="a"><script>x</script></scriptTask>', 's a e'), 'a', 'EXT053'],
  [
    'an unknown status',
    line('<userTask id="a"><extensionElements><tthc:status code="11"/></extensionElements></userTask>', 's a e'),
    'a',
    'invalid-value',
  ],
  [
    'a pause of nothing',
    line(
      '<userTask id="a"><extensionElements><tthc:freezes element="zz" policy="continue"/></extensionElements></userTask>',
      's a e',
    ),
    'a',
    'invalid-value',
  ],
];

describe('refuses', () => {
  test.each(refused)('%s', async (_what, xml, element, rule) => {
    const result = await compile(xml);
    if (result.ok) throw new Error('Expected the file to be refused but it was accepted');
    expect(result.problems.map((problem) => ({ element: problem.element, rule: problem.rule }))).toContainEqual({
      element,
      rule,
    });
    for (const { reason, path, element: id } of result.problems) {
      expect(reason.vi).toBe(reason.vi.normalize('NFC'));
      expect(reason.vi.length * reason.en.length).toBeGreaterThan(0);
      if (id !== undefined && path.length > 0) expect(path.at(-1)).toBe(id);
    }
  });
});

describe('a plan', () => {
  test('is named by what runs, not by how it is drawn', async () => {
    const drawn = line('<userTask id="a" name="Tiếp nhận"/>', 's a e');
    const one = await planOf(drawn);
    const moved = await planOf(
      drawn.replace('</process>', '<textAnnotation id="note"><text>ghi chú</text></textAnnotation></process>'),
    );
    const renamed = await planOf(drawn.replace('Tiếp nhận', 'Thẩm định'));
    expect(moved.hash).toBe(one.hash);
    expect(renamed.hash).not.toBe(one.hash);
    expect(JSON.parse(JSON.stringify(one))).toEqual(one);
  });

  test('a called global task becomes that task', async () => {
    const plan = await planOf(line('<callActivity id="c" calledElement="g"/>', 's c e', '<globalUserTask id="g"/>'));
    expect(plan.elements['c']).toMatchObject({ type: 'UserTask' });
  });
});

test('5,000 elements are compiled in bounded memory and without quadratic look-ups', async () => {
  const ids = Array.from({ length: 2_500 }, (_, index) => `t${index}`);
  const plan = await planOf(
    line(
      ids.map((id) => `<userTask id="${id}"><documentation>${'x'.repeat(2_000)}</documentation></userTask>`).join(''),
      ['s', ...ids, 'e'].join(' '),
    ),
  );
  expect(Object.keys(plan.elements)).toHaveLength(2_503);
});

test('what runs in a workflow loads no XML reader, no zod and no Node module', () => {
  const seen = new Set<string>();
  const visit = (file: string) => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const [, from = ''] of readFileSync(file, 'utf8').matchAll(
      /^(?:import|export)\s+(?!type)[^;]*?from '([^']+)'/gm,
    )) {
      if (from.startsWith('.')) visit(join(dirname(file), from));
      else expect(['feelin']).toContain(from);
    }
  };
  for (const entry of ['step.ts', 'describe.ts']) visit(join(import.meta.dirname, entry));
  expect(seen.size).toBeGreaterThan(40);
});

test.each([
  ['https://www.omg.org/spec/DMN/20191111/FEEL/', 'a > 1'],
  ['http://www.omg.org/spec/FEEL/20140401', 'a > 1'],
  ['feel', 'a > 1'],
  ['http://www.w3.org/1999/XPath', 'true'],
])('an expression in %s that says %s is executed', async (language, body) => {
  const xml = bpmn(
    `<startEvent id="s"/><exclusiveGateway id="g" default="f_g_e"/><endEvent id="e"/><endEvent id="x"/>${flows('s g e')}${conditional('g', 'x', body)}`,
  ).replace(`>=${body}`, ` language="${language}">${body}`);
  expect(await compile(xml)).toMatchObject({ ok: true });
});
