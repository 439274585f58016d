import { Migration } from '@mikro-orm/migrations';

/** Forms 01 to 07 as they were issued: what each said, and its files by hash. Nothing of it is ever changed. */
export class Migration0005Papers extends Migration {
  override up(): void {
    // A paper belongs to a dossier, or, form 07, to an agency, a period and the place in it where the part begins.
    this.addSql(`create table paper (
      id bigint generated always as identity primary key, form text not null check (form ~ '^0[1-7]$'), version int not null check (version > 0),
      dossier uuid references dossier, seq int,
      agency text references agency, period_from date, period_to date, part text,
      content text not null, content_hash text not null, issued_at timestamptz not null,
      produced_at timestamptz not null default now(), produced_by text not null,
      check ((dossier is null) = (form = '07') and (dossier is null) = (seq is null)
        and (agency is null) = (dossier is not null) and (agency is null) = (period_from is null)
        and (agency is null) = (period_to is null) and (agency is null) = (part is null)))`);
    this.addSql(`create unique index paper_of_dossier on paper (dossier, form, version) where dossier is not null`);
    this.addSql(
      `create unique index paper_of_agency on paper (agency, period_from, period_to, part, version) where agency is not null`,
    );

    this.addSql(`create table paper_file (
      paper bigint not null references paper, format text not null check (format in ('pdf', 'docx')), hash text not null, bytes bytea not null,
      produced_at timestamptz not null default now(), produced_by text not null, primary key (paper, format))`);
    // Fonts and images are compressed already.
    this.addSql(`alter table paper_file alter column bytes set storage external`);

    this.addSql(`grant select, insert on paper, paper_file to motcua_app`);
    this.addSql(`grant usage on sequence paper_id_seq to motcua_app`);
  }
}
