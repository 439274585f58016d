import { Migration } from '@mikro-orm/migrations';

/** The record: dossiers, the work on them, the journal the workflow follows, and the audit nobody may change. */
export class Migration0001Backbone extends Migration {
  override up(): void {
    this.addSql(`create extension if not exists unaccent`);
    this.addSql(`create extension if not exists pg_trgm`);
    // unaccent() itself is only STABLE and cannot be indexed.
    this.addSql(`create function fold(text) returns text language sql immutable strict parallel safe
      as $$ select lower(public.unaccent('public.unaccent', normalize($1, NFC))) $$`);

    this.addSql(`create table agency (
      code text primary key, name text not null, level text not null check (level in ('ministry', 'province', 'commune')),
      province text, parent text references agency, functions text[] not null default '{}', one_stop boolean not null default false)`);
    this.addSql(`create table officer (
      id text primary key, name text not null, roles text[] not null, agency text references agency,
      citizen_id text, active boolean not null default true)`);

    this.addSql(`create table clock (single boolean primary key default true check (single), mode text not null check (mode in ('real', 'business')),
      offset_ms bigint not null default 0)`);
    this.addSql(`insert into clock (mode) values ('real')`);

    this.addSql(
      `create table content (hash text primary key, kind text not null, body text not null, created_at timestamptz not null default now())`,
    );
    this.addSql(
      `create table current_facts (single boolean primary key default true check (single), hash text not null references content)`,
    );

    this.addSql(`create table procedure_version (
      id bigint generated always as identity primary key, code text not null, jurisdiction text not null default 'VN', version int not null,
      name text not null, field text not null default '', levels text[] not null default '{}',
      status text not null check (status in ('published', 'draft')), facts text not null, plan text references content, process text,
      xml text not null, source_hash text not null, published_at timestamptz not null, published_by text not null, current boolean not null default true,
      search text generated always as (fold(code || ' ' || name || ' ' || field)) stored,
      unique (code, jurisdiction, version))`);
    this.addSql(
      `create unique index procedure_version_current on procedure_version (code, jurisdiction) where current`,
    );
    this.addSql(
      `create index procedure_version_search on procedure_version using gin (search gin_trgm_ops) where current`,
    );

    this.addSql(
      `create table dossier_serial (agency text not null, day date not null, last int not null, primary key (agency, day))`,
    );

    this.addSql(`create table dossier (
      id uuid primary key, code text not null unique, foreign_code boolean not null default false,
      procedure_version bigint not null references procedure_version, procedure_code text not null, procedure_name text not null,
      case_code text not null default '00', channel text not null, program text not null references content,
      applicant jsonb not null, applicant_name text not null, citizen_id text, form jsonb not null default '{}',
      received_agency text not null references agency, deciding_agency text not null references agency, returning_agency text not null references agency,
      function_agencies jsonb not null default '{}',
      seq int not null, status smallint not null, paused boolean not null default false,
      submitted_at timestamptz not null, accepted_at timestamptz, due_at timestamptz, finished_at timestamptz, returned_at timestamptz, ended_at timestamptz,
      deadline jsonb not null, alarm_at timestamptz, incidents int not null default 0,
      audit_n int not null default 0, audit_hash text not null default '',
      search text generated always as (fold(code || ' ' || applicant_name || ' ' || procedure_name)) stored) with (fillfactor = 85)`);
    this.addSql(`create index dossier_search on dossier using gin (search gin_trgm_ops)`);
    this.addSql(
      `create index dossier_due on dossier (deciding_agency, due_at, id) where finished_at is null and ended_at is null`,
    );
    this.addSql(`create index dossier_received on dossier (received_agency, submitted_at desc, id)`);
    this.addSql(`create index dossier_decides on dossier (deciding_agency, submitted_at desc, id)`);
    this.addSql(`create index dossier_returns on dossier (returning_agency, submitted_at desc, id)`);
    this.addSql(`create index dossier_citizen on dossier (citizen_id, submitted_at desc) where citizen_id is not null`);
    this.addSql(`create index dossier_alarm on dossier (alarm_at) where alarm_at is not null and ended_at is null`);

    this.addSql(
      `create table dossier_state (dossier uuid primary key references dossier, seq int not null, state text not null) with (fillfactor = 70)`,
    );

    this.addSql(`create table component (
      dossier uuid not null references dossier, component text not null, name text not null, kind text not null, originals int not null default 0,
      copies int not null default 0, file_name text, content_type text, digitised smallint not null default 0, evidence text,
      primary key (dossier, component))`);

    this.addSql(`create table work_item (
      dossier uuid not null references dossier, key int not null, plan text not null, element text not null, name text not null,
      role text, agency text, assignee text references officer, form_key text, state text not null default 'open' check (state in ('open', 'completed', 'cancelled')),
      frozen boolean not null default false, created_at timestamptz not null, due_at timestamptz, claimed_at timestamptz, closed_at timestamptz,
      dossier_due_at timestamptz, primary key (dossier, key)) with (fillfactor = 80)`);
    this.addSql(
      `create index work_item_open on work_item (agency, role, dossier_due_at, dossier, key) where state = 'open'`,
    );
    this.addSql(
      `create index work_item_mine on work_item (assignee, dossier_due_at, dossier, key) where state = 'open' and assignee is not null`,
    );

    this.addSql(`create table command (
      id text primary key, dossier uuid not null, kind text not null check (kind in ('receive', 'action', 'alarm', 'message', 'claim')),
      action text, task int, body_hash text not null, actor text, expected_seq int, stimulus text not null, payload jsonb not null default '{}',
      program text not null, workflow_type text not null, at timestamptz not null,
      state text not null default 'received' check (state in ('received', 'committed', 'acknowledged', 'rejected')), outcome jsonb,
      attempt int not null default 0, resend_at timestamptz not null default now() + interval '5 seconds', created_at timestamptz not null default now())
      with (fillfactor = 70)`);
    this.addSql(`create index command_unsettled on command (resend_at) where state in ('received', 'committed')`);

    this.addSql(`create table journal (
      dossier uuid not null references dossier, seq int not null, id text not null, stimulus text not null, at timestamptz not null, facts text not null,
      recorded_at timestamptz not null default clock_timestamp(), primary key (dossier, seq), unique (dossier, id))`);

    this.addSql(`create table audit (
      dossier uuid not null references dossier, n int not null, seq int, at timestamptz not null, actor text, action text not null, command text,
      details jsonb not null, previous text not null, hash text not null, primary key (dossier, n))`);
    this.addSql(`create unique index audit_command on audit (command) where command is not null`);

    this.addSql(`create table message (
      id text primary key, dossier uuid, name text not null, correlation_key text, variables text not null, created_at timestamptz not null,
      expires_at timestamptz, state text not null default 'waiting' check (state in ('waiting', 'delivered', 'expired')), delivered_to uuid)`);
    this.addSql(`create index message_waiting on message (name, correlation_key) where state = 'waiting'`);
    this.addSql(`create table subscription (
      dossier uuid not null references dossier, key int not null, element text not null, name text not null, correlation_key text,
      primary key (dossier, key, element))`);
    this.addSql(`create index subscription_name on subscription (name, correlation_key)`);

    this.addSql(`create table lookup_log (
      id uuid primary key, dossier uuid not null, job int not null, attempt int not null, database text not null, officer text, purpose text not null,
      asked_at timestamptz not null, answered_at timestamptz, outcome text, evidence jsonb)`);
    this.addSql(`create index lookup_log_dossier on lookup_log (dossier, asked_at)`);

    // The application reads and appends; what happened stays as it was written.
    this.addSql(`do $$ begin create role motcua_app nologin; exception when duplicate_object then null; end $$`);
    this.addSql(`grant motcua_app to current_user`);
    this.addSql(`grant usage on schema public to motcua_app`);
    this.addSql(`grant select, insert, update, delete on all tables in schema public to motcua_app`);
    this.addSql(`grant usage on all sequences in schema public to motcua_app`);
    this.addSql(`revoke update, delete, truncate on audit, journal, lookup_log, content from motcua_app`);
    this.addSql(`grant update (answered_at, outcome, evidence) on lookup_log to motcua_app`);
    this.addSql(`revoke delete on dossier, command from motcua_app`);
  }
}
