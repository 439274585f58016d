import { BpmnModdle, type ModdleElement } from 'bpmn-moddle';
import type { ExtensionElement, FlowGraph, GraphBody, GraphEvent, GraphNode } from './flow-graph.ts';
import type { Box, Point } from './geometry.ts';
import type { Layout } from './layout.ts';

const NAMESPACES = {
  tthc: 'https://motcua.vn/schema/tthc/1.0',
  zeebe: 'http://camunda.org/schema/zeebe/1.0',
};

/** BPMN 2.0 XML with its diagram, `zeebe:` and `tthc:` included. Equal graph and layout give equal bytes. */
export async function writeBpmn(graph: FlowGraph, layout: Layout): Promise<string> {
  const { xml } = await new Writer(graph, layout).definitions();
  return xml;
}

class Writer {
  private readonly moddle = new BpmnModdle();
  private readonly elements = new Map<string, ModdleElement>();
  private readonly messages = new Map<string, ModdleElement>();
  private readonly errors = new Map<string, ModdleElement>();
  private readonly diagram: ModdleElement[] = [];
  private readonly graph: FlowGraph;
  private readonly layout: Layout;

  constructor(graph: FlowGraph, layout: Layout) {
    this.graph = graph;
    this.layout = layout;
  }

  definitions(): Promise<{ xml: string }> {
    const { graph } = this;
    const flowElements = this.flowElements(graph);
    const process = this.moddle.create('bpmn:Process', {
      id: graph.id,
      name: graph.name,
      isExecutable: true,
      ...this.documentation(graph.documentation),
      ...(graph.lanes.length > 0 ? { laneSets: [this.laneSet()] } : {}),
      flowElements,
    });
    const plane = this.moddle.create('bpmndi:BPMNPlane', { id: `${graph.id}_plane`, bpmnElement: process });
    plane.set('planeElement', this.diagram);
    const definitions = this.moddle.create('bpmn:Definitions', {
      id: `Definitions_${graph.id}`,
      targetNamespace: 'https://motcua.vn/procedures',
      'xmlns:tthc': NAMESPACES.tthc,
      'xmlns:zeebe': NAMESPACES.zeebe,
      rootElements: [...this.messages.values(), ...this.errors.values(), process],
      diagrams: [this.moddle.create('bpmndi:BPMNDiagram', { id: `${graph.id}_diagram`, plane })],
    });
    return this.moddle.toXML(definitions, { format: true });
  }

  private laneSet(): ModdleElement {
    const lanes = this.graph.lanes.map((lane) => {
      const flowNodeRef = this.graph.nodes.filter((node) => node.lane === lane.id).map((node) => this.element(node.id));
      const element = this.moddle.create('bpmn:Lane', { id: lane.id, name: lane.name, flowNodeRef });
      const box = this.layout.lanes.get(lane.id);
      if (box !== undefined) this.diagram.unshift(this.shape(element, box, undefined, { isHorizontal: true }));
      return element;
    });
    return this.moddle.create('bpmn:LaneSet', { id: `${this.graph.id}_lanes`, lanes });
  }

  private flowElements(body: GraphBody): ModdleElement[] {
    const nodes = body.nodes.map((node) => {
      const box = this.layout.shapes.get(node.id);
      const at = this.diagram.length;
      const element = this.node(node);
      this.elements.set(node.id, element);
      const options = node.body === undefined ? {} : { isExpanded: true };
      if (box !== undefined)
        this.diagram.splice(at, 0, this.shape(element, box, this.layout.labels.get(node.id), options));
      return element;
    });
    const flows = body.flows.map((flow) => {
      const sourceRef = this.element(flow.source);
      const targetRef = this.element(flow.target);
      const element = this.moddle.create('bpmn:SequenceFlow', {
        id: flow.id,
        ...(flow.name === undefined ? {} : { name: flow.name }),
        sourceRef,
        targetRef,
        ...(flow.condition === undefined
          ? {}
          : { conditionExpression: this.moddle.create('bpmn:FormalExpression', { body: flow.condition }) }),
      });
      this.elements.set(flow.id, element);
      sourceRef.get('outgoing').push(element);
      targetRef.get('incoming').push(element);
      const points = this.layout.routes.get(flow.id);
      if (points !== undefined) this.diagram.push(this.edge(element, points, this.layout.labels.get(flow.id)));
      return element;
    });
    for (const node of body.nodes) {
      if (node.defaultFlow !== undefined) this.element(node.id).set('default', this.element(node.defaultFlow));
      if (node.attachedTo !== undefined) this.element(node.id).set('attachedToRef', this.element(node.attachedTo));
    }
    return [...nodes, ...flows];
  }

  private node(node: GraphNode): ModdleElement {
    const properties: Record<string, unknown> = {
      id: node.id,
      ...(node.name === undefined ? {} : { name: node.name }),
      ...this.documentation(node.documentation),
    };
    if (node.extensions !== undefined && node.extensions.length > 0) {
      properties['extensionElements'] = this.moddle.create('bpmn:ExtensionElements', {
        values: node.extensions.map((extension) => this.extension(extension)),
      });
    }
    if (node.event !== undefined) properties['eventDefinitions'] = [this.eventDefinition(node.id, node.event)];
    if (node.message !== undefined) properties['messageRef'] = this.message(node.message);
    if (node.type === 'boundaryEvent' && node.interrupting === false) properties['cancelActivity'] = false;
    if (node.type === 'startEvent' && node.interrupting === false) properties['isInterrupting'] = false;
    if (node.triggeredByEvent === true) properties['triggeredByEvent'] = true;
    if (node.multiInstance !== undefined) {
      const { sequential, collection, elementVariable, completionCondition } = node.multiInstance;
      properties['loopCharacteristics'] = this.moddle.create('bpmn:MultiInstanceLoopCharacteristics', {
        ...(sequential ? { isSequential: true } : {}),
        extensionElements: this.moddle.create('bpmn:ExtensionElements', {
          values: [
            this.extension({
              type: 'zeebe:loopCharacteristics',
              attributes: { inputCollection: collection, inputElement: elementVariable },
            }),
          ],
        }),
        ...(completionCondition === undefined
          ? {}
          : { completionCondition: this.moddle.create('bpmn:FormalExpression', { body: completionCondition }) }),
      });
    }
    if (node.body !== undefined) properties['flowElements'] = this.flowElements(node.body);
    return this.moddle.create(`bpmn:${node.type.charAt(0).toUpperCase()}${node.type.slice(1)}`, properties);
  }

  private eventDefinition(node: string, event: GraphEvent): ModdleElement {
    const id = `${node}_definition`;
    switch (event.kind) {
      case 'message':
        return this.moddle.create('bpmn:MessageEventDefinition', { id, messageRef: this.message(event.message) });
      case 'timer':
        return this.moddle.create('bpmn:TimerEventDefinition', {
          id,
          [event.as]: this.moddle.create('bpmn:FormalExpression', { body: event.value }),
        });
      case 'terminate':
        return this.moddle.create('bpmn:TerminateEventDefinition', { id });
      case 'error':
        return this.moddle.create('bpmn:ErrorEventDefinition', { id, errorRef: this.error(event.code, event.name) });
    }
  }

  private message(name: string): ModdleElement {
    const known = this.messages.get(name);
    if (known !== undefined) return known;
    const created = this.moddle.create('bpmn:Message', { id: `Message_${name}`, name });
    this.messages.set(name, created);
    return created;
  }

  private error(code: string, name: string): ModdleElement {
    const known = this.errors.get(code);
    if (known !== undefined) return known;
    const created = this.moddle.create('bpmn:Error', { id: `Error_${code}`, name, errorCode: code });
    this.errors.set(code, created);
    return created;
  }

  private extension(extension: ExtensionElement): ModdleElement {
    const prefix = extension.type.startsWith('zeebe:') ? 'zeebe' : 'tthc';
    const attributes = Object.fromEntries(
      Object.entries(extension.attributes).filter(([, value]) => value !== undefined),
    );
    const children = extension.children?.map((child) => this.extension(child));
    return this.moddle.createAny(extension.type, NAMESPACES[prefix], {
      ...attributes,
      ...(children === undefined || children.length === 0 ? {} : { $children: children }),
    });
  }

  private documentation(text: string | undefined): Record<string, unknown> {
    return text === undefined ? {} : { documentation: [this.moddle.create('bpmn:Documentation', { text })] };
  }

  private shape(
    bpmnElement: ModdleElement,
    box: Box,
    label: Box | undefined,
    options: Record<string, unknown> = {},
  ): ModdleElement {
    return this.moddle.create('bpmndi:BPMNShape', {
      id: `${bpmnElement.get('id')}_di`,
      bpmnElement,
      ...options,
      bounds: this.bounds(box),
      ...(label === undefined ? {} : { label: this.moddle.create('bpmndi:BPMNLabel', { bounds: this.bounds(label) }) }),
    });
  }

  private edge(bpmnElement: ModdleElement, points: readonly Point[], label: Box | undefined): ModdleElement {
    return this.moddle.create('bpmndi:BPMNEdge', {
      id: `${bpmnElement.get('id')}_di`,
      bpmnElement,
      waypoint: points.map(({ x, y }) => this.moddle.create('dc:Point', { x, y })),
      ...(label === undefined ? {} : { label: this.moddle.create('bpmndi:BPMNLabel', { bounds: this.bounds(label) }) }),
    });
  }

  private bounds({ x, y, width, height }: Box): ModdleElement {
    return this.moddle.create('dc:Bounds', { x, y, width, height });
  }

  private element(id: string): ModdleElement {
    const element = this.elements.get(id);
    if (element === undefined) throw new Error(`Expected ${id} to be an element of the same body but there is none`);
    return element;
  }
}
