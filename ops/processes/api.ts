import { join } from 'node:path';
import { startApi } from '../../api/server.ts';
import { required, runProcess } from './run-process.ts';

/** The API, with sign-in, the screens and the documentation. */
await runProcess((config) =>
  startApi({
    databaseUrl: required(config.databaseUrl, 'DATABASE_URL'),
    temporal: { address: required(config.temporalAddress, 'TEMPORAL_ADDRESS'), namespace: config.temporalNamespace },
    host: config.host,
    port: config.port,
    publicUrl: config.publicUrl,
    oidc: config.oidc,
    clock: config.clock,
    facesFolder: config.facesFolder,
    secretsFolder: join(config.home, 'secrets'),
    sessionSecret: config.sessionSecret,
    paymentSecret: config.payment?.secret,
    production: config.environment === 'production',
    logLevel: config.logLevel,
  }),
);
