import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { askPopulation } from './population-client.ts';

const nobody =
  '<Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/"><Body>' +
  '<CongdanCollection xmlns="http://www.mic.gov.vn/dancu/1.0"/></Body></Envelope>';

type Behave = (request: IncomingMessage, response: ServerResponse) => void;

const answers: Behave = (_, response) => response.end(JSON.stringify({ error_code: '00', message: nobody }));
const breaks: Behave = (request) => request.socket.destroy();
const hangs: Behave = () => undefined;
const status =
  (code: number): Behave =>
  (_, response) =>
    response.writeHead(code).end('no');
const says =
  (text: string): Behave =>
  (_, response) =>
    response.end(text);

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
});

async function ask(behaviours: readonly Behave[], attempts = 3) {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += String(chunk);
    });
    request.on('end', () => {
      seen.push(body);
      (behaviours[seen.length - 1] ?? hangs)(request, response);
    });
  });
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  // Only silence is waited for; everything else is answered, however slow the machine is.
  const timeout = behaviours.includes(hangs) ? 1_000 : 60_000;
  let count = 0;
  const reply = await askPopulation({ url, timeout, attempts, backoff: 1 }, async () => {
    count += 1;
    return { MaYeuCau: `r${count}` };
  });
  return { reply, seen };
}

describe('askPopulation', () => {
  test('an answer at once is asked once', async () => {
    const { reply, seen } = await ask([answers]);
    expect(reply).toEqual({ kind: 'people', people: [] });
    expect(seen).toEqual(['{"MaYeuCau":"r1"}']);
  });

  test.each<[string, Behave]>([
    ['a broken connection', breaks],
    ['silence', hangs],
    ['503', status(503)],
    ['429', status(429)],
    ['no JSON', says('<html>')],
    ['no message', says('{"error_code":"00"}')],
    ['a refusal', says('{"error_code":"98","message":"bảo trì"}')],
  ])('%s is tried again under a new request id', async (_, trouble) => {
    const { reply, seen } = await ask([trouble, trouble, answers]);
    expect(reply).toEqual({ kind: 'people', people: [] });
    expect(seen).toEqual(['{"MaYeuCau":"r1"}', '{"MaYeuCau":"r2"}', '{"MaYeuCau":"r3"}']);
  });

  test.each<[string, Behave, string]>([
    ['a broken connection', breaks, 'connection failed'],
    ['silence', hangs, 'no answer within 1000 ms'],
    ['503', status(503), 'HTTP 503'],
    ['no JSON', says('<html>'), 'malformed reply'],
    ['a refusal', says('{"error_code":"98","message":"bảo trì"}'), 'refused 98'],
  ])('%s to the end is unavailable', async (_, trouble, reason) => {
    const { reply, seen } = await ask([trouble, trouble], 2);
    expect(reply).toEqual({ kind: 'unavailable', reason });
    expect(seen).toHaveLength(2);
  });

  test('a mistake of ours is not repeated', async () => {
    const { reply, seen } = await ask([status(400), answers]);
    expect(reply).toEqual({ kind: 'unavailable', reason: 'HTTP 400' });
    expect(seen).toHaveLength(1);
  });

  test('a request that cannot be logged is not sent', async () => {
    const unlogged = askPopulation({ url: 'http://127.0.0.1:1/', timeout: 100, attempts: 3, backoff: 1 }, async () => {
      throw new Error('the log is closed');
    });
    await expect(unlogged).rejects.toThrow('the log is closed');
  });
});
