import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bpmn, flows, planOf, TestInstance } from '../testing.ts';

/**
 * Correlation as the standard has it (BPMN 2.0.2, 8.4.2): a supplier is told of orders, by number; each message has its
 * own shape.
 */
const expression = (name: string, feel: string) => `<${name} xsi:type="tFormalExpression">${feel}</${name}>`;
const retrieval = (message: string, path: string) =>
  `<correlationPropertyRetrievalExpression messageRef="${message}">${expression('messagePath', path)}</correlationPropertyRetrievalExpression>`;
const property = (id: string, ...paths: readonly (readonly [string, string])[]) =>
  `<correlationProperty id="${id}">${paths.map(([message, path]) => retrieval(message, path)).join('')}</correlationProperty>`;
const key = (id: string, ...properties: string[]) =>
  `<correlationKey id="${id}">${properties.map((each) => `<correlationPropertyRef>${each}</correlationPropertyRef>`).join('')}</correlationKey>`;
const messages =
  '<message id="order" name="order"/><message id="change" name="change"/><message id="receipt" name="receipt"/>';
const collaboration = (keys: string) =>
  `<collaboration id="c"><participant id="us" processRef="p"/><participant id="them"/>${keys}</collaboration>`;
const number = property('number', ['order', 'number'], ['change', 'of.number'], ['receipt', 'number']);
const byNumber = `${messages}${number}${collaboration(key('byNumber', 'number'))}`;
const start = '<startEvent id="s"><messageEventDefinition messageRef="order"/></startEvent>';
const changed =
  '<intermediateCatchEvent id="changed"><messageEventDefinition messageRef="change"/></intermediateCatchEvent>';
const reply = (source: string) =>
  `<sendTask id="reply" messageRef="receipt"><extensionElements><zeebe:ioMapping><zeebe:input source="=${source.replaceAll('"', '&quot;')}" target="number"/></zeebe:ioMapping></extensionElements></sendTask>`;
const process = (content: string, chain: string) => bpmn(`${content}<endEvent id="e"/>${flows(chain)}`, byNumber);

describe('by keys', () => {
  test('the first message fixes the key, later ones have to match it, each by its own path', async () => {
    const instance = await TestInstance.of(process(`${start}${changed}`, 's changed e'));
    expect(instance.message('order', { number: 'A17' })).toBe('ok');
    expect(instance.message('change', { of: { number: 'A18' } })).toBe('nobody-waits');
    expect(instance.message('change', {})).toBe('nobody-waits');
    expect(instance.message('change', { of: { number: 'A17' } })).toBe('ok');
    expect(instance.ended).toEqual(['e']);
  });

  test('a message that carries no key begins nothing', async () => {
    const instance = await TestInstance.of(process(`${start}${changed}`, 's changed e'));
    expect(instance.message('order', { amount: 3 })).toBe('no-start');
  });

  test('where nothing has been said before, the first message received fixes the key', async () => {
    const twice = `<startEvent id="s"/>${changed}<receiveTask id="again" messageRef="change"/>`;
    const instance = (await TestInstance.of(process(twice, 's changed again e'))).start();
    expect(instance.work.subscriptions.map(({ correlationKey }) => correlationKey)).toEqual([undefined]);
    expect(instance.message('change', { of: { number: 7 } })).toBe('ok');
    expect(instance.work.subscriptions.map(({ correlationKey }) => correlationKey)).toEqual(['7']);
    expect(instance.message('change', { of: { number: 8 } })).toBe('nobody-waits');
    expect(instance.message('change', { of: { number: 7 } })).toBe('ok');
    expect(instance.ended).toEqual(['e']);
  });

  test('a sent message fixes the key, too, and says it to whoever is outside', async () => {
    const instance = await TestInstance.of(
      process(`<startEvent id="s"/>${reply('mine')}${changed}`, 's reply changed e'),
    );
    instance.start({ mine: 'B2' });
    expect(instance.effects).toMatchObject([
      { type: 'send-message', correlationKey: 'B2', variables: { number: 'B2' } },
    ]);
    expect(instance.message('change', { of: { number: 'B3' } })).toBe('nobody-waits');
    expect(instance.message('change', {}, 'B2')).toBe('ok');
  });

  test('what is sent with another key than the conversation has, or with none, stops there', async () => {
    const instance = await TestInstance.of(process(`${start}${reply('mine')}`, 's reply e'));
    expect(instance.message('order', { number: 'A17' })).toBe('ok');
    expect(instance.work.incidents).toMatchObject([{ element: 'reply', code: 'correlation' }]);
    expect(instance.effects).toEqual([]);
    const other = await TestInstance.of(process(`${start}${reply('"A18"')}`, 's reply e'));
    other.message('order', { number: 'A17' });
    expect(other.work.incidents).toMatchObject([{ element: 'reply', code: 'correlation' }]);
    other.send({ type: 'retry-incident', key: other.keyOf('reply') });
    expect(other.work.incidents).toHaveLength(1);
  });

  test('what was sent wrongly is sent once its data are put right', async () => {
    const instance = await TestInstance.of(process(`${start}${reply('mine')}`, 's reply e'));
    instance.message('order', { number: 'A17' });
    expect(instance.work.incidents).toHaveLength(1);
    instance.send({ type: 'set-variables', variables: { mine: 'A17' } });
    instance.send({ type: 'retry-incident', key: instance.keyOf('reply') });
    expect(instance.ended).toEqual(['e']);
    expect(instance.effects).toMatchObject([{ correlationKey: 'A17' }]);
  });

  test('a key of several properties is carried when all have a value', async () => {
    const roots = `${messages}${property('customer', ['order', 'customer'], ['change', 'customer'])}${property('number', ['order', 'number'], ['change', 'number'])}${collaboration(key('both', 'customer', 'number'))}`;
    const instance = await TestInstance.of(bpmn(`${start}${changed}<endEvent id="e"/>${flows('s changed e')}`, roots));
    expect(instance.message('order', { customer: 'X' })).toBe('no-start');
    expect(instance.message('order', { customer: 'X', number: 1 })).toBe('ok');
    expect(instance.work.subscriptions).toMatchObject([{ correlationKey: '["X",1]' }]);
    expect(instance.message('change', { customer: 'X' })).toBe('nobody-waits');
    expect(instance.message('change', { customer: 'X', number: 1 })).toBe('ok');
  });

  test('of several keys, one that is known has to match; those that are not are then known', async () => {
    const roots = `${messages}${property('number', ['order', 'number'], ['change', 'number'])}${property('invoice', ['change', 'invoice'], ['receipt', 'invoice'])}${collaboration(key('byNumber', 'number') + key('byInvoice', 'invoice'))}`;
    const content = `${start}${changed}<receiveTask id="paid" messageRef="receipt"/><endEvent id="e"/>${flows('s changed paid e')}`;
    const instance = await TestInstance.of(bpmn(content, roots));
    instance.message('order', { number: 1 });
    expect(instance.message('change', { invoice: 'I1' })).toBe('nobody-waits');
    expect(instance.message('change', { number: 1, invoice: 'I1' })).toBe('ok');
    expect(instance.message('receipt', { invoice: 'I2' })).toBe('nobody-waits');
    expect(instance.message('receipt', { invoice: 'I1' })).toBe('ok');
  });

  test('keys of a conversation are those of the message flows it groups, and those around it', async () => {
    const flow = (id: string, message: string, target: string) =>
      `<messageFlow id="${id}" messageRef="${message}" sourceRef="them" targetRef="${target}"/>`;
    const roots = `${messages}${number}${property('other', ['receipt', 'other'])}<collaboration id="c"><participant id="us" processRef="p"/><participant id="them"/>${flow('m1', 'order', 's')}${flow('m2', 'change', 'changed')}${flow('m3', 'receipt', 'paid')}<subConversation id="sub"><participantRef>us</participantRef><participantRef>them</participantRef><messageFlowRef>m1</messageFlowRef><messageFlowRef>m2</messageFlowRef>${key('byNumber', 'number')}<conversation id="inner"><participantRef>us</participantRef><participantRef>them</participantRef><messageFlowRef>m3</messageFlowRef>${key('byOther', 'other')}</conversation></subConversation></collaboration>`;
    const plan = await planOf(
      bpmn(
        `${start}${changed}<receiveTask id="paid" messageRef="receipt"/><endEvent id="e"/>${flows('s changed paid e')}`,
        roots,
      ),
    );
    const keysAt = (id: string) =>
      plan.elements[id]?.events?.map((event) => 'correlation' in event && event.correlation);
    expect(keysAt('s')).toEqual([{ byNumber: ['number'] }]);
    expect(keysAt('changed')).toEqual([{ byNumber: ['of.number'] }]);
    expect(keysAt('paid')).toEqual([{ byNumber: ['number'], byOther: ['other'] }]);
  });

  test('each instance of a process has its own conversation, and so has what it calls', async () => {
    const roots = `${messages}${number}<collaboration id="c"><participant id="a" processRef="p"/><participant id="b" processRef="q"/>${key('byNumber', 'number')}</collaboration>`;
    const two = `<process id="p" isExecutable="true">${start}<callActivity id="call" calledElement="q"/><receiveTask id="r" messageRef="receipt"/><endEvent id="e"/>${flows('s call r e')}</process><process id="q" isExecutable="true"><startEvent id="qs"/><receiveTask id="qc" messageRef="change"/><endEvent id="qe"/>${flows('qs qc qe')}</process>`;
    const instance = await TestInstance.of(bpmn(two, roots));
    instance.message('order', { number: 1 });
    expect(instance.message('change', { of: { number: 2 } })).toBe('ok');
    expect(instance.message('receipt', { number: 2 })).toBe('nobody-waits');
    expect(instance.message('receipt', { number: 1 })).toBe('ok');
    expect(instance.ended).toEqual(['e']);
  });
});

describe('by the process’s data', () => {
  const subscription = `<correlationSubscription correlationKeyRef="byNumber"><correlationPropertyBinding correlationPropertyRef="number">${expression('dataPath', 'mine.number')}</correlationPropertyBinding></correlationSubscription>`;

  test('the key is what the data say now', async () => {
    const instance = await TestInstance.of(
      bpmn(`<startEvent id="s"/>${changed}<endEvent id="e"/>${flows('s changed e')}${subscription}`, byNumber),
    );
    instance.start({ mine: { number: 'A1' } });
    expect(instance.work.subscriptions).toMatchObject([{ correlationKey: 'A1' }]);
    expect(instance.message('change', { of: { number: 'A2' } })).toBe('nobody-waits');
    instance.send({ type: 'set-variables', variables: { mine: { number: 'A2' } } });
    expect(instance.work.subscriptions).toMatchObject([{ correlationKey: 'A2' }]);
    expect(instance.message('change', { of: { number: 'A1' } })).toBe('nobody-waits');
    expect(instance.message('change', { of: { number: 'A2' } })).toBe('ok');
  });

  test('as long as the data say nothing, the messages do', async () => {
    const instance = await TestInstance.of(
      bpmn(`${start}${changed}<endEvent id="e"/>${flows('s changed e')}${subscription}`, byNumber),
    );
    instance.message('order', { number: 'A1' });
    expect(instance.message('change', { of: { number: 'A2' } })).toBe('nobody-waits');
    instance.send({ type: 'set-variables', variables: { mine: { number: 'A2' } } });
    expect(instance.message('change', { of: { number: 'A2' } })).toBe('ok');
  });
});

describe('several beginnings of one conversation', () => {
  const other = '<startEvent id="t"><messageEventDefinition messageRef="change"/></startEvent>';

  test('the second message goes to the instance that the first began', async () => {
    const instance = await TestInstance.of(
      bpmn(
        `${start}${other}<userTask id="a"/><userTask id="b"/><endEvent id="e"/>${flows('s a e', 't b e')}`,
        byNumber,
      ),
    );
    expect(instance.message('order', { number: 1 })).toBe('ok');
    expect(instance.message('change', { of: { number: 2 } })).toBe('nobody-waits');
    expect(instance.message('change', { of: { number: 1 } })).toBe('ok');
    expect(instance.waiting).toEqual(['a', 'b']);
    instance.complete('a').complete('b');
    expect(instance.ended).toEqual(['e', 'e']);
  });

  test('without a conversation each message begins an instance', async () => {
    const instance = await TestInstance.of(
      bpmn(`${start}${other}<userTask id="a"/><endEvent id="e"/>${flows('s a e', 't a')}`, messages),
    );
    expect(instance.message('order')).toBe('ok');
    expect(instance.message('change')).toBe('nobody-waits');
  });

  test('of several event-based gateways one event each has to come', async () => {
    const gateway = (id: string, message: string, task: string) =>
      `<eventBasedGateway id="${id}" instantiate="true"/><intermediateCatchEvent id="${id}c"><messageEventDefinition messageRef="${message}"/></intermediateCatchEvent><intermediateCatchEvent id="${id}r"><messageEventDefinition messageRef="receipt"/></intermediateCatchEvent><userTask id="${task}"/>${flows(`${id} ${id}c ${task} e`, `${id} ${id}r ${task}`)}`;
    const instance = await TestInstance.of(
      bpmn(`${gateway('g', 'order', 'a')}${gateway('h', 'change', 'b')}<endEvent id="e"/>`, byNumber),
    );
    expect(instance.message('order', { number: 1 })).toBe('ok');
    instance.complete('a');
    expect(instance.ended).toBeUndefined();
    expect(instance.message('receipt', { number: 2 })).toBe('nobody-waits');
    expect(instance.message('receipt', { number: 1 })).toBe('ok');
    expect(instance.waiting).toEqual(['b']);
    instance.complete('b');
    expect(instance.ended).toEqual(['e', 'e']);
  });
});

test('whatever comes in whatever order: what is known stays, and only what fits it gets through', async () => {
  const value = fc.option(fc.integer({ min: 1, max: 2 }), { nil: undefined });
  const arrivals = fc.array(
    fc.record({ name: fc.constantFrom('order', 'change'), number: value, invoice: value, customer: value }),
    { maxLength: 12 },
  );
  const shape = (id: string) => property(id, ['order', id], ['change', `of.${id}`]);
  const roots = `${messages}${['number', 'invoice', 'customer'].map(shape).join('')}${collaboration(key('one', 'number') + key('two', 'invoice', 'customer'))}`;
  const beside = (name: string) =>
    `<boundaryEvent id="b_${name}" attachedToRef="a" cancelActivity="false"><messageEventDefinition messageRef="${name}"/></boundaryEvent>`;
  const content = `<startEvent id="s"/><userTask id="a"/>${beside('order')}${beside('change')}<endEvent id="e"/>${flows('s a e', 'b_order e', 'b_change e')}`;
  const xml = bpmn(content, roots);
  const { program } = await TestInstance.of(xml);
  fc.assert(
    fc.property(arrivals, (all) => {
      const instance = new TestInstance(program).start();
      const known = new Map<string, string>();
      for (const { name, number, invoice, customer } of all) {
        const carried = new Map([
          ...(number === undefined ? [] : [['one', String(number)] as const]),
          ...(invoice === undefined || customer === undefined ? [] : [['two', `${invoice} ${customer}`] as const]),
        ]);
        const meets = [...carried].filter(([each]) => known.has(each));
        const fits = meets.every(([each, text]) => known.get(each) === text);
        const belongs = fits && (known.size === 0 ? carried.size > 0 : meets.length > 0);
        const brought = JSON.parse(JSON.stringify({ number, invoice, customer }));
        expect(instance.message(name, name === 'order' ? brought : { of: brought })).toBe(
          belongs ? 'ok' : 'nobody-waits',
        );
        if (belongs) for (const [each, text] of carried) known.set(each, text);
      }
    }),
  );
});
