import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import express, { Router } from 'express';
import { openApiDocument } from '../openapi.ts';

const viewerFolder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

const viewerPage = `<!doctype html>
<html lang="vi">
<head><meta charset="utf-8"><title>Motcua API</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/api/docs/swagger-ui.css"></head>
<body><div id="api"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script></body>
</html>`;

const viewerStart = `SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#api',
  deepLinking: true,
  persistAuthorization: true,
  requestInterceptor: (request) => {
    if (request.method === 'POST' && !request.headers['Idempotency-Key'] && !request.headers['idempotency-key']) request.headers['Idempotency-Key'] = crypto.randomUUID();
    return request;
  },
});`;

/** The OpenAPI document, and a page to try it, served from here alone. */
export function docsRoutes(): Router {
  const router = Router();
  const document = JSON.stringify(openApiDocument());
  router.get('/openapi.json', (_request, response) => {
    response.type('application/json').send(document);
  });
  router.get('/docs', (_request, response) => {
    response.type('html').send(viewerPage);
  });
  router.get('/docs/start.js', (_request, response) => {
    response.type('text/javascript').send(viewerStart);
  });
  router.use('/docs', express.static(viewerFolder, { index: false, immutable: true, maxAge: '1d' }));
  return router;
}
