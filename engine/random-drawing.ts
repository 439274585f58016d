import type { Block, Entry, GatewayPair } from './random-block.ts';
import { bpmn } from './testing.ts';

const roots = `<message id="m" name="m"/><message id="beside" name="beside"/><message id="begin" name="begin"/>
<signal id="sig" name="sig"/><signal id="sig2" name="sig2"/><signal id="beginSignal" name="beginSignal"/>
<error id="err" errorCode="E"/><escalation id="esc" escalationCode="C"/>
<signalEventDefinition id="commonSignal" signalRef="sig"/><messageEventDefinition id="commonMessage" messageRef="m"/>
<globalUserTask id="common"/>`;
/** Processes that random ones call: one does a task, one does a task that can be undone. */
const called = `<process id="called" isExecutable="true"><startEvent id="cs"/><userTask id="ct"/><endEvent id="ce"/>
<sequenceFlow id="cf1" sourceRef="cs" targetRef="ct"/><sequenceFlow id="cf2" sourceRef="ct" targetRef="ce"/></process>
<process id="calledUndoable" isExecutable="true"><startEvent id="us"/><userTask id="ut"/><endEvent id="ue"/>
<sequenceFlow id="uf1" sourceRef="us" targetRef="ut"/><sequenceFlow id="uf2" sourceRef="ut" targetRef="ue"/>
<boundaryEvent id="ub" attachedToRef="ut"><compensateEventDefinition/></boundaryEvent><userTask id="uu" isForCompensation="true"/>
<association id="ua" associationDirection="One" sourceRef="ub" targetRef="uu"/></process>`;

function formal(name: string, text: string): string {
  return `<${name} xsi:type="tFormalExpression">${text.replace(/</g, '&lt;')}</${name}>`;
}
function timer(text: string): string {
  return `<timerEventDefinition>${formal('timeDuration', text)}</timerEventDefinition>`;
}
function conditional(text: string): string {
  return `<conditionalEventDefinition>${formal('condition', text)}</conditionalEventDefinition>`;
}
const message = (name: string) => `<messageEventDefinition messageRef="${name}"/>`;
const signal = (name: string) => `<signalEventDefinition signalRef="${name}"/>`;
const error = '<errorEventDefinition errorRef="err"/>';
const escalation = '<escalationEventDefinition escalationRef="esc"/>';
const compensation = '<compensateEventDefinition/>';
const script = (expression: string, result: string) =>
  `<extensionElements><zeebe:script expression="=${expression}" resultVariable="${result}"/></extensionElements>`;

/** What an event in the flow can wait for, on its own or after an event-based gateway. */
const caught: readonly string[] = [
  message('m'),
  timer('PT2H'),
  signal('sig'),
  conditional('n > 1'),
  '<eventDefinitionRef>commonMessage</eventDefinitionRef>',
];
/** What can come from beside, to the boundary of an activity or to an event sub-process, with its attributes. */
const beside: readonly (readonly [definitions: string, attributes: string])[] = [
  [message('beside'), ''],
  [timer('PT1H'), ''],
  [signal('sig'), ''],
  [conditional('n > 2'), ''],
  [escalation, ''],
  [message('beside') + signal('sig2'), ''],
  [message('beside') + signal('sig2'), ' parallelMultiple="true"'],
  [`<timerEventDefinition>${formal('timeCycle', 'R2/PT1H')}</timerEventDefinition>`, ''],
];
const thrown: readonly string[] = [
  '',
  message('m'),
  signal('sig'),
  escalation,
  compensation,
  signal('sig') + escalation,
  '<eventDefinitionRef>commonSignal</eventDefinitionRef>',
];
const ended: readonly string[] = [
  error,
  '<terminateEventDefinition/>',
  escalation,
  message('m'),
  signal('sig'),
  compensation,
  signal('sig') + escalation,
];

interface Drawn {
  readonly entry: string;
  readonly exit: string;
}

/** Draws blocks as BPMN: ids are numbers in the order drawn. */
export class Drawing {
  readonly pairs: GatewayPair[] = [];
  #next = 0;
  #flows = 0;
  #xml: string[] = [];
  /** Where a scope has no start event it has no end event either. */
  #plainEnds = false;

  /** A whole file whose process `p` begins in this way and then does what the block says. */
  file(entry: Entry, block: Block): string {
    this.#plainEnds = entry === 'implicit';
    const begin = this.#beginning(entry);
    const drawn = this.#draw(block);
    this.#flow(begin, drawn.entry);
    this.#flow(drawn.exit, this.#end());
    return bpmn(`<process id="p" isExecutable="true">${this.#xml.join('')}</process>${called}`, roots);
  }

  /** What a process begins with; the node that its first block follows. */
  #beginning(entry: Entry): string {
    const starts: Readonly<Record<string, string>> = {
      none: '<startEvent id="ID"/>',
      message: `<startEvent id="ID">${message('begin')}</startEvent>`,
      timer: `<startEvent id="ID">${timer('PT1H')}</startEvent>`,
      signal: `<startEvent id="ID">${signal('beginSignal')}</startEvent>`,
      conditional: `<startEvent id="ID">${conditional('n > 0')}</startEvent>`,
      multiple: `<startEvent id="ID">${message('begin')}${timer('PT1H')}</startEvent>`,
      parallelMultiple: `<startEvent id="ID" parallelMultiple="true">${message('begin')}${signal('beginSignal')}</startEvent>`,
      receive: '<receiveTask id="ID" messageRef="begin" instantiate="true"/>',
      implicit: '<task id="ID"/>',
    };
    const start = starts[entry];
    if (start !== undefined) {
      const first = this.#add(start);
      if (!start.includes('timer')) return first;
      const counted = this.#add(`<scriptTask id="ID">${script('1', 'n')}</scriptTask>`);
      this.#flow(first, counted);
      return counted;
    }
    const parallel = entry === 'parallelEvents';
    const gateway = this.#add(
      `<eventBasedGateway id="ID" instantiate="true"${parallel ? ' eventGatewayType="Parallel"' : ''}/>`,
    );
    const join = this.#add(parallel ? '<parallelGateway id="ID"/>' : '<exclusiveGateway id="ID"/>');
    for (const event of [message('begin'), signal('beginSignal')]) {
      const first = this.#add(`<intermediateCatchEvent id="ID">${event}</intermediateCatchEvent>`);
      this.#flow(gateway, first);
      this.#flow(first, join);
    }
    return join;
  }

  /** The content of a scope: start, the blocks in sequence, end. */
  #scope(blocks: readonly Block[], start = '<startEvent id="ID"/>', end = '<endEvent id="ID"/>'): string {
    return this.#within(() => {
      let last = this.#add(start);
      for (const block of blocks) {
        const drawn = this.#draw(block);
        this.#flow(last, drawn.entry);
        last = drawn.exit;
      }
      this.#flow(last, this.#add(end));
    });
  }

  /** What `draw` draws, by itself. */
  #within(draw: () => void): string {
    const [outer, plainEnds] = [this.#xml, this.#plainEnds];
    this.#xml = [];
    this.#plainEnds = false;
    draw();
    const content = this.#xml.join('');
    this.#xml = outer;
    this.#plainEnds = plainEnds;
    return content;
  }

  #id(): string {
    this.#next += 1;
    return `n${this.#next}`;
  }

  #add(xml: string): string {
    const id = this.#id();
    this.#xml.push(xml.replaceAll('"ID"', `"${id}"`));
    return id;
  }

  #flow(source: string, target: string, condition?: string): string {
    this.#flows += 1;
    const id = `f${this.#flows}`;
    this.#xml.push(
      `<sequenceFlow id="${id}" sourceRef="${source}" targetRef="${target}">${condition === undefined ? '' : formal('conditionExpression', condition)}</sequenceFlow>`,
    );
    return id;
  }

  #end(): string {
    return this.#add(this.#plainEnds ? '<task id="ID"/>' : '<endEvent id="ID"/>');
  }

  #single(xml: string): Drawn {
    const id = this.#add(xml);
    return { entry: id, exit: id };
  }

  #draw(block: Block): Drawn {
    const { kind, inner, choice } = block;
    switch (kind) {
      case 'user':
        return this.#single('<userTask id="ID"/>');
      case 'manual':
        return this.#single('<manualTask id="ID"/>');
      case 'task':
        return this.#single('<task id="ID"/>');
      case 'service':
        return this.#single(
          '<serviceTask id="ID"><extensionElements><zeebe:taskDefinition type="job"/></extensionElements></serviceTask>',
        );
      case 'rule':
        return this.#single(`<businessRuleTask id="ID">${script('n * 2', 'twice')}</businessRuleTask>`);
      case 'script':
        return this.#single(`<scriptTask id="ID">${script('n + 1', 'n')}</scriptTask>`);
      case 'receive':
        return this.#single('<receiveTask id="ID" messageRef="m"/>');
      case 'send':
        return this.#single('<sendTask id="ID" messageRef="m"/>');
      case 'globalTask':
        return this.#single('<callActivity id="ID" calledElement="common"/>');
      case 'catch':
        return this.#catch(choice);
      case 'throw':
        return this.#single(`<intermediateThrowEvent id="ID">${pick(thrown, choice)}</intermediateThrowEvent>`);
      case 'link':
        return this.#link();
      case 'loopTask':
        return this.#loopTask(choice);
      case 'sequence':
        return this.#sequence(inner);
      case 'exclusive':
        return this.#split('exclusiveGateway', inner, (index) => `n > ${index + (choice % 6)}`, true);
      case 'inclusive':
        return this.#split('inclusiveGateway', inner, (index) => `n > ${index}`, true);
      case 'parallel':
        return this.#split('parallelGateway', inner, () => undefined, false);
      case 'complex':
        return this.#split(
          'complexGateway',
          inner,
          (index) => `n > ${index}`,
          true,
          choice % 3 === 0 ? '' : formal('activationCondition', `activationCount >= 1`),
        );
      case 'eventGateway':
        return this.#eventGateway(inner, choice);
      case 'loop':
        return this.#loop(inner);
      case 'sub':
        return this.#sub(inner);
      case 'boundary':
        return this.#boundary(inner, choice);
      case 'handler':
        return this.#handler(inner, choice);
      case 'throwing':
        return this.#throwing(inner, choice);
      case 'multiInstance':
        return this.#sub(inner, multiInstance(choice));
      case 'behaviour':
        return this.#behaviour(inner, choice);
      case 'standardLoop':
        return this.#sub(inner, standardLoop(choice));
      case 'adHoc':
        return this.#adHoc(inner, choice);
      case 'transaction':
        return this.#transaction(inner, choice);
      case 'compensate':
        return this.#compensate(inner, choice);
      case 'call':
        return this.#call(inner, choice);
      case 'quantity':
        return this.#quantity(choice);
      case 'freeze':
        return this.#freeze(inner, choice);
    }
  }

  #catch(choice: number): Drawn {
    const several = message('m') + signal('sig');
    const attributes = choice % 7 === 6 ? ' parallelMultiple="true"' : '';
    const definitions = choice % 7 < 5 ? pick(caught, choice % 7) : several;
    return this.#single(`<intermediateCatchEvent id="ID"${attributes}>${definitions}</intermediateCatchEvent>`);
  }

  #link(): Drawn {
    const name = this.#id();
    const entry = this.#add(
      `<intermediateThrowEvent id="ID"><linkEventDefinition name="${name}"/></intermediateThrowEvent>`,
    );
    const exit = this.#add(
      `<intermediateCatchEvent id="ID"><linkEventDefinition name="${name}"/></intermediateCatchEvent>`,
    );
    return { entry, exit };
  }

  /** A task with a marker of its own. */
  #loopTask(choice: number): Drawn {
    const marker = choice % 3 === 0 ? standardLoop(choice) : multiInstance(choice);
    const hosts = [
      `<userTask id="ID">${marker}</userTask>`,
      `<receiveTask id="ID" messageRef="m">${marker}</receiveTask>`,
      `<callActivity id="ID" calledElement="called">${marker}</callActivity>`,
    ];
    return this.#single(pick(hosts, Math.floor(choice / 6)));
  }

  #sequence(blocks: readonly Block[]): Drawn {
    const drawn = blocks.map((block) => this.#draw(block));
    drawn.slice(1).forEach((next, index) => {
      this.#flow(drawn[index]?.exit ?? '', next.entry);
    });
    return { entry: drawn[0]?.entry ?? '', exit: drawn.at(-1)?.exit ?? '' };
  }

  #split(
    type: string,
    blocks: readonly Block[],
    condition: (index: number) => string | undefined,
    fallback: boolean,
    joinContent = '',
  ): Drawn {
    const split = this.#id();
    const join = this.#add(`<${type} id="ID">${joinContent}</${type}>`);
    for (const [index, block] of blocks.entries()) {
      const drawn = this.#draw(block);
      this.#flow(split, drawn.entry, condition(index));
      this.#flow(drawn.exit, join);
    }
    const last = this.#flow(split, this.#through(join));
    this.#xml.push(`<${type} id="${split}"${fallback ? ` default="${last}"` : ''}/>`);
    if (type !== 'complexGateway') this.pairs.push({ split, join });
    return { entry: split, exit: join };
  }

  /** A task on the way to a join: two flows between the same gateways would be one. */
  #through(join: string): string {
    const id = this.#add('<task id="ID"/>');
    this.#flow(id, join);
    return id;
  }

  #eventGateway(blocks: readonly Block[], choice: number): Drawn {
    const gateway = this.#add('<eventBasedGateway id="ID"/>');
    const join = this.#add('<exclusiveGateway id="ID"/>');
    const events = [choice % 2 === 0 ? '<receiveTask id="ID" messageRef="m"/>' : message('m'), ...caught.slice(1, 4)];
    for (const [index, event] of events.entries()) {
      const node = this.#add(
        event.startsWith('<receiveTask') ? event : `<intermediateCatchEvent id="ID">${event}</intermediateCatchEvent>`,
      );
      this.#flow(gateway, node);
      const block = blocks[index];
      const drawn = block ? this.#draw(block) : undefined;
      if (drawn) this.#flow(node, drawn.entry);
      this.#flow(drawn?.exit ?? node, join);
    }
    return { entry: gateway, exit: join };
  }

  #loop(blocks: readonly Block[]): Drawn {
    const entry = this.#add('<exclusiveGateway id="ID"/>');
    const drawn = this.#sequence(blocks);
    const counted = this.#add(`<scriptTask id="ID">${script('n + 1', 'n')}</scriptTask>`);
    const exit = this.#id();
    this.#flow(entry, drawn.entry);
    this.#flow(drawn.exit, counted);
    this.#flow(counted, exit);
    this.#flow(exit, entry, 'n < 4');
    const out = this.#add('<task id="ID"/>');
    this.#xml.push(`<exclusiveGateway id="${exit}" default="${this.#flow(exit, out)}"/>`);
    return { entry, exit: out };
  }

  #sub(blocks: readonly Block[], marker = '', extra = ''): Drawn {
    return this.#single(`<subProcess id="ID">${marker}${this.#scope(blocks)}${extra}</subProcess>`);
  }

  /** The first block inside, with something that can come from beside; the others behind that. */
  #boundary(blocks: readonly Block[], choice: number): Drawn {
    const [first, ...others] = blocks;
    const { definitions, attributes, interrupting } = fromBeside(choice);
    const throwing: Block[] = definitions === escalation ? [{ kind: 'throw', inner: [], choice: 3 }] : [];
    const host = this.#sub([...throwing, user, ...(first ? [first] : [])]);
    const join = this.#add(interrupting ? '<exclusiveGateway id="ID"/>' : '<task id="ID"/>');
    const boundary = this.#add(
      `<boundaryEvent id="ID" attachedToRef="${host.entry}" cancelActivity="${interrupting}"${attributes}>${definitions}</boundaryEvent>`,
    );
    const aside = others.length > 0 ? this.#sequence(others) : this.#single('<userTask id="ID"/>');
    this.#flow(host.exit, join);
    this.#flow(boundary, aside.entry);
    this.#flow(aside.exit, interrupting ? join : this.#end());
    return { entry: host.entry, exit: join };
  }

  /** The same as an event sub-process; what it interrupts may have tokens waiting before a join. */
  #handler(blocks: readonly Block[], choice: number): Drawn {
    const [first, ...others] = blocks;
    const { definitions, attributes, interrupting } = fromBeside(choice);
    const throwing: Block[] = definitions === escalation ? [{ kind: 'throw', inner: [], choice: 3 }] : [];
    const work: Block = choice % 3 === 0 ? user : { kind: 'parallel', inner: [user], choice: 0 };
    const start = `<startEvent id="ID" isInterrupting="${interrupting}"${attributes}>${definitions}</startEvent>`;
    const handler = `<subProcess id="${this.#id()}" triggeredByEvent="true">${this.#scope([...others, user], start)}</subProcess>`;
    return this.#sub([...throwing, work, ...(first ? [first] : [])], '', handler);
  }

  /** A sub-process in which one branch ends with an event while the others are on their way. */
  #throwing(blocks: readonly Block[], choice: number): Drawn {
    const event = pick(ended, choice);
    const catches = choice % 3 === 0;
    const inner = this.#within(() => {
      const split = this.#add('<parallelGateway id="ID"/>');
      this.#flow(this.#add('<startEvent id="ID"/>'), split);
      const end = this.#add(`<endEvent id="ID">${event}</endEvent>`);
      for (const block of blocks) {
        const drawn = this.#draw(block);
        this.#flow(split, drawn.entry);
        this.#flow(drawn.exit, this.#add('<endEvent id="ID"/>'));
      }
      if (event === compensation) {
        const done = this.#undoable();
        this.#flow(split, done);
        this.#flow(done, end);
      } else this.#flow(split, this.#through(end));
      if (choice % 2 === 0) {
        const link = this.#link();
        this.#flow(split, link.entry);
        this.#flow(link.exit, this.#add('<endEvent id="ID"/>'));
      }
      if (!catches) return;
      const start = `<startEvent id="ID" isInterrupting="${event === error}">${event === error ? error : escalation}</startEvent>`;
      this.#xml.push(
        `<subProcess id="${this.#id()}" triggeredByEvent="true">${this.#scope([user], start)}</subProcess>`,
      );
    });
    const sub = this.#add(`<subProcess id="ID">${inner}</subProcess>`);
    const join = this.#add('<exclusiveGateway id="ID"/>');
    this.#flow(sub, join);
    for (const definition of [error, escalation])
      this.#flow(this.#add(`<boundaryEvent id="ID" attachedToRef="${sub}">${definition}</boundaryEvent>`), join);
    return { entry: sub, exit: join };
  }

  /** A multi-instance activity that tells its boundary of its instances, by itself in a sub-process. */
  #behaviour(blocks: readonly Block[], choice: number): Drawn {
    const behaviours = [
      'behavior="None" noneBehaviorEventRef="commonSignal"',
      'behavior="One" oneBehaviorEventRef="commonSignal"',
      'behavior="Complex"',
      'behavior="All"',
    ];
    const complex = `<complexBehaviorDefinition>${formal('condition', 'numberOfCompletedInstances = 1')}<event id="${this.#id()}">${signal('sig')}</event></complexBehaviorDefinition>`;
    const marker = `<multiInstanceLoopCharacteristics ${pick(behaviours, choice)} isSequential="${choice % 3 === 0}">${formal('loopCardinality', '2')}${choice % 4 === 2 ? complex : ''}</multiInstanceLoopCharacteristics>`;
    const inner = this.#within(() => {
      const host = this.#sub(blocks, marker);
      this.#flow(this.#add('<startEvent id="ID"/>'), host.entry);
      this.#flow(host.exit, this.#add('<endEvent id="ID"/>'));
      this.#flow(
        this.#add(
          `<boundaryEvent id="ID" attachedToRef="${host.entry}" cancelActivity="${choice % 5 === 0}">${signal('sig')}</boundaryEvent>`,
        ),
        this.#add('<endEvent id="ID"/>'),
      );
    });
    return this.#single(`<subProcess id="ID">${inner}</subProcess>`);
  }

  #adHoc(blocks: readonly Block[], choice: number): Drawn {
    const inner = this.#within(() => {
      for (const [index] of blocks.entries()) {
        const task = this.#add('<userTask id="ID"/>');
        if (index === 0 && choice % 4 === 0) this.#flow(task, this.#add('<userTask id="ID"/>'));
      }
      this.#undoable();
    });
    const ordering = choice % 2 === 0 ? ' ordering="Sequential"' : '';
    const keep = choice % 3 === 0 ? ' cancelRemainingInstances="false"' : '';
    const completion = choice % 5 < 2 ? formal('completionCondition', 'n > 3 or n >= 0') : '';
    return this.#single(`<adHocSubProcess id="ID"${ordering}${keep}>${inner}${completion}</adHocSubProcess>`);
  }

  #transaction(blocks: readonly Block[], choice: number): Drawn {
    const inner = this.#within(() => {
      const start = this.#add('<startEvent id="ID"/>');
      const done = this.#undoable();
      const drawn = this.#sequence(blocks);
      this.#flow(start, done);
      this.#flow(done, drawn.entry);
      const ending = choice % 2 === 0 ? '<cancelEventDefinition/>' : '';
      this.#flow(drawn.exit, this.#add(`<endEvent id="ID">${ending}</endEvent>`));
    });
    const repeated = choice % 3 === 0 ? multiInstance(1 + choice) : '';
    const transaction = this.#add(`<transaction id="ID">${repeated}${inner}</transaction>`);
    const join = this.#add('<exclusiveGateway id="ID"/>');
    this.#flow(transaction, join);
    this.#flow(
      this.#add(`<boundaryEvent id="ID" attachedToRef="${transaction}"><cancelEventDefinition/></boundaryEvent>`),
      join,
    );
    return { entry: transaction, exit: join };
  }

  /** A task with something to undo it. */
  #undoable(): string {
    const task = this.#add('<userTask id="ID"/>');
    this.#undoneBy(task, '<userTask id="ID" isForCompensation="true"/>');
    return task;
  }

  #undoneBy(activity: string, handlerXml: string): void {
    const handler = this.#add(handlerXml);
    const boundary = this.#add(`<boundaryEvent id="ID" attachedToRef="${activity}">${compensation}</boundaryEvent>`);
    this.#xml.push(
      `<association id="${this.#id()}" associationDirection="One" sourceRef="${boundary}" targetRef="${handler}"/>`,
    );
  }

  /** Something done, then the blocks, then what was done is undone: by its handler, or by an event sub-process. */
  #compensate(blocks: readonly Block[], choice: number): Drawn {
    const done = this.#compensable(choice);
    const drawn = this.#sequence(blocks);
    const reference = choice % 3 === 0 ? ` activityRef="${done.exit}"` : '';
    const wait = choice % 5 === 0 ? ' waitForCompletion="false"' : '';
    const thrower = this.#add(
      `<intermediateThrowEvent id="ID"><compensateEventDefinition${reference}${wait}/></intermediateThrowEvent>`,
    );
    this.#flow(done.exit, drawn.entry);
    this.#flow(drawn.exit, thrower);
    return { entry: done.entry, exit: thrower };
  }

  #compensable(choice: number): Drawn {
    switch (choice % 4) {
      case 0: {
        const task = this.#undoable();
        return { entry: task, exit: task };
      }
      case 1: {
        const sub = this.#sub([user]);
        const handler = `<subProcess id="ID" isForCompensation="true">${this.#scope([user])}</subProcess>`;
        this.#undoneBy(sub.exit, handler);
        return sub;
      }
      case 2: {
        const start = `<startEvent id="ID">${compensation}</startEvent>`;
        const undo = `<subProcess id="${this.#id()}" triggeredByEvent="true">${this.#scope([user], start)}</subProcess>`;
        return this.#sub([user], choice % 8 === 2 ? multiInstance(2) : '', undo);
      }
      default: {
        const inner = this.#within(() => {
          const task = this.#undoable();
          this.#flow(this.#add('<startEvent id="ID"/>'), task);
          this.#flow(task, this.#add('<endEvent id="ID"/>'));
        });
        return this.#single(`<subProcess id="ID">${inner}</subProcess>`);
      }
    }
  }

  #call(blocks: readonly Block[], choice: number): Drawn {
    const call = this.#single(
      `<callActivity id="ID" calledElement="${choice % 2 === 0 ? 'called' : 'calledUndoable'}"/>`,
    );
    if (choice % 3 !== 0) return call;
    const drawn = this.#sequence(blocks);
    const thrower = this.#add(`<intermediateThrowEvent id="ID">${compensation}</intermediateThrowEvent>`);
    this.#flow(call.exit, drawn.entry);
    this.#flow(drawn.exit, thrower);
    return { entry: call.entry, exit: thrower };
  }

  #quantity(choice: number): Drawn {
    const number = (choice % 3) + 1;
    const entry = this.#add(`<userTask id="ID" completionQuantity="${number}"/>`);
    const exit = this.#add(`<userTask id="ID" startQuantity="${number}"/>`);
    this.#flow(entry, exit);
    return { entry, exit };
  }

  #freeze(blocks: readonly Block[], choice: number): Drawn {
    const work = this.#sub(blocks);
    const boundary = this.#add(
      `<boundaryEvent id="ID" attachedToRef="${work.entry}" cancelActivity="false">${message('beside')}</boundaryEvent>`,
    );
    const pause = this.#add(
      `<userTask id="ID"><extensionElements><tthc:freezes element="${work.entry}" policy="${choice % 2 === 0 ? 'continue' : 'restart'}"/></extensionElements></userTask>`,
    );
    this.#flow(boundary, pause);
    this.#flow(pause, this.#end());
    return work;
  }
}

const user: Block = { kind: 'user', inner: [], choice: 0 };

/** Trigger and manner. What leaves its host alone waits for a signal that nobody inside throws: it would come for ever. */
function fromBeside(choice: number): { definitions: string; attributes: string; interrupting: boolean } {
  const [drawn, attributes] = pick(beside, choice);
  const interrupting = Math.floor(choice / beside.length) % 2 === 0;
  return { definitions: interrupting ? drawn : drawn.replace('"sig"', '"sig2"'), attributes, interrupting };
}

function pick<T>(list: readonly T[], choice: number): T {
  const picked = list[choice % list.length];
  if (picked === undefined) throw new Error('Expected something to choose from but the list is empty');
  return picked;
}

function multiInstance(choice: number): string {
  const [number, sequential] = [choice % 3, choice % 2 === 0];
  const completion = choice % 5 === 0 ? formal('completionCondition', 'numberOfCompletedInstances >= 1') : '';
  if (choice % 7 === 0)
    return `<multiInstanceLoopCharacteristics isSequential="${sequential}"><extensionElements><zeebe:loopCharacteristics inputCollection="=[1, 2]" inputElement="item" outputCollection="items" outputElement="=item * 2"/></extensionElements>${completion}</multiInstanceLoopCharacteristics>`;
  return `<multiInstanceLoopCharacteristics isSequential="${sequential}">${formal('loopCardinality', String(number))}${completion}</multiInstanceLoopCharacteristics>`;
}

function standardLoop(choice: number): string {
  const maximum = choice % 5 === 0 ? ' loopMaximum="2"' : '';
  return `<standardLoopCharacteristics testBefore="${choice % 2 === 0}"${maximum}>${formal('loopCondition', `loopCounter < ${choice % 4}`)}</standardLoopCharacteristics>`;
}
