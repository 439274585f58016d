import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import { Failure } from './failure.ts';
import { languageOf } from './language.ts';
import { problemOf } from './problem.ts';

/** Largest body the API reads. */
export const bodyLimit = '1mb';

/** Turns whatever a route threw into problem+json. Only what is no Failure is logged as an error, under its incident id. */
export const errorHandler: ErrorRequestHandler = (error, request, response, _next) => {
  const failure = failureOf(error, request.path);
  const body = problemOf(failure, languageOf(request));
  if (failure.code === 'internal')
    request.log.error({ err: error, incident: failure.params['incident'] }, 'unexpected error');
  if (response.headersSent) {
    response.end();
    return;
  }
  if (body.retryable) response.set('Retry-After', '1');
  response
    .status(body.status)
    .set('Content-Language', languageOf(request))
    .type('application/problem+json')
    .send(JSON.stringify(body));
};

/** The answer of an address nobody serves. */
export const unknownAddress: RequestHandler = (request) => {
  throw noSuchAddress(request.path);
};

function noSuchAddress(path: string): Failure {
  return new Failure('not-found', { what: { vi: `địa chỉ ${path}`, en: `address ${path}` } });
}

function failureOf(error: unknown, path: string): Failure {
  if (error instanceof Failure) return error;
  if (isClientError(error)) {
    if (error.status === 404) return noSuchAddress(path);
    if (error.type === 'entity.too.large') return new Failure('body-too-large', { limit: '1 MB' });
    return new Failure('request-invalid', { detail: error.type === undefined ? unreadableAddress : unreadableBody });
  }
  if (isConnectionError(error)) return new Failure('temporarily-unavailable');
  return new Failure('internal', { incident: randomUUID() });
}

const unreadableBody = { vi: 'nội dung không phải JSON đọc được', en: 'the body is not readable JSON' };
const unreadableAddress = { vi: 'địa chỉ không đọc được', en: 'the address cannot be read' };

/** Errors of Express's body reader, URL decoder and file server carry a 4xx status; those of the body reader a type, too. */
function isClientError(error: unknown): error is { type?: string; status: number } {
  return isObject(error) && typeof error['status'] === 'number' && error['status'] >= 400 && error['status'] < 500;
}

/** PostgreSQL is restarting or out of reach: SQLSTATE classes 08 and 57P, and the socket's own errors. */
function isConnectionError(error: unknown): boolean {
  if (!isObject(error)) return false;
  return (
    /^(08|57P|ECONN|EPIPE|ETIMEDOUT)/.test(String(error['code'])) ||
    /^(Connection terminated|timeout exceeded when trying to connect)/.test(String(error['message']))
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
