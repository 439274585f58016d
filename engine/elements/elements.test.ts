import { describe, expect, test } from '@jest/globals';
import { bpmn, conditional, flows, monday, TestInstance } from '../testing.ts';

const roots =
  '<message id="m" name="go"/><signal id="sig" name="alert"/><error id="err" errorCode="E"/><escalation id="esc" escalationCode="C"/>';
const undoable = (id: string) =>
  `<userTask id="${id}"/><userTask id="undo_${id}" isForCompensation="true"/><boundaryEvent id="b_${id}" attachedToRef="${id}"><compensateEventDefinition/></boundaryEvent><association id="as_${id}" sourceRef="b_${id}" targetRef="undo_${id}"/>`;
const start = async (content: string, variables = {}) => (await TestInstance.of(bpmn(content, roots))).start(variables);

describe('compensation', () => {
  test('undoes what was completed, the last first, and then goes on', async () => {
    const instance = await start(
      `<startEvent id="s"/>${undoable('a')}${undoable('b')}<intermediateThrowEvent id="undo"><compensateEventDefinition/></intermediateThrowEvent><endEvent id="e"/>${flows('s a b undo e')}`,
    );
    instance.complete('a').complete('b');
    expect(instance.waiting).toEqual(['undo_b']);
    instance.complete('undo_b');
    expect(instance.waiting).toEqual(['undo_a']);
    instance.complete('undo_a');
    expect(instance.ended).toEqual(['e']);
  });

  test('reaches into a completed sub-process, with the variables it had', async () => {
    const instance =
      await start(`<startEvent id="s"/><subProcess id="sub"><extensionElements><zeebe:ioMapping><zeebe:input source="=7" target="inside"/></zeebe:ioMapping></extensionElements><startEvent id="s2"/>${undoable('a')}<endEvent id="e2"/>${flows('s2 a e2')}</subProcess>
      <endEvent id="e"><compensateEventDefinition activityRef="sub"/></endEvent>${flows('s sub e')}`);
    instance.complete('a');
    expect(instance.waiting).toEqual(['undo_a']);
    expect(Object.values(instance.state?.instances ?? {}).find((live) => live.element === 'sub')?.variables).toEqual({
      inside: 7,
    });
    instance.complete('undo_a');
    expect(instance.ended).toEqual(['e']);
  });

  test('a compensation event sub-process speaks for its sub-process', async () => {
    const instance =
      await start(`<startEvent id="s"/><subProcess id="sub"><startEvent id="s2"/><userTask id="a"/><endEvent id="e2"/>${flows('s2 a e2')}
      <subProcess id="handler" triggeredByEvent="true"><startEvent id="hs"><compensateEventDefinition/></startEvent><userTask id="h"/><endEvent id="he"/>${flows('hs h he')}</subProcess></subProcess>
      <intermediateThrowEvent id="undo"><compensateEventDefinition/></intermediateThrowEvent><endEvent id="e"/>${flows('s sub undo e')}`);
    instance.complete('a');
    expect(instance.waiting).toEqual(['h']);
    instance.complete('h');
    expect(instance.ended).toEqual(['e']);
  });

  const handled = (handler: string) =>
    start(`<startEvent id="s"/><userTask id="a"/>${handler}<boundaryEvent id="b" attachedToRef="a"><compensateEventDefinition/></boundaryEvent>
      <association id="as" sourceRef="b" targetRef="undo_a"/><intermediateThrowEvent id="undo"><compensateEventDefinition/></intermediateThrowEvent><endEvent id="e"/>${flows('s a undo e')}`);

  test('a compensation activity may be a whole sub-process: what is inside it runs', async () => {
    const instance = await handled(
      `<subProcess id="undo_a" isForCompensation="true"><startEvent id="s2"/><userTask id="inside"/><endEvent id="e2"/>${flows('s2 inside e2')}</subProcess>`,
    );
    instance.complete('a');
    expect(instance.waiting).toEqual(['inside']);
    instance.complete('inside');
    expect(instance.ended).toEqual(['e']);
  });

  test('a compensation activity that an error on its boundary ends is done, too', async () => {
    const instance = await handled(
      `<userTask id="undo_a" isForCompensation="true"/><boundaryEvent id="failed" attachedToRef="undo_a"><errorEventDefinition errorRef="err"/></boundaryEvent><userTask id="aside"/><endEvent id="e3"/>${flows('failed aside e3')}`,
    );
    instance.complete('a');
    expect(instance.send({ type: 'throw-error', key: instance.keyOf('undo_a'), code: 'E' })).toBe('ok');
    expect(instance.waiting).toEqual(['aside']);
    instance.complete('aside');
    expect([...(instance.ended ?? [])].sort()).toEqual(['e', 'e3']);
  });

  const callee = (content: string) =>
    `<process id="p" isExecutable="true"><startEvent id="s"/><callActivity id="call" calledElement="q"/>
      <intermediateThrowEvent id="undo"><compensateEventDefinition/></intermediateThrowEvent><endEvent id="e"/>${flows('s call undo e')}</process>
      <process id="q" isExecutable="true"><startEvent id="s2"/>${content}</process>`;

  test('reaches into a process that was called and has ended, with the variables it had', async () => {
    const instance = await start(callee(`${undoable('a')}${undoable('b')}<endEvent id="e2"/>${flows('s2 a b e2')}`));
    instance.complete('a', { x: 1 }).complete('b');
    instance.send({ type: 'set-variables', variables: { x: 2 } });
    expect(instance.waiting).toEqual(['undo_b']);
    const revived = Object.values(instance.state?.instances ?? {}).find((live) => live.element === 'q');
    expect(revived?.variables).toEqual({ x: 1 });
    instance.complete('undo_b');
    expect(instance.waiting).toEqual(['undo_a']);
    instance.complete('undo_a', { x: 3 });
    expect(instance.ended).toEqual(['e']);
    expect(instance.state?.result).toEqual({ x: 2 });
  });

  test('a called process speaks for itself by a compensation event sub-process, in each of its instances', async () => {
    const instance = await start(
      callee(
        `<userTask id="a"/><endEvent id="e2"/>${flows('s2 a e2')}<subProcess id="handler" triggeredByEvent="true"><startEvent id="hs"><compensateEventDefinition/></startEvent><userTask id="h"/><endEvent id="he"/>${flows('hs h he')}</subProcess>`,
      ).replace(
        'calledElement="q"/>',
        'calledElement="q"><multiInstanceLoopCharacteristics isSequential="true"><loopCardinality xsi:type="tFormalExpression">2</loopCardinality></multiInstanceLoopCharacteristics></callActivity>',
      ),
    );
    instance.complete('a').complete('a');
    expect(instance.waiting).toEqual(['h']);
    instance.complete('h').complete('h');
    expect(instance.ended).toEqual(['e']);
  });

  test('of a process that was cancelled nothing is left to undo', async () => {
    const instance = await start(
      callee(`${undoable('a')}<userTask id="b"/><endEvent id="e2"/>${flows('s2 a b e2')}`).replace(
        '<intermediateThrowEvent',
        '<boundaryEvent id="late" attachedToRef="call"><errorEventDefinition errorRef="err"/></boundaryEvent><sequenceFlow id="f_late" sourceRef="late" targetRef="undo"/><intermediateThrowEvent',
      ),
    );
    instance.complete('a');
    expect(instance.send({ type: 'throw-error', key: instance.keyOf('b'), code: 'E' })).toBe('ok');
    expect(instance.ended).toEqual(['e']);
  });

  test('an event sub-process undoes what it did itself, then what was done around it', async () => {
    const instance =
      await start(`<startEvent id="s"/><subProcess id="sub"><startEvent id="s2"/>${undoable('a')}<userTask id="b"/><endEvent id="e2"/>${flows('s2 a b e2')}
      <subProcess id="handler" triggeredByEvent="true"><startEvent id="hs"><messageEventDefinition messageRef="m"/></startEvent>${undoable('h')}<endEvent id="he"><compensateEventDefinition/></endEvent>${flows('hs h he')}</subProcess></subProcess>
      <endEvent id="e"/>${flows('s sub e')}`);
    instance.complete('a').message('go');
    instance.complete('h');
    expect(instance.waiting).toEqual(['undo_h']);
    instance.complete('undo_h');
    expect(instance.waiting).toEqual(['undo_a']);
    instance.complete('undo_a');
    expect(instance.ended).toEqual(['e']);
  });

  test('every instance of a multi-instance sub-process is undone, none runs again', async () => {
    const instance =
      await start(`<startEvent id="s"/><subProcess id="sub"><multiInstanceLoopCharacteristics isSequential="true"><loopCardinality xsi:type="tFormalExpression">2</loopCardinality></multiInstanceLoopCharacteristics>
      <startEvent id="s2"/>${undoable('a')}<endEvent id="e2"/>${flows('s2 a e2')}</subProcess>
      <intermediateThrowEvent id="undo"><compensateEventDefinition/></intermediateThrowEvent><endEvent id="e"/>${flows('s sub undo e')}`);
    instance.complete('a').complete('a');
    expect(instance.waiting).toEqual(['undo_a']);
    instance.complete('undo_a').complete('undo_a');
    expect(instance.ended).toEqual(['e']);
  });
});

test('a loop tested before its first time counts from nothing', async () => {
  const instance =
    await start(`<startEvent id="s"/><userTask id="a"><standardLoopCharacteristics testBefore="true"><loopCondition xsi:type="tFormalExpression">loopCounter &lt; 2</loopCondition></standardLoopCharacteristics></userTask>
    <endEvent id="e"/>${flows('s a e')}`);
  instance.complete('a').complete('a');
  expect(instance.ended).toEqual(['e']);
});

test('a process that needs several events to start waits for the others, and keeps what each brought', async () => {
  const instance = await TestInstance.of(
    bpmn(
      `<startEvent id="s" parallelMultiple="true"><messageEventDefinition messageRef="m"/><signalEventDefinition signalRef="sig"/></startEvent><userTask id="a"/><endEvent id="e"/>${flows('s a e')}`,
      roots,
    ),
  );
  expect(instance.send({ type: 'signal', name: 'alert', variables: { one: 1 } })).toBe('ok');
  expect(instance.waiting).toEqual([]);
  expect(instance.message('go', { two: 2 })).toBe('ok');
  expect(instance.waiting).toEqual(['a']);
  instance.complete('a');
  expect(instance.state?.result).toEqual({ one: 1, two: 2 });
});

test('a cancelled transaction undoes itself and leaves by its cancel boundary', async () => {
  const instance =
    await start(`<startEvent id="s"/><transaction id="tx"><startEvent id="s2"/><parallelGateway id="f"/>${undoable('a')}<userTask id="other"/><endEvent id="oe"/><endEvent id="cancel"><cancelEventDefinition/></endEvent>${flows('s2 f a cancel', 'f other oe')}</transaction>
    <boundaryEvent id="cancelled" attachedToRef="tx"><cancelEventDefinition/></boundaryEvent><endEvent id="done"/><endEvent id="undone"/>${flows('s tx done', 'cancelled undone')}`);
  instance.complete('a');
  expect(instance.waiting).toEqual(['undo_a']);
  instance.complete('undo_a');
  expect(instance.ended).toEqual(['undone']);
});

test('a complex gateway starts when enough have come, and swallows the rest', async () => {
  const instance =
    await start(`<startEvent id="s"/><parallelGateway id="f"/><userTask id="a"/><userTask id="b"/><userTask id="c"/>
    <complexGateway id="two"><activationCondition xsi:type="tFormalExpression">activationCount &gt;= 2</activationCondition></complexGateway><userTask id="after"/><endEvent id="e"/>${flows('s f a two after e', 'f b two', 'f c two')}`);
  instance.complete('a');
  expect(instance.waiting).toEqual(['b', 'c']);
  instance.complete('c');
  expect(instance.waiting).toEqual(['after', 'b']);
  instance.complete('after');
  expect(instance.ended).toBeUndefined();
  instance.complete('b');
  expect(instance.ended).toEqual(['e']);
});

test('an ad-hoc sub-process ends its other activities when its condition holds', async () => {
  const instance = await start(
    `<startEvent id="s"/><adHocSubProcess id="hoc"><userTask id="a"/><userTask id="b"/><userTask id="c"/><completionCondition xsi:type="tFormalExpression">enough</completionCondition></adHocSubProcess><endEvent id="e"/>${flows('s hoc e')}`,
    { enough: false },
  );
  instance.complete('a');
  expect(instance.waiting).toEqual(['b', 'c']);
  instance.complete('c', { enough: true });
  expect(instance.ended).toEqual(['e']);
  expect(instance.trace('terminated')).toEqual(['b']);
});

test('an error ends the tokens that are still on their way', async () => {
  const script = (id: string) =>
    `<scriptTask id="${id}"><extensionElements><zeebe:script expression="=1" resultVariable="x"/></extensionElements></scriptTask>`;
  const instance =
    await start(`<startEvent id="s"/><subProcess id="sub"><startEvent id="s2"/><parallelGateway id="f"/>${script('a')}${script('b')}${script('c')}<userTask id="never"/><endEvent id="ne"/><endEvent id="boom"><errorEventDefinition errorRef="err"/></endEvent>${flows('s2 f a b c never ne', 'f boom')}</subProcess>
    <boundaryEvent id="caught" attachedToRef="sub"><errorEventDefinition errorRef="err"/></boundaryEvent><userTask id="repair"/><endEvent id="e"/><endEvent id="e3"/>${flows('s sub e', 'caught repair e3')}`);
  expect(instance.waiting).toEqual(['repair']);
  expect(instance.trace('activated')).not.toContain('never');
});

test('terminate ends its scope with tokens on their way', async () => {
  const script = (id: string) =>
    `<scriptTask id="${id}"><extensionElements><zeebe:script expression="=1" resultVariable="x"/></extensionElements></scriptTask>`;
  const instance = await start(
    `<startEvent id="s"/><parallelGateway id="f"/>${script('a')}${script('b')}<userTask id="never"/><endEvent id="ne"/><endEvent id="stop"><terminateEventDefinition/></endEvent>${flows('s f a b never ne', 'f stop')}`,
  );
  expect(instance.ended).toEqual(['stop']);
  expect(Object.keys(instance.state?.instances ?? {})).toEqual([]);
});

test('a condition fires by itself when a variable changes, once each time it becomes true', async () => {
  const instance = await start(
    `<startEvent id="s"/><userTask id="a"/><boundaryEvent id="big" attachedToRef="a" cancelActivity="false"><conditionalEventDefinition><condition xsi:type="tFormalExpression">amount &gt; 10</condition></conditionalEventDefinition></boundaryEvent>
    <userTask id="look"/><endEvent id="e"/><endEvent id="e2"/>${flows('s a e', 'big look e2')}`,
    { amount: 1 },
  );
  const set = (amount: number) => instance.send({ type: 'set-variables', variables: { amount } });
  set(11);
  set(12);
  expect(instance.waiting).toEqual(['a', 'look']);
  set(2);
  set(20);
  expect(instance.waiting).toEqual(['a', 'look', 'look']);
});

test('an escalation nobody catches changes nothing and is told outside', async () => {
  const instance = await start(
    `<startEvent id="s"/><intermediateThrowEvent id="up"><escalationEventDefinition escalationRef="esc"/></intermediateThrowEvent><userTask id="a"/><endEvent id="e"/>${flows('s up a e')}`,
  );
  expect(instance.waiting).toEqual(['a']);
  expect(instance.effects).toMatchObject([{ type: 'uncaught-escalation', code: 'C', element: 'up' }]);
});

test('an event sub-process hands on what it throws, outwards: it does not begin itself again', async () => {
  const escalate = '<escalationEventDefinition escalationRef="esc"/>';
  const instance = await start(
    `<startEvent id="s"/><subProcess id="sub"><startEvent id="s2"/><intermediateThrowEvent id="up">${escalate}</intermediateThrowEvent><userTask id="a"/><endEvent id="e2"/>
    <subProcess id="handler" triggeredByEvent="true"><startEvent id="hs" isInterrupting="false">${escalate}</startEvent><intermediateThrowEvent id="on">${escalate}</intermediateThrowEvent><userTask id="look"/><endEvent id="he"/>${flows('hs on look he')}</subProcess>
    ${flows('s2 up a e2')}</subProcess><endEvent id="e"/><boundaryEvent id="b" attachedToRef="sub" cancelActivity="false">${escalate}</boundaryEvent><userTask id="above"/><endEvent id="be"/>${flows('s sub e', 'b above be')}`,
  );
  expect(instance.waiting.toSorted()).toEqual(['a', 'above', 'look']);
  expect(instance.effects).toEqual([]);
});

test('a message goes to the receiver with its key, and out of the process when nobody waits', async () => {
  const keyed =
    '<message id="k" name="paid"><extensionElements><zeebe:subscription correlationKey="=order"/></extensionElements></message><message id="o" name="out"/>';
  const instance = await TestInstance.of(
    bpmn(
      `<startEvent id="s"/><intermediateThrowEvent id="tell"><messageEventDefinition messageRef="o"/></intermediateThrowEvent><receiveTask id="wait" messageRef="k"/><endEvent id="e"/>${flows('s tell wait e')}`,
      keyed,
    ),
  );
  instance.start({ order: 'A1' });
  expect(instance.effects).toMatchObject([{ type: 'send-message', name: 'out', element: 'tell' }]);
  expect(instance.message('paid', {}, 'B2')).toBe('nobody-waits');
  expect(instance.message('paid', { sum: 5 }, 'A1')).toBe('ok');
  expect(instance.state?.result).toEqual({ order: 'A1', sum: 5 });
});

test('a cycle fires as often as it says', async () => {
  const instance = await start(
    `<startEvent id="s"/><userTask id="a"/><boundaryEvent id="t" attachedToRef="a" cancelActivity="false"><timerEventDefinition><timeCycle xsi:type="tFormalExpression">R3/PT10M</timeCycle></timerEventDefinition></boundaryEvent><userTask id="remind"/><endEvent id="e"/><endEvent id="e2"/>${flows('s a e', 't remind e2')}`,
  );
  expect(instance.pass(25 * 60_000)).toBe('ok');
  expect(instance.waiting).toEqual(['a', 'remind', 'remind']);
  instance.pass(60 * 60_000);
  expect(instance.waiting).toEqual(['a', 'remind', 'remind', 'remind']);
  expect(instance.work.alarmAt).toBeUndefined();
});

test('a process begins by its message start event with what came along', async () => {
  const instance = await TestInstance.of(
    bpmn(
      `<startEvent id="s"><messageEventDefinition messageRef="m"/></startEvent><userTask id="a"/><endEvent id="e"/>${flows('s a e')}`,
      roots,
    ),
  );
  expect(instance.send({ type: 'start' })).toBe('no-start');
  expect(instance.message('go', { x: 1 })).toBe('ok');
  instance.complete('a');
  expect(instance.state?.result).toEqual({ x: 1 });
});

test('quantities: two tokens leave, two are needed to enter', async () => {
  const instance = await start(
    `<startEvent id="s"/><userTask id="a" completionQuantity="2"/><userTask id="b"/><userTask id="c" startQuantity="2"/><endEvent id="e"/>${flows('s a b c e')}`,
  );
  instance.complete('a');
  expect(instance.waiting).toEqual(['b', 'b']);
  instance.complete('b');
  expect(instance.waiting).toEqual(['b']);
  instance.complete('b');
  expect(instance.waiting).toEqual(['c']);
});

test('a failed job is an incident, and its retry a new attempt', async () => {
  const instance = await start(
    `<startEvent id="s"/><serviceTask id="a"><extensionElements><zeebe:taskDefinition type="look-up"/></extensionElements></serviceTask><endEvent id="e"/>${flows('s a e')}`,
  );
  const key = instance.keyOf('a');
  expect(instance.send({ type: 'fail-job', key, attempt: 1, message: 'down' })).toBe('ok');
  expect(instance.work).toMatchObject({ jobs: [], incidents: [{ code: 'job-failed', message: 'down' }] });
  expect(instance.send({ type: 'complete-job', key, attempt: 1 })).toBe('stale-attempt');
  instance.send({ type: 'retry-incident', key });
  expect(instance.work.jobs).toMatchObject([{ attempt: 2 }]);
  expect(instance.send({ type: 'complete-job', key, attempt: 2 })).toBe('ok');
  expect(instance.ended).toEqual(['e']);
});

test('working time in FEEL and in budgets follows the calendar', async () => {
  const instance =
    await start(`<startEvent id="s"/><scriptTask id="due"><extensionElements><zeebe:script expression="=add working days(now(), 1)" resultVariable="due"/></extensionElements></scriptTask>
    <userTask id="a"><extensionElements><tthc:task budget="8" budgetUnit="HOUR"/></extensionElements></userTask><endEvent id="e"/>${flows('s due a e')}`);
  expect(instance.work.tasks[0]?.dueAt).toBe(Date.parse('2026-11-25T08:00:00+07:00'));
  instance.complete('a');
  expect(instance.state?.result).toMatchObject({ due: expect.stringContaining('2026-11-25T08:00:00') });
});

test('conditional flows of a task: all that hold, or the default', async () => {
  const model = `<startEvent id="s"/><userTask id="t" default="f_t_c"/><userTask id="a"/><userTask id="b"/><userTask id="c"/><endEvent id="e"/>${flows('s t c e', 'a e', 'b e')}${conditional('t', 'a', 'x > 0')}${conditional('t', 'b', 'x > 1')}`;
  expect((await start(model)).complete('t', { x: 2 }).waiting).toEqual(['a', 'b']);
  expect((await start(model)).complete('t', { x: 0 }).waiting).toEqual(['c']);
});

test('a process that calls itself without end stops at an incident', async () => {
  const instance = await start(
    `<startEvent id="s"/><callActivity id="call" calledElement="p"/><endEvent id="e"/>${flows('s call e')}`,
  );
  expect(instance.work.incidents).toMatchObject([{ element: 'call', code: 'called-too-deep' }]);
});

describe('a message that is sent', () => {
  const sent = (duration: string) =>
    TestInstance.of(
      bpmn(
        `<startEvent id="s"/><endEvent id="e"><messageEventDefinition messageRef="late"/></endEvent>${flows('s e')}`,
        `<message id="late" name="late"><extensionElements><tthc:lifeTime duration="${duration}"/></extensionElements></message>`,
      ),
    );

  test.each([
    ['P2D', 2 * 86_400_000],
    ['=term', 3_600_000],
  ])('lives for %s', async (duration, milliseconds) => {
    const instance = (await sent(duration)).start({ term: 'PT1H' });
    expect(instance.effects).toEqual([
      expect.objectContaining({ type: 'send-message', name: 'late', expiresAt: monday + milliseconds }),
    ]);
  });

  test('cannot live for what is no duration', async () => {
    await expect(sent('a while')).rejects.toThrow('ISO 8601');
    const instance = (await sent('=term')).start({ term: 'a while' });
    expect(instance.work.incidents).toMatchObject([{ element: 'e', code: 'timer' }]);
  });
});

test('of a message that an event sub-process and the boundary wait for, the event sub-process gets the first', async () => {
  const sub = `<subProcess id="sub"><startEvent id="is"/><userTask id="a"/><endEvent id="ie"/>${flows('is a ie')}<subProcess id="h" triggeredByEvent="true"><startEvent id="hs"><messageEventDefinition messageRef="m"/></startEvent><userTask id="ht"/><endEvent id="he"/>${flows('hs ht he')}</subProcess></subProcess><boundaryEvent id="b" attachedToRef="sub"><messageEventDefinition messageRef="m"/></boundaryEvent><userTask id="bt"/><endEvent id="e"/><endEvent id="be"/>${flows('s sub e', 'b bt be')}`;
  const instance = (await TestInstance.of(bpmn(`<startEvent id="s"/>${sub}`, '<message id="m" name="m"/>'))).start();
  expect(instance.message('m')).toBe('ok');
  expect(instance.waiting).toEqual(['ht']);
  expect(instance.message('m')).toBe('ok');
  expect(instance.waiting).toEqual(['bt']);
});
