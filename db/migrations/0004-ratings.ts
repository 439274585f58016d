import { Migration } from '@mikro-orm/migrations';

/** How content citizens were with the service: one rating a dossier, beside a process that has ended. */
export class Migration0004Ratings extends Migration {
  override up(): void {
    this.addSql(`create table rating (
      dossier uuid primary key references dossier, score smallint not null check (score between 1 and 5), comment text,
      rated_by text, rated_at timestamptz not null)`);
    this.addSql(`grant select, insert on rating to motcua_app`);
  }
}
