import express, { type Express } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { basePath } from './base-path.ts';
import type { Context } from './context.ts';
import { bodyLimit, errorHandler, unknownAddress } from './error-handler.ts';
import type { DossierEvents } from './events.ts';
import { handlers } from './handlers.ts';
import { type DevelopmentProvider, providerCookies } from './identity/development-provider.ts';
import type { Site } from './identity/find-actor.ts';
import type { RelyingParty } from './identity/relying-party.ts';
import { type FindActor, jsonRouter } from './json-router.ts';
import { devLoginRoutes } from './routes/dev-login.ts';
import { docsRoutes } from './routes/docs.ts';
import { eventRoutes } from './routes/event-stream.ts';
import { paymentRoutes } from './routes/payment-notification.ts';
import { signInRoutes } from './routes/sign-in.ts';
import { siteRoutes } from './routes/site.ts';

export interface AppParts {
  readonly context: Context;
  readonly events: DossierEvents;
  readonly relyingParty: RelyingParty;
  readonly development: DevelopmentProvider | undefined;
  readonly findActor: FindActor;
  readonly site: Site;
  readonly facesFolder: string | undefined;
  readonly sessionMs: number;
  /** What the payment platform signs with; undefined where none is connected. */
  readonly paymentSecret: string | undefined;
  readonly logger: Logger;
}

/** The whole HTTP side: sign-in, operations, events, documentation, faces, errors. */
export function createApp(parts: AppParts): Express {
  const { context, development, site, findActor } = parts;
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.use(
    pinoHttp({
      logger: parts.logger,
      autoLogging: { ignore: (request) => request.url?.startsWith(basePath) !== true },
      serializers: { req: logged, res: ({ statusCode }: { statusCode: number }) => ({ statusCode }) },
    }),
  );
  app.use(helmet(security(site)));

  app.get('/health', async (_request, response) => {
    await context.pool.query('select 1');
    response.json({ ok: true });
  });
  if (development !== undefined) {
    app.use('/dev-login', devLoginRoutes(development));
    app.use('/oidc', development.oidcProvider.callback());
  }
  app.use('/api', docsRoutes());
  app.use(
    `${basePath}/auth`,
    signInRoutes(
      context.pool,
      parts.relyingParty,
      site,
      parts.sessionMs,
      development === undefined ? [] : providerCookies,
    ),
  );
  if (parts.paymentSecret !== undefined) app.use(`${basePath}/payments`, paymentRoutes(context, parts.paymentSecret));
  app.use(basePath, eventRoutes(context, parts.events, findActor));
  app.use(
    basePath,
    express.json({ limit: bodyLimit, strict: true }),
    jsonRouter(handlers(context, development), findActor),
  );
  app.use('/api', unknownAddress);
  app.use(siteRoutes(parts.facesFolder, findActor));
  app.use(unknownAddress);
  app.use(errorHandler);
  return app;
}

/** Method and path of a request: no header, no query, nothing personal. */
function logged(request: { id: unknown; method: string; url: string }) {
  return { id: request.id, method: request.method, path: request.url.split('?', 1)[0] };
}

function security({ publicUrl }: Site) {
  const https = publicUrl.startsWith('https:');
  return {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: https ? [] : null,
      },
    },
    strictTransportSecurity: https,
  };
}
