import { Migration } from '@mikro-orm/migrations';

/** Agencies through time: what each is from one day to another, and who takes over from it. */
export class Migration0013AgencyVersions extends Migration {
  override up(): void {
    // valid_to is the last day; a version without days is valid at all times.
    this.addSql(`create table agency_version (
      agency text not null references agency, valid_from date, valid_to date, name text not null,
      level text not null check (level in ('ministry', 'province', 'commune')), province text, parent text references agency,
      functions text[] not null default '{}', one_stop boolean not null default false, dossier_code_pattern text,
      successor text references agency, basis text,
      check (successor is null or valid_to is not null and successor <> agency),
      constraint agency_version_validity exclude using gist (agency with =, daterange(valid_from, valid_to, '[]') with &&))`);
    this.addSql(`create index agency_version_successor on agency_version (successor) where successor is not null`);
    this.addSql(`insert into agency_version (agency, name, level, province, parent, functions, one_stop, dossier_code_pattern)
      select code, name, level, province, parent, functions, one_stop, dossier_code_pattern from agency`);
    this.addSql(`alter table agency drop column name, drop column level, drop column province, drop column parent,
      drop column functions, drop column one_stop, drop column dossier_code_pattern`);

    this.addSql(`create function legal_today() returns date language sql stable
      as $$ select ((now() + offset_ms * interval '1 millisecond') at time zone 'Asia/Ho_Chi_Minh')::date from clock $$`);
    // As domain/agency-history.ts reads the versions; here for officers, whose agency a step's transaction asks for.
    this.addSql(`create function agency_holder(code text, day date) returns text language sql stable strict as $$
      with recursive holder (agency) as (
        select code union select v.successor from holder h join agency_version v using (agency) where v.successor is not null and v.valid_to < day)
      select agency from holder h
      where not exists (select from agency_version v where v.agency = h.agency and v.successor is not null and v.valid_to < day) $$`);
    this.addSql(`create function agencies_taken_over(code text, day date) returns text[] language sql stable strict as $$
      with recursive taken (agency) as (
        select v.agency from agency_version v where v.successor = code and v.valid_to < day
        union select v.agency from taken t join agency_version v on v.successor = t.agency and v.valid_to < day)
      select coalesce(array_agg(agency order by agency), '{}') from taken $$`);

    this.addSql(`grant select, insert, update, delete on agency_version to motcua_app`);
  }
}
