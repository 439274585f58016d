import { Migration } from '@mikro-orm/migrations';

/** What the population database said in place of fields that a dossier's declaration leaves to it. */
export class Migration0011PopulationData extends Migration {
  override up(): void {
    this.addSql(`create table population_data (
      dossier uuid primary key references dossier, lookup uuid not null references lookup_log, data jsonb not null)`);
    this.addSql(`grant select, insert, update on population_data to motcua_app`);
  }
}
