import { describe, expect, test } from '@jest/globals';
import type { Program } from '../../engine/program.ts';
import { bpmn, conditional, flows, monday, planOf, testFacts } from '../../engine/testing.ts';
import type { Scenario } from './drive-move.ts';
import { planDrives } from './plan-drives.ts';

const scenario: Scenario = {
  name: 'plain',
  channel: 'direct',
  caseCode: '00',
  lookup: 'REPLACED',
  variables: { channel: 'direct' },
};

async function planned(
  content: string,
  roots = '',
  scenarios: readonly Scenario[] = [scenario],
  literals: readonly number[] = [],
  canPay = true,
) {
  const plan = await planOf(bpmn(content, roots));
  const program: Program = { entry: { plan: plan.hash, process: 'p' }, plans: { [plan.hash]: plan }, bindings: {} };
  const { games, unplanned } = planDrives({
    program,
    facts: testFacts,
    scenarios,
    now: monday,
    literals,
    canWait: true,
    canCutOff: true,
    canPay,
    receivable: { channel: ['direct', 'online'] },
  });
  const short = (name: string): string => name.split(' ')[1] ?? name;
  return {
    games: games.map(({ moves }) =>
      moves.map((move) =>
        move.type === 'act'
          ? `${move.element}:${move.action}${Object.keys(move.data).length > 0 ? JSON.stringify(move.data) : ''}`
          : move.type === 'job'
            ? `job:${move.outcome ?? 'done'}`
            : move.type === 'part'
              ? `part:${move.outcome}`
              : move.type === 'wait'
                ? `wait ${move.wait / 3_600_000} h`
                : move.type === 'pay'
                  ? `pay:${move.element}`
                  : `receive ${move.scenario.name}`,
      ),
    ),
    wanted: games[0]?.wanted,
    unplanned: Object.fromEntries([...unplanned].map(([name, { why }]) => [short(name), why])),
  };
}

const returned = '<endEvent id="e"><extensionElements><tthc:status code="10"/></extensionElements></endEvent>';
const options = (...actions: string[]) =>
  `<extensionElements>${actions.map((action) => `<tthc:option action="${action}" name="${action}"/>`).join('')}</extensionElements>`;

describe('planDrives', () => {
  test('every option, the returned result first', async () => {
    const { games, wanted, unplanned } = await planned(
      `<startEvent id="s"/><userTask id="t">${options('refuse', 'accept')}</userTask><exclusiveGateway id="g" default="f_g_e"/>
      <endEvent id="no"/>${returned}${flows('s t g e')}${conditional('g', 'no', 't = "refuse"')}`,
    );
    expect(games).toEqual([
      ['receive plain', 't:accept'],
      ['receive plain', 't:refuse'],
    ]);
    expect(wanted).toBe(true);
    expect(unplanned).toEqual({});
  });

  test('time passes, and the database answers and fails to', async () => {
    const { games, unplanned } = await planned(
      `<startEvent id="s"/><serviceTask id="j"><extensionElements><zeebe:taskDefinition type="population.lookup"/></extensionElements></serviceTask>
      <exclusiveGateway id="g" default="f_g_t"/><userTask id="t"/><boundaryEvent id="b" attachedToRef="t"><timerEventDefinition><timeDuration>PT48H</timeDuration></timerEventDefinition></boundaryEvent>
      <endEvent id="late"/><endEvent id="down"/>${returned}${flows('s j g t e', 'b late')}${conditional('g', 'down', 'populationOutcome = "UNAVAILABLE"')}`,
    );
    expect(games).toContainEqual(['receive plain', 'job:REPLACED', 'wait 48 h']);
    expect(games).toContainEqual(['receive plain', 'job:UNAVAILABLE']);
    expect(unplanned).toEqual({});
  });

  test('a limit: the loop is gone round until it is reached', async () => {
    const { games, unplanned } = await planned(
      `<startEvent id="s"/><userTask id="t">${options('again', 'done')}</userTask><exclusiveGateway id="g" default="f_g_e"/>
      <scriptTask id="count"><extensionElements><zeebe:script expression="=if n = null then 1 else n + 1" resultVariable="n"/></extensionElements></scriptTask>
      <exclusiveGateway id="limit" default="f_limit_t"/><endEvent id="too"/>${returned}
      ${flows('s t g e', 'count limit t')}${conditional('g', 'count', 't = "again"')}${conditional('limit', 'too', 'n > 1')}`,
    );
    expect(games).toContainEqual(['receive plain', 't:again', 't:again']);
    expect(unplanned).toEqual({});
  });

  test('routing fields take the values that conditions compare with', async () => {
    const { unplanned } = await planned(
      `<startEvent id="s"/><userTask id="t"><extensionElements><tthc:option action="go" name="Đi">
        <tthc:field id="area" name="Diện tích" type="number" routing="true" required="true"/></tthc:option></extensionElements></userTask>
      <exclusiveGateway id="g" default="f_g_e"/><endEvent id="big"/>${returned}${flows('s t g e')}${conditional('g', 'big', 'area > 500')}`,
      '',
      [scenario],
      [500],
    );
    expect(unplanned).toEqual({});
  });

  test('what the receipt fixes is tried in every way, also where the process derives it', async () => {
    const other: Scenario = {
      ...scenario,
      name: 'other',
      caseCode: '01',
      variables: { channel: 'direct', caseCode: '01' },
    };
    const { games, unplanned } = await planned(
      `<startEvent id="s"/><userTask id="t"/><scriptTask id="derive"><extensionElements>
        <zeebe:script expression="=if caseCode = &quot;01&quot; then &quot;b&quot; else &quot;a&quot;" resultVariable="kind"/></extensionElements></scriptTask>
      <exclusiveGateway id="g" default="f_g_e"/><endEvent id="b"/>${returned}${flows('s t derive g e')}${conditional('g', 'b', 'kind = "b"')}`,
      '',
      [scenario, other],
    );
    expect(games).toEqual([
      ['receive plain', 't:complete'],
      ['receive other', 't:complete'],
    ]);
    expect(unplanned).toEqual({});
  });

  test('what was fixed at the receipt is corrected to something else that can be received', async () => {
    const { games, unplanned } = await planned(
      `<startEvent id="s"/><userTask id="t"/><boundaryEvent id="correct" cancelActivity="false" attachedToRef="t">
        <extensionElements><tthc:message action="correct" name="Đính chính" by="desk">
          <tthc:field id="channel" name="Hình thức nộp" type="choice" routing="true" choices="direct:Trực tiếp,online:Trực tuyến,post:Bưu chính"/>
        </tthc:message></extensionElements><messageEventDefinition messageRef="m"/></boundaryEvent>
      <endEvent id="corrected"/>${returned}${flows('s t e', 'correct corrected')}`,
      '<message id="m" name="correct"/>',
    );
    expect(games).toEqual([['receive plain', 'correct:correct{"channel":"online"}', 't:complete']]);
    expect(unplanned).toEqual({});
  });

  test('a fee is paid online, too', async () => {
    const { games, unplanned } = await planned(
      `<startEvent id="s"/><userTask id="t"/><boundaryEvent id="paid" attachedToRef="t"><messageEventDefinition messageRef="m"/></boundaryEvent>
      <endEvent id="online"/>${returned}${flows('s t e', 'paid online')}`,
      '<message id="m" name="payment-received"/>',
    );
    expect(games).toEqual([
      ['receive plain', 't:complete'],
      ['receive plain', 'pay:paid'],
    ]);
    expect(unplanned).toEqual({});
  });

  test('says why a flow is not taken', async () => {
    const { unplanned } = await planned(
      `<startEvent id="s"/><userTask id="t"/><boundaryEvent id="paid" attachedToRef="t"><messageEventDefinition messageRef="m"/></boundaryEvent>
      <exclusiveGateway id="g" default="f_g_e"/><endEvent id="post"/><endEvent id="online"/>${returned}
      ${flows('s t g e', 'paid online')}${conditional('g', 'post', 'channel = "post"')}`,
      '<message id="m" name="payment-received"/>',
      [scenario],
      [],
      false,
    );
    expect(unplanned).toEqual({
      f_g_post: 'no dossier of this procedure meets its condition: channel = "post"',
      f_paid_online: 'payment-received comes from a connected system, not from people',
    });
  });
});
