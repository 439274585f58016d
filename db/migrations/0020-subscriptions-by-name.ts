import { Migration } from '@mikro-orm/migrations';

/** One event may wait for several messages: each is a subscription of its own. */
export class Migration0020SubscriptionsByName extends Migration {
  override up(): void {
    this.addSql(
      `alter table subscription drop constraint subscription_pkey, add primary key (dossier, key, element, name)`,
    );
  }
}
