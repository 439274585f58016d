import { Migrator } from '@mikro-orm/migrations';
import { MikroORM, type Options } from '@mikro-orm/postgresql';
import { applicationRole } from './application-role.ts';
import { entities } from './entities/entities.ts';
import { migrations } from './migrations/migrations.ts';

export type Orm = MikroORM;

const common = {
  entities,
  extensions: [Migrator],
  migrations: {
    migrationsList: migrations,
    snapshot: false,
    tableName: 'migration',
    transactional: true,
    silent: true,
  },
  discovery: { warnWhenNoEntities: false },
} satisfies Options;

/** MikroORM under the application role: for the cold paths (catalogue, agencies, officers). The caller closes it. */
export function openOrm(databaseUrl: string): Promise<Orm> {
  return MikroORM.init({ ...common, clientUrl: databaseUrl, driverOptions: { options: `-c role=${applicationRole}` } });
}

/** MikroORM as the owner of the schema: for migrations only. */
export function openOwnerOrm(databaseUrl: string): Promise<Orm> {
  return MikroORM.init({ ...common, clientUrl: databaseUrl });
}
