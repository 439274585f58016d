import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Schema } from '../../api/client/api-client.ts';

/** What the API said to one request; `status` 0 when it did not answer. */
export interface ApiReply<T> {
  readonly status: number;
  readonly body: T | undefined;
  readonly problem: Schema<'Problem'> | undefined;
  /** Why there was no answer. */
  readonly failure?: unknown;
}

/** The API refused for good, or did not answer within the patience. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly status: number;
  /** Code of the table of errors, where the API answered with one. */
  readonly code: string | undefined;

  constructor(request: string, { status, problem, failure }: ApiReply<unknown>) {
    const said = [status, problem?.code, problem?.detail].filter((part) => part !== undefined).join(' ');
    super(`${request}: ${status === 0 ? 'no answer' : said}`, { cause: failure });
    this.status = status;
    this.code = problem?.code;
  }
}

/** Longest time, in milliseconds, that a request is repeated while the API does not give a final answer. */
const patience = 180_000;
/** Longest wait for one answer, in milliseconds. */
const answerLimit = 20_000;

/** One signed-in account of the public API, as a program. */
export class ApiUser {
  readonly account: string;
  readonly #baseUrl: () => string;
  #token: string | undefined;

  /** Signs in at the first request, with the development provider's tokens for programs. */
  constructor(baseUrl: () => string, account: string) {
    this.#baseUrl = baseUrl;
    this.account = account;
  }

  /** Reads; repeated until the API answers. Throws ApiProblem for a refusal. */
  async get<T>(path: string): Promise<T> {
    const until = Date.now() + patience;
    for (;;) {
      const reply = await this.send<T>('GET', path, undefined, undefined);
      if (reply.status === 200 && reply.body !== undefined) return reply.body;
      if (!isPassing(reply) || Date.now() > until) throw new ApiProblem(`GET ${path}`, reply);
      await pause(200);
    }
  }

  /**
   * Writes under one Idempotency-Key, repeated with the same key until the answer is final; a 202 is followed up. Throws
   * ApiProblem for a refusal.
   */
  async post<T>(path: string, body: unknown, key: string = randomUUID()): Promise<T> {
    const until = Date.now() + patience;
    for (;;) {
      const reply = await this.send<T>('POST', path, body, key);
      if ((reply.status === 200 || reply.status === 201) && reply.body !== undefined) return reply.body;
      if ((reply.status !== 202 && !isPassing(reply)) || Date.now() > until) {
        throw new ApiProblem(`POST ${path}`, reply);
      }
      await pause(200);
    }
  }

  /** One request, once. Never throws for what the network or the API does. */
  async send<T>(
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    body: unknown,
    key: string | undefined,
  ): Promise<ApiReply<T>> {
    try {
      this.#token ??= await this.#signIn();
      const response = await fetch(`${this.#baseUrl()}/api/v1${path}`, {
        method,
        headers: {
          authorization: `Bearer ${this.#token}`,
          'accept-language': 'vi',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(key === undefined ? {} : { 'idempotency-key': key }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(answerLimit),
      });
      if (response.status === 401) this.#token = undefined;
      const answer: unknown = await response.json();
      return response.ok
        ? { status: response.status, body: answer as T, problem: undefined }
        : { status: response.status, body: undefined, problem: answer as Schema<'Problem'> };
    } catch (failure) {
      return { status: 0, body: undefined, problem: undefined, failure };
    }
  }

  async #signIn(): Promise<string> {
    const response = await fetch(`${this.#baseUrl()}/api/v1/auth/dev-token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ account: this.account }),
      signal: AbortSignal.timeout(answerLimit),
    });
    if (!response.ok) {
      const { status } = response;
      throw new ApiProblem(`POST /auth/dev-token for ${this.account}`, { status, body: undefined, problem: undefined });
    }
    return ((await response.json()) as Schema<'DevToken'>).token;
  }
}

/** No answer, an answer that promises nothing, or a session to be renewed: the same request may be sent again. */
export function isPassing(reply: ApiReply<unknown>): boolean {
  return reply.status === 0 || reply.status >= 500 || reply.status === 401 || reply.status === 429;
}
