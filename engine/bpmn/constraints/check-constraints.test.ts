import { describe, expect, test } from '@jest/globals';
import { compile } from '../../compile.ts';
import { bpmn, conditional, flows } from '../../testing.ts';
import { constraints } from './check-constraints.ts';

/**
 * One file for each rule, as small as it can be, that breaks it: the element to blame and the rule. Beside it, where
 * the border is near, files that keep it.
 */
const formal = (name: string, text: string) => `<${name} xsi:type="tFormalExpression">${text}</${name}>`;
const line = (content: string, ids: string, roots = '') =>
  bpmn(`<startEvent id="s"/>${content}<endEvent id="e"/>${flows(ids)}`, roots);
/** Start, one node, end. */
const one = (node: string, roots = '') => line(node, 's a e', roots);
/** A task with something on its boundary. */
const bounded = (event: string, more = '') =>
  line(`<userTask id="a"/>${event}${more}`, more.includes('id="x"') ? 's a e' : 's a e');
const beside = (element: string, xml: string) => xml.replace('<process ', `${element}<process `);
/** Two participants, and a message flow between them. */
const talking = (ends: string, xml: string) =>
  beside(
    `<collaboration id="c"><participant id="p1" processRef="p"/><participant id="p2"/><messageFlow id="mf" ${ends}/></collaboration>`,
    xml,
  );
/** Without the execution attributes' namespaces, as the standard alone has it. */
const strict = (xml: string) => xml.replace(/\s+xmlns:(zeebe|tthc)="[^"]*"/g, '');

const types = '<itemDefinition id="I" structureRef="int"/><itemDefinition id="J" structureRef="text"/>';
const m = '<message id="m" name="go"/>';
const operation = `${types}<message id="m" name="go" itemRef="I"/><interface id="if" name="i"><operation id="op" name="o"><inMessageRef>m</inMessageRef><outMessageRef>m</outMessageRef></operation></interface>`;
const input = (id: string, more = '') => `<dataInput id="${id}" ${more}/>`;
const output = (id: string, more = '') => `<dataOutput id="${id}" ${more}/>`;
const ins = (...ids: string[]) =>
  `<inputSet>${ids.map((id) => `<dataInputRefs>${id}</dataInputRefs>`).join('')}</inputSet>`;
const outs = (...ids: string[]) =>
  `<outputSet>${ids.map((id) => `<dataOutputRefs>${id}</dataOutputRefs>`).join('')}</outputSet>`;
const io = (content: string) => `<ioSpecification>${content}</ioSpecification>`;
const timer = `<timerEventDefinition>${formal('timeDuration', 'PT1H')}</timerEventDefinition>`;
const message = '<messageEventDefinition messageRef="m"/>';
const compensate = '<compensateEventDefinition/>';
const link = (name: string) => `<linkEventDefinition name="${name}"/>`;
const handler = (id: string, definition: string, more = '') =>
  `<subProcess id="${id}" triggeredByEvent="true"><startEvent id="${id}s">${definition}</startEvent><endEvent id="${id}e"/>${flows(`${id}s ${id}e`)}${more}</subProcess>`;
const many = (content: string, attributes = '') =>
  `<userTask id="a"><multiInstanceLoopCharacteristics ${attributes}>${content}</multiInstanceLoopCharacteristics></userTask>`;
const two = formal('loopCardinality', '2');
const split = (gateway: string, attributes = '') =>
  line(`<${gateway} id="a" ${attributes} default="f_a_e"/><endEvent id="x"/>${conditional('a', 'x', 'y')}`, 's a e');
const caught = (definition: string) => `<intermediateCatchEvent id="a">${definition}</intermediateCatchEvent>`;
const thrown = (definition: string) => `<intermediateThrowEvent id="a">${definition}</intermediateThrowEvent>`;
const eventGateway = (more: string, ids: string) =>
  line(`<eventBasedGateway id="g"/>${more}${flows(...ids.split(','))}`, 's g', m);
const receive = (id: string, more = '') => `<receiveTask id="${id}" messageRef="m" ${more}/>`;
const association = (more: string) =>
  `<dataObject id="doc" itemSubjectRef="I"/><dataObject id="d2"/><userTask id="a">${io(input('i', 'itemSubjectRef="J"') + ins('i') + outs())}<dataInputAssociation>${more}</dataInputAssociation></userTask><userTask id="b">${io(input('k') + ins('k') + outs())}</userTask>`;
const path = (of: string) =>
  `<correlationPropertyRetrievalExpression messageRef="${of}">${formal('messagePath', 'x')}</correlationPropertyRetrievalExpression>`;
/** A conversation with a key that message m carries and n does not. */
const conversation = (property: string, more = '') =>
  `${m}<message id="n" name="no"/><correlationProperty id="${property}">${path('m')}</correlationProperty><collaboration id="c"><participant id="p1" processRef="p"/><participant id="p2"/>${more}<correlationKey id="ck"><correlationPropertyRef>${property}</correlationPropertyRef></correlationKey></collaboration>`;
const subscription = (...properties: string[]) =>
  `<correlationSubscription correlationKeyRef="ck">${properties.map((id) => `<correlationPropertyBinding correlationPropertyRef="${id}">${formal('dataPath', 'y')}</correlationPropertyBinding>`).join('')}</correlationSubscription>`;
const second = '<userTask id="v" isForCompensation="true"/>';
const undoes = (more: string) =>
  line(
    `<userTask id="a"/><userTask id="u" isForCompensation="true"/><boundaryEvent id="b" attachedToRef="a">${compensate}</boundaryEvent><association id="as" sourceRef="b" targetRef="u"/>${more}`,
    's a e',
  );

const broken: readonly (readonly [rule: string, element: string | undefined, xml: string])[] = [
  ['reserved-id', '__proto__', one('<userTask id="a"/><dataObject id="__proto__"/>')],
  ['EXT004', 'a', one('<userTask id="a"><documentation textFormat="no type">x</documentation></userTask>')],
  ['EXT010', 't', one('<userTask id="a"/><textAnnotation id="t" textFormat="no type"/>')],
  ['EXT145', 'a', one('<scriptTask id="a" scriptFormat="no type"><script>x</script></scriptTask>')],
  ['EXT053', 'a', one('<scriptTask id="a"><script>x</script></scriptTask>')],
  ['EXT053', 'g', one('<task id="a"/>', '<globalScriptTask id="g"><script>x</script></globalScriptTask>')],
  [
    'EXT145',
    'g',
    one('<task id="a"/>', '<globalScriptTask id="g" scriptLanguage="no type"><script>x</script></globalScriptTask>'),
  ],
  [
    'EXT014',
    'f_a_x',
    split('exclusiveGateway').replace('"tFormalExpression"', '"tFormalExpression" language="no language"'),
  ],
  ['EXT060', 'a', one('<transaction id="a" method="by hand"><task id="t"/></transaction>')],
  ['EXT012', 'f_a_x', strict(split('exclusiveGateway').replace(' xsi:type="tFormalExpression"', ''))],
  ['EXT013', 'f_a_x', split('exclusiveGateway').replace('>=y<', '><')],
  ['EXT071', 'a', one(many(`${two}${formal('completionCondition', '2')}`))],
  [
    'EXT072',
    'a',
    one(
      many(
        `${two}<complexBehaviorDefinition>${formal('condition', '2')}</complexBehaviorDefinition>`,
        'behavior="Complex"',
      ),
    ),
  ],
  ['condition-type', 'f_a_x', split('exclusiveGateway').replace('>=y<', '>5<')],
  [
    'condition-type',
    'a',
    one(`<adHocSubProcess id="a"><task id="t"/>${formal('completionCondition', '1')}</adHocSubProcess>`),
  ],
  ['cardinality-type', 'a', one(many(formal('loopCardinality', '1.5')))],
  [
    'EXT006',
    'f_a_t',
    line('<userTask id="a"/><textAnnotation id="t"/>', 's a e').replace('</process>', `${flows('a t')}</process>`),
  ],
  [
    'EXT007',
    'f_t_a',
    line('<userTask id="a"/><textAnnotation id="t"/>', 's a e').replace('</process>', `${flows('t a')}</process>`),
  ],
  ['EXT021', 'h', one(`<userTask id="a"/>${handler('h', message)}${flows('h e')}`, m)],
  ['EXT022', 'h', one(`<userTask id="a"/>${handler('h', message)}${flows('a h')}`, m)],
  ['EXT023', 'f_a_e', one('<userTask id="a"><incoming>f_s_a</incoming></userTask>')],
  [
    'EXT024',
    'f_s_a',
    one('<userTask id="a"/>').replace(
      'targetRef="a"/>',
      `targetRef="a">${formal('conditionExpression', 'x')}</sequenceFlow>`,
    ),
  ],
  [
    'EXT025',
    'f_a_e',
    one('<userTask id="a"/>').replace(
      'targetRef="e"/>',
      `targetRef="e">${formal('conditionExpression', 'x')}</sequenceFlow>`,
    ),
  ],
  ['EXT026', 'a', one('<userTask id="a" default="f_s_a"/>')],
  [
    'EXT028',
    'f_a_b',
    bpmn(
      `<process id="p" isExecutable="true"><task id="a"/>${flows('a b')}</process><process id="q" isExecutable="true"><task id="b"/></process>`,
    ),
  ],
  ['immediate-flow', 'f_s_a', one('<userTask id="a"/>').replace('id="f_s_a"', 'id="f_s_a" isImmediate="false"')],
  ['EXT152', 'f_s_t', one(`<subProcess id="a"><task id="t"/></subProcess>${flows('s t')}`)],
  ['EXT101', 's', bpmn('<startEvent id="s"/><endEvent id="e"/>')],
  ['start-event-incoming', 's', one(`<userTask id="a"/>${flows('a s')}`)],
  ['end-event-outgoing', 'e', one(`<userTask id="a"/>${flows('e a')}`)],
  [
    'end-event-incoming',
    'x',
    bpmn(`${receive('a', 'instantiate="true"')}<endEvent id="e"/><endEvent id="x"/>${flows('a e')}`, m),
  ],
  ['intermediate-event-incoming', 'a', bpmn(`${caught(timer)}<task id="t"/>${flows('a t')}`)],
  [
    'EXT023',
    'f_a_e',
    one('<task id="a"><incoming>f_s_a</incoming><outgoing>f_a_e</outgoing></task>')
      .replace(
        '<startEvent id="s"/>',
        '<startEvent id="s"><outgoing>f_s_a</outgoing><outgoing>f_a_e</outgoing></startEvent>',
      )
      .replace('<endEvent id="e"/>', '<endEvent id="e"><incoming>f_a_e</incoming></endEvent>'),
  ],
  ['intermediate-event-outgoing', 'a', line(caught(timer), 's a')],
  [
    'link-event-flows',
    'a',
    one(`${thrown(link('l'))}<intermediateCatchEvent id="c">${link('l')}</intermediateCatchEvent>${flows('c e')}`),
  ],
  ['compensation-activity-flows', 'u', undoes(flows('u e'))],
  ['instantiate-incoming', 'a', one(receive('a', 'instantiate="true"'), m)],
  ['instantiate-scope', 'r', one(`<subProcess id="a">${receive('r', 'instantiate="true"')}</subProcess>`, m)],
  ['EXT097', 'p', bpmn(`<task id="a"/><endEvent id="e"/>${flows('a e')}`)],
  ['EXT105', 'p', bpmn(`<startEvent id="s"/><task id="a"/>${flows('s a')}`)],
  [
    'sub-process-start',
    'a',
    one(
      `<subProcess id="a"><startEvent id="s2"/><startEvent id="s3"/><task id="t"/><endEvent id="e2"/>${flows('s2 t e2', 's3 t')}</subProcess>`,
    ),
  ],
  ['EXT150', 'b', one(`<task id="a"/><task id="b"/>${flows('b e')}`)],
  ['EXT008', 'mf', talking('sourceRef="p2" targetRef="a"', split('exclusiveGateway'))],
  [
    'EXT027',
    'ch',
    bpmn('<task id="a"/>', '<choreography id="ch"><choreographyRef>ch</choreographyRef></choreography>'),
  ],
  [
    'EXT030',
    'p2',
    beside(
      '<collaboration id="c"><participant id="p2"><participantMultiplicity minimum="3" maximum="2"/></participant></collaboration>',
      one('<task id="a"/>'),
    ),
  ],
  ['EXT031', 'mf', talking('sourceRef="a" targetRef="p1"', one('<task id="a"/>'))],
  ['EXT102', 'mf', talking('sourceRef="s" targetRef="p2"', one('<task id="a"/>'))],
  ['EXT103', 'mf', talking('sourceRef="p2" targetRef="s"', one('<task id="a"/>'))],
  ['EXT108', 'mf', talking('sourceRef="p2" targetRef="e"', one('<task id="a"/>'))],
  ['EXT109', 'mf', talking('sourceRef="e" targetRef="p2"', one('<task id="a"/>'))],
  ['EXT119', 'mf', talking('sourceRef="a" targetRef="p2"', one(caught(message), m))],
  [
    'EXT119',
    'mf',
    talking(
      'sourceRef="b" targetRef="p2"',
      line(
        `<task id="a"/><boundaryEvent id="b" attachedToRef="a">${message}</boundaryEvent>${flows('b e')}`,
        's a e',
        m,
      ),
    ),
  ],
  ['message-flow-event', 'mf', talking('sourceRef="p2" targetRef="a"', one(caught(timer)))],
  ['message-flow-ends', 'mf', talking('sourceRef="p2"', one('<task id="a"/>'))],
  ['EXT017', 'a', split('exclusiveGateway', 'gatewayDirection="Converging"')],
  ['EXT018', 'a', one('<parallelGateway id="a" gatewayDirection="Diverging"/>')],
  ['EXT019', 'a', split('exclusiveGateway', 'gatewayDirection="Mixed"')],
  ['EXT135', 'a', one('<parallelGateway id="a"/>')],
  ['event-gateway-targets', 'g', eventGateway(`<task id="t"/>${receive('r')}`, 'g r e,g t e')],
  ['EXT139', 'g', eventGateway(`${caught(message)}${receive('r')}`, 'g r e,g a e')],
  ['EXT141', 'r', eventGateway(`${receive('r')}${receive('q')}`, 'g r e,g q r')],
  [
    'event-gateway-boundary',
    'r',
    eventGateway(
      `${receive('r')}${receive('q')}<boundaryEvent id="b" attachedToRef="r">${timer}</boundaryEvent>`,
      'g r e,g q e,b e',
    ),
  ],
  [
    'parallel-event-gateway',
    'g',
    eventGateway(`${receive('r')}${receive('q')}`, 'g r e,g q e').replace(
      'id="g"',
      'id="g" eventGatewayType="Parallel"',
    ),
  ],
  ['EXT011', 'a', one(thrown('<escalationEventDefinition escalationRef="x"/>'), '<escalation id="x"/>')],
  [
    'error-code',
    'e',
    one('<task id="a"/>', '<error id="x"/>').replace(
      '<endEvent id="e"/>',
      '<endEvent id="e"><errorEventDefinition errorRef="x"/></endEvent>',
    ),
  ],
  ['EXT058', 'h', one(`<task id="a"/><subProcess id="h" triggeredByEvent="true"><task id="t"/></subProcess>`)],
  ['EXT059', 'hs', one(`<task id="a"/>${handler('h', '<terminateEventDefinition/>')}`)],
  ['EXT129', 'hs', one(`<task id="a"/>${handler('h', '')}`)],
  [
    'start-event-trigger',
    's',
    one('<task id="a"/>', '').replace(
      '<startEvent id="s"/>',
      '<startEvent id="s"><errorEventDefinition/></startEvent>',
    ),
  ],
  [
    'EXT095',
    'a',
    one(
      `<intermediateCatchEvent id="b"><messageEventDefinition id="md" messageRef="m"/></intermediateCatchEvent>${flows('s b e')}<intermediateCatchEvent id="a"><eventDefinitionRef>md</eventDefinitionRef></intermediateCatchEvent>`,
      m,
    ),
  ],
  [
    'EXT106',
    'e',
    one('<task id="a"/>').replace('<endEvent id="e"/>', '<endEvent id="e"><cancelEventDefinition/></endEvent>'),
  ],
  ['EXT122', 'a', one(caught(compensate))],
  [
    'compensate-activity',
    'a',
    one(
      `<subProcess id="sub"><task id="t"/></subProcess>${flows('s sub e')}${thrown('<compensateEventDefinition activityRef="t"/>')}`,
    ),
  ],
  ['EXT128', 'a', strict(one(caught(message), m))],
  ['EXT146', 'e', one('<task id="a"/>').replace('<endEvent id="e"/>', `<endEvent id="e">${timer}</endEvent>`)],
  ['EXT148', 'a', one(caught('<errorEventDefinition/>'))],
  ['EXT149', 'a', one(thrown(timer))],
  ['EXT093', 'a', one(caught(`${output('o')}${output('o2')}${outs('o', 'o2')}${message}`), m)],
  ['event-data-type', 'a', one(caught(`${output('o', 'itemSubjectRef="J"')}${outs('o')}${message}`), operation)],
  [
    'event-data-type',
    'a',
    one(
      thrown(`${input('o', 'itemSubjectRef="J"')}${ins('o')}<signalEventDefinition signalRef="g"/>`),
      `${types}<signal id="g" name="g" structureRef="I"/>`,
    ),
  ],
  [
    'parallel-multiple',
    'b',
    line(
      `<task id="a"/><boundaryEvent id="b" attachedToRef="a" parallelMultiple="true"><errorEventDefinition/>${message}</boundaryEvent>${flows('b e')}`,
      's a e',
      m,
    ),
  ],
  ['EXT110', 'b', bounded(`<boundaryEvent id="b" attachedToRef="a">${link('l')}</boundaryEvent>${flows('b e')}`)],
  ['EXT130', 'b', bounded(`<boundaryEvent id="b" attachedToRef="a"/>${flows('b e')}`)],
  [
    'boundary-attached',
    'b',
    one(
      `<subProcess id="a"><task id="t"/></subProcess><boundaryEvent id="b" attachedToRef="t">${timer}</boundaryEvent>${flows('b e')}`,
    ),
  ],
  ['EXT112', 'b', bounded(`<boundaryEvent id="b" attachedToRef="a">${timer}</boundaryEvent>${flows('a b e')}`)],
  ['EXT113', 'b', bounded(`<boundaryEvent id="b" attachedToRef="a">${timer}</boundaryEvent>`)],
  ['EXT114', 'b', undoes(flows('b e'))],
  [
    'EXT120',
    'b',
    bounded(`<boundaryEvent id="b" attachedToRef="a"><cancelEventDefinition/></boundaryEvent>${flows('b e')}`),
  ],
  ['EXT143', 'b', bounded(`<boundaryEvent id="b" attachedToRef="a">${compensate}</boundaryEvent>`)],
  ['compensation-handlers', 'b', undoes(`${second}<association id="as2" sourceRef="b" targetRef="v"/>`)],
  [
    'compensation-handlers',
    'b2',
    undoes(
      `${second}<boundaryEvent id="b2" attachedToRef="a">${compensate}</boundaryEvent><association id="as2" sourceRef="b2" targetRef="v"/>`,
    ),
  ],
  ['compensation-activity-unused', 'u', one('<task id="a"/><task id="u" isForCompensation="true"/>')],
  [
    'compensation-handler-scope',
    'b',
    undoes('<subProcess id="sub"><task id="t" isForCompensation="true"/></subProcess>')
      .replace('targetRef="u"', 'targetRef="t"')
      .replace('</process>', `${flows('s sub e')}</process>`),
  ],
  [
    'compensation-event-sub-processes',
    'i',
    one(`<subProcess id="a"><task id="t"/>${handler('h', compensate)}${handler('i', compensate)}</subProcess>`),
  ],
  [
    'EXT118',
    'a',
    line(
      `${thrown(link('l'))}<intermediateCatchEvent id="c">${link('l')}</intermediateCatchEvent><intermediateCatchEvent id="c2">${link('l')}</intermediateCatchEvent>${flows('c e', 'c2 e')}`,
      's a',
    ),
  ],
  [
    'EXT124',
    'c',
    one(`<task id="a"/><intermediateCatchEvent id="c">${link('l')}</intermediateCatchEvent>${flows('c e')}`),
  ],
  ['EXT125', 'a', line(thrown(link('l')), 's a')],
  [
    'EXT126',
    'a',
    line(
      `${thrown(link('l'))}<subProcess id="sub"><intermediateCatchEvent id="c">${link('l')}</intermediateCatchEvent><task id="t"/>${flows('c t')}</subProcess>${flows('s sub e')}`,
      's a',
    ),
  ],
  ['EXT035', 'p', one('<task id="a"/>').replace('isExecutable="true"', 'isExecutable="true" processType="Public"')],
  ['EXT036', 'a', one('<choreographyTask id="a"/>')],
  ['EXT056', 'c', one('<subProcess id="a"><choreographyTask id="c"/></subProcess>')],
  ['EXT037', 'a', one('<task id="a" completionQuantity="0"/>')],
  [
    'EXT040',
    'a',
    one(
      `<task id="a"><potentialOwner><resourceRef>r</resourceRef><resourceAssignmentExpression>${formal('formalExpression', 'x')}</resourceAssignmentExpression></potentialOwner></task>`,
      '<resource id="r" name="r"/>',
    ),
  ],
  [
    'resource-parameters',
    'a',
    one(
      `<task id="a"><potentialOwner><resourceParameterBinding parameterRef="rp">${formal('formalExpression', 'x')}</resourceParameterBinding></potentialOwner></task>`,
      '<resource id="r" name="r"><resourceParameter id="rp" name="x"/></resource>',
    ),
  ],
  ['EXT061', 'a', one('<adHocSubProcess id="a"/>')],
  [
    'ad-hoc-events',
    'a',
    one(`<adHocSubProcess id="a"><startEvent id="s2"/><task id="t"/>${flows('s2 t')}</adHocSubProcess>`),
  ],
  ['EXT067', 'a', one(many(''))],
  ['complex-behaviour', 'a', one(many(two, 'behavior="Complex"'))],
  ['called-element', 'a', one('<callActivity id="a" calledElement="m"/>', m)],
  [
    'called-data',
    'a',
    strict(
      bpmn(
        `<process id="p" isExecutable="true"><callActivity id="a" calledElement="q">${io(input('i', 'itemSubjectRef="I"') + ins('i') + outs())}</callActivity></process><process id="q" isExecutable="true">${io(input('k', 'itemSubjectRef="J"') + ins('k') + outs())}<task id="t"/></process>`,
        types,
      ),
    ),
  ],
  [
    'EXT099',
    'a',
    bpmn(
      `<process id="p" isExecutable="true"><callActivity id="a" calledElement="q"/></process><process id="q" isExecutable="true"><startEvent id="s">${message}</startEvent><endEvent id="e"/>${flows('s e')}</process>`,
      m,
    ),
  ],
  ['event-gateway-quantity', 'a', eventGateway(receive('a', 'startQuantity="2"') + receive('b'), 'g a e,g b e')],
  [
    'called-start',
    'a',
    bpmn(
      `<process id="p" isExecutable="true"><callActivity id="a" calledElement="q"/></process><process id="q" isExecutable="true"><startEvent id="s"/><startEvent id="t"/><endEvent id="e"/>${flows('s e', 't e')}</process>`,
    ),
  ],
  [
    'EXT020',
    'a',
    one(`<task id="a">${io(input('i', 'itemSubjectRef="I" isCollection="true"') + ins('i') + outs())}</task>`, types),
  ],
  ['EXT042', 'a', one('<serviceTask id="a" operationRef="op"/>', operation)],
  [
    'EXT043',
    'a',
    one(
      `<serviceTask id="a" operationRef="op">${io(input('i', 'itemSubjectRef="I"') + ins('i') + outs())}</serviceTask>`,
      operation,
    ),
  ],
  [
    'service-data',
    'a',
    one(
      `<serviceTask id="a" operationRef="op">${io(input('i', 'itemSubjectRef="I"') + output('o', 'itemSubjectRef="I"') + ins('i') + ins('i') + outs('o'))}</serviceTask>`,
      operation,
    ),
  ],
  [
    'EXT044',
    'a',
    one(
      `<serviceTask id="a" operationRef="op">${io(input('i', 'itemSubjectRef="J"') + ins('i') + outs())}</serviceTask>`,
      operation,
    ),
  ],
  [
    'EXT045',
    'a',
    one(
      `<serviceTask id="a" operationRef="op">${io(output('o', 'itemSubjectRef="J"') + ins() + outs('o'))}</serviceTask>`,
      operation,
    ),
  ],
  [
    'EXT046',
    'a',
    one(`<sendTask id="a" messageRef="m">${io(input('i') + input('j') + ins('i', 'j') + outs())}</sendTask>`, m),
  ],
  [
    'EXT047',
    'a',
    one(
      `<sendTask id="a" messageRef="m">${io(input('i', 'itemSubjectRef="J"') + ins('i') + outs())}</sendTask>`,
      operation,
    ),
  ],
  [
    'EXT047',
    'a',
    one(
      `<receiveTask id="a" messageRef="m">${io(output('o', 'itemSubjectRef="J"') + ins() + outs('o'))}</receiveTask>`,
      operation,
    ),
  ],
  [
    'EXT050',
    'a',
    one(`<receiveTask id="a" messageRef="m">${io(output('o') + ins() + outs('o') + outs('o'))}</receiveTask>`, m),
  ],
  [
    'EXT051',
    'a',
    one(
      `<receiveTask id="a" messageRef="m">${io(output('o') + output('q') + ins() + outs('o', 'q'))}</receiveTask>`,
      m,
    ),
  ],
  [
    'EXT065',
    'p',
    bpmn(
      `<process id="p" isExecutable="true">${io(input('i', 'itemSubjectRef="J"') + ins('i') + outs())}<ioBinding operationRef="op" inputDataRef="i"/><task id="a"/></process>`,
      operation,
    ),
  ],
  [
    'EXT068',
    'a',
    one(
      `<dataObject id="doc" itemSubjectRef="L" isCollection="true"/>${many('<loopDataInputRef>doc</loopDataInputRef><inputDataItem id="it" itemSubjectRef="J"/>')}`,
      `${types}<itemDefinition id="L" structureRef="int" isCollection="true"/>`,
    ),
  ],
  [
    'EXT069',
    'a',
    one(
      `<dataObject id="doc" itemSubjectRef="L" isCollection="true"/>${many(`<loopDataOutputRef>doc</loopDataOutputRef><outputDataItem id="it" itemSubjectRef="J"/>${two}`)}`,
      `${types}<itemDefinition id="L" structureRef="int" isCollection="true"/>`,
    ),
  ],
  ['EXT079', 'a', one(`<subProcess id="a">${io(ins() + outs())}<task id="t"/></subProcess>`)],
  [
    'EXT086',
    'a',
    one(
      `<task id="a">${io(`${input('i')}<inputSet><optionalInputRefs>i</optionalInputRefs></inputSet>${outs()}`)}</task>`,
    ),
  ],
  [
    'EXT087',
    'a',
    one(
      `<task id="a">${io('<inputSet id="si"><outputSetRefs>so</outputSetRefs></inputSet><outputSet id="so"/>')}</task>`,
    ),
  ],
  ['EXT088', 'a', one(`<task id="a">${io(input('i') + ins() + outs())}</task>`)],
  [
    'EXT089',
    'a',
    one(
      `<task id="a">${io(`${output('o')}${ins()}<outputSet><optionalOutputRefs>o</optionalOutputRefs></outputSet>`)}</task>`,
    ),
  ],
  [
    'EXT090',
    'a',
    one(
      `<task id="a">${io(`${output('o')}${ins()}<outputSet><whileExecutingOutputRefs>o</whileExecutingOutputRefs></outputSet>`)}</task>`,
    ),
  ],
  ['data-sets', 'a', one(`<task id="a">${io(ins())}</task>`)],
  [
    'data-set-members',
    'a',
    line(
      `<task id="a">${io(ins('k') + outs())}</task><task id="b">${io(input('k') + ins('k') + outs())}</task>`,
      's a b e',
    ),
  ],
  [
    'data-reference-type',
    'r',
    one(
      '<task id="a"/><dataObject id="doc"/><dataObjectReference id="r" dataObjectRef="doc" itemSubjectRef="I"/>',
      types,
    ),
  ],
  [
    'data-object-state',
    'doc',
    one('<task id="a"/><dataObject id="doc"><dataState id="st" name="signed"/></dataObject>'),
  ],
  [
    'data-association-sources',
    'a',
    line(association('<sourceRef>d2</sourceRef><sourceRef>doc</sourceRef><targetRef>i</targetRef>'), 's a b e', types),
  ],
  [
    'data-association-type',
    'a',
    line(association('<sourceRef>doc</sourceRef><targetRef>i</targetRef>'), 's a b e', types),
  ],
  [
    'data-association-port',
    'a',
    line(association('<sourceRef>d2</sourceRef><targetRef>k</targetRef>'), 's a b e', types),
  ],
  [
    'data-association-scope',
    'a',
    line(
      `<subProcess id="sub"><dataObject id="far"/><task id="t"/></subProcess>${association('<sourceRef>far</sourceRef><targetRef>i</targetRef>')}`,
      's sub a b e',
      types,
    ),
  ],
  [
    'unsupported-extension',
    'a',
    one('<userTask id="a"><extensionElements><zeebe:taskListeners/></extensionElements></userTask>'),
  ],
  ['must-understand', 'd', one('<task id="a"/>', '<extension definition="x:y" mustUnderstand="true"/>')],
  [
    'unsupported-binding',
    'a',
    one(
      '<callActivity id="a"><extensionElements><zeebe:calledElement processId="q" bindingType="versionTag"/></extensionElements></callActivity>',
    ),
  ],
  ['correlation-property', 'pr', one('<task id="a"/>', '<correlationProperty id="pr"/>')],
  [
    'correlation-property',
    'pr',
    one('<task id="a"/>', `${m}<correlationProperty id="pr">${path('m')}${path('m')}</correlationProperty>`),
  ],
  [
    'correlation-property',
    'pr',
    one(
      '<task id="a"/>',
      `${m}<correlationProperty id="pr"><correlationPropertyRetrievalExpression messageRef="m"><messagePath xsi:type="tFormalExpression"/></correlationPropertyRetrievalExpression></correlationProperty>`,
    ),
  ],
  [
    'correlation-message',
    'a',
    one(
      '<receiveTask id="a" messageRef="n"/>',
      conversation('pr', '<messageFlow id="mf" sourceRef="p2" targetRef="a"/>'),
    ),
  ],
  [
    'correlation-subscription',
    'p',
    one(receive('a') + subscription('pr'), conversation('pr').replace('processRef="p"', '')),
  ],
  ['correlation-subscription', 'p', one(receive('a') + subscription('pr').repeat(2), conversation('pr'))],
  ['correlation-binding', 'p', one(receive('a') + subscription(), conversation('pr'))],
  ['correlation-binding', 'p', one(receive('a') + subscription('pr', 'pr'), conversation('pr'))],
  [
    'correlation-gateway',
    'a',
    bpmn(
      `<eventBasedGateway id="a" instantiate="true" eventGatewayType="Parallel"/>${receive('b')}<receiveTask id="x" messageRef="n"/><endEvent id="e"/>${flows('a b e', 'a x e')}`,
      conversation('pr'),
    ),
  ],
];

test.each(broken)('%s is broken by %s', async (rule, element, xml) => {
  const result = await compile(xml);
  const found = result.ok ? [] : result.problems.map((problem) => ({ rule: problem.rule, element: problem.element }));
  expect(found).toContainEqual({ rule, element });
});

test('every rule has a file that breaks it', () => {
  const shown = new Set(broken.map(([rule]) => rule));
  expect(constraints.map(({ rule }) => rule).filter((rule) => !shown.has(rule))).toEqual([]);
});

describe('keeps the rules', () => {
  test.each([
    [
      'flows that say they are immediate',
      one('<userTask id="a"/>').replace('id="f_s_a"', 'id="f_s_a" isImmediate="true"'),
    ],
    [
      'flows that are not immediate, in a process that is documentation',
      `${bpmn('<process id="p" isExecutable="true"><task id="a"/></process><process id="q" isExecutable="false"><task id="b"/><task id="c"/><sequenceFlow id="bc" sourceRef="b" targetRef="c" isImmediate="false"/></process>')}`,
    ],
    [
      'a default flow with a condition, which is ignored',
      split('exclusiveGateway').replace(
        'targetRef="e"/>',
        `targetRef="e">${formal('conditionExpression', 'x')}</sequenceFlow>`,
      ),
    ],
    [
      'parts of a source assigned to an input',
      line(
        association(
          `<sourceRef>doc</sourceRef><sourceRef>d2</sourceRef><targetRef>i</targetRef><assignment>${formal('from', 'doc.x')}${formal('to', 'i')}</assignment>`,
        ),
        's a b e',
        types,
      ),
    ],
    [
      'a source transformed',
      line(
        association(`<sourceRef>doc</sourceRef><targetRef>i</targetRef>${formal('transformation', 'string(doc)')}`),
        's a b e',
        types,
      ),
    ],
    [
      'a reference with a state',
      one(
        '<task id="a"/><dataObject id="doc"/><dataObjectReference id="r" dataObjectRef="doc"><dataState id="st" name="signed"/></dataObjectReference>',
      ),
    ],
    [
      'an annotation on a compensation event',
      undoes('<textAnnotation id="t"/><association id="as2" sourceRef="b" targetRef="t"/>'),
    ],
    ['a message flow to a message event', talking('sourceRef="p2" targetRef="a"', one(caught(message), m))],
    [
      'a message flow of a process that is documentation',
      beside(
        '<collaboration id="c"><participant id="p1" processRef="p"/><participant id="p2" processRef="q"/><messageFlow id="mf" sourceRef="a" targetRef="t"/></collaboration>',
        one('<sendTask id="a" messageRef="m"/>', m),
      ).replace(
        '</definitions>',
        `<process id="q" isExecutable="false"><intermediateCatchEvent id="t">${timer}</intermediateCatchEvent></process></definitions>`,
      ),
    ],
    [
      'several events that are all needed',
      one(
        `<intermediateCatchEvent id="a" parallelMultiple="true">${message}<signalEventDefinition signalRef="g"/></intermediateCatchEvent>`,
        `${m}<signal id="g" name="g"/>`,
      ),
    ],
    [
      'several sources of one link',
      line(
        `<parallelGateway id="g"/>${thrown(link('l'))}<intermediateThrowEvent id="b">${link('l')}</intermediateThrowEvent><intermediateCatchEvent id="c">${link('l')}</intermediateCatchEvent>${flows('g a', 'g b', 'c e')}`,
        's g',
      ),
    ],
    [
      'an error that may be any, on a boundary',
      bounded(`<boundaryEvent id="b" attachedToRef="a"><errorEventDefinition/></boundaryEvent>${flows('b e')}`),
    ],
    [
      'a call whose data match',
      strict(
        bpmn(
          `<process id="p" isExecutable="true"><callActivity id="a" calledElement="q">${io(input('i', 'itemSubjectRef="I"') + ins('i') + outs())}</callActivity></process><process id="q" isExecutable="true">${io(input('k', 'itemSubjectRef="I"') + ins('k') + outs())}<task id="t"/></process>`,
          types,
        ),
      ),
    ],
  ])('%s', async (_what, xml) => {
    expect(await compile(xml)).toMatchObject({ ok: true });
  });
});
