import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { pino } from 'pino';
import { ContentStore } from '../db/content-store.ts';
import { seedDemonstration } from '../db/demonstration/seed-demonstration.ts';
import { openPool } from '../db/pool.ts';
import { setClockMode } from '../db/queries/business-clock.ts';
import { factsInForce } from '../db/queries/facts-in-force.ts';
import { Press } from '../papers/press.ts';
import { AgencyDirectory } from './agency-directory.ts';
import { createApp } from './app.ts';
import { basePath } from './base-path.ts';
import { BusinessTime } from './business-time.ts';
import { type ApiConfig, defaultClaims } from './config.ts';
import type { Context } from './context.ts';
import { DossierEvents, dossierChannel } from './events.ts';
import { FormValidators } from './form-validators.ts';
import { apiAudience, type DevelopmentProvider, developmentProvider } from './identity/development-provider.ts';
import { actorFinder } from './identity/find-actor.ts';
import { providerKeys } from './identity/provider-keys.ts';
import { discoverProvider, RelyingParty } from './identity/relying-party.ts';
import { lately } from './lately.ts';
import { ProcedureFacts } from './procedure-facts.ts';

const converterPath = fileURLToPath(new URL('../protocol/payload-converter.ts', import.meta.url));
const standardStepTimeoutMs = 5_000;
const standardSession = { absoluteMs: 12 * 3_600_000, idleMs: 3_600_000 };

export interface RunningApi {
  /** Where people open it. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts the API with sign-in, faces and documentation. The record must be migrated; Temporal may come later. */
export async function startApi(config: ApiConfig): Promise<RunningApi> {
  const logger = pino({ level: config.logLevel, redact: ['req.headers'] });
  const pool = openPool(config.databaseUrl, { max: 20, name: 'motcua-api' });
  const connection = Connection.lazy({ address: config.temporal.address });
  const events = new DossierEvents(config.databaseUrl);
  const server = createServer();
  const press = new Press();
  try {
    await setClockMode(pool, config.clock);
    if (config.oidc === undefined) await seedDemonstration(config.databaseUrl);
    server.listen(config.port, config.host);
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const publicUrl = (config.publicUrl ?? `http://localhost:${port}`).replace(/\/$/, '');
    const { relyingParty, development } = await identity(config, publicUrl, `http://${localHost(config.host)}:${port}`);
    const session = config.session ?? standardSession;
    const time = new BusinessTime(pool, config.clock);
    const context: Context = {
      pool,
      contents: new ContentStore(pool),
      agencies: new AgencyDirectory(pool, time),
      procedures: new ProcedureFacts(pool),
      formValidators: new FormValidators(),
      press,
      factsInForce: lately(1_000, () => factsInForce(pool)),
      time,
      temporal: new Client({
        connection,
        namespace: config.temporal.namespace,
        dataConverter: { payloadConverterPath: converterPath },
      }),
      stepTimeoutMs: config.stepTimeoutMs ?? standardStepTimeoutMs,
      tell: (dossier, seq) =>
        void pool
          .query('select pg_notify($1, $2)', [dossierChannel, `${dossier} ${seq}`])
          .catch((error: unknown) => logger.warn({ err: error }, 'a listener was not told')),
    };
    const site = { publicUrl };
    const audience = config.oidc === undefined ? apiAudience : config.oidc.clientId;
    const findActor = actorFinder(pool, relyingParty, site, { audience, idleMs: session.idleMs });
    server.on(
      'request',
      createApp({
        context,
        events,
        relyingParty,
        development,
        findActor,
        site,
        facesFolder: config.facesFolder,
        sessionMs: session.absoluteMs,
        paymentSecret: config.paymentSecret,
        logger,
      }),
    );
    await events.start();
    logger.info({ url: publicUrl }, 'the API answers');
    return { url: publicUrl, stop: () => stop(server, events, connection, pool, press) };
  } catch (error) {
    await stop(server, events, connection, pool, press);
    throw error;
  }
}

async function identity(
  config: ApiConfig,
  publicUrl: string,
  localUrl: string,
): Promise<{ relyingParty: RelyingParty; development: DevelopmentProvider | undefined }> {
  const redirectUri = `${publicUrl}${basePath}/auth/callback`;
  const keys = await providerKeys(config.secretsFolder);
  const secret = config.sessionSecret ?? keys.cookieSecret;
  if (config.oidc !== undefined) {
    const provider = await discoverProvider(config.oidc.issuer, config.oidc.clientId, config.oidc.clientSecret);
    const relyingParty = new RelyingParty({
      provider,
      secret,
      redirectUri,
      scope: config.oidc.scope ?? 'openid profile',
      claims: { ...defaultClaims, ...config.oidc.claims },
    });
    return { relyingParty, development: undefined };
  }
  if (config.production)
    throw new Error('Expected OIDC_ISSUER in production, but only the development provider is there');
  const development = await developmentProvider(publicUrl, localUrl, redirectUri, keys);
  const relyingParty = new RelyingParty({
    provider: development.provider,
    secret,
    redirectUri,
    scope: 'openid profile',
    claims: defaultClaims,
  });
  return { relyingParty, development };
}

/** The address under which a process reaches a server that listens on `host`. */
function localHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

async function stop(
  server: Server,
  events: DossierEvents,
  connection: Connection,
  pool: ReturnType<typeof openPool>,
  press: Press,
): Promise<void> {
  await events.stop();
  if (server.listening) {
    const closed = once(server, 'close');
    server.close();
    server.closeIdleConnections();
    const late = setTimeout(() => server.closeAllConnections(), 2_000);
    await closed;
    clearTimeout(late);
  }
  await press.close();
  await connection.close();
  await pool.end();
}
