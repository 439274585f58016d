/**
 * A process as the drawing sees it: nodes in lanes and the flows between them, no coordinates. Outlines are turned into
 * it, the one-stop regime is written in it, and `drawGraph` gives it a layout and writes BPMN.
 */
export interface FlowGraph extends GraphBody {
  /** Id and name of the `bpmn:process`. */
  readonly id: string;
  readonly name: string;
  readonly documentation?: string | undefined;
  /** From top to bottom; none for a process without lanes. */
  readonly lanes: readonly GraphLane[];
}

/** What a process and an embedded sub-process have in common. Order matters: it decides who gets the straight line. */
export interface GraphBody {
  readonly nodes: readonly GraphNode[];
  readonly flows: readonly GraphFlow[];
}

export interface GraphLane {
  readonly id: string;
  readonly name: string;
}

export type NodeType =
  | 'startEvent'
  | 'endEvent'
  | 'intermediateCatchEvent'
  | 'intermediateThrowEvent'
  | 'boundaryEvent'
  | 'userTask'
  | 'serviceTask'
  | 'scriptTask'
  | 'businessRuleTask'
  | 'receiveTask'
  | 'sendTask'
  | 'exclusiveGateway'
  | 'parallelGateway'
  | 'inclusiveGateway'
  | 'callActivity'
  | 'subProcess';

export interface GraphNode {
  /** XML id, unique in the file. */
  readonly id: string;
  readonly type: NodeType;
  readonly name?: string | undefined;
  /** Id of the lane; undefined inside a sub-process or in a process without lanes. */
  readonly lane?: string | undefined;
  readonly documentation?: string | undefined;
  readonly event?: GraphEvent | undefined;
  /** Of a receive or send task: the message's name. */
  readonly message?: string | undefined;
  /** Of a boundary event: its host, and whether it takes the host away. */
  readonly attachedTo?: string | undefined;
  /** Of boundary events and start events of event sub-processes; default true. */
  readonly interrupting?: boolean | undefined;
  /** Of a sub-process. */
  readonly body?: GraphBody | undefined;
  readonly triggeredByEvent?: boolean | undefined;
  readonly multiInstance?: MultiInstance | undefined;
  /** Flow taken when no condition holds. */
  readonly defaultFlow?: string | undefined;
  readonly extensions?: readonly ExtensionElement[] | undefined;
  /** Layout hints: column (from 0) and track inside the lane (from 0, downwards). */
  readonly column?: number | undefined;
  readonly track?: number | undefined;
}

export type GraphEvent =
  | { readonly kind: 'message'; readonly message: string }
  | { readonly kind: 'timer'; readonly as: 'timeDate' | 'timeDuration' | 'timeCycle'; readonly value: string }
  | { readonly kind: 'terminate' }
  | { readonly kind: 'error'; readonly code: string; readonly name: string };

export interface MultiInstance {
  readonly sequential: boolean;
  /** FEEL with the leading `=`. */
  readonly collection: string;
  readonly elementVariable: string;
  readonly completionCondition?: string | undefined;
}

export interface GraphFlow {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly name?: string | undefined;
  /** FEEL with the leading `=`. */
  readonly condition?: string | undefined;
}

/** An element of the `zeebe:` or `tthc:` namespace. Attributes that are undefined are left out. */
export interface ExtensionElement {
  readonly type: `zeebe:${string}` | `tthc:${string}`;
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly children?: readonly ExtensionElement[] | undefined;
}
