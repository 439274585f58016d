import { BpmnModdle } from 'bpmn-moddle';

/** A model of the interchange group with everything a driver has to decide made explicit. */
export interface Runnable {
  readonly xml: string;
  /** Variable that decides at a split → the flows it can name. */
  readonly choices: Readonly<Record<string, readonly string[]>>;
}

interface Element {
  readonly $type: string;
  readonly id?: string;
  [property: string]: unknown;
}

interface Moddle {
  fromXML(xml: string): Promise<{ rootElement: Element }>;
  toXML(element: Element): Promise<{ xml: string }>;
  create(type: string, properties: Record<string, unknown>): Element;
}

const leftOut = [
  'ioSpecification',
  'dataInputAssociations',
  'dataOutputAssociations',
  'dataInputs',
  'dataOutputs',
  'inputSet',
  'outputSet',
  'properties',
  'operationRef',
  'resources',
  'extensionElements',
  'startQuantity',
  'completionQuantity',
];

/**
 * Realistic models say what happens but not with which data. Their data, operations and resources are left out, their
 * messages and timers get a name and a date where they have none, and every split asks a variable (which `name` tells
 * from those of other models) which way to go.
 */
export async function makeRunnable(source: string, name: string): Promise<Runnable> {
  const moddle = new BpmnModdle() as unknown as Moddle;
  const { rootElement } = await moddle.fromXML(source);
  const choices: Record<string, readonly string[]> = {};
  let timers = 1;
  delete rootElement['expressionLanguage'];
  const roots = list(rootElement['rootElements']);
  rootElement['rootElements'] = roots.filter((root) =>
    ['bpmn:Process', 'bpmn:Message', 'bpmn:Signal', 'bpmn:Error', 'bpmn:Escalation'].includes(root.$type),
  );
  const expression = (body: string) => moddle.create('bpmn:FormalExpression', { body });
  const message = (element: Element) => {
    const made = moddle.create('bpmn:Message', {
      id: `message_${element.id}`,
      name: String(element['name'] ?? element.id),
    });
    list(rootElement['rootElements']).push(made);
    return made;
  };
  const visit = (element: Element) => {
    for (const property of leftOut) delete element[property];
    if (element.$type === 'bpmn:Process') element['isExecutable'] = true;
    if (element.$type === 'bpmn:ScriptTask') element['scriptFormat'] = 'text/x-stub';
    if (element.$type === 'bpmn:ReceiveTask' && !element['messageRef']) element['messageRef'] = message(element);
    for (const definition of list(element['eventDefinitions'])) {
      delete definition['operationRef'];
      nameWhatIsThrown(element, definition, (type, properties) => {
        const made = moddle.create(type, properties);
        list(rootElement['rootElements']).push(made);
        return made;
      });
      if (definition.$type === 'bpmn:ConditionalEventDefinition') definition['condition'] = expression('true');
      if (definition.$type === 'bpmn:MessageEventDefinition' && !definition['messageRef'])
        definition['messageRef'] = message(element);
      if (definition.$type === 'bpmn:TimerEventDefinition') {
        for (const property of ['timeDate', 'timeCycle', 'timeDuration']) delete definition[property];
        definition['timeDuration'] = expression(`PT${interrupts(element) ? 100 + timers : timers}H`);
        timers += 1;
      }
    }
    const loop = element['loopCharacteristics'] as Element | undefined;
    if (loop?.$type === 'bpmn:MultiInstanceLoopCharacteristics')
      element['loopCharacteristics'] = moddle.create('bpmn:MultiInstanceLoopCharacteristics', {
        isSequential: loop['isSequential'] === true,
        loopCardinality: expression('2'),
      });
    if (loop?.$type === 'bpmn:StandardLoopCharacteristics' && !loop['loopCondition'])
      loop['loopCondition'] = expression('loopCounter < 2');
    const flows = list(element['outgoing']);
    const splits = /Exclusive|Inclusive|Complex/.test(element.$type) && flows.length > 1;
    const way = `${name}_${Object.keys(choices).length}`;
    if (splits) choices[way] = flows.map((flow) => String(flow.id));
    for (const flow of flows) {
      delete flow['conditionExpression'];
      if (splits) flow['conditionExpression'] = expression(`${way} = "${flow.id}"`);
    }
    delete element['default'];
    for (const child of list(element['flowElements'])) {
      if (child.$type === 'bpmn:SequenceFlow') delete child['isImmediate'];
      else visit(child);
    }
  };
  for (const root of list(rootElement['rootElements'])) {
    if (root.$type === 'bpmn:Process') visit(root);
    else for (const property of ['extensionElements', 'itemRef', 'structureRef']) delete root[property];
  }
  const { xml } = await moddle.toXML(rootElement);
  return {
    xml: xml.replace(/<(\w+:)?definitions /, '<$1definitions xmlns:tthc="https://motcua.vn/schema/tthc/1.0" '),
    choices,
  };
}

function list(value: unknown): Element[] {
  return Array.isArray(value) ? value : [];
}

/** Signals, errors and escalations that events of a sketch leave out, and the codes of those that are there. */
function nameWhatIsThrown(
  event: Element,
  definition: Element,
  create: (type: string, properties: Record<string, unknown>) => Element,
): void {
  const name = String(event['name'] ?? event.id);
  const throws = /EndEvent|ThrowEvent/.test(event.$type);
  if (definition.$type === 'bpmn:SignalEventDefinition')
    definition['signalRef'] ??= create('bpmn:Signal', { id: `signal_${event.id}`, name });
  if (definition.$type === 'bpmn:ErrorEventDefinition' && throws) {
    definition['errorRef'] ??= create('bpmn:Error', { id: `error_${event.id}`, name });
    giveCode(definition['errorRef'], 'errorCode');
  }
  if (definition.$type === 'bpmn:EscalationEventDefinition' && throws) {
    definition['escalationRef'] ??= create('bpmn:Escalation', { id: `escalation_${event.id}`, name });
    giveCode(definition['escalationRef'], 'escalationCode');
  }
}

/** What leaves its host alone comes before what ends it: both can then happen in one life. */
function interrupts(event: Element): boolean {
  return event['cancelActivity'] !== false && event['isInterrupting'] !== false;
}

function giveCode(thrown: unknown, property: 'errorCode' | 'escalationCode'): void {
  const element = thrown as Element;
  element[property] ??= element.id;
}
