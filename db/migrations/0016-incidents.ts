import { Migration } from '@mikro-orm/migrations';

/** Few dossiers have failed somewhere: those who mend them find them without reading the others. */
export class Migration0016Incidents extends Migration {
  override up(): void {
    this.addSql(
      `create index dossier_incidents on dossier (submitted_at, id) where incidents > 0 and ended_at is null`,
    );
  }
}
