import { describe, expect, test } from '@jest/globals';
import { compile } from '../compile.ts';
import { bpmn, flows, planOf, TestInstance } from '../testing.ts';

const line = (content: string, ids: string, roots = '') =>
  bpmn(`<startEvent id="s"/>${content}<endEvent id="e"/>${flows(ids)}`, roots);
/** The file's own namespace gets a prefix. */
const prefixed = (xml: string) => xml.replace('<definitions ', '<definitions xmlns:own="https://motcua.vn/test" ');

describe('a reference with the prefix of the file’s own namespace', () => {
  test('finds its message, signal and event definition', async () => {
    const plan = await planOf(
      prefixed(
        line(
          '<receiveTask id="a" messageRef="own:m"/><intermediateCatchEvent id="b" parallelMultiple="true"><eventDefinitionRef>own:first</eventDefinitionRef><eventDefinitionRef>own:second</eventDefinitionRef></intermediateCatchEvent>',
          's a b e',
          '<message id="m" name="go"/><signal id="g" name="alert"/><signalEventDefinition id="first" signalRef="own:g"/><messageEventDefinition id="second" messageRef="m"/>',
        ),
      ),
    );
    expect(plan.elements['a']?.events).toEqual([{ kind: 'message', name: 'go' }]);
    expect(plan.elements['b']?.events).toEqual([
      { kind: 'signal', name: 'alert' },
      { kind: 'message', name: 'go' },
    ]);
  });

  test('finds the process that is called', async () => {
    const instance = await TestInstance.of(
      prefixed(
        bpmn(
          '<process id="p" isExecutable="true"><callActivity id="c" calledElement="own:q"/></process><process id="q" isExecutable="true"><userTask id="t"/></process>',
        ),
      ),
      'p',
    );
    expect(instance.start().waiting).toEqual(['t']);
  });

  test.each([
    [
      'another namespace',
      prefixed(line('<receiveTask id="a" messageRef="own:m"/>', 's a e')).replace(
        'motcua.vn/test"',
        'motcua.vn/other"',
      ),
    ],
    ['nothing there', prefixed(line('<receiveTask id="a" messageRef="own:zz"/>', 's a e'))],
    [
      'a prefix of no namespace',
      line('<receiveTask id="a" messageRef="own:m"/>', 's a e', '<message id="m" name="go"/>'),
    ],
  ])('does not find %s', async (_what, xml) => {
    const result = await compile(xml);
    expect(result.ok ? [] : result.problems.map(({ rule }) => rule)).toContain('unresolved-reference');
  });
});

describe('attributes', () => {
  test('truth values are spelt either way', async () => {
    const plan = await planOf(
      line(
        `<userTask id="a"><multiInstanceLoopCharacteristics isSequential='1'><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics></userTask><boundaryEvent id="b" attachedToRef="a" cancelActivity="0"><signalEventDefinition signalRef="g"/></boundaryEvent>
        <subProcess id="h" triggeredByEvent="1"><startEvent id="hs" isInterrupting="0"><signalEventDefinition signalRef="g"/></startEvent><endEvent id="he"/>${flows('hs he')}</subProcess>${flows('b e')}`,
        's a e',
        '<signal id="g" name="alert"/>',
      ).replace('isExecutable="true"', 'isExecutable="1"'),
    );
    expect(plan.processes).toEqual(['p']);
    expect(plan.elements['a']?.loop?.kind).toBe('sequential');
    expect(plan.elements['b']?.nonInterrupting).toBe(true);
    expect(plan.elements['h']?.byEvent).toBe(true);
    expect(plan.elements['hs']?.nonInterrupting).toBe(true);
  });

  test('texts that look like attributes stay as they are', async () => {
    const plan = await planOf(line(`<userTask id="a" name="set isSequential='1'"/>`, 's a e'));
    expect(plan.elements['a']?.name).toBe("set isSequential='1'");
  });

  test.each([
    [
      'a',
      '<userTask id="a"><multiInstanceLoopCharacteristics isSequential="yes"><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics></userTask>',
    ],
    [
      'a',
      '<userTask id="a"><multiInstanceLoopCharacteristics behavior="Sometimes"><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics></userTask>',
    ],
    ['a', '<userTask id="a" startQuantity="two"/>'],
    ['a', '<userTask id="a" completionQuantity="1.5"/>'],
    ['a', '<userTask id="a"><standardLoopCharacteristics loopMaximum="many"/></userTask>'],
    ['a', '<adHocSubProcess id="a" ordering="Random"><task id="t"/></adHocSubProcess>'],
    ['t', '<subProcess id="a"><task id="t" isForCompensation="maybe"/></subProcess>'],
  ])('%s is refused for %s', async (element, content) => {
    const result = await compile(line(content, 's a e'));
    const found = result.ok ? [] : result.problems.map((problem) => ({ rule: problem.rule, element: problem.element }));
    expect(found).toContainEqual({ rule: 'invalid-value', element });
  });

  test('those of other namespaces are their own business', async () => {
    const xml = line(
      '<userTask id="a"><extensionElements><x:range minimum="0.5" instantiate="later"/></extensionElements></userTask>',
      's a e',
    ).replace('<definitions ', '<definitions xmlns:x="https://example.vn/x" ');
    expect(await compile(xml)).toMatchObject({ ok: true });
  });
});

describe('documentation', () => {
  const html = '<p xmlns="http://www.w3.org/1999/xhtml">Nộp <b>bản chính</b></p>';

  test.each([
    ['written in XHTML', line(`<userTask id="a"><documentation>${html}</documentation></userTask>`, 's a e')],
    [
      'in an annotation',
      line(`<userTask id="a"/><textAnnotation id="t"><text>${html}</text></textAnnotation>`, 's a e'),
    ],
    ['with a comment', line('<userTask id="a"><documentation>x<!-- y --></documentation></userTask>', 's a e')],
    ['of an extension', line('<userTask id="a"/>', 's a e', '<extension definition="x:y"/>')],
    [
      'of who takes part',
      line(
        '<userTask id="a"/>',
        's a e',
        '<endPoint id="ep"/><collaboration id="c"><participant id="pa" processRef="p"><endPointRef>ep</endPointRef></participant></collaboration>',
      ),
    ],
  ])('%s is kept', async (_what, xml) => {
    expect(await compile(xml)).toMatchObject({ ok: true });
  });

  test('ends where it ends', async () => {
    const plan = await planOf(
      line(
        `<userTask id="a"><documentation/></userTask><userTask id="b"><documentation id="dd"/></userTask><userTask id="c"><documentation>${html}</documentation></userTask>`,
        's a b c e',
      ),
    );
    expect(Object.keys(plan.elements)).toEqual(['p', 's', 'a', 'b', 'c', 'e']);
  });
});
