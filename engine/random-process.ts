import fc from 'fast-check';
import { bpmn } from './testing.ts';

/** A block of a structured process: it is entered once and left once, or it ends the process. */
export interface Block {
  readonly kind: string;
  readonly inner: readonly Block[];
  readonly choice: number;
}

const leaves = [
  'user',
  'manual',
  'service',
  'script',
  'task',
  'receive',
  'send',
  'timer',
  'message',
  'signalThrow',
  'escalationThrow',
  'noneThrow',
  'link',
  'rule',
] as const;
const nests = [
  'sequence',
  'exclusive',
  'parallel',
  'inclusive',
  'complex',
  'eventGateway',
  'loop',
  'sub',
  'subTimer',
  'subMessageBeside',
  'subError',
  'subEscalation',
  'subSignal',
  'subConditional',
  'subHandler',
  'subHandlerBeside',
  'multiParallel',
  'multiSequential',
  'standardLoop',
  'adHoc',
  'adHocSequential',
  'transaction',
  'compensate',
  'call',
  'quantity',
  'freeze',
  'subThrow',
] as const;

/** Random processes over every element the engine executes, as block trees: they shrink well. */
export const randomBlock: fc.Arbitrary<Block> = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 4, depthSize: 'small', withCrossShrink: true },
    fc.record({ kind: fc.constantFrom(...leaves), inner: fc.constant([]), choice: fc.nat(5) }),
    fc.record({
      kind: fc.constantFrom(...nests),
      inner: fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
      choice: fc.nat(5),
    }),
  ),
})).block;

/**
 * Draws a block tree as a whole file. Message `m` is waited for in the flow, `beside` beside it; signal `sig` both ways.
 * Everything ends once n is above 5, if tasks are completed, time passes and `m` is sent.
 */
export function drawProcess(block: Block): string {
  const drawing = new Drawing();
  const body = drawing.scope([block]);
  const callee = drawing.called
    ? `<process id="called" isExecutable="true"><startEvent id="cs"/><userTask id="ct"/><endEvent id="ce"/><sequenceFlow id="cf1" sourceRef="cs" targetRef="ct"/><sequenceFlow id="cf2" sourceRef="ct" targetRef="ce"/></process>`
    : '';
  return bpmn(`<process id="p" isExecutable="true">${body}</process>${callee}`, roots);
}

const roots =
  '<message id="m" name="m"/><message id="beside" name="beside"/><signal id="sig" name="sig"/><error id="err" errorCode="E"/><escalation id="esc" escalationCode="C"/>';
const formal = (name: string, text: string) =>
  `<${name} xsi:type="tFormalExpression">${text.replace(/</g, '&lt;')}</${name}>`;
const timer = (text: string) => `<timerEventDefinition>${formal('timeDuration', text)}</timerEventDefinition>`;

interface Drawn {
  readonly entry: string;
  readonly exit: string;
}

class Drawing {
  #next = 0;
  #flows = 0;
  #xml: string[] = [];
  called = false;

  /** The content of a scope: start, the blocks in sequence, end. */
  scope(blocks: readonly Block[], start = '<startEvent id="ID"/>'): string {
    const outer = this.#xml;
    this.#xml = [];
    let last = this.#add(start);
    for (const block of blocks) {
      const drawn = this.#draw(block);
      this.#flow(last, drawn.entry);
      last = drawn.exit;
    }
    this.#flow(last, this.#add('<endEvent id="ID"/>'));
    const content = this.#xml.join('');
    this.#xml = outer;
    return content;
  }

  #add(xml: string): string {
    this.#next += 1;
    const id = `n${this.#next}`;
    this.#xml.push(xml.replaceAll('ID', id));
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
      case 'service':
        return this.#single(
          '<serviceTask id="ID"><extensionElements><zeebe:taskDefinition type="job"/></extensionElements></serviceTask>',
        );
      case 'rule':
        return this.#single(
          '<businessRuleTask id="ID"><extensionElements><zeebe:script expression="=n * 2" resultVariable="twice"/></extensionElements></businessRuleTask>',
        );
      case 'script':
        return this.#single(
          '<scriptTask id="ID"><extensionElements><zeebe:script expression="=n + 1" resultVariable="n"/></extensionElements></scriptTask>',
        );
      case 'receive':
        return this.#single('<receiveTask id="ID" messageRef="m"/>');
      case 'send':
        return this.#single('<sendTask id="ID" messageRef="m"/>');
      case 'timer':
        return this.#single(`<intermediateCatchEvent id="ID">${timer('PT1H')}</intermediateCatchEvent>`);
      case 'message':
        return this.#single(
          '<intermediateCatchEvent id="ID"><messageEventDefinition messageRef="m"/></intermediateCatchEvent>',
        );
      case 'signalThrow':
        return this.#single(
          '<intermediateThrowEvent id="ID"><signalEventDefinition signalRef="sig"/></intermediateThrowEvent>',
        );
      case 'escalationThrow':
        return this.#single(
          '<intermediateThrowEvent id="ID"><escalationEventDefinition escalationRef="esc"/></intermediateThrowEvent>',
        );
      case 'noneThrow':
        return this.#single('<intermediateThrowEvent id="ID"/>');
      case 'link':
        return this.#link();
      case 'sequence':
        return this.#sequence(inner);
      case 'exclusive':
        return this.#split('exclusiveGateway', inner, (index) => `n > ${index + choice}`, true);
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
          formal('activationCondition', 'activationCount >= 1'),
        );
      case 'eventGateway':
        return this.#eventGateway(inner);
      case 'loop':
        return this.#loop(inner);
      case 'multiParallel':
        return this.#sub(
          inner,
          `<multiInstanceLoopCharacteristics>${formal('loopCardinality', String(choice % 3))}</multiInstanceLoopCharacteristics>`,
        );
      case 'multiSequential':
        return this.#sub(
          inner,
          `<multiInstanceLoopCharacteristics isSequential="true">${formal('loopCardinality', String(choice % 3))}${formal('completionCondition', 'numberOfCompletedInstances >= 2')}</multiInstanceLoopCharacteristics>`,
        );
      case 'standardLoop':
        return this.#sub(
          inner,
          `<standardLoopCharacteristics testBefore="${choice % 2 === 0}">${formal('loopCondition', `loopCounter < ${choice}`).replace('loopCounter', choice % 2 === 0 ? 'n - n' : 'loopCounter')}</standardLoopCharacteristics>`.replace(
            'n - n &lt;',
            '0 &gt;',
          ),
        );
      case 'adHoc':
        return this.#single(
          `<adHocSubProcess id="ID">${inner.map(() => `<userTask id="${this.#id()}"/>`).join('')}</adHocSubProcess>`,
        );
      case 'adHocSequential':
        return this.#single(
          `<adHocSubProcess id="ID" ordering="Sequential">${inner.map(() => `<userTask id="${this.#id()}"/>`).join('')}</adHocSubProcess>`,
        );
      case 'transaction':
        return this.#transaction(inner, choice);
      case 'compensate':
        return this.#compensate(inner);
      case 'quantity':
        return this.#quantity(choice);
      case 'freeze':
        return this.#freeze(inner, choice);
      case 'call':
        this.called = true;
        return this.#single('<callActivity id="ID" calledElement="called"/>');
      case 'subTimer':
        return this.#withBoundary(inner, true, timer('PT1H'));
      case 'subMessageBeside':
        return this.#withBoundary(inner, false, '<messageEventDefinition messageRef="beside"/>');
      case 'subError':
        return this.#withBoundary(inner, true, '<errorEventDefinition errorRef="err"/>');
      case 'subEscalation':
        return this.#withBoundary(inner, choice % 2 === 0, '<escalationEventDefinition escalationRef="esc"/>');
      case 'subSignal':
        return this.#withBoundary(inner, choice % 2 === 0, '<signalEventDefinition signalRef="sig"/>');
      case 'subConditional':
        return this.#withBoundary(
          inner,
          choice % 2 === 0,
          `<conditionalEventDefinition>${formal('condition', `n > ${choice}`)}</conditionalEventDefinition>`,
        );
      case 'subHandler':
        return this.#withHandler(inner, true);
      case 'subHandlerBeside':
        return this.#withHandler(inner, false);
      case 'subThrow':
        return this.#throwing(inner, choice);
      case 'sub':
        return this.#sub(inner, '');
      default:
        return this.#single('<task id="ID"/>');
    }
  }

  #id(): string {
    this.#next += 1;
    return `n${this.#next}`;
  }

  #sequence(blocks: readonly Block[]): Drawn {
    const drawn = blocks.map((block) => this.#draw(block));
    drawn.slice(1).forEach((next, index) => this.#flow(drawn[index]?.exit ?? '', next.entry));
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
    return { entry: split, exit: join };
  }

  /** A task on the way to a join: two flows between the same gateways would be one. */
  #through(join: string): string {
    const id = this.#add('<task id="ID"/>');
    this.#flow(id, join);
    return id;
  }

  #eventGateway(blocks: readonly Block[]): Drawn {
    const gateway = this.#add('<eventBasedGateway id="ID"/>');
    const join = this.#add('<exclusiveGateway id="ID"/>');
    const events = [
      '<messageEventDefinition messageRef="m"/>',
      timer('PT2H'),
      '<signalEventDefinition signalRef="sig"/>',
    ];
    for (const [index, event] of events.entries()) {
      const caught = this.#add(`<intermediateCatchEvent id="ID">${event}</intermediateCatchEvent>`);
      this.#flow(gateway, caught);
      const block = blocks[index];
      const drawn = block ? this.#draw(block) : undefined;
      if (drawn) this.#flow(caught, drawn.entry);
      this.#flow(drawn?.exit ?? caught, join);
    }
    return { entry: gateway, exit: join };
  }

  #loop(blocks: readonly Block[]): Drawn {
    const entry = this.#add('<exclusiveGateway id="ID"/>');
    const drawn = this.#sequence(blocks);
    const counted = this.#add(
      '<scriptTask id="ID"><extensionElements><zeebe:script expression="=n + 1" resultVariable="n"/></extensionElements></scriptTask>',
    );
    const exit = this.#id();
    this.#flow(entry, drawn.entry);
    this.#flow(drawn.exit, counted);
    this.#flow(counted, exit);
    this.#flow(exit, entry, 'n < 4');
    const out = this.#add('<task id="ID"/>');
    this.#xml.push(`<exclusiveGateway id="${exit}" default="${this.#flow(exit, out)}"/>`);
    return { entry, exit: out };
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

  #sub(blocks: readonly Block[], marker: string, extra = ''): Drawn {
    return this.#single(`<subProcess id="ID">${marker}${this.scope(blocks)}${extra}</subProcess>`);
  }

  #withBoundary(blocks: readonly Block[], interrupting: boolean, event: string): Drawn {
    const [first, ...others] = blocks;
    const host = this.#sub(first ? [first] : [], '');
    const join = this.#add(interrupting ? '<exclusiveGateway id="ID"/>' : '<task id="ID"/>');
    const boundary = this.#add(
      `<boundaryEvent id="ID" attachedToRef="${host.entry}" cancelActivity="${interrupting}">${event}</boundaryEvent>`,
    );
    const aside = others.length > 0 ? this.#sequence(others) : this.#single('<userTask id="ID"/>');
    this.#flow(host.exit, join);
    this.#flow(boundary, aside.entry);
    this.#flow(aside.exit, interrupting ? join : this.#add('<endEvent id="ID"/>'));
    return { entry: host.entry, exit: join };
  }

  #withHandler(blocks: readonly Block[], interrupting: boolean): Drawn {
    const [first, ...others] = blocks;
    const start = `<startEvent id="ID" isInterrupting="${interrupting}"><messageEventDefinition messageRef="beside"/></startEvent>`;
    const handler = `<subProcess id="${this.#id()}" triggeredByEvent="true">${this.scope(others, start)}</subProcess>`;
    return this.#sub(first ? [first] : [], '', handler);
  }

  #transaction(blocks: readonly Block[], choice: number): Drawn {
    const outer = this.#xml;
    this.#xml = [];
    const start = this.#add('<startEvent id="ID"/>');
    const done = this.#undoable();
    const drawn = this.#sequence(blocks);
    this.#flow(start, done);
    this.#flow(done, drawn.entry);
    this.#flow(
      drawn.exit,
      this.#add(choice % 2 === 0 ? '<endEvent id="ID"><cancelEventDefinition/></endEvent>' : '<endEvent id="ID"/>'),
    );
    const content = this.#xml.join('');
    this.#xml = outer;
    const transaction = this.#add(`<transaction id="ID">${content}</transaction>`);
    const join = this.#add('<exclusiveGateway id="ID"/>');
    this.#flow(transaction, join);
    this.#flow(
      this.#add(`<boundaryEvent id="ID" attachedToRef="${transaction}"><cancelEventDefinition/></boundaryEvent>`),
      join,
    );
    return { entry: transaction, exit: join };
  }

  /** A sub-process in which one branch ends everything while the others are on their way. */
  #throwing(blocks: readonly Block[], choice: number): Drawn {
    const outer = this.#xml;
    this.#xml = [];
    const split = this.#add('<parallelGateway id="ID"/>');
    this.#flow(this.#add('<startEvent id="ID"/>'), split);
    const kinds = [
      '<errorEventDefinition errorRef="err"/>',
      '<terminateEventDefinition/>',
      '<escalationEventDefinition escalationRef="esc"/>',
    ];
    const end = this.#add(`<endEvent id="ID">${kinds[choice % kinds.length]}</endEvent>`);
    for (const block of blocks) {
      const drawn = this.#draw(block);
      this.#flow(split, drawn.entry);
      this.#flow(drawn.exit, this.#add('<endEvent id="ID"/>'));
    }
    this.#flow(split, this.#through(end));
    const content = this.#xml.join('');
    this.#xml = outer;
    const sub = this.#add(`<subProcess id="ID">${content}</subProcess>`);
    const join = this.#add('<exclusiveGateway id="ID"/>');
    this.#flow(sub, join);
    for (const event of [kinds[0], kinds[2]])
      this.#flow(this.#add(`<boundaryEvent id="ID" attachedToRef="${sub}">${event}</boundaryEvent>`), join);
    return { entry: sub, exit: join };
  }

  /** A task with something to undo it. */
  #undoable(): string {
    const task = this.#add('<userTask id="ID"/>');
    const handler = this.#add('<userTask id="ID" isForCompensation="true"/>');
    const boundary = this.#add(
      `<boundaryEvent id="ID" attachedToRef="${task}"><compensateEventDefinition/></boundaryEvent>`,
    );
    this.#xml.push(
      `<association id="${this.#id()}" associationDirection="One" sourceRef="${boundary}" targetRef="${handler}"/>`,
    );
    return task;
  }

  #compensate(blocks: readonly Block[]): Drawn {
    const task = this.#undoable();
    const drawn = this.#sequence(blocks);
    const thrown = this.#add('<intermediateThrowEvent id="ID"><compensateEventDefinition/></intermediateThrowEvent>');
    this.#flow(task, drawn.entry);
    this.#flow(drawn.exit, thrown);
    return { entry: task, exit: thrown };
  }

  #quantity(choice: number): Drawn {
    const number = (choice % 3) + 1;
    const entry = this.#add(`<userTask id="ID" completionQuantity="${number}"/>`);
    const exit = this.#add(`<userTask id="ID" startQuantity="${number}"/>`);
    this.#flow(entry, exit);
    return { entry, exit };
  }

  #freeze(blocks: readonly Block[], choice: number): Drawn {
    const work = this.#sub(blocks, '');
    const boundary = this.#add(
      `<boundaryEvent id="ID" attachedToRef="${work.entry}" cancelActivity="false"><messageEventDefinition messageRef="beside"/></boundaryEvent>`,
    );
    const pause = this.#add(
      `<userTask id="ID"><extensionElements><tthc:freezes element="${work.entry}" policy="${choice % 2 === 0 ? 'continue' : 'restart'}"/></extensionElements></userTask>`,
    );
    this.#flow(boundary, pause);
    this.#flow(pause, this.#add('<endEvent id="ID"/>'));
    return work;
  }
}
