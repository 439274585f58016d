import { Migration } from '@mikro-orm/migrations';

/** How an agency writes the codes of the dossiers it receives; null is the usual pattern. */
export class Migration0009DossierCodePattern extends Migration {
  override up(): void {
    this.addSql(`alter table agency add column dossier_code_pattern text`);
  }
}
