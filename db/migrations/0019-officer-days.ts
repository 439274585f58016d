import { Migration } from '@mikro-orm/migrations';

/** Officers have a first and a last day; a task claimed by one who may no longer do it is nobody's. */
export class Migration0019OfficerDays extends Migration {
  override up(): void {
    this.addSql(
      `alter table officer add column valid_from date, add column valid_to date, add check (valid_from <= valid_to)`,
    );
    this.addSql(`create function is_in_office(o officer) returns boolean language sql stable
      as $$ select o.active and (o.valid_from is null and o.valid_to is null or daterange(o.valid_from, o.valid_to, '[]') @> legal_today()) $$`);
    // As domain/possible-actions.ts judges who may do a task, without the rest of the dossier.
    this.addSql(`create function may_hold_task(holder text, role text, agency text) returns boolean language sql stable
      as $$ select exists (select from officer o where o.id = $1 and is_in_office(o) and ($2 is null or $2 = any (o.roles))
        and (o.agency = $3 or agency_holder(o.agency, legal_today()) = agency_holder($3, legal_today()))) $$`);
  }
}
