import { Migration } from '@mikro-orm/migrations';

/** Forms of procedures, each version with the bundle it was published with. */
export class Migration0006Forms extends Migration {
  override up(): void {
    this.addSql(`create table form_version (
      code text not null, version int not null, form text not null references content, source_hash text not null,
      published_at timestamptz not null, published_by text not null, current boolean not null default true, primary key (code, version))`);
    this.addSql(`create unique index form_version_current on form_version (code) where current`);
    this.addSql(`grant select, insert on form_version to motcua_app`);
    this.addSql(`grant update (current) on form_version to motcua_app`);
  }
}
