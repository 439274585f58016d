import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import express from 'express';
import { pino } from 'pino';
import { pinoHttp } from 'pino-http';
import { errorHandler } from './error-handler.ts';
import { Failure } from './failure.ts';

/** What a request is answered with whose route throws. */
async function answerTo(
  error: unknown,
  language = 'vi',
): Promise<{ status: number; headers: Headers; body: Record<string, unknown> }> {
  const app = express();
  app.use(pinoHttp({ logger: pino({ level: 'silent' }) }));
  app.get('/', () => {
    throw error;
  });
  app.use(errorHandler);
  const server = createServer(app).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, {
    headers: { 'accept-language': language },
  });
  const body = (await response.json()) as Record<string, unknown>;
  server.closeAllConnections();
  server.close();
  return { status: response.status, headers: response.headers, body };
}

describe('errorHandler', () => {
  test('a failure is told by its row of the table, in the reader’s language', async () => {
    const failure = new Failure('claimed-by-other', { name: 'Trần Văn Hùng' });
    const [vi, en] = [await answerTo(failure), await answerTo(failure, 'en-GB,en;q=0.8')];
    expect([vi.status, vi.headers.get('content-type'), vi.body['detail']]).toEqual([
      409,
      'application/problem+json; charset=utf-8',
      'Công việc đã được Trần Văn Hùng nhận.',
    ]);
    expect(en.body).toMatchObject({
      code: 'claimed-by-other',
      detail: 'The task is already claimed by Trần Văn Hùng.',
      retryable: false,
    });
  });

  test.each([
    ['PostgreSQL is shutting down', Object.assign(new Error('terminating connection'), { code: '57P01' })],
    ['nobody listens', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })],
    ['a connection broke', new Error('Connection terminated unexpectedly')],
  ])('%s: try again', async (_why, error) => {
    const { status, headers, body } = await answerTo(error);
    expect([status, body['code'], headers.get('retry-after')]).toEqual([503, 'temporarily-unavailable', '1']);
  });

  const thrown = (status: number, type?: string) => Object.assign(new Error('thrown by Express'), { status, type });
  test.each([
    ['a body beyond the limit', thrown(413, 'entity.too.large'), 413, 'body-too-large'],
    ['a body that is no JSON', thrown(400, 'entity.parse.failed'), 400, 'request-invalid'],
    ['an address that cannot be decoded', thrown(400), 400, 'request-invalid'],
    ['a file that is not there', thrown(404), 404, 'not-found'],
    ['what failed inside', thrown(500), 500, 'internal'],
    ['what is no error at all', 'thrown', 500, 'internal'],
  ])('%s is told for what it is', async (_what, error, status, code) => {
    const answer = await answerTo(error);
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
  });

  test.each([
    ['an address that cannot be decoded', thrown(400), /địa chỉ không đọc được/],
    ['a body that is no JSON', thrown(400, 'entity.parse.failed'), /không phải JSON/],
  ])('%s is said in words', async (_what, error, words) => {
    expect((await answerTo(error)).body['detail']).toMatch(words);
  });

  test('a defect is an incident by its number, and tells nothing else', async () => {
    const { status, body } = await answerTo(new Error('secret detail of row 7'));
    expect([status, body['code']]).toEqual([500, 'internal']);
    expect(JSON.stringify(body)).not.toContain('secret');
    expect(body['detail']).toMatch(/Mã sự cố: [0-9a-f-]{36}/);
  });
});
