import { Migration } from '@mikro-orm/migrations';

/** Whoever loads the catalogue counts it, too: without statistics its searches read the whole table. */
export class Migration0010CatalogueStatistics extends Migration {
  override up(): void {
    this.addSql(`grant maintain on procedure_version to motcua_app`);
  }
}
