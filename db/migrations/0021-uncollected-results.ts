import { Migration } from '@mikro-orm/migrations';

/** Applicants are reminded of a result that nobody has collected, as they are told of changes. */
export class Migration0021UncollectedResults extends Migration {
  override up(): void {
    this.addSql(
      `alter table notice add column says text not null default 'status' check (says in ('status', 'uncollected'))`,
    );
    // The regime's reminder is a message that no dossier waits for: who is to be told is outside.
    this.addSql(`create function note_uncollected() returns trigger language plpgsql as $$ begin
      insert into notice (dossier, seq, status, due_at, agency, says)
        select id, seq, status, due_at, returning_agency, 'uncollected' from dossier
        where id = new.dossier and parent_id is null and applicant ?| array['email', 'phone']
      on conflict do nothing;
      update message set state = 'expired' where id = new.id;
      return null;
    end $$`);
    this.addSql(`create trigger message_uncollected after insert on message for each row
      when (new.name = 'uncollected-result') execute function note_uncollected()`);
  }
}
