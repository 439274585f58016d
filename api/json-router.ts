import { type Request, type RequestHandler, Router } from 'express';
import { z } from 'zod';
import type { Actor } from '../domain/organisation.ts';
import { basePath } from './base-path.ts';
import { Failure } from './failure.ts';
import { FileAnswer } from './file-answer.ts';
import { type Language, languageOf } from './language.ts';
import {
  type BodyOf,
  type Operation,
  type OperationId,
  operations,
  type ParamsOf,
  type QueryOf,
  type ResponseOf,
} from './operations.ts';
import { findUnstorable, requestFaults } from './request-faults.ts';

/** What a handler is given: the parsed request and who asks. */
export interface Call<K extends OperationId> {
  readonly params: ParamsOf<K>;
  readonly query: QueryOf<K>;
  readonly body: BodyOf<K>;
  readonly idempotencyKey: string;
  readonly language: Language;
}

/** The step is recorded and not finished: 202 with where to look. */
export interface PendingAnswer {
  readonly pending: { readonly command: string; readonly location: string };
}

type Answer<K extends OperationId> = (typeof operations)[K]['pending'] extends true
  ? ResponseOf<K> | PendingAnswer
  : ResponseOf<K>;
type Access<K extends OperationId> = (typeof operations)[K]['access'] extends 'public' ? Actor | undefined : Actor;

/** One handler for each operation of the table. */
export type Handlers = { readonly [K in OperationId]: (actor: Access<K>, call: Call<K>) => Promise<Answer<K>> };

/** Who asks, from the session or the bearer token; throws a Failure for a session that has expired. */
export type FindActor = (request: Request) => Promise<Actor | undefined>;

/** Serves every operation of the table: parse, sign-in, key, handler, answer. Unknown keys are refused. */
export function jsonRouter(handlers: Handlers, findActor: FindActor): Router {
  const router = Router();
  for (const id of Object.keys(operations) as OperationId[]) {
    const operation: Operation = operations[id];
    router[operation.method](expressPath(operation.path), serve(operation, handlers[id] as GeneralHandler, findActor));
  }
  return router;
}

type GeneralHandler = (
  actor: Actor | undefined,
  call: { params: unknown; query: unknown; body: unknown; idempotencyKey: string; language: Language },
) => Promise<unknown>;

function serve(operation: Operation, handler: GeneralHandler, findActor: FindActor): RequestHandler {
  return async (request, response) => {
    const actor = await findActor(request);
    if (actor === undefined && operation.access === 'signed-in') throw new Failure('not-signed-in');
    const answer = await handler(actor, {
      params: parse(operation.params, request.params),
      query: parse(operation.query, request.query),
      body: parse(operation.body, request.body),
      idempotencyKey: operation.write ? idempotencyKey(request) : '',
      language: languageOf(request),
    });
    if (answer instanceof FileAnswer) {
      // Express answers 304 by itself where the reader has these bytes.
      response.set(answer.headers(basePath)).send(answer.bytes);
      return;
    }
    response.set('Cache-Control', operation.cache === 'revalidate' ? 'private, no-cache' : 'no-store');
    if (isPending(answer)) {
      response.status(202).location(answer.pending.location).set('Retry-After', '1').json(answer.pending);
      return;
    }
    response.status(operation.status).json(answer);
  };
}

function isPending(answer: unknown): answer is PendingAnswer {
  return typeof answer === 'object' && answer !== null && 'pending' in answer;
}

function expressPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1');
}

function idempotencyKey(request: Request): string {
  const key = request.get('Idempotency-Key');
  if (key === undefined) throw new Failure('idempotency-key-missing');
  const parsed = z.uuid().safeParse(key);
  if (!parsed.success) throw invalid('Idempotency-Key: không phải là mã UUID', 'Idempotency-Key: is not a UUID');
  return parsed.data.toLowerCase();
}

/** Parses by the schema; what it refuses is told in both languages, with the path of each field. */
function parse(schema: z.ZodType | undefined, value: unknown): unknown {
  if (schema === undefined) return undefined;
  const unstorable = findUnstorable(value);
  if (unstorable !== undefined) throw invalid(unstorable.vi, unstorable.en);
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const { vi, en } = requestFaults(result.error.issues, value);
  throw invalid(vi, en);
}

function invalid(vi: string, en: string): Failure {
  return new Failure('request-invalid', { detail: { vi, en } });
}
