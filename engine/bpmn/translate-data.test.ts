import { describe, expect, test } from '@jest/globals';
import { compile } from '../compile.ts';
import { bpmn, flows, planOf, TestInstance } from '../testing.ts';

const formal = (name: string, text: string) => `<${name} xsi:type="tFormalExpression">${text}</${name}>`;
const start = async (content: string, variables = {}, roots = '<message id="m" name="go"/>') =>
  (await TestInstance.of(bpmn(content, roots))).start(variables);
const io = (inputs: readonly string[], outputs: readonly string[], more = '') =>
  `<ioSpecification>${inputs.map((id) => `<dataInput id="${id}" name="${id}"${more}/>`).join('')}${outputs.map((id) => `<dataOutput id="${id}" name="${id}"${more}/>`).join('')}<inputSet>${inputs.map((id) => `<dataInputRefs>${id}</dataInputRefs>`).join('')}</inputSet><outputSet>${outputs.map((id) => `<dataOutputRefs>${id}</dataOutputRefs>`).join('')}</outputSet></ioSpecification>`;
const into = (content: string) => `<dataInputAssociation>${content}</dataInputAssociation>`;
const out = (source: string, target: string) =>
  `<dataOutputAssociation><sourceRef>${source}</sourceRef><targetRef>${target}</targetRef></dataOutputAssociation>`;

describe('what goes into a task', () => {
  const inputsOf = async (association: string) => {
    const instance = await start(
      `<startEvent id="s"/><dataObject id="doc" name="paper"/><serviceTask id="a">${io(['i'], [])}${association}</serviceTask><endEvent id="e"/>${flows('s a e')}`,
      { paper: 4 },
    );
    return instance.work.jobs[0]?.inputs;
  };

  test.each([
    ['is copied from a data object', into('<sourceRef>doc</sourceRef><targetRef>i</targetRef>'), 4],
    [
      'is transformed',
      into(`<sourceRef>doc</sourceRef><targetRef>i</targetRef>${formal('transformation', 'paper * 2')}`),
      8,
    ],
    [
      'is assigned',
      into(
        `<sourceRef>doc</sourceRef><targetRef>i</targetRef><assignment>${formal('from', 'paper + 1')}${formal('to', 'i')}</assignment>`,
      ),
      5,
    ],
    [
      'is assigned without a source',
      into(`<targetRef>i</targetRef><assignment>${formal('from', '7')}${formal('to', 'i')}</assignment>`),
      7,
    ],
  ])('%s', async (_what, association, i) => {
    expect(await inputsOf(association)).toMatchObject({ i });
  });

  test('is not half an assignment', async () => {
    const result = await compile(
      bpmn(
        `<startEvent id="s"/><serviceTask id="a">${io(['i'], [])}${into(`<targetRef>i</targetRef><assignment>${formal('to', 'i')}</assignment>`)}</serviceTask><endEvent id="e"/>${flows('s a e')}`,
      ),
    );
    expect(result.ok ? [] : result.problems).toMatchObject([{ element: 'a', rule: 'missing-value' }]);
  });
});

test('what a message brings goes where the event’s output leads', async () => {
  const instance = await start(
    `<startEvent id="s"/><dataObject id="doc" name="paper"/><intermediateCatchEvent id="a"><dataOutput id="o" name="o"/>${out('o', 'doc')}<outputSet><dataOutputRefs>o</dataOutputRefs></outputSet><messageEventDefinition messageRef="m"/></intermediateCatchEvent><endEvent id="e"/>${flows('s a e')}`,
  );
  instance.message('go', { o: 7, more: 8 });
  expect(instance.state?.result).toEqual({ paper: 7 });
});

describe('the data of a sub-process', () => {
  const writes = `<scriptTask id="w">${io([], ['o'])}${out('o', 'doc')}<extensionElements><zeebe:script expression="=loopCounter" resultVariable="o"/></extensionElements></scriptTask>`;
  const sub = (marker: string, declared: string) =>
    `<startEvent id="s"/><subProcess id="x">${marker}${declared}<startEvent id="s2"/>${writes}<userTask id="a"/><endEvent id="e2"/>${flows('s2 w a e2')}</subProcess><endEvent id="e"/>${flows('s x e')}`;
  const twice = `<multiInstanceLoopCharacteristics>${formal('loopCardinality', '2')}</multiInstanceLoopCharacteristics>`;

  test.each([
    ['a data object', (marker: string) => sub(marker, '<dataObject id="doc" name="paper"/>')],
    ['a property', (marker: string) => sub(`<property id="doc" name="paper"/>${marker}`, '')],
  ])('%s belongs to each of its instances, and ends with it', async (_what, model) => {
    const instance = await start(model(twice), { paper: 'mine' });
    const papers = Object.values(instance.state?.instances ?? {})
      .filter(({ element, counter }) => element === 'x' && counter !== undefined)
      .map(({ variables }) => variables?.['paper']);
    expect(papers).toEqual([1, 2]);
    instance.complete('a').complete('a');
    expect(instance.state?.result).toEqual({ paper: 'mine' });
  });

  test('declared around it belongs to what is around it', async () => {
    const instance = await start(`<dataObject id="doc" name="paper"/>${sub(twice, '')}`);
    instance.complete('a').complete('a');
    expect(instance.state?.result).toEqual({ paper: 2 });
  });
});

test('a multi-instance runs through what its input is given, and its output hands over what it collected', async () => {
  const instance = await start(
    `<startEvent id="s"/><dataObject id="all" name="all" isCollection="true"/><dataObject id="answers" name="answers" isCollection="true"/>
    <userTask id="a">${io(['list'], ['results'], ' isCollection="true"')}${into('<sourceRef>all</sourceRef><targetRef>list</targetRef>')}${out('results', 'answers')}
    <multiInstanceLoopCharacteristics><loopDataInputRef>list</loopDataInputRef><loopDataOutputRef>results</loopDataOutputRef><inputDataItem id="item"/><outputDataItem id="answer"/></multiInstanceLoopCharacteristics></userTask><endEvent id="e"/>${flows('s a e')}`,
    { all: ['x', 'y'] },
  );
  const items = Object.values(instance.state?.instances ?? {}).flatMap(({ variables }) => variables?.['item'] ?? []);
  expect(items).toEqual(['x', 'y']);
  instance.complete('a', { answer: 1 }).complete('a', { answer: 2 });
  expect(instance.state?.result).toMatchObject({ answers: [1, 2] });
});

test('a collection may be transformed on its way in', async () => {
  const plan = await planOf(
    bpmn(
      `<startEvent id="s"/><dataObject id="all" name="all" isCollection="true"/><userTask id="a">${io(['list'], [], ' isCollection="true"')}${into(`<sourceRef>all</sourceRef><targetRef>list</targetRef>${formal('transformation', 'all[item &gt; 1]')}`)}<multiInstanceLoopCharacteristics><loopDataInputRef>list</loopDataInputRef></multiInstanceLoopCharacteristics></userTask><endEvent id="e"/>${flows('s a e')}`,
    ),
  );
  expect(plan.elements['a']?.loop?.collection).toBe('all[item > 1]');
  expect(plan.elements['a']?.inputs).toBeUndefined();
});

test('the script of a global script task is one', async () => {
  const instance = await start(
    `<startEvent id="s"/><callActivity id="c" calledElement="g"/><endEvent id="e"/>${flows('s c e')}`,
    {},
    '<globalScriptTask id="g" scriptLanguage="text/x-feel"><script>1 + 1</script></globalScriptTask>',
  );
  expect(instance.state?.result).toEqual({ g: 2 });
});
