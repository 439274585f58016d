import { Migration } from '@mikro-orm/migrations';

/** Fees paid online: what was asked of the payment platform and what came in; and messages meant for one dossier's wait. */
export class Migration0014Payments extends Migration {
  override up(): void {
    // One row for each wait of a dossier for a payment; amount null: the process does not know it.
    this.addSql(`create table payment (
      dossier uuid not null references dossier, key int not null, element text not null, amount bigint check (amount > 0),
      noted_at timestamptz not null, ask_at timestamptz not null default now(), tries int not null default 0,
      code text unique, url text, paid_at timestamptz, paid_amount bigint,
      primary key (dossier, key, element), check ((code is null) = (url is null)), check ((paid_at is null) = (paid_amount is null)))`);
    this.addSql(`create index payment_to_ask on payment (ask_at) where code is null`);
    this.addSql(`grant select, insert, update on payment to motcua_app`);

    // With a receiver, only this wait of this dossier takes it.
    this.addSql(`alter table message add column receiver uuid references dossier, add column receiver_key int,
      add constraint message_receiver check ((receiver is null) = (receiver_key is null))`);
  }
}
