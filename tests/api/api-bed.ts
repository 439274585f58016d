import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ApiConfig } from '../../api/config.ts';
import { type RunningApi, startApi } from '../../api/server.ts';
import { openPool, type Pool } from '../../db/pool.ts';
import { testDatabase } from '../../ops/stack/test-stack.ts';

/** What came back: status, headers and the parsed body. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks wherever it wants
  readonly body: any;
}

export interface Asked {
  readonly as?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Sent as it is, in place of `body`. */
  readonly raw?: string;
  /** null sends none. */
  readonly key?: string | null;
}

/** The API over real HTTP on a real, migrated PostgreSQL. Without Temporal unless its address is given. */
export class ApiBed {
  readonly api: RunningApi;
  readonly pool: Pool;
  readonly databaseUrl: string;
  private readonly folder: string;
  private readonly tokens = new Map<string, string>();

  private constructor(api: RunningApi, pool: Pool, databaseUrl: string, folder: string) {
    this.api = api;
    this.pool = pool;
    this.databaseUrl = databaseUrl;
    this.folder = folder;
  }

  static async open(
    options: Partial<ApiConfig> & { prepare?: (databaseUrl: string) => Promise<void> } = {},
  ): Promise<ApiBed> {
    const { prepare, ...config } = options;
    const databaseUrl = config.databaseUrl ?? (await testDatabase());
    await prepare?.(databaseUrl);
    const folder = await mkdtemp(join(tmpdir(), 'motcua-api-test-'));
    const api = await startApi({
      databaseUrl,
      temporal: { address: '127.0.0.1:1', namespace: 'none' },
      host: '127.0.0.1',
      port: 0,
      publicUrl: undefined,
      oidc: undefined,
      clock: 'business',
      facesFolder: undefined,
      secretsFolder: folder,
      production: false,
      logLevel: 'silent',
      // No machine is so slow that a step is answered as pending, but where a test wants it so.
      stepTimeoutMs: 60_000,
      ...config,
    });
    return new ApiBed(api, openPool(databaseUrl), databaseUrl, folder);
  }

  async close(): Promise<void> {
    await this.api.stop();
    await this.pool.end();
    await rm(this.folder, { recursive: true });
  }

  /** Asks the API; `as` is a demonstration account. A write gets a key of its own unless one is given. */
  async ask(method: 'GET' | 'POST', path: string, asked: Asked = {}): Promise<Answer> {
    const headers: Record<string, string> = { 'accept-language': 'vi', ...asked.headers };
    if (asked.as !== undefined) headers['authorization'] = `Bearer ${await this.token(asked.as)}`;
    if (method === 'POST') {
      if (asked.key !== null) headers['idempotency-key'] = asked.key ?? randomUUID();
      headers['content-type'] ??= 'application/json';
    }
    const body = asked.raw ?? (asked.body === undefined ? undefined : JSON.stringify(asked.body));
    const response = await fetch(`${this.api.url}/api/v1${path}`, {
      method,
      headers,
      redirect: 'manual',
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json') === true;
    return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : text };
  }

  get(path: string, asked: Asked = {}): Promise<Answer> {
    return this.ask('GET', path, asked);
  }

  post(path: string, asked: Asked = {}): Promise<Answer> {
    return this.ask('POST', path, asked);
  }

  async token(account: string): Promise<string> {
    let token = this.tokens.get(account);
    if (token === undefined) {
      const response = await fetch(`${this.api.url}/api/v1/auth/dev-token`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ account }),
      });
      token = ((await response.json()) as { token: string }).token;
      this.tokens.set(account, token);
    }
    return token;
  }

  /** A digest of every table a refused request must leave alone. */
  async checksum(): Promise<string> {
    const { rows } = await this.pool.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public' and tablename not in ('migration', 'session') order by 1`,
    );
    const sums: string[] = [];
    for (const { name } of rows) {
      const sum = await this.pool.query<{ sum: string }>(
        `select count(*) || ':' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as sum from "${name}" t`,
      );
      sums.push(`${name}=${sum.rows[0]?.sum}`);
    }
    return sums.join('\n');
  }
}
