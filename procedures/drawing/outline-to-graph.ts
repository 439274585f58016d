import { elementId, variableName } from './element-id.ts';
import type { ExtensionElement, FlowGraph, GraphEvent, GraphFlow, GraphNode, MultiInstance } from './flow-graph.ts';
import type {
  OutlineEvent,
  OutlineLane,
  ProcessOutline,
  Stage,
  StageBudget,
  StageField,
  StageMessage,
  StageOption,
  StagePart,
  StagePeriod,
  StageTimer,
} from './process-outline.ts';
import { usualOptions } from './stage-options.ts';

/** A flow that has left its source and waits for the next element. */
interface OpenEnd {
  readonly source: string;
  readonly name?: string | undefined;
  readonly condition?: string | undefined;
  readonly isDefault?: boolean | undefined;
}

const REFUSAL_DRAFT = 'Task_DuThaoTuChoi';
const REFUSAL_SIGN = 'Task_KyTuChoi';

/**
 * The stages as nodes and flows. Every exclusive split is decided by the option taken in the task before it, read
 * through the task's result variable, with the usual option as default flow. A refusal sets `resolution` to `rejected`;
 * everything else ends with the result that was asked for.
 *
 * @throws Error on an outline that contradicts itself: an unknown lane or stage, a key twice, no stage before the first
 */
export function graphOfOutline(outline: ProcessOutline): FlowGraph {
  return new Drawing(outline).graph();
}

class Drawing {
  private readonly outline: ProcessOutline;
  private readonly nodes: GraphNode[] = [];
  private readonly flows: GraphFlow[] = [];
  private readonly defaults = new Map<string, string>();
  private readonly entries = new Map<string, string>();
  /** Flows to stages whose entry is not drawn yet, or that lie behind. */
  private readonly jumps: { from: OpenEnd; stage: string }[] = [];
  private readonly refusals: OpenEnd[] = [];
  private readonly approvedEnds: OpenEnd[] = [];
  private readonly rejectedEnds: OpenEnd[] = [];

  constructor(outline: ProcessOutline) {
    this.outline = outline;
    assertDistinct(
      outline.lanes.map((lane) => lane.key),
      'lane',
    );
    assertDistinct(
      outline.stages.map((stage) => stage.key),
      'stage',
    );
    if (outline.stages.length === 0) throw new Error(`Expected ${outline.code} to have stages but there are none`);
  }

  graph(): FlowGraph {
    const { outline } = this;
    const [first] = outline.stages;
    const last = outline.stages.at(-1);
    this.nodes.push({ id: 'Start', type: 'startEvent', name: 'Nhận hồ sơ', lane: this.laneId(first?.lane ?? '') });
    let open: OpenEnd[] = [{ source: 'Start' }];
    for (const [index, stage] of outline.stages.entries()) open = this.stage(stage, outline.stages[index - 1], open);
    this.end('End_CoKetQua', 'Đã có kết quả', last?.lane ?? '', [...open, ...this.approvedEnds]);
    this.refusalTail();
    this.end('End_TuChoi', 'Từ chối giải quyết', outline.refusal.sign, this.rejectedEnds);
    for (const event of outline.events ?? []) this.eventSubProcess(event);
    for (const { from, stage } of this.jumps) {
      const target = this.entries.get(stage);
      if (target === undefined) throw new Error(`Expected stage ${stage} to exist but ${from.source} leads to nothing`);
      this.connect([from], target);
    }
    return {
      id: `Process_${outline.code.replaceAll(/[^A-Za-z0-9]/g, '_')}`,
      name: outline.name,
      documentation: outline.note,
      lanes: outline.lanes.map((lane) => ({ id: this.laneId(lane.key), name: lane.name })),
      nodes: this.nodes.map((node) => {
        const defaultFlow = this.defaults.get(node.id);
        return defaultFlow === undefined ? node : { ...node, defaultFlow };
      }),
      flows: this.flows,
    };
  }

  private stage(stage: Stage, previous: Stage | undefined, open: readonly OpenEnd[]): OpenEnd[] {
    const passedBy: OpenEnd[] = [];
    let incoming = open;
    if (stage.when !== undefined) {
      const gateway = elementId('Gateway', `${stage.key}-xet`);
      this.add(
        { id: gateway, type: 'exclusiveGateway', name: stage.when.question, lane: this.laneId(stage.lane) },
        incoming,
      );
      this.entries.set(stage.key, gateway);
      incoming = [{ source: gateway, name: stage.when.yes, condition: `=${stage.when.feel}` }];
      passedBy.push({ source: gateway, name: stage.when.no, isDefault: true });
    }
    const before = this.nodes.length;
    const out = this.stageBody(stage, previous, incoming);
    const entry = this.nodes[before];
    if (entry !== undefined && !this.entries.has(stage.key)) this.entries.set(stage.key, entry.id);
    return [...out, ...passedBy];
  }

  private stageBody(stage: Stage, previous: Stage | undefined, open: readonly OpenEnd[]): OpenEnd[] {
    switch (stage.kind) {
      case 'consult':
        return this.consult(stage, previous, open);
      case 'publish-notice': {
        const publish = this.task(
          { ...stage, timers: undefined },
          `${stage.key}-cong-bo`,
          stage.name,
          open,
          onlyComplete('Đã công bố'),
        );
        const wait = this.timer(stage, `${stage.key}-het-han`, publish);
        return this.decided(stage, previous, `${stage.key}-ket-thuc`, 'Lập biên bản kết thúc niêm yết', wait);
      }
      case 'collect-fee': {
        const id = elementId('Task', stage.key);
        const out = this.decided(stage, previous, stage.key, stage.name, open, [
          { type: 'tthc:status', attributes: { code: '6' } },
        ]);
        const paid = elementId('Event', `${stage.key}-da-nop`);
        this.nodes.push({
          id: paid,
          type: 'boundaryEvent',
          name: 'Đã thanh toán trực tuyến',
          lane: this.laneId(stage.lane),
          attachedTo: id,
          event: { kind: 'message', message: 'payment-received' },
        });
        return [...out, { source: paid }];
      }
      case 'financial-duty': {
        const out = this.decided(stage, previous, stage.key, stage.name, open);
        if (stage.wait === false) return out;
        const wait = elementId('Wait', stage.key);
        this.add(
          {
            id: wait,
            type: 'receiveTask',
            name: 'Chờ công dân hoàn thành nghĩa vụ tài chính',
            lane: this.laneId(stage.lane),
            message: 'financial-duty-fulfilled',
            extensions: [
              {
                type: 'tthc:message',
                attributes: {
                  action: 'fulfil-financial-duty',
                  name: 'Xác nhận hoàn thành nghĩa vụ tài chính',
                  by: 'citizen,desk',
                  agency: 'received',
                },
              },
              { type: 'tthc:status', attributes: { code: '6' } },
              { type: 'tthc:milestone', attributes: { on: 'enter', is: 'paused' } },
              { type: 'tthc:milestone', attributes: { on: 'leave', is: 'resumed' } },
            ],
          },
          out,
        );
        return [{ source: wait }];
      }
      case 'wait-for-message': {
        const { message } = stage;
        if (message === undefined) throw new Error(`Expected stage ${stage.key} to name its message but it does not`);
        const timers = stage.timers ?? [];
        const wait = elementId(timers.length === 0 ? 'Event' : 'Wait', stage.key);
        this.add(
          {
            id: wait,
            name: stage.name,
            lane: this.laneId(stage.lane),
            extensions: messageAction(message),
            ...(timers.length === 0
              ? { type: 'intermediateCatchEvent', event: { kind: 'message', message: message.name } }
              : { type: 'receiveTask', message: message.name }),
          },
          open,
        );
        return [{ source: wait }, ...this.boundaryTimers(stage, wait, stage.key)];
      }
      case 'wait-for-time':
        return this.timer(stage, stage.key, open);
      case 'look-up': {
        const id = elementId('Service', stage.key);
        const database = stage.database;
        if (database === undefined) throw new Error(`Expected stage ${stage.key} to name a database but it does not`);
        this.add(
          {
            id,
            type: 'serviceTask',
            name: stage.name,
            lane: this.laneId(stage.lane),
            extensions: [
              { type: 'zeebe:taskDefinition', attributes: { type: `${database}.lookup` } },
              { type: 'tthc:dataSource', attributes: { database } },
            ],
          },
          open,
        );
        return [{ source: id }];
      }
      case 'compute':
      case 'rule': {
        const id = elementId(stage.kind === 'rule' ? 'Rule' : 'Script', stage.key);
        const { expression, variable } = stage;
        if (expression === undefined || variable === undefined) {
          throw new Error(`Expected stage ${stage.key} to have an expression and a variable but one is missing`);
        }
        this.add(
          {
            id,
            type: stage.kind === 'rule' ? 'businessRuleTask' : 'scriptTask',
            name: stage.name,
            lane: this.laneId(stage.lane),
            extensions: [
              { type: 'zeebe:script', attributes: { expression: `=${expression}`, resultVariable: variable } },
            ],
          },
          open,
        );
        return [{ source: id }];
      }
      case 'joint-parts':
        return this.jointParts(stage, open);
      case 'council':
        return stage.members === undefined
          ? this.decided(stage, previous, stage.key, stage.name, open)
          : this.council(stage, previous, stage.members, open);
      case 'hand-over':
        return this.decided(stage, previous, stage.key, stage.name, open, [
          { type: 'tthc:slip', attributes: { form: '06' } },
        ]);
      case 'sign':
        return this.decided(stage, previous, stage.key, stage.name, open, [
          { type: 'tthc:signature', attributes: { level: 'personal' } },
        ]);
      case 'register-number':
        return this.decided(stage, previous, stage.key, stage.name, open, [
          { type: 'tthc:signature', attributes: { level: 'agency' } },
        ]);
      default:
        return this.decided(stage, previous, stage.key, stage.name, open);
    }
  }

  private consult(stage: Stage, previous: Stage | undefined, open: readonly OpenEnd[]): OpenEnd[] {
    const branches = stage.branches ?? [];
    const [only] = branches;
    if (only === undefined) throw new Error(`Expected stage ${stage.key} to ask somebody but it has no branch`);
    const asked = this.decided({ ...stage, timers: undefined }, previous, stage.key, stage.name, open);
    const consultation = stage.consultation ?? 'all';
    const answer = (index: number, from: readonly OpenEnd[], multiInstance?: MultiInstance): OpenEnd[] => {
      const branch = branches[index] ?? only;
      const key = branches.length === 1 ? `${stage.key}-y-kien` : `${stage.key}-${branch.lane}`;
      const own: Stage = {
        ...stage,
        lane: branch.lane,
        budget: branch.budget,
        legalBasis: branch.legalBasis ?? stage.legalBasis,
        fields: [{ id: 'opinion', name: 'Ý kiến', type: 'longtext', required: true }, ...(branch.fields ?? [])],
      };
      return this.task(
        own,
        key,
        branch.name,
        from,
        [{ action: 'reply', name: 'Gửi ý kiến', tone: 'primary', to: 'next' }],
        [],
        multiInstance,
      );
    };
    if (typeof consultation === 'object') {
      return answer(0, asked, { sequential: false, collection: `=${consultation.each}`, elementVariable: 'consulted' });
    }
    if (branches.length === 1) return answer(0, asked);
    const type = consultation === 'all' ? 'parallelGateway' : 'inclusiveGateway';
    const split = elementId('Gateway', `${stage.key}-gui`);
    const join = elementId('Gateway', `${stage.key}-du`);
    const lane = this.laneId(stage.lane);
    this.add({ id: split, type, lane, ...(consultation === 'some' ? { name: 'Cần ý kiến cơ quan nào?' } : {}) }, asked);
    const answers = branches.map((branch, index) => {
      const from: OpenEnd =
        consultation === 'all' || branch.when === undefined
          ? { source: split, isDefault: consultation === 'some' }
          : { source: split, name: branch.when.name, condition: `=${branch.when.feel}` };
      const out = answer(index, [from]);
      if (out.length === 1) return out;
      const merge = elementId('Gateway', `${stage.key}-${branch.lane}-xong`);
      this.add({ id: merge, type: 'exclusiveGateway', lane: this.laneId(branch.lane) }, out);
      return [{ source: merge }];
    });
    this.add({ id: join, type, lane }, answers.flat());
    return [{ source: join }];
  }

  /** Each part as a service task that lasts until its dossier has ended; then, where it matters, whether all were granted. */
  private jointParts(stage: Stage, open: readonly OpenEnd[]): OpenEnd[] {
    const parts = stage.parts ?? [];
    if (parts.length === 0) throw new Error(`Expected stage ${stage.key} to have parts but it has none`);
    const granted = parts.map((part) => `${variableName(part.key)} = "approved"`).join(' and ');
    const lane = this.laneId(stage.lane);
    const rejects = stage.notGranted === 'end-rejected';
    let out: OpenEnd[];
    if (parts.length === 1) out = parts.map((part) => this.part(part, open));
    else {
      const split = elementId('Gateway', `${stage.key}-mo`);
      const join = elementId('Gateway', `${stage.key}-du`);
      this.add({ id: split, type: 'parallelGateway', lane }, open);
      const ended = parts.map((part) => this.part(part, [{ source: split }]));
      this.add({ id: join, type: 'parallelGateway', lane }, ended);
      out = [{ source: join }];
    }
    if (!rejects) return out;
    const gateway = elementId('Gateway', `${stage.key}-ket-qua`);
    this.add({ id: gateway, type: 'exclusiveGateway', name: 'Được giải quyết?', lane }, out);
    const refused = elementId('Script', `${stage.key}-tu-choi`);
    this.add(
      {
        id: refused,
        type: 'scriptTask',
        name: 'Ghi nhận từ chối',
        lane,
        track: 1,
        extensions: [{ type: 'zeebe:script', attributes: { expression: '="rejected"', resultVariable: 'resolution' } }],
      },
      [{ source: gateway, name: 'Không', isDefault: true }],
    );
    this.rejectedEnds.push({ source: refused });
    return [{ source: gateway, name: 'Có', condition: `=${granted}` }];
  }

  private part(part: StagePart, open: readonly OpenEnd[]): OpenEnd {
    const id = elementId('Service', part.key);
    this.add(
      {
        id,
        type: 'serviceTask',
        name: part.name,
        lane: this.laneId(part.lane),
        extensions: [
          {
            type: 'tthc:childDossier',
            attributes: {
              procedure: part.procedure,
              case: part.case,
              decides: part.decides,
              limit: part.limit?.amount,
              limitUnit: part.limit?.unit,
              data: part.data,
            },
            children: part.components.map(({ from, to }) => ({ type: 'tthc:component', attributes: { from, to } })),
          },
          {
            type: 'zeebe:ioMapping',
            attributes: {},
            children: [{ type: 'zeebe:output', attributes: { source: '=outcome', target: variableName(part.key) } }],
          },
        ],
      },
      open,
    );
    return { source: id };
  }

  /** A user task, then a gateway over its options where there are several. */
  private decided(
    stage: Stage,
    previous: Stage | undefined,
    key: string,
    name: string,
    open: readonly OpenEnd[],
    more: readonly ExtensionElement[] = [],
  ): OpenEnd[] {
    const id = elementId('Task', key);
    const aside = this.task(stage, key, name, open, optionsOf(stage), more).filter((end) => end.source !== id);
    return [...this.decision(stage, previous, key, id), ...aside];
  }

  /** What follows a decision: nothing to split where there is one option, else a gateway on the result variable. */
  private decision(stage: Stage, previous: Stage | undefined, key: string, decided: string): OpenEnd[] {
    const options = optionsOf(stage);
    const [usual] = options;
    if (usual === undefined) throw new Error(`Expected stage ${stage.key} to have an option but it has none`);
    if (options.length === 1) return this.led(stage, previous, usual, { source: decided });
    const gateway = elementId('Gateway', key);
    this.add({ id: gateway, type: 'exclusiveGateway', name: 'Kết quả?', lane: this.laneId(stage.lane) }, [
      { source: decided },
    ]);
    const variable = variableName(key);
    return options.flatMap((option) =>
      this.led(
        stage,
        previous,
        option,
        option === usual
          ? { source: gateway, name: option.name, isDefault: true }
          : { source: gateway, name: option.name, condition: `=${variable} = "${option.action}"` },
      ),
    );
  }

  /** An embedded sub-process: the council is set up, its members give their opinions, the minutes state the decision. */
  private council(stage: Stage, previous: Stage | undefined, members: number, open: readonly OpenEnd[]): OpenEnd[] {
    const lane = this.lane(stage.lane);
    const id = elementId('SubProcess', stage.key);
    const named = (part: string): string => elementId('Task', `${stage.key}-${part}`);
    const person = (options: readonly StageOption[], attributes: Stage, resultVariable: string): ExtensionElement[] => [
      assignment(lane),
      taskOf(lane, attributes, resultVariable),
      ...options.map((option) => optionElement(option, stage.fields ?? [])),
    ];
    const variable = variableName(stage.key);
    const plain: Stage = { key: stage.key, kind: 'work', lane: stage.lane, name: stage.name };
    const start = elementId('Start', stage.key);
    const end = elementId('End', stage.key);
    const nodes: GraphNode[] = [
      { id: start, type: 'startEvent' },
      {
        id: named('thanh-lap'),
        type: 'userTask',
        name: 'Thành lập hội đồng, gửi tài liệu họp',
        extensions: person(onlyComplete('Đã gửi tài liệu'), plain, variableName(`${stage.key}-thanh-lap`)),
      },
      {
        id: named('y-kien'),
        type: 'userTask',
        name: 'Thành viên hội đồng cho ý kiến',
        multiInstance: { sequential: false, collection: `=for i in 1..${members} return i`, elementVariable: 'member' },
        extensions: person(
          [{ action: 'reply', name: 'Gửi ý kiến', tone: 'primary', to: 'next' }],
          plain,
          variableName(`${stage.key}-y-kien`),
        ),
      },
      {
        id: named('bien-ban'),
        type: 'userTask',
        name: 'Họp, lập biên bản và kết luận',
        extensions: person(optionsOf(stage), stage, variable),
      },
      { id: end, type: 'endEvent' },
    ];
    const chain = nodes.map((node) => node.id);
    const flows = chain.slice(1).map((target, index) => ({
      id: `${elementId('Flow', stage.key)}_${index + 1}`,
      source: chain[index] ?? '',
      target,
    }));
    this.add({ id, type: 'subProcess', name: stage.name, lane: this.laneId(stage.lane), body: { nodes, flows } }, open);
    return [...this.decision(stage, previous, stage.key, id), ...this.boundaryTimers(stage, id, stage.key)];
  }

  private eventSubProcess(event: OutlineEvent): void {
    const lane = this.lane(event.lane);
    const named = (prefix: string): string => elementId(prefix, event.key);
    const ids = { start: named('Start'), task: named('Task'), end: named('End') };
    this.nodes.push({
      id: named('EventSubProcess'),
      type: 'subProcess',
      name: event.name,
      lane: this.laneId(event.lane),
      triggeredByEvent: true,
      body: {
        nodes: [
          {
            id: ids.start,
            type: 'startEvent',
            name: event.message.action?.name,
            interrupting: false,
            event: { kind: 'message', message: event.message.name },
            extensions: messageAction(event.message),
          },
          {
            id: ids.task,
            type: 'userTask',
            name: event.task,
            extensions: [
              assignment(lane),
              { type: 'tthc:task', attributes: { agency: lane.agency } },
              optionElement({ action: 'complete', name: 'Hoàn thành', tone: 'primary', to: 'next' }, []),
            ],
          },
          { id: ids.end, type: 'endEvent' },
        ],
        flows: [
          { id: `${named('Flow')}_1`, source: ids.start, target: ids.task },
          { id: `${named('Flow')}_2`, source: ids.task, target: ids.end },
        ],
      },
    });
  }

  /** Sends an open end where its option leads; what goes on to the next stage is returned. */
  private led(stage: Stage, previous: Stage | undefined, option: StageOption, end: OpenEnd): OpenEnd[] {
    if (typeof option.to === 'object') {
      this.jumps.push({ from: end, stage: option.to.stage });
      return [];
    }
    switch (option.to) {
      case 'next':
        return [end];
      case 'previous':
        if (previous === undefined) throw new Error(`Expected a stage before ${stage.key} but it is the first`);
        this.jumps.push({ from: end, stage: previous.key });
        return [];
      case 'refusal':
        this.refusals.push(end);
        return [];
      case 'end-approved':
        this.approvedEnds.push(end);
        return [];
      case 'end-rejected':
        this.rejectedEnds.push(end);
        return [];
    }
  }

  /** One user task with its boundary timers; its own flow comes first in what is returned. */
  private task(
    stage: Stage,
    key: string,
    name: string,
    open: readonly OpenEnd[],
    options: readonly StageOption[],
    more: readonly ExtensionElement[] = [],
    multiInstance?: MultiInstance,
  ): OpenEnd[] {
    const lane = this.lane(stage.lane);
    const id = elementId('Task', key);
    const rejecting = options
      .filter((option) => option.to === 'end-rejected')
      .map((option) => `action = "${option.action}"`);
    this.add(
      {
        id,
        type: 'userTask',
        name,
        lane: this.laneId(lane.key),
        multiInstance,
        extensions: [
          assignment(lane),
          taskOf(lane, stage, variableName(key)),
          ...options.map((option) => optionElement(option, stage.fields ?? [])),
          ...more,
          ...(rejecting.length === 0 ? [] : [resolutionOutput(rejecting.join(' or '))]),
        ],
      },
      open,
    );
    return [{ source: id }, ...this.boundaryTimers(stage, id, key)];
  }

  private boundaryTimers(stage: Stage, host: string, key: string): OpenEnd[] {
    const lane = this.lane(stage.lane);
    return (stage.timers ?? []).flatMap((timer, index) => this.boundaryTimer(timer, host, key, index, lane));
  }

  private boundaryTimer(timer: StageTimer, host: string, key: string, index: number, lane: OutlineLane): OpenEnd[] {
    const id = elementId('Event', `${key}-qua-han${index === 0 ? '' : `-${index + 1}`}`);
    this.nodes.push({
      id,
      type: 'boundaryEvent',
      name: timer.name,
      lane: this.laneId(lane.key),
      attachedTo: host,
      interrupting: timer.outcome === 'go-on',
      event: timerEvent(timer.after),
    });
    if (timer.outcome === 'go-on') return [{ source: id }];
    if (timer.outcome === 'remind') {
      const remind = id.replace('Event_', 'End_NhacViec_');
      this.add(
        {
          id: remind,
          type: 'endEvent',
          name: 'Nhắc việc',
          lane: this.laneId(lane.key),
          event: { kind: 'message', message: 'reminder' },
        },
        [{ source: id }],
      );
      return [];
    }
    const above = this.lane(timer.outcome.escalateTo);
    const task = id.replace('Event_', 'Task_BaoCao_');
    this.add(
      {
        id: task,
        type: 'userTask',
        name: timer.outcome.name,
        lane: this.laneId(above.key),
        extensions: [
          assignment(above),
          { type: 'tthc:task', attributes: { agency: above.agency } },
          optionElement({ action: 'acknowledge', name: 'Đã chỉ đạo', tone: 'primary', to: 'next' }, []),
        ],
      },
      [{ source: id }],
    );
    this.end(`End_${task}`, undefined, above.key, [{ source: task }]);
    return [];
  }

  private timer(stage: Stage, key: string, open: readonly OpenEnd[]): OpenEnd[] {
    const { noticePeriod } = stage;
    if (noticePeriod === undefined) throw new Error(`Expected stage ${stage.key} to name its period but it does not`);
    const id = elementId('Event', key);
    const name = stage.kind === 'wait-for-time' ? stage.name : `Hết ${periodName(noticePeriod)}`;
    this.add(
      { id, type: 'intermediateCatchEvent', name, lane: this.laneId(stage.lane), event: timerEvent(noticePeriod) },
      open,
    );
    return [{ source: id }];
  }

  private refusalTail(): void {
    if (this.refusals.length === 0) return;
    const { draft, sign } = this.outline.refusal;
    const drafts = this.lane(draft);
    const signs = this.lane(sign);
    const variable = variableName('ky-tu-choi');
    const draftTrack = this.trackBeside(draft);
    const signTrack = this.trackBeside(sign);
    this.add(
      {
        id: REFUSAL_DRAFT,
        type: 'userTask',
        name: 'Dự thảo văn bản từ chối, nêu rõ lý do',
        lane: this.laneId(draft),
        track: draftTrack,
        extensions: [
          assignment(drafts),
          { type: 'tthc:task', attributes: { agency: drafts.agency } },
          optionElement({ action: 'submit', name: 'Trình ký', tone: 'primary', to: 'next' }, []),
        ],
      },
      this.refusals,
    );
    this.add(
      {
        id: REFUSAL_SIGN,
        type: 'userTask',
        name: 'Ký văn bản từ chối',
        lane: this.laneId(sign),
        track: signTrack,
        extensions: [
          assignment(signs),
          { type: 'tthc:task', attributes: { agency: signs.agency, resultVariable: variable } },
          optionElement({ action: 'approve', name: 'Ký ban hành', tone: 'primary', to: 'next' }, []),
          optionElement({ action: 'return', name: 'Trả lại để chỉnh sửa', to: 'previous' }, []),
          { type: 'tthc:signature', attributes: { level: 'personal' } },
          resolutionOutput('action = "approve"'),
        ],
      },
      [{ source: REFUSAL_DRAFT }],
    );
    const gateway = 'Gateway_KyTuChoi';
    this.add({ id: gateway, type: 'exclusiveGateway', name: 'Kết quả?', lane: this.laneId(sign), track: signTrack }, [
      { source: REFUSAL_SIGN },
    ]);
    this.rejectedEnds.push({ source: gateway, name: 'Ký ban hành', isDefault: true });
    this.entries.set(REFUSAL_DRAFT, REFUSAL_DRAFT);
    this.jumps.push({
      from: { source: gateway, name: 'Trả lại để chỉnh sửa', condition: `=${variable} = "return"` },
      stage: REFUSAL_DRAFT,
    });
  }

  /** Refusals run below the main line where the lane has one. */
  private trackBeside(lane: string): number | undefined {
    return this.nodes.some((node) => node.lane === this.laneId(lane) && node.attachedTo === undefined) ? 1 : undefined;
  }

  private end(id: string, name: string | undefined, lane: string, open: readonly OpenEnd[]): void {
    if (open.length > 0) this.add({ id, type: 'endEvent', name, lane: this.laneId(lane) }, open);
  }

  private add(node: GraphNode, open: readonly OpenEnd[]): void {
    if (this.nodes.some((other) => other.id === node.id)) throw new Error(`Expected one ${node.id} but there are two`);
    this.nodes.push(node);
    this.connect(open, node.id);
  }

  private connect(open: readonly OpenEnd[], target: string): void {
    for (const end of open) {
      const flow = {
        id: `Flow_${this.flows.length + 1}`,
        source: end.source,
        target,
        name: end.name,
        condition: end.condition,
      };
      this.flows.push(flow);
      if (end.isDefault === true) this.defaults.set(end.source, flow.id);
    }
  }

  private lane(key: string): OutlineLane {
    const lane = this.outline.lanes.find((candidate) => candidate.key === key);
    if (lane === undefined) throw new Error(`Expected lane ${key} of ${this.outline.code} to exist but it does not`);
    return lane;
  }

  private laneId(key: string): string {
    return elementId('Lane', this.lane(key).key);
  }
}

function optionsOf(stage: Stage): readonly StageOption[] {
  return stage.options ?? usualOptions[stage.kind];
}

function onlyComplete(name: string): readonly StageOption[] {
  return [{ action: 'complete', name, tone: 'primary', to: 'next' }];
}

function assignment(lane: OutlineLane): ExtensionElement {
  return { type: 'zeebe:assignmentDefinition', attributes: { candidateGroups: lane.role } };
}

function taskOf(lane: OutlineLane, stage: Stage, resultVariable: string): ExtensionElement {
  return {
    type: 'tthc:task',
    attributes: { agency: lane.agency, resultVariable, ...budgetOf(stage.budget), legalBasis: stage.legalBasis },
  };
}

function budgetOf(budget: StageBudget | undefined): Record<string, string> {
  return budget === undefined ? {} : { budget: String(budget.amount), budgetUnit: budget.unit };
}

function optionElement(option: StageOption, common: readonly StageField[]): ExtensionElement {
  return {
    type: 'tthc:option',
    attributes: { action: option.action, name: option.name, tone: option.tone ?? 'default' },
    children: [...common, ...(option.fields ?? [])].map(fieldElement),
  };
}

function fieldElement(field: StageField): ExtensionElement {
  return {
    type: 'tthc:field',
    attributes: {
      id: field.id,
      name: field.name,
      type: field.type,
      required: field.required === true ? 'true' : undefined,
      routing: field.routing === true ? 'true' : undefined,
      choices: field.choices?.map((choice) => `${choice.value}:${choice.name}`).join(','),
    },
  };
}

function messageAction(message: StageMessage): readonly ExtensionElement[] {
  if (message.action === undefined) return [];
  const { action, name, by, agency } = message.action;
  return [{ type: 'tthc:message', attributes: { action, name, by: by.join(','), agency } }];
}

/** Output mapping that makes the dossier rejected when the condition on `action` holds. */
function resolutionOutput(condition: string): ExtensionElement {
  return {
    type: 'zeebe:ioMapping',
    attributes: {},
    children: [
      {
        type: 'zeebe:output',
        attributes: { source: `=if ${condition} then "rejected" else null`, target: 'resolution' },
      },
    ],
  };
}

function timerEvent(period: StagePeriod): GraphEvent {
  switch (period.unit) {
    case 'DAY':
      return { kind: 'timer', as: 'timeDuration', value: `P${period.amount}D` };
    case 'WORKING_DAY':
      return { kind: 'timer', as: 'timeDate', value: `=add working days(now(), ${period.amount})` };
    case 'HOUR':
      return { kind: 'timer', as: 'timeDate', value: `=add working hours(now(), ${period.amount})` };
  }
}

/** `15 ngày`, `3 ngày làm việc`, `8 giờ làm việc`. */
export function periodName(period: StagePeriod): string {
  const unit = { DAY: 'ngày', WORKING_DAY: 'ngày làm việc', HOUR: 'giờ làm việc' }[period.unit];
  return `${String(period.amount).replace('.', ',')} ${unit}`;
}

function assertDistinct(keys: readonly string[], what: string): void {
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) throw new Error(`Expected each ${what} once but ${twice} is there twice`);
}
