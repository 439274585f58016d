import { Migration } from '@mikro-orm/migrations';

/** Dossiers opened by other dossiers: what a parent asked for, whether it still waits, what became of it. */
export class Migration0008ChildDossiers extends Migration {
  override up(): void {
    this.addSql(`alter table dossier add column parent_id uuid references dossier`);
    this.addSql(`create index dossier_parent on dossier (parent_id) where parent_id is not null`);
    // One row a job of the parent and attempt. \`wanted\`: the job is open. \`told\`: the last command this row led to.
    this.addSql(`create table child_dossier (
      parent uuid not null references dossier, key int not null, attempt int not null, plan text not null, element text not null, inputs jsonb not null,
      wanted boolean not null default true, frozen boolean not null default false, asked_at timestamptz not null, called_off text,
      child uuid not null unique, opened_at timestamptz, results text[] not null default '{}', problem text,
      outcome text check (outcome in ('approved', 'refused', 'withdrawn', 'stopped', 'not-opened')), outcome_at timestamptz, told text,
      primary key (parent, key, attempt)) with (fillfactor = 80)`);
    this.addSql(`create index child_dossier_pending on child_dossier (asked_at) where wanted or outcome is null`);
    this.addSql(`grant select, insert, update on child_dossier to motcua_app`);
  }
}
