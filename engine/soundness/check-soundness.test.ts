import { describe, expect, it } from '@jest/globals';
import { compile } from '../compile.ts';
import { dmn, tableDecision } from '../dmn/testing.ts';
import type { Program } from '../program.ts';
import { openWork } from '../step.ts';
import { bpmn, conditional, flows, planOf, TestInstance } from '../testing.ts';
import { checkSoundness, type SoundnessReport } from './check-soundness.ts';
import type { FindingCode, SoundnessFinding } from './finding.ts';

const ends = '<startEvent id="s"/><endEvent id="e"/>';
const task = (id: string) => `<userTask id="${id}"/>`;
const gateway = (kind: string, id: string, more = '') => `<${kind}Gateway id="${id}" ${more}/>`;
const messages = '<message id="m1" name="hello"/><message id="m2" name="bye"/>';

/** Two event-based gateways that begin an instance, of one conversation or not, and a join behind both. */
function beginningTwice(conversation: boolean): string {
  const group = (id: string, one: string, other: string) =>
    `<eventBasedGateway id="${id}" instantiate="true"/><receiveTask id="${one}" messageRef="m${one}"/><receiveTask id="${other}" messageRef="m${other}"/>${gateway('exclusive', `x${id}`)}${flows(`${id} ${one} x${id} j`, `${id} ${other} x${id}`)}`;
  const all = ['a', 'b', 'c', 'f'];
  const paths = all.map(
    (id) =>
      `<correlationPropertyRetrievalExpression messageRef="m${id}"><messagePath xsi:type="tFormalExpression">number</messagePath></correlationPropertyRetrievalExpression>`,
  );
  const key = `<correlationProperty id="number">${paths.join('')}</correlationProperty><collaboration id="talk"><participant id="us" processRef="p"/><participant id="them"/><correlationKey id="k"><correlationPropertyRef>number</correlationPropertyRef></correlationKey></collaboration>`;
  return bpmn(
    `${group('g', 'a', 'b')}${group('h', 'c', 'f')}${gateway('parallel', 'j')}<endEvent id="e"/>${flows('j e')}`,
    `${all.map((id) => `<message id="m${id}" name="${id}"/>`).join('')}${conversation ? key : ''}`,
  );
}

async function check(xml: string): Promise<SoundnessReport> {
  return checkSoundness(await planOf(xml));
}

interface Defect {
  readonly name: string;
  readonly xml: string;
  readonly code: FindingCode;
  readonly element: string;
}

const defects: readonly Defect[] = [
  {
    name: 'an exclusive split before a parallel join',
    xml: bpmn(
      `${ends}${gateway('exclusive', 'x', 'default="f_x_b"')}${task('a')}${task('b')}${gateway('parallel', 'j')}${flows('s x b j e', 'a j')}${conditional('x', 'a', 'big')}`,
    ),
    code: 'deadlock',
    element: 'j',
  },
  {
    name: 'an exclusive split before a parallel join, in a process that a condition begins',
    xml: bpmn(
      `<startEvent id="s"><conditionalEventDefinition><condition xsi:type="tFormalExpression">n &gt; 0</condition></conditionalEventDefinition></startEvent><endEvent id="e"/>${gateway('exclusive', 'x', 'default="f_x_b"')}${task('a')}${task('b')}${gateway('parallel', 'j')}${flows('s x b j e', 'a j')}${conditional('x', 'a', 'big')}`,
    ),
    code: 'deadlock',
    element: 'j',
  },
  {
    name: 'a join in a loop that waits for its own token',
    xml: bpmn(
      `${ends}${gateway('parallel', 'j')}${task('a')}${gateway('exclusive', 'x', 'default="f_x_e"')}${flows('s j a x e')}${conditional('x', 'j', 'again')}`,
    ),
    code: 'deadlock',
    element: 'j',
  },
  {
    name: 'a join that only a withdrawal from outside gets out of',
    xml: bpmn(`${messages}<process id="p" isExecutable="true">${ends}<endEvent id="w"/><subProcess id="sub"><startEvent id="s2"/><endEvent id="e2"/>${gateway('exclusive', 'x', 'default="f_x_b"')}${task('a')}${task('b')}${gateway('parallel', 'j')}${flows('s2 x b j e2', 'a j')}${conditional('x', 'a', 'big')}</subProcess>
      <boundaryEvent id="out" attachedToRef="sub"><extensionElements><tthc:message action="withdraw" name="Rút" by="citizen"/></extensionElements><messageEventDefinition messageRef="m1"/></boundaryEvent>${flows('s sub e', 'out w')}</process>`),
    code: 'deadlock',
    element: 'j',
  },
  {
    name: 'a parallel split before an exclusive merge',
    xml: bpmn(
      `${ends}${gateway('parallel', 'f')}${task('a')}${task('b')}${gateway('exclusive', 'm')}${task('c')}${flows('s f a m c e', 'f b m')}`,
    ),
    code: 'missing-synchronisation',
    element: 'c',
  },
  {
    name: 'branches of different lengths before an exclusive merge',
    xml: bpmn(
      `${ends}${gateway('parallel', 'f')}${task('a')}${task('b')}${task('b2')}${gateway('exclusive', 'm')}${task('c')}${flows('s f a m c e', 'f b b2 m')}`,
    ),
    code: 'missing-synchronisation',
    element: 'c',
  },
  {
    name: 'two tokens before one flow of a join',
    xml: bpmn(
      `${ends}${gateway('parallel', 'f')}${gateway('exclusive', 'm')}${task('a')}${task('b')}${task('c')}${gateway('parallel', 'j')}${flows('s f a m j e', 'f b m', 'f c j')}`,
    ),
    code: 'missing-synchronisation',
    element: 'j',
  },
  {
    name: 'an end reached twice over one flow',
    xml: bpmn(
      `${ends}${gateway('parallel', 'f')}${task('a')}${task('b')}${gateway('exclusive', 'm')}${flows('s f a m e', 'f b m')}`,
    ),
    code: 'improper-completion',
    element: 'e',
  },
  {
    name: 'a branch no option of the task leads to',
    xml: bpmn(`${ends}<userTask id="a"><extensionElements><tthc:task resultVariable="answer"/><tthc:option action="yes" name="Có"/><tthc:option action="no" name="Không"/></extensionElements></userTask>
      ${gateway('exclusive', 'x', 'default="f_x_e"')}${task('b')}${flows('s a x e', 'b e')}${conditional('x', 'b', 'answer = "maybe"')}`),
    code: 'dead-element',
    element: 'f_x_b',
  },
  {
    name: 'a condition that a script has made false',
    xml: bpmn(
      `${ends}<scriptTask id="c"><extensionElements><zeebe:script expression="=1 + 1" resultVariable="n"/></extensionElements></scriptTask>${gateway('exclusive', 'x', 'default="f_x_e"')}${task('b')}${flows('s c x e', 'b e')}${conditional('x', 'b', 'n > 2')}`,
    ),
    code: 'dead-element',
    element: 'f_x_b',
  },
  {
    name: 'a split whose conditions may all be false',
    xml: bpmn(
      `${ends}${gateway('exclusive', 'x')}${task('a')}${task('b')}${flows('s x', 'a e', 'b e')}${conditional('x', 'a', 'n > 10')}${conditional('x', 'b', 'n < 10')}`,
    ),
    code: 'no-branch',
    element: 'x',
  },
  {
    name: 'an inclusive split whose conditions may all be false',
    xml: bpmn(
      `${ends}${gateway('inclusive', 'x')}${task('a')}${task('b')}${flows('s x', 'a e', 'b e')}${conditional('x', 'a', 'big')}${conditional('x', 'b', 'far')}`,
    ),
    code: 'no-branch',
    element: 'x',
  },
  {
    name: 'an option of a task that no branch is for',
    xml: bpmn(`${ends}<userTask id="a"><extensionElements><tthc:task resultVariable="answer"/><tthc:option action="yes" name="Có"/><tthc:option action="no" name="Không"/><tthc:option action="ask" name="Hỏi"/></extensionElements></userTask>
      ${gateway('exclusive', 'x')}${task('b')}${flows('s a x', 'b e')}${conditional('x', 'b', 'answer = "no"')}${conditional('x', 'e', 'answer = "yes"')}`),
    code: 'no-branch',
    element: 'x',
  },
  {
    name: 'a message nobody sends',
    xml: bpmn(
      `${messages}<process id="p" isExecutable="true">${ends}${task('a')}<receiveTask id="r" messageRef="m1"/>${flows('s a r e')}</process>`,
    ),
    code: 'unanswered-message',
    element: 'r',
  },
  {
    name: 'a circle without a way out',
    xml: bpmn(
      `${ends}${task('a')}${task('b')}${gateway('exclusive', 'm')}${gateway('exclusive', 'x', 'default="f_x_e"')}${flows('s x e', 'm a b m')}${conditional('x', 'm', 'big')}`,
    ),
    code: 'never-ends',
    element: 'a',
  },
  {
    name: 'a circle that never waits',
    xml: bpmn(
      `${ends}${gateway('exclusive', 'm')}<task id="a"/>${gateway('exclusive', 'x', 'default="f_x_e"')}${flows('s x e', 'm a m')}${conditional('x', 'm', 'big')}`,
    ),
    code: 'endless-loop',
    element: 'm',
  },
  {
    name: 'a circle of gateways that only its condition leaves, which nothing inside changes',
    xml: bpmn(
      `${ends}${gateway('exclusive', 'm')}${gateway('exclusive', 'x', 'default="f_x_e"')}${flows('s m x e')}${conditional('x', 'm', 'again')}`,
    ),
    code: 'endless-loop',
    element: 'x',
  },
  {
    name: 'a circle through two splits and a step that is over at once',
    xml: bpmn(
      `${ends}${gateway('exclusive', 'm')}<task id="t"/>${gateway('exclusive', 'x', 'default="f_x_e"')}${gateway('exclusive', 'y', 'default="f_y_u"')}${task('u')}${flows('s m t x e', 'y u e')}${conditional('x', 'y', 'n &gt; 10')}${conditional('y', 'm', 'far')}`,
    ),
    code: 'endless-loop',
    element: 'x',
  },
  {
    name: 'the same within an inclusive split',
    xml: bpmn(
      `${ends}${gateway('exclusive', 'm')}${gateway('inclusive', 'x', 'default="f_x_e"')}${flows('s m x e')}${conditional('x', 'm', 'again')}`,
    ),
    code: 'endless-loop',
    element: 'x',
  },
];

describe('soundness of planted defects', () => {
  it.each(defects.map((defect) => [defect.name, defect] as const))(
    'finds %s',
    async (_name, { xml, code, element }) => {
      const report = await check(xml);
      expect(report.sound).toBe(false);
      const found = report.findings.find((finding) => finding.code === code);
      expect(report.findings.map((finding) => `${finding.code} ${finding.element}`)).toContain(
        code === 'endless-loop' ? `${code} ${found?.element}` : `${code} ${element}`,
      );
      expect(found?.path[0]).toBeDefined();
      expect(found?.reason.vi).toMatch(/“.+”/);
    },
  );

  it.each(defects.map((defect) => [defect.name, defect] as const))(
    'shows the real engine the way to %s',
    async (_name, { xml, code, element }) => {
      const plan = await planOf(xml);
      const finding = checkSoundness(plan).findings.find((each) => each.code === code);
      if (!finding) throw new Error(`Expected a finding ${code}`);
      const instance = replay(
        { entry: { plan: plan.hash, process: plan.processes[0] ?? '' }, plans: { [plan.hash]: plan }, bindings: {} },
        finding,
      );
      const walked = instance.transitions
        .filter(({ to }) => to === 'activated' || to === 'taken')
        .map((transition) => transition.element);
      // A circle is told by its first rounds.
      const told = code === 'endless-loop' ? walked.slice(0, finding.path.length) : walked;
      expect([...told, ...finding.path.slice(told.length)]).toEqual(finding.path);
      expect(finding.path.length).toBeLessThan(100);
      expect(shows(instance, code, element)).toBe(true);
    },
  );
});

describe('soundness of sound processes', () => {
  it.each([
    [
      'flows that simply run out',
      bpmn(`${gateway('parallel', 'f')}${task('s')}${task('a')}${task('b')}${flows('s f a', 'f b')}`),
    ],
    [
      'parallel branches with an end each',
      bpmn(
        `<startEvent id="s"/><endEvent id="e1"/><endEvent id="e2"/>${gateway('parallel', 'f')}${task('a')}${task('b')}${flows('s f a e1', 'f b e2')}`,
      ),
    ],
    [
      'parallel branches into one end',
      bpmn(`${ends}${gateway('parallel', 'f')}${task('a')}${task('b')}${flows('s f a e', 'f b e')}`),
    ],
    [
      'conditions that complement each other',
      bpmn(
        `${ends}${gateway('exclusive', 'x')}${task('a')}${task('b')}${flows('s x', 'a e', 'b e')}${conditional('x', 'a', 'n >= 10')}${conditional('x', 'b', 'n < 10')}`,
      ),
    ],
    [
      'an inclusive split and its join',
      bpmn(
        `${ends}${gateway('inclusive', 'x', 'default="f_x_a"')}${task('a')}${task('b')}${task('c')}${gateway('inclusive', 'j')}${flows('s x a j e', 'b j', 'c j')}${conditional('x', 'b', 'big')}${conditional('x', 'c', 'far')}`,
      ),
    ],
    [
      'a circle in which a script writes what its condition reads',
      bpmn(
        `${ends}${gateway('exclusive', 'm')}<scriptTask id="c"><extensionElements><zeebe:script expression="=amount * 2" resultVariable="n"/></extensionElements></scriptTask>${gateway('exclusive', 'x', 'default="f_x_e"')}${flows('s m c x e')}${conditional('x', 'm', 'n &lt; 10')}`,
      ),
    ],
    [
      'a circle with a message in it',
      bpmn(
        `${messages}<process id="p" isExecutable="true">${ends}${gateway('exclusive', 'm')}<intermediateCatchEvent id="c"><extensionElements><tthc:message action="x" name="X" by="desk"/></extensionElements><messageEventDefinition messageRef="m1"/></intermediateCatchEvent>${gateway('exclusive', 'x', 'default="f_x_e"')}${flows('s m c x e')}${conditional('x', 'm', 'again')}</process>`,
      ),
    ],
    [
      'two splits in one step that ask the same',
      bpmn(
        `${ends}${gateway('exclusive', 'x', 'default="f_x_m"')}<task id="a"/>${gateway('exclusive', 'm')}${gateway('exclusive', 'y', 'default="f_y_e"')}${task('b')}${flows('s x m y e', 'a m', 'b e')}${conditional('x', 'a', 'n = 1')}${conditional('y', 'b', 'n = 1')}`,
      ),
    ],
    [
      'a text with a backslash in a condition',
      bpmn(
        `${ends}${gateway('exclusive', 'x', 'default="f_x_e"')}${task('a')}${flows('s x e', 'a e')}${conditional('x', 'a', 'code = &quot;a\\d&quot;')}`,
      ),
    ],
    [
      'a loop of tasks with a way out',
      bpmn(
        `${ends}${task('a')}${gateway('exclusive', 'x', 'default="f_x_e"')}${flows('s a x e')}${conditional('x', 'a', 'again')}`,
      ),
    ],
    [
      'a counter that never ends',
      bpmn(
        `${ends}<scriptTask id="c"><extensionElements><zeebe:script expression="=(if n = null then 0 else n) + 1" resultVariable="n"/></extensionElements></scriptTask>${task('a')}${gateway('exclusive', 'x', 'default="f_x_e"')}${flows('s c a x e')}${conditional('x', 'c', 'n < limit')}`,
      ),
    ],
    [
      'reminders beside a task',
      bpmn(
        `${ends}<endEvent id="e2"/>${task('a')}${task('r')}<boundaryEvent id="t" attachedToRef="a" cancelActivity="false"><timerEventDefinition><timeCycle xsi:type="tFormalExpression">R/P1D</timeCycle></timerEventDefinition></boundaryEvent>${flows('s a e', 't r e2')}`,
      ),
    ],
    [
      'a race between a message and a timer',
      bpmn(
        `${messages}<process id="p" isExecutable="true">${ends}<eventBasedGateway id="g"/><intermediateCatchEvent id="c"><extensionElements><tthc:message action="x" name="X" by="desk"/></extensionElements><messageEventDefinition messageRef="m1"/></intermediateCatchEvent><intermediateCatchEvent id="t"><timerEventDefinition><timeDuration xsi:type="tFormalExpression">P1D</timeDuration></timerEventDefinition></intermediateCatchEvent>${flows('s g c e', 'g t e')}</process>`,
      ),
    ],
    [
      'a job that may throw',
      bpmn(
        `<error id="er" errorCode="E1"/><process id="p" isExecutable="true">${ends}<endEvent id="e2"/><serviceTask id="j"><extensionElements><zeebe:taskDefinition type="x"/></extensionElements></serviceTask><boundaryEvent id="b" attachedToRef="j"><errorEventDefinition errorRef="er"/></boundaryEvent>${flows('s j e', 'b e2')}</process>`,
      ),
    ],
    [
      'one task for each item',
      bpmn(
        `${ends}<userTask id="a"><multiInstanceLoopCharacteristics><extensionElements><zeebe:loopCharacteristics inputCollection="=items" inputElement="item"/></extensionElements></multiInstanceLoopCharacteristics></userTask>${flows('s a e')}`,
      ),
    ],
    [
      'two processes that write to each other',
      bpmn(
        `${messages}<process id="p" isExecutable="true">${ends}<receiveTask id="r" messageRef="m1"/>${flows('s r e')}</process><process id="q" isExecutable="true"><startEvent id="s2"/><sendTask id="send" messageRef="m1"/><endEvent id="e2"/>${flows('s2 send e2')}</process>`,
      ),
    ],
  ])('finds nothing in %s', async (_name, xml) => {
    const report = await check(xml);
    expect(report.findings.map((finding) => `${finding.code} ${finding.element}`)).toEqual([]);
    expect(report.sound).toBe(true);
  });

  it('knows that of each gateway that begins a conversation one event has to come', async () => {
    expect((await check(beginningTwice(true))).findings).toEqual([]);
    expect((await check(beginningTwice(false))).findings).toContainEqual(
      expect.objectContaining({ code: 'deadlock', element: 'j' }),
    );
  });

  it('looks at one order of branches that have nothing to do with each other', async () => {
    const branches = Array.from({ length: 12 }, (_, branch) =>
      Array.from({ length: 4 }, (_each, index) => `t${branch}_${index}`),
    );
    const plan = await planOf(
      bpmn(
        `${ends}${gateway('parallel', 'f')}${gateway('parallel', 'j')}${branches.flat().map(task).join('')}${flows('s f', 'j e', ...branches.map((branch) => `f ${branch.join(' ')} j`))}`,
      ),
    );
    const report = checkSoundness(plan, { states: 200 });
    expect(report.sound).toBe(true);
  });

  it('looks at every order of branches that share a variable', async () => {
    const answer =
      '<userTask id="a"><extensionElements><tthc:task resultVariable="v"/><tthc:option action="yes" name="Có"/></extensionElements></userTask>';
    const xml =
      bpmn(`${ends}<scriptTask id="i"><extensionElements><zeebe:script expression="=&quot;none&quot;" resultVariable="v"/></extensionElements></scriptTask>${gateway('parallel', 'f')}${gateway('parallel', 'j')}${answer}${task('b')}${task('c')}${task('c2')}
      ${gateway('exclusive', 'x', 'default="f_x_c2"')}${gateway('exclusive', 'm')}${flows('s i f a j e', 'f b x c2 m j', 'c m')}${conditional('x', 'c', 'v = "yes"')}`);
    expect((await check(xml)).findings).toEqual([]);
  });

  it('lets a decision say what its table can say, and nothing else', async () => {
    const decisions = [
      dmn(
        tableDecision('rate', {
          inputs: ['amount'],
          outputs: ['rate'],
          policy: 'FIRST',
          rules: ['> 100; "high"', '-; "low"'],
        }),
      ),
    ];
    const asks =
      '<businessRuleTask id="r"><extensionElements><zeebe:calledDecision decisionId="rate" resultVariable="rate"/></extensionElements></businessRuleTask>';
    const branches = (other: string) =>
      bpmn(
        `${ends}${asks}${gateway('exclusive', 'x')}${task('a')}${task('b')}${flows('s r x', 'a e', 'b e')}${conditional('x', 'a', 'rate = "high"')}${conditional('x', 'b', `rate = "${other}"`)}`,
      );
    const compiled = await Promise.all(['low', 'none'].map((other) => compile(branches(other), { decisions })));
    const found = compiled.map((each) =>
      each.ok
        ? checkSoundness(each.plan).findings.map((finding) => `${finding.code} ${finding.element}`)
        : each.problems,
    );
    expect(found).toEqual([[], ['no-branch x', 'dead-element f_x_b']]);
  });

  it('knows the systems that are declared', async () => {
    const plan = await planOf(
      bpmn(
        `${messages}<process id="p" isExecutable="true">${ends}<receiveTask id="r" messageRef="m1"/>${flows('s r e')}</process>`,
      ),
    );
    expect(checkSoundness(plan, { systemMessages: ['hello'] }).sound).toBe(true);
  });

  describe('on large processes', () => {
    const branches = (kind: string, number: number) =>
      bpmn(
        `${ends}${gateway(kind, 'g', kind === 'inclusive' ? 'default="f_g_t0"' : '')}${gateway(kind, 'j')}${flows('s g', 'j e')}${Array.from(
          { length: number },
          (_, index) =>
            `${task(`t${index}`)}${kind === 'inclusive' && index > 0 ? conditional('g', `t${index}`, `x${index} = 1`) : flows(`g t${index}`)}${flows(`t${index} j`)}`,
        ).join('')}`,
      );

    it('decides thirty parallel tasks by one order of them', async () => {
      const report = await check(branches('parallel', 30));
      expect(report.sound).toBe(true);
      expect(report.states).toBeLessThan(100);
    });

    it('keeps to its bounds where every combination counts, and says so', async () => {
      const bounds = { states: 500, steps: 2_000 };
      const report = checkSoundness(await planOf(branches('inclusive', 25)), bounds);
      expect(report).toMatchObject({ sound: 'unknown', findings: [] });
      expect(report.why?.en).toMatch(/^Not decided/);
      // What one step more can bring is looked at to its end.
      expect(report.states).toBeLessThan(bounds.states + 50);
      expect(report.steps).toBeLessThan(bounds.steps + 50);
    });

    it('finds what is wrong at the end of a long way, with the way', async () => {
      const choices = Array.from({ length: 20 }, (_, index) => {
        const next = index < 19 ? `x${index + 1}` : 'join';
        return `${gateway('exclusive', `x${index}`, `default="f_x${index}_a${index}"`)}${gateway('exclusive', `y${index}`)}${task(`a${index}`)}${task(`b${index}`)}
          ${flows(`x${index} a${index} y${index} ${next}`, `b${index} y${index}`)}${conditional(`x${index}`, `b${index}`, `c${index} = 1`)}`;
      });
      const report = await check(
        bpmn(
          `${ends}${gateway('exclusive', 'first', 'default="f_first_x0"')}${flows('s first x0', 'either join e')}${task('either')}
          ${conditional('first', 'either', 'd = 1')}${choices.join('')}${gateway('parallel', 'join')}`,
        ),
      );
      expect(report.sound).toBe(false);
      const [deadlock] = report.findings.filter(({ code }) => code === 'deadlock');
      expect(deadlock).toMatchObject({ element: 'join', path: expect.arrayContaining(['s', 'first']) });
    });
  });

  it('says so when it gives up', async () => {
    const plan = await planOf(bpmn(`${ends}${task('a')}${task('b')}${flows('s a b e')}`));
    const report = checkSoundness(plan, { states: 1 });
    expect(report.sound).toBe('unknown');
    expect(report.why?.en).toMatch(/^Not decided/);
    expect(checkSoundness(plan, { goOn: () => false }).sound).toBe('unknown');
  });
});

/** Plays a counter-example on the real engine. */
function replay(program: Program, finding: SoundnessFinding): TestInstance {
  const instance = new TestInstance(program);
  for (const { stimulus, assumed } of finding.moves) {
    if (stimulus.type === 'start') {
      instance.start(assumed);
      continue;
    }
    if (Object.keys(assumed).length > 0) instance.send({ type: 'set-variables', variables: assumed });
    if (stimulus.type === 'alarm') instance.now = Math.max(instance.now, instance.work.alarmAt ?? instance.now);
    expect(instance.send(stimulus)).toBe('ok');
  }
  return instance;
}

/** Whether the engine's state shows the defect. */
function shows(instance: TestInstance, code: FindingCode, element: string): boolean {
  const { tokens, incidents, tasks, jobs, subscriptions, alarmAt } = openWork(
    instance.program,
    instance.state ?? { now: 0, next: 0, instances: {}, ends: [] },
  );
  switch (code) {
    case 'deadlock':
      return (
        tokens.some((token) => token.element === element) &&
        tasks.length + jobs.length === 0 &&
        subscriptions.every((open) => open.element === 'out') &&
        alarmAt === undefined
      );
    case 'missing-synchronisation':
      return tokens.some((token) => token.element === element && token.count > 1);
    case 'improper-completion':
      return instance.trace('activated').filter((id) => id === element).length > 1;
    case 'no-branch':
      return incidents.some((incident) => incident.element === element && incident.code === 'no-flow');
    case 'endless-loop':
      return incidents.some((incident) => incident.code === 'endless-loop');
    case 'dead-element':
      return !instance.trace('taken').includes(element);
    case 'unanswered-message':
      return subscriptions.some((open) => open.element === element) || tasks.length > 0;
    default:
      return tasks.some((open) => open.element === element);
  }
}

describe('what is only noted beside the flow', () => {
  const noted = (marks: number) =>
    bpmn(
      `${ends}${task('a')}${Array.from(
        { length: marks },
        (_, n) =>
          `<boundaryEvent id="b${n}" attachedToRef="a" cancelActivity="false"><extensionElements>
            <tthc:message action="note${n}" name="Ghi" by="desk"><tthc:onlyIf holds="=noted${n} = null" refusal="not-allowed"/></tthc:message>
            <zeebe:ioMapping><zeebe:output source="=true" target="noted${n}"/></zeebe:ioMapping></extensionElements>
            <messageEventDefinition messageRef="note${n}"/></boundaryEvent><endEvent id="n${n}"/>${flows(`b${n} n${n}`)}`,
      ).join('')}${flows('s a e')}`,
      Array.from({ length: marks }, (_, n) => `<message id="note${n}" name="note${n}"/>`).join(''),
    );

  it('does not tell states apart', async () => {
    const [one, six] = [await check(noted(1)), await check(noted(6))];
    expect([one.sound, six.sound]).toEqual([true, true]);
    expect(six.states).toBe(one.states);
  });

  it('does where somebody else reads it', async () => {
    const read = noted(1).replace(
      flows('s a e'),
      `${gateway('exclusive', 'x', 'default="f_x_e"')}<endEvent id="e2"/>${flows('s a x e')}${conditional('x', 'e2', 'noted0 = true')}`,
    );
    const { sound, states } = await check(read);
    expect(sound).toBe(true);
    expect(states).toBeGreaterThan((await check(noted(1))).states);
  });
});
