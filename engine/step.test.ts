import { describe, expect, test } from '@jest/globals';
import { bpmn, conditional, flows, planOf, TestInstance } from './testing.ts';

const minute = 60_000;

describe('sequential flow', () => {
  test('goes from start over tasks and scripts to the end', async () => {
    const instance = await TestInstance.of(
      bpmn(`<startEvent id="s"/><userTask id="a" name="Tiếp nhận"/>
      <scriptTask id="b"><extensionElements><zeebe:script expression="=n + 1" resultVariable="n"/></extensionElements></scriptTask>
      <serviceTask id="c"><extensionElements><zeebe:taskDefinition type="look-up"/></extensionElements></serviceTask><endEvent id="e"/>${flows('s a b c e')}`),
    );
    instance.start({ n: 1 });
    expect(instance.work.tasks).toMatchObject([{ element: 'a', name: 'Tiếp nhận', frozen: false }]);
    instance.complete('a');
    expect(instance.work.jobs).toMatchObject([{ element: 'c', jobType: 'look-up', attempt: 1, inputs: { n: 2 } }]);
    instance.complete('c', { found: true });
    expect(instance.ended).toEqual(['e']);
    expect(instance.state?.result).toEqual({ n: 2, found: true });
    expect(Object.keys(instance.state?.instances ?? {})).toEqual([]);
  });

  test('of several start events without trigger one begins an instance, the one that is named', async () => {
    const xml = bpmn(
      `<startEvent id="s"/><startEvent id="t"/><userTask id="a"/><userTask id="b"/><endEvent id="e"/>${flows('s a e', 't b e')}`,
    );
    const instance = await TestInstance.of(xml);
    expect(instance.send({ type: 'start' })).toBe('no-start');
    expect(instance.send({ type: 'start', element: 'a' })).toBe('no-start');
    expect(instance.send({ type: 'start', element: 't' })).toBe('ok');
    expect(instance.waiting).toEqual(['b']);
  });

  test('without any start event everything begins that nothing leads to', async () => {
    const instance = (await TestInstance.of(bpmn('<userTask id="a"/><userTask id="b"/>'))).start();
    expect(instance.waiting).toEqual(['a', 'b']);
  });

  test('a task with options sets the chosen action, and refuses others', async () => {
    const instance = await TestInstance.of(
      bpmn(`<startEvent id="s"/><userTask id="a"><extensionElements>
      <tthc:task resultVariable="decision"/><tthc:option action="approve" name="Đồng ý"/><tthc:option action="refuse" name="Từ chối"/></extensionElements></userTask>
      <exclusiveGateway id="g" default="f_g_no"/><endEvent id="yes"/><endEvent id="no"/>${flows('s a g no')}${conditional('g', 'yes', 'decision = "approve"')}`),
    );
    instance.start();
    expect(instance.send({ type: 'complete-task', key: instance.keyOf('a') })).toBe('unknown-action');
    instance.complete('a', {}, 'approve');
    expect(instance.ended).toEqual(['yes']);
  });

  test('no condition true and no default is an incident that a repair resolves', async () => {
    const instance = await TestInstance.of(
      bpmn(
        `<startEvent id="s"/><exclusiveGateway id="g"/><endEvent id="a"/><endEvent id="b"/>${flows('s g')}${conditional('g', 'a', 'x = 1')}${conditional('g', 'b', 'x = 2')}`,
      ),
    );
    instance.start();
    expect(instance.work.incidents).toMatchObject([{ element: 'g', code: 'no-flow' }]);
    instance.send({ type: 'set-variables', variables: { x: 2 } });
    instance.send({ type: 'retry-incident', key: instance.keyOf('g') });
    expect(instance.ended).toEqual(['b']);
  });

  test('a process that runs in circles without waiting stops with an incident', async () => {
    const instance = await TestInstance.of(
      bpmn(
        `<startEvent id="s"/><exclusiveGateway id="a"/><task id="b"/>${flows('s a b a')}<exclusiveGateway id="c"/><endEvent id="e"/>${flows('c c e')}`,
      ),
    );
    instance.start();
    expect(instance.work.incidents).toMatchObject([{ code: 'endless-loop' }]);
  });
});

describe('parallel gateway', () => {
  test('waits for every branch', async () => {
    const instance = await TestInstance.of(
      bpmn(
        `<startEvent id="s"/><parallelGateway id="f"/><userTask id="a"/><userTask id="b"/><parallelGateway id="j"/><endEvent id="e"/>${flows('s f a j e', 'f b j')}`,
      ),
    );
    instance.start();
    expect(instance.waiting).toEqual(['a', 'b']);
    instance.complete('a');
    expect(instance.ended).toBeUndefined();
    instance.complete('b');
    expect(instance.ended).toEqual(['e']);
  });
});

describe('inclusive gateway', () => {
  const model =
    bpmn(`<startEvent id="s"/><inclusiveGateway id="f" default="f_f_c"/><userTask id="a"/><userTask id="b"/><userTask id="c"/><inclusiveGateway id="j"/><userTask id="after"/><endEvent id="e"/>
    ${flows('s f c j after e', 'a j', 'b j')}${conditional('f', 'a', 'x > 0')}${conditional('f', 'b', 'x > 1')}`);

  test('joins the branches that were taken', async () => {
    const instance = (await TestInstance.of(model)).start({ x: 2 });
    expect(instance.waiting).toEqual(['a', 'b']);
    instance.complete('a');
    expect(instance.waiting).toEqual(['b']);
    instance.complete('b');
    expect(instance.waiting).toEqual(['after']);
  });

  test('takes the default when no condition holds', async () => {
    expect((await TestInstance.of(model)).start({ x: 0 }).waiting).toEqual(['c']);
  });

  test('goes on once the branch it waited for is cancelled', async () => {
    const instance = (
      await TestInstance.of(
        bpmn(`<startEvent id="s"/><parallelGateway id="f"/><userTask id="a"/><userTask id="b"/>
      <boundaryEvent id="t" attachedToRef="b"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent>
      <endEvent id="late"/><inclusiveGateway id="j"/><userTask id="after"/><endEvent id="e"/>${flows('s f a j after e', 'f b j', 't late')}`),
      )
    ).start();
    instance.complete('a');
    expect(instance.waiting).toEqual(['b']);
    expect(instance.pass(60 * minute)).toBe('ok');
    expect(instance.waiting).toEqual(['after']);
  });
});

describe('boundary events', () => {
  const model = (cancel: boolean) =>
    bpmn(`<startEvent id="s"/><userTask id="a"/><boundaryEvent id="t" attachedToRef="a" cancelActivity="${cancel}"><timerEventDefinition><timeDuration>PT30M</timeDuration></timerEventDefinition></boundaryEvent>
    <userTask id="late"/><endEvent id="e"/>${flows('s a e', 't late')}`);

  test('an interrupting timer ends its task', async () => {
    const instance = (await TestInstance.of(model(true))).start();
    expect(instance.work.alarmAt).toBe(instance.now + 30 * minute);
    expect(instance.pass(29 * minute)).toBe('nothing-due');
    expect(instance.pass(minute)).toBe('ok');
    expect(instance.waiting).toEqual(['late']);
  });

  test('a non-interrupting timer goes beside it', async () => {
    const instance = (await TestInstance.of(model(false))).start();
    instance.pass(30 * minute);
    expect(instance.waiting).toEqual(['a', 'late']);
    expect(instance.work.alarmAt).toBeUndefined();
  });

  test('an error is caught by the nearest boundary that names it', async () => {
    const instance = (
      await TestInstance.of(
        bpmn(
          `<startEvent id="s"/><subProcess id="sub"><startEvent id="s2"/><userTask id="a"/><endEvent id="e2"/>${flows('s2 a e2')}</subProcess>
      <boundaryEvent id="known" attachedToRef="sub"><errorEventDefinition errorRef="err"/></boundaryEvent><boundaryEvent id="any" attachedToRef="sub"><errorEventDefinition/></boundaryEvent>
      <userTask id="x"/><userTask id="y"/><endEvent id="e"/>${flows('s sub e', 'known x', 'any y')}`,
          '<error id="err" errorCode="E1"/>',
        ),
      )
    ).start();
    const other = await TestInstance.of(
      bpmn(`<startEvent id="s"/><userTask id="a"/><endEvent id="e"/>${flows('s a e')}`),
    );
    expect(instance.send({ type: 'throw-error', key: instance.keyOf('a'), code: 'E1' })).toBe('ok');
    expect(instance.waiting).toEqual(['x']);
    other.start();
    expect(other.send({ type: 'throw-error', key: other.keyOf('a'), code: 'E1' })).toBe('uncaught-error');
  });
});

describe('event sub-process', () => {
  test('interrupting: ends its scope with its own end', async () => {
    const instance = (
      await TestInstance.of(
        bpmn(
          `<startEvent id="s"/><userTask id="a"/><endEvent id="e"/>${flows('s a e')}
      <subProcess id="withdraw" triggeredByEvent="true"><startEvent id="w"><messageEventDefinition messageRef="m"/></startEvent><userTask id="b"/><endEvent id="withdrawn"/>${flows('w b withdrawn')}</subProcess>`,
          '<message id="m" name="withdraw"/>',
        ),
      )
    ).start();
    expect(instance.work.subscriptions).toMatchObject([
      { element: 'w', name: 'withdraw', kind: 'message', frozen: false },
    ]);
    expect(instance.message('other')).toBe('nobody-waits');
    expect(instance.message('withdraw', { why: 'moved' })).toBe('ok');
    expect(instance.waiting).toEqual(['b']);
    expect(instance.work.subscriptions).toEqual([]);
    instance.complete('b');
    expect(instance.ended).toEqual(['withdrawn']);
    expect(instance.state?.result).toEqual({ why: 'moved' });
  });
});

describe('event-based gateway', () => {
  test('the first event wins', async () => {
    const instance = (
      await TestInstance.of(
        bpmn(
          `<startEvent id="s"/><eventBasedGateway id="g"/><intermediateCatchEvent id="paid"><messageEventDefinition messageRef="m"/></intermediateCatchEvent>
      <intermediateCatchEvent id="late"><timerEventDefinition><timeDuration>P30D</timeDuration></timerEventDefinition></intermediateCatchEvent><endEvent id="a"/><endEvent id="b"/>${flows('s g paid a', 'g late b')}`,
          '<message id="m" name="paid"/>',
        ),
      )
    ).start();
    expect(instance.message('paid')).toBe('ok');
    expect(instance.ended).toEqual(['a']);
    expect(instance.trace('taken')).toEqual(['f_s_g', 'f_g_paid', 'f_paid_a']);
  });
});

describe('call activity', () => {
  test('runs the bound process, hands variables down and up', async () => {
    const callee = await planOf(
      bpmn(
        `<process id="own" isExecutable="true"><startEvent id="s"/><userTask id="t"/><endEvent id="e"/>${flows('s t e')}</process>`,
      ),
    );
    const regime = await TestInstance.of(
      bpmn(
        `<startEvent id="s"/><callActivity id="resolve"><extensionElements><zeebe:calledElement processId="resolve"/></extensionElements></callActivity><exclusiveGateway id="g" default="f_g_no"/><endEvent id="yes"/><endEvent id="no"/>${flows('s resolve g no')}${conditional('g', 'yes', 'ok')}`,
      ),
      'p',
      { [callee.hash]: callee },
      { resolve: { plan: callee.hash, process: 'own' } },
    );
    regime.start();
    expect(regime.work.tasks).toMatchObject([{ element: 't', plan: callee.hash }]);
    regime.complete('t', { ok: true });
    expect(regime.ended).toEqual(['yes']);
  });
});

describe('multi-instance', () => {
  test('parallel: one instance an item, outputs in order', async () => {
    const instance = (
      await TestInstance.of(
        bpmn(`<startEvent id="s"/><userTask id="a"><multiInstanceLoopCharacteristics><extensionElements>
      <zeebe:loopCharacteristics inputCollection="=agencies" inputElement="agency" outputCollection="answers" outputElement="=answer"/></extensionElements></multiInstanceLoopCharacteristics></userTask><endEvent id="e"/>${flows('s a e')}`),
      )
    ).start({ agencies: ['tax', 'police'] });
    expect(instance.waiting).toEqual(['a', 'a']);
    const second = instance.work.tasks[1];
    instance.send({ type: 'complete-task', key: second?.key ?? 0, variables: { answer: 'two' } });
    instance.complete('a', { answer: 'one' });
    expect(instance.state?.result).toMatchObject({ answers: ['one', 'two'] });
  });

  test('sequential with a completion condition ends early', async () => {
    const instance = (
      await TestInstance.of(
        bpmn(`<startEvent id="s"/><userTask id="a"><multiInstanceLoopCharacteristics isSequential="true"><loopCardinality>5</loopCardinality>
      <completionCondition>=numberOfCompletedInstances &gt;= 2</completionCondition></multiInstanceLoopCharacteristics></userTask><endEvent id="e"/>${flows('s a e')}`),
      )
    ).start();
    instance.complete('a');
    expect(instance.waiting).toEqual(['a']);
    instance.complete('a');
    expect(instance.ended).toEqual(['e']);
  });
});

describe('pause as a frozen scope', () => {
  const model = (policy: string) =>
    bpmn(
      `<startEvent id="s"/><subProcess id="work"><startEvent id="s2"/><userTask id="a"/>
      <boundaryEvent id="t" attachedToRef="a"><timerEventDefinition><timeDuration>PT60M</timeDuration></timerEventDefinition></boundaryEvent><userTask id="late"/>
      <endEvent id="e2"/>${flows('s2 a e2', 't late')}</subProcess><endEvent id="e"/>${flows('s work e')}
    <boundaryEvent id="ask" attachedToRef="work" cancelActivity="false"><messageEventDefinition messageRef="m"/></boundaryEvent>
    <receiveTask id="pause" messageRef="r"><extensionElements><tthc:freezes element="work" policy="${policy}"/></extensionElements></receiveTask><endEvent id="resumed"/>${flows('ask pause resumed')}`,
      '<message id="m" name="pause"/><message id="r" name="resume"/>',
    );

  test('continue: tasks cannot be completed, timers keep their remainder', async () => {
    const instance = (await TestInstance.of(model('continue'))).start();
    instance.now += 20 * minute;
    expect(instance.message('pause')).toBe('ok');
    expect(instance.work.tasks).toMatchObject([{ element: 'a', frozen: true }]);
    expect(instance.work.alarmAt).toBeUndefined();
    expect(instance.send({ type: 'complete-task', key: instance.keyOf('a') })).toBe('frozen');
    instance.now += 500 * minute;
    expect(instance.message('resume')).toBe('ok');
    expect(instance.work.tasks).toMatchObject([{ element: 'a', frozen: false }]);
    expect(instance.work.alarmAt).toBe(instance.now + 40 * minute);
  });

  test('restart: the activity is entered anew', async () => {
    const instance = (await TestInstance.of(model('restart'))).start();
    const before = instance.keyOf('a');
    instance.message('pause');
    instance.message('resume');
    expect(instance.waiting).toEqual(['a']);
    expect(instance.keyOf('a')).not.toBe(before);
    instance.complete('a');
    expect(instance.ended).toBeDefined();
  });
});
