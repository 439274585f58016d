import { Migration } from '@mikro-orm/migrations';

/**
 * What applicants are told: one row a change, written in the transaction of the step that made it. The row is the queue and
 * the evidence: what was to be told, when it was sent and by which channel.
 */
export class Migration0015Notices extends Migration {
  override up(): void {
    this.addSql(`create table notice (
      dossier uuid not null references dossier, seq int not null, status smallint not null, due_at timestamptz, agency text not null references agency,
      send_at timestamptz not null default now(), tries int not null default 0,
      sent_at timestamptz, channel text check (channel in ('email', 'sms')), content text,
      primary key (dossier, seq), check ((sent_at is null) = (channel is null) and (sent_at is null) = (content is null)))`);
    this.addSql(`create index notice_to_send on notice (send_at) where sent_at is null`);
    this.addSql(`grant select, insert, update on notice to motcua_app`);

    // What a part of a joint service does is told as what its joint service does.
    this.addSql(`create function note_notice() returns trigger language plpgsql as $$ begin
      insert into notice (dossier, seq, status, due_at, agency) values (new.id, new.seq, new.status, new.due_at, new.deciding_agency)
      on conflict do nothing;
      return null;
    end $$`);
    this.addSql(`create trigger dossier_notice after update on dossier for each row
      when (new.parent_id is null and (old.status, old.due_at) is distinct from (new.status, new.due_at) and new.seq > old.seq
        and new.applicant ?| array['email', 'phone']) execute function note_notice()`);
  }
}
