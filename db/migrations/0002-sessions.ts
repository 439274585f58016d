import { Migration } from '@mikro-orm/migrations';

/** Signed-in browsers, writes that are no step of a dossier, and word to listeners that a dossier has moved. */
export class Migration0002Sessions extends Migration {
  override up(): void {
    // Only the hash of the cookie's value is kept: who reads this table cannot sign in with it.
    this.addSql(`create table session (
      hash text primary key, account text not null, name text not null, citizen_id text,
      created_at timestamptz not null default now(), seen_at timestamptz not null default now(), expires_at timestamptz not null)`);
    this.addSql(`create index session_expiry on session (expires_at)`);

    this.addSql(`create table idempotent_write (
      key uuid primary key, actor text not null, body_hash text not null, outcome jsonb not null, created_at timestamptz not null default now())`);

    this.addSql(`grant select, insert, update, delete on session to motcua_app`);
    this.addSql(`grant select, insert on idempotent_write to motcua_app`);
  }
}
