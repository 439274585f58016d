import { isDeepStrictEqual } from 'node:util';
import { chainHash } from '../../db/audit-chain.ts';
import { openWork, step } from '../../engine/step.ts';
import type { ClientWrite } from './client-write.ts';
import type { Recorded, RecordedAudit, RecordedDossier, RecordedStep } from './recorded.ts';

/** A broken promise. */
export interface Finding {
  readonly kind: 'lost' | 'twice' | 'rejected-but-done' | 'order' | 'audit' | 'state' | 'unsettled' | 'not-ended';
  readonly dossier: string | undefined;
  readonly message: string;
}

/**
 * Holds what the clients saw against what the record holds. Pure. No finding means: every acknowledged step is there
 * exactly once and where its client expected it, nothing refused was done, sequences have no gap, audit chains are
 * whole, every state is the fold of its journal, every command is settled and every dossier ended.
 */
export function checkRecord(writes: readonly ClientWrite[], recorded: Recorded): Finding[] {
  const journal = byDossier(recorded.journal, (entry) => entry.seq);
  const audit = byDossier(recorded.audit, (entry) => entry.n);
  return [
    ...checkWrites(writes, recorded),
    ...checkCommands(recorded),
    ...checkDuplicates(recorded),
    ...recorded.dossiers.flatMap((dossier) => {
      const steps = journal.get(dossier.id) ?? [];
      return [
        ...checkOrder(dossier, steps),
        ...checkState(dossier, steps, recorded),
        ...checkAudit(dossier, audit.get(dossier.id) ?? [], steps),
        ...(dossier.ended
          ? []
          : [finding('not-ended', dossier.id, `Expected the dossier to end, but it stands at ${dossier.seq}`)]),
      ];
    }),
  ];
}

function checkWrites(writes: readonly ClientWrite[], recorded: Recorded): Finding[] {
  const done = new Map(recorded.journal.map((entry) => [entry.id, entry]));
  const audited = new Map(recorded.audit.flatMap((entry) => (entry.command === null ? [] : [[entry.command, entry]])));
  return writes.flatMap((write) => {
    const what = `${write.action} ${write.key} of client ${write.client}`;
    const entry = done.get(write.key);
    const trace = entry ?? audited.get(write.key);
    if (write.answer === 'rejected') {
      return trace
        ? [
            finding(
              'rejected-but-done',
              write.dossier,
              `Expected ${what}, refused (${write.refusal ?? 'no code'}), not to be done, but it is recorded`,
            ),
          ]
        : [];
    }
    if (write.answer !== 'acknowledged' || write.leaves === 'nothing') return [];
    if (write.leaves === 'audit' && trace) return [];
    if (!entry) {
      return [finding('lost', write.dossier, `Expected the acknowledged ${what} in the record, but it is missing`)];
    }
    const found: Finding[] = [];
    if (entry.dossier !== write.dossier) {
      found.push(finding('order', write.dossier, `Expected ${what} in its dossier, but it is in ${entry.dossier}`));
    }
    if (write.expectedSeq !== undefined && entry.seq !== write.expectedSeq + 1) {
      found.push(
        finding('order', write.dossier, `Expected ${what} at ${write.expectedSeq + 1}, but it is at ${entry.seq}`),
      );
    }
    if (write.seenSeq !== undefined && write.seenSeq < entry.seq) {
      found.push(
        finding(
          'order',
          write.dossier,
          `Expected the answer to ${what} to show seq ${entry.seq}, but it showed ${write.seenSeq}`,
        ),
      );
    }
    return found;
  });
}

function checkCommands(recorded: Recorded): Finding[] {
  const done = new Map(recorded.journal.map((entry) => [entry.id, entry]));
  return recorded.commands.flatMap(({ id, dossier, state, expectedSeq, step: isStep }) => {
    if (state === 'received' || state === 'committed') {
      return [finding('unsettled', dossier, `Expected command ${id} to be settled, but it is ${state}`)];
    }
    if (!isStep) return [];
    if (state === 'rejected') {
      return done.has(id)
        ? [
            finding(
              'rejected-but-done',
              dossier,
              `Expected the rejected command ${id} not to be done, but it is journalled`,
            ),
          ]
        : [];
    }
    const entry = done.get(id);
    if (!entry)
      return [finding('lost', dossier, `Expected the acknowledged command ${id} in the journal, but it is missing`)];
    return expectedSeq !== null && entry.seq !== expectedSeq + 1
      ? [finding('order', dossier, `Expected command ${id} at ${expectedSeq + 1}, but it is at ${entry.seq}`)]
      : [];
  });
}

/** One id in two entries, or one task or job finished by two. */
function checkDuplicates(recorded: Recorded): Finding[] {
  const found: Finding[] = [];
  const seen = new Map<string, string>();
  const once = (what: string, dossier: string): void => {
    if (seen.has(what)) found.push(finding('twice', dossier, `Expected ${what} once, but it is there again`));
    seen.set(what, dossier);
  };
  for (const { id, dossier, stimulus } of recorded.journal) {
    // Jobs have ids that repeat from dossier to dossier; those of commands are unique everywhere.
    once(id.includes(':') ? `step ${id} of ${dossier}` : `step ${id}`, dossier);
    if (stimulus.type === 'start') once(`the start of ${dossier}`, dossier);
    if (stimulus.type === 'complete-task') once(`task ${stimulus.key} of ${dossier}`, dossier);
  }
  for (const { command, dossier } of recorded.audit) if (command !== null) once(`audit of command ${command}`, dossier);
  return found;
}

function checkOrder(dossier: RecordedDossier, steps: readonly RecordedStep[]): Finding[] {
  const found: Finding[] = [];
  steps.forEach((entry, index) => {
    if (entry.seq !== index + 1) {
      found.push(finding('order', dossier.id, `Expected journal seq ${index + 1}, but it is ${entry.seq}`));
    }
    const before = steps[index - 1];
    if (before && entry.at < before.at) {
      found.push(
        finding('order', dossier.id, `Expected step ${entry.seq} not before ${before.seq}, but its time is earlier`),
      );
    }
  });
  if (dossier.seq !== steps.length) {
    found.push(finding('order', dossier.id, `Expected the row at seq ${steps.length}, but it is at ${dossier.seq}`));
  }
  return found;
}

/** The journal, folded with the engine, gives the stored state; the open work items are the state's. */
function checkState(dossier: RecordedDossier, steps: readonly RecordedStep[], recorded: Recorded): Finding[] {
  const program = recorded.programs.get(dossier.program);
  if (!program)
    return [finding('state', dossier.id, `Expected program ${dossier.program} to be kept, but it is missing`)];
  let state: RecordedDossier['state'] | undefined;
  for (const entry of steps) {
    const facts = recorded.facts.get(entry.facts);
    if (!facts) return [finding('state', dossier.id, `Expected facts ${entry.facts} to be kept, but they are missing`)];
    const result = step(program, state, entry.stimulus, entry.at, facts);
    if (!result.ok) {
      return [
        finding(
          'state',
          dossier.id,
          `Expected step ${entry.seq} to follow from the journal, but ${result.rejection.message}`,
        ),
      ];
    }
    state = result.state;
  }
  if (!state || dossier.stateSeq !== steps.length || !sameJson(state, dossier.state)) {
    return [finding('state', dossier.id, 'Expected the state to be the fold of the journal, but it differs')];
  }
  const tasks = openWork(program, state)
    .tasks.map((task) => task.key)
    .sort((a, b) => a - b);
  return sameJson(tasks, dossier.openTasks)
    ? []
    : [
        finding(
          'state',
          dossier.id,
          `Expected open work items ${tasks.join(', ')}, but they are ${dossier.openTasks.join(', ')}`,
        ),
      ];
}

function checkAudit(
  dossier: RecordedDossier,
  entries: readonly RecordedAudit[],
  steps: readonly RecordedStep[],
): Finding[] {
  let previous = '';
  for (const [index, entry] of entries.entries()) {
    if (entry.n !== index + 1) {
      return [finding('audit', dossier.id, `Expected audit entry ${index + 1}, but it is ${entry.n}`)];
    }
    if (entry.previous !== previous || entry.hash !== chainHash(dossier.id, previous, entry)) {
      return [
        finding('audit', dossier.id, `Expected audit entry ${entry.n} to continue the chain, but its hash does not`),
      ];
    }
    previous = entry.hash;
  }
  if (dossier.auditN !== entries.length || dossier.auditHash !== previous) {
    return [
      finding('audit', dossier.id, `Expected the chain to end at ${dossier.auditN}, but it ends at ${entries.length}`),
    ];
  }
  const audited = new Set(entries.map((entry) => entry.seq));
  return steps
    .filter((entry) => !audited.has(entry.seq))
    .map((entry) => finding('audit', dossier.id, `Expected step ${entry.seq} in the audit, but it is missing`));
}

function byDossier<Row extends { readonly dossier: string }>(
  rows: readonly Row[],
  order: (row: Row) => number,
): Map<string, Row[]> {
  const groups = Map.groupBy(rows, (row) => row.dossier);
  for (const group of groups.values()) group.sort((a, b) => order(a) - order(b));
  return groups;
}

/** Equal as JSON, whatever the order of the members. */
function sameJson(a: unknown, b: unknown): boolean {
  return isDeepStrictEqual(JSON.parse(JSON.stringify(a)), JSON.parse(JSON.stringify(b)));
}

function finding(kind: Finding['kind'], dossier: string | undefined, message: string): Finding {
  return { kind, dossier, message };
}
