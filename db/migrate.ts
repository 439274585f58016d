import { openOwnerOrm } from './orm.ts';

/** Brings the schema up to date; returns the names of the migrations that ran. Safe to call at every start. */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const orm = await openOwnerOrm(databaseUrl);
  try {
    const done = await orm.migrator.up();
    return done.map((migration) => migration.name);
  } finally {
    await orm.close();
  }
}
