import type pg from 'pg';
import { ContentStore } from '../../db/content-store.ts';
import type { Facts } from '../../engine/facts.ts';
import type { Program } from '../../engine/program.ts';
import type { State } from '../../engine/state.ts';
import type { Stimulus } from '../../engine/stimulus.ts';
import type { Recorded, RecordedAudit, RecordedCommand, RecordedDossier, RecordedStep } from './recorded.ts';

/** Reads everything the record holds of these dossiers, by plain SQL of its own. */
export async function readRecorded(pool: pg.Pool, dossiers: readonly string[]): Promise<Recorded> {
  const rowsOf = async <Row extends pg.QueryResultRow>(text: string): Promise<Row[]> =>
    (await pool.query<Row>(text, [dossiers])).rows;
  const dossierRows = await rowsOf<DossierRow>(
    `select d.id, d.seq, d.ended_at is not null as ended, d.program, s.state, s.seq as state_seq, d.audit_n, d.audit_hash,
       array(select w.key from work_item w where w.dossier = d.id and w.state = 'open' order by w.key) as open_tasks
     from dossier d left join dossier_state s on s.dossier = d.id where d.id = any ($1::uuid[])`,
  );
  const commandRows = await rowsOf<CommandRow>(
    'select id, dossier, state, expected_seq, kind from command where dossier = any ($1::uuid[])',
  );
  const journalRows = await rowsOf<JournalRow>(
    'select dossier, seq, id, stimulus, at, facts from journal where dossier = any ($1::uuid[])',
  );
  const auditRows = await rowsOf<AuditRow>(
    'select dossier, n, seq, at, actor, action, command, details, previous, hash from audit where dossier = any ($1::uuid[])',
  );
  const contents = new ContentStore(pool);
  return {
    dossiers: dossierRows.map(
      (row): RecordedDossier => ({
        id: row.id,
        seq: row.seq,
        ended: row.ended,
        program: row.program,
        state: JSON.parse(row.state ?? 'null') as State,
        stateSeq: row.state_seq ?? 0,
        auditN: row.audit_n,
        auditHash: row.audit_hash,
        openTasks: row.open_tasks,
      }),
    ),
    commands: commandRows.map(
      (row): RecordedCommand => ({
        id: row.id,
        dossier: row.dossier,
        state: row.state,
        expectedSeq: row.expected_seq,
        step: row.kind !== 'claim',
      }),
    ),
    journal: journalRows.map(
      (row): RecordedStep => ({ ...row, stimulus: JSON.parse(row.stimulus) as Stimulus, at: row.at.getTime() }),
    ),
    audit: auditRows.map((row): RecordedAudit => ({ ...row, at: row.at.getTime() })),
    programs: await loadAll<Program>(
      contents,
      dossierRows.map((row) => row.program),
    ),
    facts: await loadAll<Facts>(
      contents,
      journalRows.map((row) => row.facts),
    ),
  };
}

async function loadAll<T>(contents: ContentStore, hashes: readonly string[]): Promise<ReadonlyMap<string, T>> {
  const entries = [...new Set(hashes)].map(async (hash) => [hash, await contents.value<T>(hash)] as const);
  return new Map(await Promise.all(entries));
}

interface DossierRow {
  id: string;
  seq: number;
  ended: boolean;
  program: string;
  state: string | null;
  state_seq: number | null;
  audit_n: number;
  audit_hash: string;
  open_tasks: number[];
}
interface CommandRow {
  id: string;
  dossier: string;
  state: RecordedCommand['state'];
  expected_seq: number | null;
  kind: string;
}
interface JournalRow {
  dossier: string;
  seq: number;
  id: string;
  stimulus: string;
  at: Date;
  facts: string;
}
interface AuditRow {
  dossier: string;
  n: number;
  seq: number | null;
  at: Date;
  actor: string | null;
  action: string;
  command: string | null;
  details: unknown;
  previous: string;
  hash: string;
}
