import { Migration } from '@mikro-orm/migrations';

/** Indexes of the lists: everything by receipt, and the monitor's numbers without reading the dossiers. */
export class Migration0003Lists extends Migration {
  override up(): void {
    this.addSql(`create index dossier_submitted on dossier (submitted_at desc, id)`);
    this.addSql(`create index dossier_open on dossier (deciding_agency, received_agency, returning_agency) include (due_at, paused, finished_at, ended_at)
      where finished_at is null and ended_at is null`);
  }
}
