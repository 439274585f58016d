import { randomUUID } from 'node:crypto';
import { commitStep } from '../../activities/record/commit-step.ts';
import { sweep } from '../../activities/record/sweeper.ts';
import type { Client, Pool } from '../../db/pool.ts';
import { findCommand } from '../../db/queries/accept-command.ts';
import { storeContent } from '../../db/queries/content.ts';
import type { Procedure } from '../../domain/procedure.ts';
import { compile } from '../../engine/compile.ts';
import { processesOf } from '../../engine/describe.ts';
import type { Facts } from '../../engine/facts.ts';
import type { Program } from '../../engine/program.ts';
import type { State } from '../../engine/state.ts';
import { openWork, step } from '../../engine/step.ts';
import type { Stimulus } from '../../engine/stimulus.ts';
import { drawGraph } from '../../procedures/drawing/draw-graph.ts';
import type { ExtensionElement, FlowGraph, GraphNode } from '../../procedures/drawing/flow-graph.ts';
import { DossierBed } from './dossier-bed.ts';

const userTask = (id: string, role: string, agency: string, actions: readonly string[]): GraphNode => ({
  id,
  type: 'userTask',
  name: id,
  extensions: [
    { type: 'zeebe:assignmentDefinition', attributes: { candidateGroups: role } },
    { type: 'tthc:task', attributes: { agency, resultVariable: `decision${id}` } },
    ...actions.map((action): ExtensionElement => ({ type: 'tthc:option', attributes: { action, name: action } })),
  ],
});

const mapping = (source: string, target: string): ExtensionElement => ({
  type: 'zeebe:ioMapping',
  attributes: {},
  children: [{ type: 'zeebe:output', attributes: { source, target } }],
});

const end = (id: string, is: string): GraphNode => ({
  id,
  type: 'endEvent',
  name: id,
  extensions: [{ type: 'tthc:milestone', attributes: { on: 'enter', is } }],
});

/** What every part of a joint service shares here: handling, which may be withdrawn or stopped at any time. */
const regime: FlowGraph = {
  id: 'Process_Regime',
  name: 'Chế độ chung thu nhỏ',
  lanes: [],
  nodes: [
    {
      id: 'Start',
      type: 'startEvent',
      name: 'Nhận',
      extensions: [{ type: 'tthc:milestone', attributes: { on: 'leave', is: 'accepted' } }],
    },
    {
      id: 'Activity_Resolve',
      type: 'callActivity',
      name: 'Giải quyết',
      extensions: [
        { type: 'zeebe:calledElement', attributes: { processId: 'resolve' } },
        mapping('=resolution', 'resolution'),
      ],
    },
    ...(['withdraw', 'stop'] as const).map(
      (message): GraphNode => ({
        id: `Event_${message}`,
        type: 'boundaryEvent',
        name: message,
        attachedTo: 'Activity_Resolve',
        event: { kind: 'message', message },
        extensions: [
          { type: 'tthc:message', attributes: { action: message, name: message, by: 'desk', agency: 'received' } },
        ],
      }),
    ),
    end('End_Finished', 'returned'),
    end('End_Withdrawn', 'withdrawn'),
    end('End_Stopped', 'stopped'),
  ],
  flows: [
    { id: 'Flow_1', source: 'Start', target: 'Activity_Resolve' },
    { id: 'Flow_2', source: 'Activity_Resolve', target: 'End_Finished' },
    { id: 'Flow_3', source: 'Event_withdraw', target: 'End_Withdrawn' },
    { id: 'Flow_4', source: 'Event_stop', target: 'End_Stopped' },
  ],
};

/** A part's own process: one official decides. */
const part: FlowGraph = {
  id: 'Process_Part',
  name: 'Một bước',
  lanes: [],
  nodes: [
    { id: 'Start', type: 'startEvent', name: 'Nhận' },
    {
      ...userTask('Task_Part', 'specialist', 'decides', ['approve', 'reject']),
      extensions: [
        ...(userTask('Task_Part', 'specialist', 'decides', ['approve', 'reject']).extensions ?? []),
        mapping('=if action = "reject" then "rejected" else "approved"', 'resolution'),
      ],
    },
    { id: 'End', type: 'endEvent', name: 'Xong' },
  ],
  flows: [
    { id: 'Flow_1', source: 'Start', target: 'Task_Part' },
    { id: 'Flow_2', source: 'Task_Part', target: 'End' },
  ],
};

function opens(id: string, procedure: string, more: Readonly<Record<string, string>> = {}): GraphNode {
  return {
    id,
    type: 'serviceTask',
    name: id,
    extensions: [
      {
        type: 'tthc:childDossier',
        attributes: { procedure, ...more },
        children: [{ type: 'tthc:component', attributes: { from: 'c1', to: 'p1' } }],
      },
      mapping('=outcome', `outcome${id}`),
    ],
  };
}

/** Birth first; where it is granted, residence and card beside each other; then what there is goes back. */
const joint: FlowGraph = {
  id: 'Process_Joint',
  name: 'Liên thông',
  lanes: [],
  nodes: [
    { id: 'Start', type: 'startEvent', name: 'Nhận' },
    opens('Birth', '1.100001', {
      data: '={ declarant: applicant.name, child: form.child }',
      limit: '=1 + 1',
      decides: 'decides',
    }),
    { id: 'Granted', type: 'exclusiveGateway', name: 'Được đăng ký?', defaultFlow: 'Flow_No' },
    { id: 'Both', type: 'parallelGateway' },
    opens('Residence', '1.100002'),
    opens('Card', '1.100003'),
    { id: 'Joined', type: 'parallelGateway' },
    userTask('Task_D', 'desk', 'returns', ['return-result']),
    { id: 'End', type: 'endEvent', name: 'Đã trả' },
    { id: 'End_Refused', type: 'endEvent', name: 'Từ chối' },
  ],
  flows: [
    { id: 'Flow_1', source: 'Start', target: 'Birth' },
    { id: 'Flow_2', source: 'Birth', target: 'Granted' },
    { id: 'Flow_Yes', source: 'Granted', target: 'Both', condition: '=outcomeBirth = "approved"' },
    { id: 'Flow_No', source: 'Granted', target: 'End_Refused' },
    { id: 'Flow_3', source: 'Both', target: 'Residence' },
    { id: 'Flow_4', source: 'Both', target: 'Card' },
    { id: 'Flow_5', source: 'Residence', target: 'Joined' },
    { id: 'Flow_6', source: 'Card', target: 'Joined' },
    { id: 'Flow_7', source: 'Joined', target: 'Task_D' },
    { id: 'Flow_8', source: 'Task_D', target: 'End' },
  ],
};

export interface ChildRow {
  readonly element: string;
  readonly child: string;
  readonly attempt: number;
  readonly wanted: boolean;
  readonly outcome: string | null;
  readonly problem: string | null;
  readonly there: boolean;
}

/** A joint service of three parts on the protocol's real parts. Nothing sweeps by itself. */
export class JointBed {
  readonly bed: DossierBed;
  private readonly program: string;

  private constructor(bed: DossierBed, program: string) {
    this.bed = bed;
    this.program = program;
  }

  static async open(): Promise<JointBed> {
    const bed = await DossierBed.open();
    const regimePlan = await publish(bed, 'regime', regime);
    for (const code of ['1.100001', '1.100002', '1.100003']) await publish(bed, code, part, factsOf(code));
    const jointPlan = await publish(bed, '1.100000', joint, factsOf('1.100000'));
    const program = `program-joint-${jointPlan}`;
    await storeContent(
      bed.pool,
      'program',
      program,
      JSON.stringify({
        entry: { plan: regimePlan, process: 'Process_Regime' },
        plans: [regimePlan, jointPlan],
        bindings: { resolve: { plan: jointPlan, process: 'Process_Joint' } },
      }),
    );
    return new JointBed(bed, program);
  }

  /** A parent that was received; its first part is asked for, not opened. */
  async receive(): Promise<string> {
    const dossier = randomUUID();
    const { rows } = await this.bed.pool.query<{ id: string }>(
      `select id from procedure_version where code = '1.100000'`,
    );
    const id = await this.bed.acceptReceipt(
      dossier,
      {
        procedureVersion: rows[0]?.id ?? '',
        procedureCode: '1.100000',
        procedureName: 'Liên thông',
        form: { data: { child: 'Nguyễn Bé' } },
        components: [{ id: 'c1', name: 'Tờ khai', kind: 'paper', originals: 2, copies: 1 }],
      },
      {},
      this.program,
    );
    const state = await this.bed.settle(id);
    if (state !== 'acknowledged') throw new Error(`Expected the parent to be received, but it is ${state}`);
    return dossier;
  }

  sweep(): Promise<unknown> {
    return sweep(this.bed.pool, this.bed.contents, this.bed.client);
  }

  /** Sweeps until Temporal has answered every command. */
  async settleAll(): Promise<void> {
    for (;;) {
      const { rowCount } = await this.bed.pool.query(
        `update command set resend_at = now() where state in ('received', 'committed')`,
      );
      if (rowCount === 0) return;
      await this.sweep();
    }
  }

  async children(parent: string): Promise<ChildRow[]> {
    const { rows } = await this.bed.pool.query<ChildRow>(
      `select element, child, attempt, wanted, outcome, problem, exists (select from dossier d where d.id = child and d.parent_id = parent) as there
       from child_dossier where parent = $1 order by key, attempt`,
      [parent],
    );
    return rows;
  }

  /** Sweeps until this holds of the children: word between dossiers takes a round each. */
  async until(parent: string, holds: (children: readonly ChildRow[]) => boolean): Promise<ChildRow[]> {
    for (;;) {
      const children = await this.children(parent);
      if (holds(children)) return children;
      await this.sweep();
    }
  }

  async child(parent: string, element: string): Promise<string> {
    const children = await this.until(parent, (rows) => rows.some((row) => row.element === element && row.there));
    return children.findLast((row) => row.element === element && row.there)?.child ?? '';
  }

  /** Somebody acts on an open task. */
  async act(dossier: string, element: string, action: string, actor: string): Promise<string> {
    return await this.bed.settle(await this.accept(dossier, element, action, actor));
  }

  /** The command of somebody who acts on an open task, recorded and not sent. */
  async accept(dossier: string, element: string, action: string, actor: string): Promise<string> {
    const { program, open } = await this.work(dossier);
    const task = open.tasks.find((each) => each.element === element);
    if (task === undefined) throw new Error(`Expected an open task ${element}`);
    return await this.bed.accept(dossier, {
      action,
      task: task.key,
      actor,
      program,
      stimulus: { type: 'complete-task', key: task.key, action },
    });
  }

  async message(dossier: string, name: string, actor: string): Promise<string> {
    const { program } = await this.work(dossier);
    return await this.bed.settle(
      await this.bed.accept(dossier, { action: name, actor, program, stimulus: { type: 'message', name } }),
    );
  }

  /** What Temporal forgets: the transaction of a command happens, and no history knows of it. Returns its statements. */
  async ghost(dossier: string, id: string): Promise<string[]> {
    const row = await findCommand(this.bed.pool, id);
    if (row === undefined) throw new Error(`Expected command ${id}`);
    const baseSeq = await this.bed.seq(dossier);
    const state = baseSeq === 0 ? undefined : await this.bed.state(dossier);
    const program = await this.bed.contents.value<Program>(row.program);
    const facts = await this.bed.contents.value<Facts>(this.bed.factsHash);
    const stimulus = JSON.parse(row.stimulus) as Stimulus;
    const now = Math.max(row.at.getTime(), state?.now ?? 0);
    const next = step(program, state, stimulus, now, facts);
    if (!next.ok) throw new Error(next.rejection.message);
    const statements: string[] = [];
    const answer = await commitStep(
      { pool: listening(this.bed.pool, statements), contents: this.bed.contents, committed: () => undefined },
      { dossierId: dossier, id, baseSeq, stimulus, now, facts: this.bed.factsHash, next },
    );
    if (answer.type !== 'committed') throw new Error(`Expected a commit, but it is ${answer.type}`);
    return statements;
  }

  async work(dossier: string) {
    const { rows } = await this.bed.pool.query<{ program: string; state: string }>(
      'select d.program, s.state from dossier d join dossier_state s on s.dossier = d.id where d.id = $1',
      [dossier],
    );
    const [row] = rows;
    if (row === undefined) throw new Error(`Expected dossier ${dossier}`);
    const program = await this.bed.contents.value<Program>(row.program);
    return { program: row.program, open: openWork(program, JSON.parse(row.state) as State) };
  }
}

/** The pool, which notes the names of the statements that are asked through it. */
function listening(pool: Pool, statements: string[]): Pool {
  const noting = (client: Client): Client =>
    new Proxy(client, {
      get: (target, property) => {
        const member: unknown = Reflect.get(target, property);
        if (typeof member !== 'function') return member;
        return (...given: unknown[]) => {
          const [asked] = given;
          if (property === 'query')
            statements.push(typeof asked === 'string' ? asked : ((asked as { name?: string }).name ?? ''));
          return (member as (...given: unknown[]) => unknown).apply(target, given);
        };
      },
    });
  return new Proxy(pool, {
    get: (target, property) =>
      property === 'connect' ? async () => noting(await target.connect()) : Reflect.get(target, property),
  });
}

async function publish(
  bed: DossierBed,
  code: string,
  graph: FlowGraph,
  facts: Partial<Procedure> = {},
): Promise<string> {
  const xml = await drawGraph(graph);
  const compiled = await compile(xml);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const { plan } = compiled;
  await storeContent(bed.pool, 'plan', plan.hash, JSON.stringify(plan));
  await bed.pool.query(
    `insert into procedure_version (code, version, name, status, facts, plan, process, xml, source_hash, published_at, published_by)
     values ($1, 1, $1, 'published', $2, $3, $4, $5, '', now(), 'thietke')`,
    [code, JSON.stringify(facts), plan.hash, processesOf(plan)[0]?.id, xml],
  );
  return plan.hash;
}

function factsOf(code: string): Procedure {
  return {
    code,
    name: code,
    field: '',
    levels: ['commune'],
    issuer: '',
    agencies: { helps: undefined, receives: '', decides: '' },
    channels: ['direct'],
    cases: [{ code: '00', name: 'Chung', duration: { amount: 7, unit: 'WORKING_DAY' }, durationSource: undefined }],
    components: [
      { id: 'p1', name: 'Giấy tờ', originals: 1, copies: 0, required: true, case: undefined, dataSource: undefined },
    ],
    results: [{ code: `KQ.${code}`, name: 'Kết quả' }],
    legalBasis: [],
    fee: { moment: 'none', amounts: [] },
    supplement: { limit: undefined, pausePolicy: 'shift', citizenDays: undefined },
    cutOff: undefined,
    functions: {},
    source: '',
    asOf: '2026-11',
    status: 'published',
    missing: [],
  };
}
