import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dmn, tableDecision } from '../dmn/testing.ts';
import type { Plan } from '../plan.ts';
import { flows, TestInstance } from '../testing.ts';
import { importModel } from './import-model.ts';

/** A file of the other engine, version 7. */
function seven(content: string, roots = '', attributes = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
  xmlns:modeler="http://camunda.org/schema/modeler/1.0" modeler:executionPlatform="Camunda Platform" id="d" targetNamespace="http://bpmn.io/schema/bpmn">${roots}
  <process id="p" isExecutable="true" ${attributes}>${content}</process></definitions>`;
}

/** And version 8. */
function eight(content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="http://bpmn.io/schema/bpmn">
  <process id="p" isExecutable="true">${content}</process></definitions>`;
}

const extensions = (content: string) => `<extensionElements>${content}</extensionElements>`;
const around = (element: string, id: string) => `<startEvent id="s"/>${element}<endEvent id="e"/>${flows(`s ${id} e`)}`;
const condition = (source: string, target: string, body: string, attributes = '') =>
  `<sequenceFlow id="f_${source}_${target}" sourceRef="${source}" targetRef="${target}"><conditionExpression xsi:type="tFormalExpression"${attributes}>${body.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</conditionExpression></sequenceFlow>`;

/** The import of a file that can be executed. Whatever it holds, nothing of the other engine may be left in it. */
async function imported(file: string, decisions: readonly string[] = []) {
  const { xml, plan, notes, problems } = await importModel(file, { decisions });
  if (!plan) throw new Error(JSON.stringify(problems));
  expect(xml).not.toMatch(/camunda:|activiti:|modeler:|Listener/);
  expect((await importModel(xml ?? '', { decisions })).plan).toEqual(plan);
  return {
    plan,
    notes: notes.map(({ element, attribute, effect }) => `${element} ${attribute} ${effect}`),
    said: notes.map(({ reason }) => reason.en),
  };
}

const elementOf = async (xml: string, id: string, decisions: readonly string[] = []) =>
  (await imported(xml, decisions)).plan.elements[id];

describe('a model of version 7', () => {
  test('runs to its end the way it was drawn', async () => {
    const { plan, notes } = await imported(
      seven(`<startEvent id="s"/>
      <userTask id="tiepnhan" name="Tiếp nhận" camunda:candidateGroups="desk" camunda:formKey="tiep-nhan"/>
      <exclusiveGateway id="g" default="f_g_tralai"/>
      <serviceTask id="tracuu" camunda:type="external" camunda:topic="population">${extensions('<camunda:inputOutput><camunda:inputParameter name="id">${citizen.id}</camunda:inputParameter><camunda:outputParameter name="known">${found}</camunda:outputParameter></camunda:inputOutput>')}</serviceTask>
      <userTask id="tralai"/><endEvent id="e"/>${flows('s tiepnhan g tralai e', 'tracuu e')}${condition('g', 'tracuu', '${complete && fee <= 50000}')}`),
    );
    expect(notes).toEqual([]);
    const instance = new TestInstance({
      entry: { plan: plan.hash, process: 'p' },
      plans: { [plan.hash]: plan },
      bindings: {},
    }).start({ citizen: { id: '001' } });
    expect(instance.work.tasks).toMatchObject([{ element: 'tiepnhan' }]);
    instance.complete('tiepnhan', { complete: true, fee: 50000 });
    expect(instance.work.jobs).toMatchObject([
      { jobType: 'population', inputs: expect.objectContaining({ id: '001' }) },
    ]);
    instance.complete('tracuu', { found: true });
    expect(instance.state?.result).toMatchObject({ known: true });
  });

  test('people, dates and forms of a user task', async () => {
    const xml = seven(
      around(
        `<userTask id="u" camunda:assignee="\${officer}" camunda:candidateGroups="desk" camunda:dueDate="\${due}" camunda:formRef="f1">${extensions('<camunda:formData><camunda:formField id="fee" label="Lệ phí" type="long"><camunda:validation><camunda:constraint name="required"/></camunda:validation></camunda:formField><camunda:formField id="kind" type="enum"><camunda:value id="a" name="Mới"/><camunda:value id="b" name="Cấp lại"/></camunda:formField></camunda:formData>')}</userTask>`,
        'u',
      ),
    );
    expect(await elementOf(xml, 'u')).toMatchObject({
      task: { assignee: '=officer', role: 'desk', dueDate: '=due', formKey: 'f1' },
      dossier: {
        options: [
          {
            action: 'complete',
            fields: [
              { id: 'fee', name: 'Lệ phí', type: 'number', required: true, routing: true },
              {
                id: 'kind',
                type: 'choice',
                choices: [
                  { value: 'a', name: 'Mới' },
                  { value: 'b', name: 'Cấp lại' },
                ],
              },
            ],
          },
        ],
      },
    });
  });

  test.each([
    ['camunda:class="vn.gov.Lookup"', 'vn.gov.Lookup'],
    ['camunda:delegateExpression="${lookup}"', 'lookup'],
    ['camunda:expression="${service.ask(id)}"', 't'],
  ])('work of a program: %s becomes jobs of type %s', async (attribute, type) => {
    const { plan, notes } = await imported(
      seven(
        around(
          `<serviceTask id="t" ${attribute}>${extensions('<camunda:field name="database"><camunda:string>population</camunda:string></camunda:field>')}</serviceTask>`,
          't',
        ),
      ),
    );
    expect(plan.elements['t']?.job).toEqual({ type, headers: { database: 'population' } });
    expect(notes).toEqual([expect.stringMatching(/^t camunda:\w+ behaviour$/)]);
  });

  test('a decision stays a decision', async () => {
    const file = dmn(tableDecision('fee', { inputs: ['n'], outputs: ['fee'], rules: ['-; 1'] }));
    const xml = seven(
      around(
        '<businessRuleTask id="t" camunda:decisionRef="fee" camunda:mapDecisionResult="singleEntry" camunda:resultVariable="lePhi"/>',
        't',
      ),
    );
    expect(await elementOf(xml, 't', [file])).toMatchObject({ decision: { id: 'fee', result: 'lePhi' } });
    expect(await importModel(xml)).toMatchObject({
      plan: undefined,
      problems: [{ element: 't', rule: 'unknown-decision' }],
    });
  });

  test('lists and maps as inputs', async () => {
    const mapping =
      '<camunda:inputOutput><camunda:inputParameter name="l"><camunda:list><camunda:value>a</camunda:value><camunda:value>${b}</camunda:value></camunda:list></camunda:inputParameter><camunda:inputParameter name="m"><camunda:map><camunda:entry key="k 1">${v}</camunda:entry></camunda:map></camunda:inputParameter><camunda:inputParameter name="x"><camunda:script scriptFormat="groovy">1</camunda:script></camunda:inputParameter></camunda:inputOutput>';
    const { plan, notes } = await imported(seven(around(`<userTask id="t">${extensions(mapping)}</userTask>`, 't')));
    expect(plan.elements['t']?.inputs).toEqual([
      { source: '=["a", b]', target: 'l' },
      { source: '={"k 1": v}', target: 'm' },
    ]);
    expect(notes).toEqual(['t camunda:inputParameter behaviour']);
  });

  test('a called process sees and returns what the file says, and nothing else', async () => {
    const call = (content: string) =>
      seven(
        around(
          `<callActivity id="c" calledElement="other">${content === '' ? '' : extensions(content)}</callActivity>`,
          'c',
        ),
      );
    expect((await elementOf(call(''), 'c'))?.called).toEqual({ process: 'other', propagateAll: false, isolated: true });
    expect((await elementOf(call('<camunda:in variables="all"/><camunda:out variables="all"/>'), 'c'))?.called).toEqual(
      { process: 'other', propagateAll: true },
    );
    const some = await elementOf(
      call(
        '<camunda:in source="a" target="b"/><camunda:in sourceExpression="${x.y}" target="z"/><camunda:out source="r" target="result"/><camunda:in businessKey="#{execution.processBusinessKey}"/>',
      ),
      'c',
    );
    expect(some).toMatchObject({
      called: { propagateAll: false, isolated: true },
      inputs: [
        { source: '=a', target: 'b' },
        { source: '=x.y', target: 'z' },
      ],
      outputs: [{ source: '=r', target: 'result' }],
    });
  });

  test('loops, timers, messages and scripts', async () => {
    const { plan } = await imported(
      seven(
        `<startEvent id="s"/><userTask id="m" camunda:assignee="\${who}"><multiInstanceLoopCharacteristics isSequential="true" camunda:collection="people" camunda:elementVariable="who"><completionCondition xsi:type="tFormalExpression">\${nrOfCompletedInstances == 2}</completionCondition></multiInstanceLoopCharacteristics></userTask>
      <intermediateCatchEvent id="t"><timerEventDefinition><timeDuration xsi:type="tFormalExpression">\${wait}</timeDuration></timerEventDefinition></intermediateCatchEvent>
      <intermediateCatchEvent id="r"><messageEventDefinition messageRef="msg"/></intermediateCatchEvent>
      <scriptTask id="j" scriptFormat="juel" camunda:resultVariable="n"><script>\${n + 1}</script></scriptTask><endEvent id="e"/>${flows('s m t r j e')}`,
        '<message id="msg" name="paid-${code}"/>',
      ),
    );
    expect(plan.elements['m']?.loop).toEqual({
      kind: 'sequential',
      collection: 'people',
      item: 'who',
      completion: 'numberOfCompletedInstances = 2',
    });
    expect(plan.elements['t']?.events).toEqual([{ kind: 'timer', duration: '=wait' }]);
    expect(plan.elements['r']?.events).toEqual([{ kind: 'message', name: '="paid-" + string(code)' }]);
    expect(plan.elements['j']?.script).toEqual({ feel: 'n + 1', result: 'n' });
    const groovy = await imported(
      seven(around('<scriptTask id="j" scriptFormat="groovy"><script>x()</script></scriptTask>', 'j')),
    );
    expect(groovy).toMatchObject({
      notes: ['j scriptFormat behaviour'],
      plan: { elements: { j: { job: { type: 'script', headers: { format: 'text/x-groovy', script: 'x()' } } } } },
    });
  });

  test('what is left behind is told, with whether it matters', async () => {
    const { notes, said, plan } = await imported(
      seven(
        around(
          `<userTask id="u" camunda:asyncBefore="true" camunda:candidateUsers="an,binh" camunda:priority="50" camunda:candidateGroups="\${groups.of(x)}" camunda:homemade="1">${extensions('<camunda:taskListener class="vn.gov.Mailer" event="create"/><camunda:properties><camunda:property name="a" value="b"/></camunda:properties>')}</userTask>`,
          'u',
        ),
        '',
        'camunda:historyTimeToLive="30" camunda:versionTag="1.0"',
      ),
    );
    expect(notes.toSorted()).toEqual([
      'p camunda:historyTimeToLive none',
      'p camunda:versionTag none',
      'u camunda:asyncBefore none',
      'u camunda:candidateGroups behaviour',
      'u camunda:candidateUsers behaviour',
      'u camunda:homemade behaviour',
      'u camunda:priority none',
      'u camunda:properties none',
      'u camunda:taskListener behaviour',
    ]);
    expect(said).toContainEqual('The expression “${groups.of(x)}” cannot become FEEL: it calls the method “of”.');
    expect(plan.elements['u']).toEqual({ type: 'UserTask', scope: 'p', task: {} });
  });

  test('a condition that cannot be translated is refused, not dropped', async () => {
    const gate = (body: string, attributes = '') =>
      seven(
        `<startEvent id="s"/><exclusiveGateway id="g" default="f_g_e"/><userTask id="a"/><endEvent id="e"/>${flows('s g e', 'a e')}${condition('g', 'a', body, attributes)}`,
      );
    const method = await importModel(gate('${list.isEmpty()}'));
    expect(method).toMatchObject({
      plan: undefined,
      notes: [{ element: 'f_g_a', attribute: 'conditionExpression', effect: 'behaviour' }],
      problems: [{ element: 'f_g_a', rule: 'feel-syntax' }],
    });
    const groovy = await importModel(gate('x > 1', ' language="groovy"'));
    expect(groovy.plan).toBeUndefined();
    expect(groovy.problems).toContainEqual(expect.objectContaining({ rule: 'unsupported-language', element: 'f_g_a' }));
  });

  test('nothing of the other engine is left in the file, and a second import changes nothing', async () => {
    const xml = seven(around('<userTask id="u" camunda:assignee="a" camunda:asyncAfter="true"/>', 'u'));
    const first = await importModel(xml);
    expect(first.xml).not.toMatch(/camunda:|modeler:|schema\/1\.0\/bpmn/);
    const second = await importModel(first.xml ?? '');
    expect(second).toEqual({ ...first, notes: [] });
  });

  test('the ancestors of its namespace are read too', async () => {
    const xml = seven(around('<userTask id="u" activiti:assignee="${who}"/>', 'u')).replace(
      'xmlns:camunda="http://camunda.org/schema/1.0/bpmn"',
      'xmlns:activiti="http://activiti.org/bpmn"',
    );
    expect((await elementOf(xml, 'u'))?.task).toEqual({ assignee: '=who' });
  });
});

describe('what is easily lost on the way', () => {
  const service = (content: string) =>
    seven(
      around(`<serviceTask id="t" camunda:type="external" camunda:topic="x">${extensions(content)}</serviceTask>`, 't'),
    );

  test('what a connector is given and gives back', async () => {
    const connector = `<serviceTask id="t">${extensions(
      '<camunda:connector><camunda:inputOutput><camunda:inputParameter name="url">http://a/${id}</camunda:inputParameter><camunda:outputParameter name="answer">${response}</camunda:outputParameter></camunda:inputOutput><camunda:connectorId>http</camunda:connectorId></camunda:connector>',
    )}</serviceTask>`;
    const { plan, notes } = await imported(seven(around(connector, 't')));
    expect(plan.elements['t']).toMatchObject({
      job: { type: 'http' },
      inputs: [{ source: '="http://a/" + string(id)', target: 'url' }],
      outputs: [{ source: '=response', target: 'answer' }],
    });
    expect(notes).toEqual(['t camunda:connector behaviour']);
  });

  test('a computed header is told, not passed on as text', async () => {
    const { plan, notes } = await imported(
      service(
        '<camunda:field name="a" stringValue="b"/><camunda:field name="c"><camunda:expression>${d}</camunda:expression></camunda:field>',
      ),
    );
    expect(plan.elements['t']?.job?.headers).toEqual({ a: 'b' });
    expect(notes).toEqual(['t camunda:field c behaviour']);
  });

  test('a parameter without a value is null, one that a script computes is told', async () => {
    const { plan, notes } = await imported(
      service(
        '<camunda:inputOutput><camunda:inputParameter name="a"/><camunda:inputParameter name="b"><camunda:script scriptFormat="groovy">1</camunda:script></camunda:inputParameter></camunda:inputOutput>',
      ),
    );
    expect(plan.elements['t']?.inputs).toEqual([{ source: '=null', target: 'a' }]);
    expect(notes).toEqual(['t camunda:inputParameter behaviour']);
  });

  test('of a form: patterns, properties, keys, and values that a list of choices cannot hold', async () => {
    const form = `<userTask id="t">${extensions(
      '<camunda:formData businessKey="a"><camunda:formField id="a" type="enum"><camunda:value id="b:c" name="B"/></camunda:formField><camunda:formField id="d" type="date" datePattern="dd/MM"><camunda:properties><camunda:property id="e" value="f"/></camunda:properties></camunda:formField></camunda:formData>',
    )}</userTask>`;
    const { notes } = await imported(seven(around(form, 't')));
    expect(notes).toEqual([
      't camunda:formData behaviour',
      't camunda:formField behaviour',
      't camunda:formField behaviour',
      't camunda:formField behaviour',
    ]);
  });
});

describe('a model of version 8', () => {
  test('is ours already; what the compiler does not read is told', async () => {
    const task = `<serviceTask id="t">${extensions('<zeebe:taskDefinition type="lookup" retries="5"/><zeebe:taskHeaders><zeebe:header key="k" value="v"/></zeebe:taskHeaders><zeebe:ioMapping><zeebe:input source="=a" target="b"/></zeebe:ioMapping><zeebe:executionListeners><zeebe:executionListener eventType="start" type="x"/></zeebe:executionListeners>')}</serviceTask>`;
    const { plan, notes } = await imported(eight(around(task, 't')));
    expect(plan.elements['t']).toMatchObject({
      job: { type: 'lookup', headers: { k: 'v' } },
      inputs: [{ source: '=a', target: 'b' }],
    });
    expect(notes).toEqual(['t zeebe:taskDefinition retries none', 't zeebe:executionListeners behaviour']);
  });
});

describe('any input gets an answer', () => {
  const sample = seven(
    around(
      `<userTask id="u" camunda:assignee="\${a}">${extensions('<camunda:inputOutput><camunda:inputParameter name="x">${y}</camunda:inputParameter></camunda:inputOutput>')}</userTask>`,
      'u',
    ),
  );
  const named = async (xml: string): Promise<boolean> => {
    const { plan, problems } = await importModel(xml);
    return (plan !== undefined) !== problems.length > 0;
  };

  test('any text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string(), fc.constantFrom('', '<a/>', '<definitions/>', '\u0000', '<!DOCTYPE x>')),
        async (xml) => expect(await named(xml)).toBe(true),
      ),
      { numRuns: 60 },
    );
  });

  test('a file with characters lost, doubled or changed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(sample.length), fc.nat(30), fc.string({ maxLength: 5 }), async (at, length, put) => {
        expect(await named(sample.slice(0, at) + put + sample.slice(at + length))).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});

describe('what nobody here has heard of', () => {
  const names = async (file: string) =>
    (await importModel(file)).notes.map(({ attribute, effect }) => `${attribute} ${effect}`);

  test('is named wherever it stands in an extension that is carried over', async () => {
    const form = '<camunda:formData><camunda:formField id="x" type="string" vendorField="1"/></camunda:formData>';
    const data =
      '<camunda:inputOutput vendorMap="1"><camunda:inputParameter name="x" vendorInput="1">1</camunda:inputParameter></camunda:inputOutput>';
    expect(await names(seven(around(`<userTask id="a">${extensions(form + data)}</userTask>`, 'a')))).toEqual(
      expect.arrayContaining([
        'camunda:formField vendorField behaviour',
        'camunda:inputOutput vendorMap behaviour',
        'camunda:inputParameter vendorInput behaviour',
      ]),
    );
  });

  test.each([
    ['xmlns:drools="http://www.jboss.org/drools"', 'drools'],
    ['xmlns:signavio="http://www.signavio.com"', 'signavio'],
  ])('is named where another tool wrote it, and stays in the file: %s', async (declared, prefix) => {
    const file = seven(
      around(`<userTask id="a" ${prefix}:taskName="x">${extensions(`<${prefix}:onEntry-script/>`)}</userTask>`, 'a'),
    ).replace('xmlns:camunda=', `${declared} xmlns:camunda=`);
    expect(await names(file)).toEqual([`${prefix}:taskName behaviour`, `${prefix}:onEntry-script behaviour`]);
    expect((await importModel(file)).xml).toContain(`${prefix}:taskName="x"`);
  });

  test('is told apart from what only a drawing tool wants', async () => {
    const file = eight(around('<userTask id="a" zeebe:modelerTemplate="t" zeebe:modelerTemplateIcon="i"/>', 'a'));
    expect(await names(file)).toEqual(['zeebe:modelerTemplate none', 'zeebe:modelerTemplateIcon none']);
  });
});

const miwg = join(import.meta.dirname, '../../../shared/conformance/miwg');
const files = existsSync(miwg) ? readdirSync(miwg).filter((name) => name.endsWith('.bpmn')) : [];

if (files.length === 0) {
  test.skip('the models of the interchange group: no copy at ../shared', () => undefined);
} else {
  test.each(files)('%s of the interchange group is imported with nothing of another engine left', async (file) => {
    const { xml, plan, problems } = await importModel(readFileSync(join(miwg, file), 'utf8'));
    expect(xml).not.toMatch(/<\/?camunda:|\scamunda:/);
    expect(plan === undefined).toBe(problems.length > 0);
    expect(await importModel(xml ?? '')).toMatchObject({
      plan: plan as Plan,
      problems: problems.map(({ rule }) => ({ rule })),
    });
  });
}
