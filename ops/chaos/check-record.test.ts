import { beforeAll, describe, expect, test } from '@jest/globals';
import { chainHash } from '../../db/audit-chain.ts';
import type { Program } from '../../engine/program.ts';
import type { State } from '../../engine/state.ts';
import { openWork, step } from '../../engine/step.ts';
import type { Stimulus } from '../../engine/stimulus.ts';
import { bpmn, flows, monday, planOf, testFacts } from '../../engine/testing.ts';
import { checkRecord } from './check-record.ts';
import type { ClientWrite } from './client-write.ts';
import type { Recorded, RecordedAudit, RecordedCommand, RecordedStep } from './recorded.ts';

/** Three tasks in a row: a receipt and three steps take it to its end. */
let program: Program;
beforeAll(async () => {
  const plan = await planOf(
    bpmn(
      `<startEvent id="s"/><userTask id="a"/><userTask id="b"/><userTask id="c"/><endEvent id="e"/>${flows('s a b c e')}`,
    ),
  );
  program = { entry: { plan: plan.hash, process: 'p' }, plans: { [plan.hash]: plan }, bindings: {} };
});

interface Story {
  readonly writes: ClientWrite[];
  readonly recorded: Recorded & {
    readonly journal: RecordedStep[];
    readonly commands: RecordedCommand[];
    readonly audit: RecordedAudit[];
  };
}

/** Clients and record of a dossier that was led through `ids.length` steps, without any fault. */
function story(ids: readonly string[] = ['r1', 'k1', 'k2', 'k3'], dossier = 'd1'): Story {
  let state: State | undefined;
  const journal: RecordedStep[] = [];
  for (const [index, id] of ids.entries()) {
    const task = state && openWork(program, state).tasks[0];
    const stimulus: Stimulus = task ? { type: 'complete-task', key: task.key } : { type: 'start' };
    const at = monday + index * 1000;
    const result = step(program, state, stimulus, at, testFacts);
    if (!result.ok) throw new Error(result.rejection.message);
    state = result.state;
    journal.push({ dossier, seq: index + 1, id, stimulus, at, facts: testFacts.hash });
  }
  if (!state) throw new Error('Expected at least one step');
  const audit = chained(
    dossier,
    ids.map((id, index) => ({ seq: index + 1, command: id, at: monday + index * 1000 })),
  );
  const open = openWork(program, state);
  return {
    writes: ids.map((key, index) => ({
      key,
      client: index % 2,
      action: index === 0 ? 'receive' : 'complete',
      leaves: 'journal',
      dossier,
      expectedSeq: index === 0 ? undefined : index,
      answer: 'acknowledged',
      seenSeq: index + 1,
    })),
    recorded: {
      dossiers: [
        {
          id: dossier,
          seq: ids.length,
          ended: open.ended !== undefined,
          program: 'program',
          state,
          stateSeq: ids.length,
          auditN: ids.length,
          auditHash: audit.at(-1)?.hash ?? '',
          openTasks: open.tasks.map((task) => task.key),
        },
      ],
      commands: ids.map((id, index) => ({
        id,
        dossier,
        state: 'acknowledged',
        expectedSeq: index === 0 ? null : index,
        step: true,
      })),
      journal,
      audit,
      programs: new Map([['program', program]]),
      facts: new Map([[testFacts.hash, testFacts]]),
    },
  };
}

function chained(
  dossier: string,
  facts: readonly { seq: number | null; command: string; at: number }[],
): RecordedAudit[] {
  let previous = '';
  return facts.map(({ seq, command, at }, index) => {
    const fact = { n: index + 1, seq, at, actor: 'motcua', action: 'complete', command, details: { seq } };
    const hash = chainHash(dossier, previous, fact);
    const entry = { dossier, ...fact, previous, hash };
    previous = hash;
    return entry;
  });
}

const kindsOf = (writes: readonly ClientWrite[], recorded: Recorded): Set<string> =>
  new Set(checkRecord(writes, recorded).map((finding) => finding.kind));

describe('a record without fault', () => {
  test('has no findings', () => {
    const { writes, recorded } = story();
    expect(checkRecord(writes, recorded)).toEqual([]);
  });

  test('has none in whatever order its rows are read', () => {
    const [first, second] = [story(), story(['r2', 'm1', 'm2', 'm3'], 'd2')];
    const both = {
      ...first.recorded,
      dossiers: [...first.recorded.dossiers, ...second.recorded.dossiers],
      journal: [...first.recorded.journal, ...second.recorded.journal].toReversed(),
      audit: [...first.recorded.audit, ...second.recorded.audit].toReversed(),
    };
    expect(checkRecord([...first.writes, ...second.writes], both)).toEqual([]);
  });

  test('an unanswered write may be done or not', () => {
    const { writes, recorded } = story();
    const unsure = writes.map((write) => ({ ...write, answer: 'unknown' as const }));
    const never: ClientWrite = {
      key: 'k9',
      client: 3,
      action: 'complete',
      leaves: 'journal',
      dossier: 'd1',
      expectedSeq: 2,
      answer: 'unknown',
      seenSeq: undefined,
    };
    expect(checkRecord([...unsure, never], recorded)).toEqual([]);
  });

  test('the loser of a race was refused and left no trace', () => {
    const { writes, recorded } = story();
    const loser: ClientWrite = {
      key: 'k9',
      client: 3,
      action: 'complete',
      leaves: 'journal',
      dossier: 'd1',
      expectedSeq: 2,
      answer: 'rejected',
      seenSeq: undefined,
    };
    const command: RecordedCommand = { id: 'k9', dossier: 'd1', state: 'rejected', expectedSeq: 2, step: true };
    expect(checkRecord([...writes, loser], { ...recorded, commands: [...recorded.commands, command] })).toEqual([]);
  });

  test('a claim is no step: the audit has it, the journal has not', () => {
    const { writes, recorded } = story();
    const audit = chained('d1', [
      { seq: 1, command: 'r1', at: monday },
      { seq: null, command: 'claim1', at: monday },
      ...recorded.audit.slice(1).map(({ seq, command, at }) => ({ seq, command: command ?? '', at })),
    ]);
    const claim: ClientWrite = {
      key: 'claim1',
      client: 1,
      action: 'claim',
      leaves: 'nothing',
      dossier: 'd1',
      expectedSeq: 1,
      answer: 'acknowledged',
      seenSeq: 1,
    };
    const command: RecordedCommand = {
      id: 'claim1',
      dossier: 'd1',
      state: 'acknowledged',
      expectedSeq: 1,
      step: false,
    };
    const [dossier] = recorded.dossiers;
    if (!dossier) throw new Error('Expected a dossier');
    const withClaim = {
      ...recorded,
      audit,
      commands: [...recorded.commands, command],
      dossiers: [{ ...dossier, auditN: 5, auditHash: audit.at(-1)?.hash ?? '' }],
    };
    expect(checkRecord([...writes, claim], withClaim)).toEqual([]);
    expect(checkRecord([...writes, { ...claim, key: 'claim-again' }], withClaim)).toEqual([]);
    expect(kindsOf([...writes, { ...claim, answer: 'rejected' }], withClaim)).toEqual(new Set(['rejected-but-done']));
  });
});

describe('planted defects', () => {
  test('a lost step: acknowledged to the client, nowhere in the record', () => {
    const { writes, recorded } = story();
    const lost: ClientWrite = {
      key: 'k9',
      client: 3,
      action: 'complete',
      leaves: 'journal',
      dossier: 'd1',
      expectedSeq: 4,
      answer: 'acknowledged',
      seenSeq: 5,
    };
    expect(kindsOf([...writes, lost], recorded)).toEqual(new Set(['lost']));
  });

  test('a lost rating: acknowledged beside the process, not in the audit', () => {
    const { writes, recorded } = story();
    const rating: ClientWrite = {
      key: 'k9',
      client: 3,
      action: 'rate',
      leaves: 'audit',
      dossier: 'd1',
      expectedSeq: 4,
      answer: 'acknowledged',
      seenSeq: 4,
    };
    expect(kindsOf([...writes, rating], recorded)).toEqual(new Set(['lost']));
    const [first] = recorded.audit;
    if (!first) throw new Error('Expected an audit entry');
    const audited = { ...recorded, audit: [...recorded.audit, { ...first, n: 9, seq: null, command: 'k9' }] };
    expect(kindsOf([...writes, rating], audited)).not.toContain('lost');
  });

  test('a lost step of a command the record itself calls acknowledged', () => {
    const { writes, recorded } = story();
    const command: RecordedCommand = { id: 'k9', dossier: 'd1', state: 'acknowledged', expectedSeq: null, step: true };
    expect(kindsOf(writes, { ...recorded, commands: [...recorded.commands, command] })).toEqual(new Set(['lost']));
  });

  test('a lost end: the journal is cut behind an acknowledged step', () => {
    const { writes, recorded } = story();
    expect(kindsOf(writes, { ...recorded, journal: recorded.journal.slice(0, 3) })).toContain('lost');
  });

  test('a doubled step: one command journalled twice', () => {
    const { writes, recorded } = story();
    const [, second] = recorded.journal;
    if (!second) throw new Error('Expected a second step');
    const doubled = [...recorded.journal, { ...second, seq: 5 }];
    expect(kindsOf(writes, { ...recorded, journal: doubled })).toContain('twice');
  });

  test('a doubled step: two commands complete one task', () => {
    const { writes, recorded } = story();
    const [, second] = recorded.journal;
    if (!second) throw new Error('Expected a second step');
    const doubled = [...recorded.journal, { ...second, id: 'k9', seq: 5 }];
    expect(kindsOf(writes, { ...recorded, journal: doubled })).toContain('twice');
  });

  test('a doubled receipt: one key, two dossiers', () => {
    const first = story();
    const second = story(['r1', 'm1', 'm2', 'm3'], 'd2');
    const both = {
      ...first.recorded,
      dossiers: [...first.recorded.dossiers, ...second.recorded.dossiers],
      journal: [...first.recorded.journal, ...second.recorded.journal],
      audit: [...first.recorded.audit, ...second.recorded.audit],
    };
    expect(kindsOf(first.writes, both)).toContain('twice');
  });

  test('the ghost: A was committed and forgotten, B was computed without it and took its place', () => {
    const truth = story(['r1', 'A', 'k2', 'k3']);
    const { recorded } = story(['r1', 'B', 'k2', 'k3']);
    const command: RecordedCommand = { id: 'A', dossier: 'd1', state: 'committed', expectedSeq: 1, step: true };
    const found = kindsOf(truth.writes, { ...recorded, commands: [...recorded.commands, command] });
    expect(found).toEqual(new Set(['lost', 'unsettled']));
  });

  test('the ghost: B was applied to the state before A, although it stands behind A', () => {
    const { writes, recorded } = story(['r1', 'A', 'B']);
    const before = story(['r1', 'B']).recorded.dossiers[0];
    const [dossier] = recorded.dossiers;
    if (!dossier || !before) throw new Error('Expected dossiers');
    const ghost = { ...recorded, dossiers: [{ ...dossier, state: before.state, openTasks: before.openTasks }] };
    expect(kindsOf(writes, ghost)).toEqual(new Set(['state', 'not-ended']));
  });

  test('a step done although it was refused', () => {
    const { writes, recorded } = story();
    const refused = writes.map((write) => (write.key === 'k2' ? { ...write, answer: 'rejected' as const } : write));
    expect(kindsOf(refused, recorded)).toEqual(new Set(['rejected-but-done']));
  });

  test('a stale step: taken at another seq than its client expected', () => {
    const { writes, recorded } = story();
    const stale = writes.map((write) => (write.key === 'k2' ? { ...write, expectedSeq: 1 } : write));
    expect(kindsOf(stale, recorded)).toEqual(new Set(['order']));
  });

  test('an answer that does not show its own step', () => {
    const { writes, recorded } = story();
    const old = writes.map((write) => (write.key === 'k3' ? { ...write, seenSeq: 3 } : write));
    expect(kindsOf(old, recorded)).toEqual(new Set(['order']));
  });

  test('a command taken at another seq than it was accepted for, whatever its client saw', () => {
    const { writes, recorded } = story();
    const commands = recorded.commands.map((command) =>
      command.id === 'k2' ? { ...command, expectedSeq: 1 } : command,
    );
    expect(kindsOf(writes, { ...recorded, commands })).toEqual(new Set(['order']));
  });

  test('a dossier that starts a second time', () => {
    const { writes, recorded } = story();
    const [first] = recorded.journal;
    if (!first) throw new Error('Expected a first step');
    const again = checkRecord(writes, { ...recorded, journal: [...recorded.journal, { ...first, id: 'r9', seq: 5 }] });
    expect(again.filter(({ kind }) => kind === 'twice').map(({ message }) => message)).toEqual([
      'Expected the start of d1 once, but it is there again',
    ]);
  });

  test('a step recorded before the one it follows', () => {
    const { writes, recorded } = story();
    const back = recorded.journal.map((entry) => (entry.seq === 3 ? { ...entry, at: monday } : entry));
    expect(kindsOf(writes, { ...recorded, journal: back })).toContain('order');
  });

  test.each([
    ['program', { programs: new Map() }],
    ['facts', { facts: new Map() }],
  ])('%s that a dossier needs and nobody kept', (_what, lost) => {
    const { writes, recorded } = story();
    expect(kindsOf(writes, { ...recorded, ...lost })).toEqual(new Set(['state']));
  });

  test.each([{ auditN: 5 }, { auditHash: 'another' }])('a row whose chain ends elsewhere: %j', (changed) => {
    const { writes, recorded } = story();
    const dossiers = recorded.dossiers.map((dossier) => ({ ...dossier, ...changed }));
    expect(kindsOf(writes, { ...recorded, dossiers })).toEqual(new Set(['audit']));
  });

  test('a dossier without any audit', () => {
    const { writes, recorded } = story();
    expect(kindsOf(writes, { ...recorded, audit: [] })).toEqual(new Set(['audit']));
  });

  test('a gap in the journal', () => {
    const { writes, recorded } = story();
    const gap = recorded.journal.map((entry) => (entry.seq === 4 ? { ...entry, seq: 5 } : entry));
    expect(kindsOf(writes, { ...recorded, journal: gap })).toContain('order');
  });

  test.each<[string, (audit: RecordedAudit[]) => RecordedAudit[]]>([
    [
      'a changed entry',
      (audit) => audit.map((entry) => (entry.n === 2 ? { ...entry, actor: 'somebody-else' } : entry)),
    ],
    ['a removed entry', (audit) => audit.filter((entry) => entry.n !== 2)],
    ['a cut end', (audit) => audit.slice(0, -1)],
    [
      'an entry hashed anew, the next one left',
      (audit) =>
        audit.map((entry) => {
          if (entry.n !== 2) return entry;
          const changed = { ...entry, actor: 'somebody-else' };
          return { ...changed, hash: chainHash(entry.dossier, entry.previous, changed) };
        }),
    ],
  ])('a broken audit chain: %s', (_, break_) => {
    const { writes, recorded } = story();
    expect(kindsOf(writes, { ...recorded, audit: break_(recorded.audit) })).toContain('audit');
  });

  test('a step that the audit does not know', () => {
    const { writes, recorded } = story();
    const audit = chained(
      'd1',
      [1, 2, 3].map((seq) => ({ seq, command: `x${seq}`, at: monday })),
    );
    const [dossier] = recorded.dossiers;
    if (!dossier) throw new Error('Expected a dossier');
    const dossiers = [{ ...dossier, auditN: 3, auditHash: audit.at(-1)?.hash ?? '' }];
    expect(kindsOf(writes, { ...recorded, audit, dossiers })).toEqual(new Set(['audit']));
  });

  test('a command that nobody settled, a dossier that did not end, a work item left open', () => {
    const { writes, recorded } = story(['r1', 'k1']);
    const [dossier] = recorded.dossiers;
    if (!dossier) throw new Error('Expected a dossier');
    const command: RecordedCommand = { id: 'k9', dossier: 'd1', state: 'received', expectedSeq: 2, step: true };
    const found = kindsOf(writes, {
      ...recorded,
      commands: [...recorded.commands, command],
      dossiers: [{ ...dossier, openTasks: [1, 2] }],
    });
    expect(found).toEqual(new Set(['unsettled', 'not-ended', 'state']));
  });
});
