import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { offeredWork } from './offered-work.ts';
import { bpmn, flows, TestInstance } from './testing.ts';

/** A task that may be interrupted by a request, as often as the limit allows, and that may be refused while one is open. */
const limited = bpmn(`<startEvent id="s"/><userTask id="work">
    <extensionElements><tthc:option action="done" name="Xong"/>
      <tthc:option action="special" name="Đặc biệt"><tthc:onlyIf holds="=asked = limit" refusal="action-not-possible"/></tthc:option>
    </extensionElements></userTask>
  <boundaryEvent id="ask" attachedToRef="work" cancelActivity="false"><extensionElements>
    <tthc:message action="ask" name="Yêu cầu" by="desk"><tthc:onlyIf holds="=not(open)" refusal="supplement-awaited"/>
      <tthc:onlyIf holds="=limit = null or asked &lt; limit" refusal="supplement-limit-reached"/></tthc:message>
    </extensionElements><messageEventDefinition messageRef="m_ask"/></boundaryEvent>
  <scriptTask id="count"><extensionElements><zeebe:script expression="=asked + 1" resultVariable="asked"/>
    <zeebe:ioMapping><zeebe:output source="=asked" target="asked"/><zeebe:output source="=true" target="open"/></zeebe:ioMapping>
    </extensionElements></scriptTask>
  <receiveTask id="wait" messageRef="m_answer"><extensionElements>
    <zeebe:ioMapping><zeebe:output source="=false" target="open"/></zeebe:ioMapping></extensionElements></receiveTask>
  <endEvent id="e"/><endEvent id="answered"/>${flows('s work e', 'ask count wait answered')}`).replace(
  '<process ',
  '<message id="m_ask" name="ask"/><message id="m_answer" name="answer"/><process ',
);

describe('an action whose conditions do not hold', () => {
  it('is not offered and not taken, says why, and changes nothing', async () => {
    const template = await TestInstance.of(limited);
    fc.assert(
      fc.property(
        fc.option(fc.integer({ min: 0, max: 3 })),
        fc.array(fc.constantFrom('ask', 'answer', 'special'), { maxLength: 12 }),
        (limit, wishes) => {
          const instance = new TestInstance(template.program).start({ asked: 0, open: false, limit });
          let [asked, open] = [0, false];
          for (const wish of wishes) {
            if (!instance.state || instance.ended) return;
            const offered = offeredWork(instance.program, instance.state, instance.work, () => undefined);
            const before = JSON.stringify(instance.state);
            if (wish === 'ask') {
              const expected = open
                ? 'supplement-awaited'
                : limit !== null && asked >= limit
                  ? 'supplement-limit-reached'
                  : undefined;
              expect(offered.messages.find(({ message }) => message.action === 'ask')?.message.refusal).toBe(expected);
              expect(instance.message('ask')).toBe(expected === undefined ? 'ok' : 'not-offered');
              if (expected !== undefined) expect(JSON.stringify(instance.state)).toBe(before);
              else [asked, open] = [asked + 1, true];
            } else if (wish === 'answer') {
              expect(instance.message('answer')).toBe(open ? 'ok' : 'nobody-waits');
              open = false;
            } else {
              const [task] = offered.tasks;
              const option = task?.description.options.find(({ action }) => action === 'special');
              const allowed = asked === limit;
              expect(option?.refusal).toBe(allowed ? undefined : 'action-not-possible');
              const stimulus = { type: 'complete-task', key: task?.task.key ?? 0, action: 'special' } as const;
              if (!allowed) expect(instance.send(stimulus)).toBe('not-offered');
            }
          }
          if (limit !== null) expect(asked).toBeLessThanOrEqual(limit);
        },
      ),
    );
  });

  it('is not offered on a doubt either: a condition that cannot be answered refuses', async () => {
    const instance = (await TestInstance.of(limited)).start({ asked: 'nhiều', open: false, limit: 1 });
    expect(instance.message('ask')).toBe('not-offered');
  });
});
