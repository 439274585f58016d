import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import express from 'express';
import { errorHandler, unknownAddress } from '../error-handler.ts';
import { siteRoutes } from './site.ts';

let folder: string;
let server: Server;
let url: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), '.motcua-site-test-'));
  await mkdir(join(folder, 'counter', 'assets'), { recursive: true });
  await writeFile(join(folder, 'counter', 'index.html'), '<title>Một cửa</title>');
  await writeFile(join(folder, 'counter', 'assets', 'main.js'), 'export {};');
  const app = express();
  app.use(
    siteRoutes(folder, async () => undefined),
    unknownAddress,
    errorHandler,
  );
  server = createServer(app).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});

describe('siteRoutes', () => {
  test.each([
    ['/', 200, 'Thủ tục hành chính qua một cửa'],
    ['/pages/pages.css', 200, 'body'],
    ['/counter/', 200, '<title>Một cửa</title>'],
    ['/counter/dossiers/H26.15-261122-0001', 200, '<title>Một cửa</title>'],
    ['/counter/assets/main.js', 200, 'export {};'],
    ['/counter/assets/gone.js', 404, 'not-found'],
    ['/counter/..%2f..%2fetc/passwd', 200, '<title>Một cửa</title>'],
    ['/monitor/', 404, 'not-found'],
    ['/nowhere', 404, 'not-found'],
  ])('%s answers %i', async (path, status, text) => {
    const response = await fetch(url + path);
    expect([response.status, await response.text()]).toEqual([status, expect.stringContaining(text)]);
  });
});
