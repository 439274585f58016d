import { Migration } from '@mikro-orm/migrations';

/** Variants of provinces and ministries beside the national version, each for its days; and the lists by field. */
export class Migration0007Jurisdictions extends Migration {
  override up(): void {
    this.addSql(`create extension if not exists btree_gist`);
    // override_name tells the successive versions of one override from another one of the same place.
    this.addSql(`alter table procedure_version add column override_name text not null default '', add column override text,
      add column own_process boolean not null default true, add column valid_from date, add column valid_to date`);
    this.addSql(`drop index procedure_version_current`);
    this.addSql(
      `create unique index procedure_version_current on procedure_version (code, jurisdiction, override_name) where current`,
    );
    // On each day at most one variant is in force in a place.
    this.addSql(`alter table procedure_version add constraint procedure_version_validity exclude using gist
      (code with =, jurisdiction with =, daterange(valid_from, valid_to, '[]') with &&) where (current and jurisdiction <> 'VN')`);
    this.addSql(
      `create index procedure_version_list on procedure_version (code) where current and jurisdiction = 'VN'`,
    );
    this.addSql(
      `create index procedure_version_field on procedure_version (field, code) where current and jurisdiction = 'VN'`,
    );
  }
}
