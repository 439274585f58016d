import { setTimeout as pause } from 'node:timers/promises';
import { type PopulationRecord, readPopulationAnswer } from './population-answer.ts';

export interface PopulationClientOptions {
  /** The LGSP adapter's address. */
  readonly url: string;
  /** Milliseconds one request may take. */
  readonly timeout: number;
  /** How often one look-up asks before it gives up; at least 1. */
  readonly attempts: number;
  /** Milliseconds before the second request; doubled before each further one. */
  readonly backoff: number;
}

/** People found (none: the database knows nobody by that question), or why there was no answer. */
export type PopulationReply =
  | { readonly kind: 'people'; readonly people: readonly PopulationRecord[] }
  | { readonly kind: 'unavailable'; readonly reason: string };

/**
 * Asks the population database over HTTP. A broken connection, a time-out, a 429 or 5xx status, an unreadable reply and
 * an adapter's refusal are tried again, up to `attempts`; any other 4xx is our own mistake and ends it at once. Never
 * throws for what the other side does: it answers `unavailable`. Throws what `makeRequest` throws.
 *
 * @param makeRequest the request of each attempt, under an id of its own and already logged
 */
export async function askPopulation(
  options: PopulationClientOptions,
  makeRequest: () => Promise<Readonly<Record<string, string>>>,
): Promise<PopulationReply> {
  let reason = '';
  for (let attempt = 1; attempt <= options.attempts; attempt += 1) {
    if (attempt > 1) await pause(options.backoff * 2 ** (attempt - 2));
    const request = await makeRequest();
    const reply = await askOnce(options, request);
    if (reply.kind === 'people') return reply;
    reason = reply.reason;
    if (reply.final) break;
  }
  return { kind: 'unavailable', reason };
}

type OneReply =
  | { readonly kind: 'people'; readonly people: readonly PopulationRecord[] }
  | { readonly kind: 'failed'; readonly reason: string; readonly final: boolean };

async function askOnce(options: PopulationClientOptions, request: Readonly<Record<string, string>>): Promise<OneReply> {
  const signal = AbortSignal.timeout(options.timeout);
  let status: number;
  let body: string;
  try {
    const response = await fetch(options.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', accept: 'application/json' },
      body: JSON.stringify(request),
      signal,
    });
    status = response.status;
    body = await response.text();
  } catch {
    return failed(signal.aborted ? `no answer within ${options.timeout} ms` : 'connection failed');
  }
  if (status >= 500 || status === 429 || status === 408) return failed(`HTTP ${status}`);
  if (status !== 200) return { ...failed(`HTTP ${status}`), final: true };
  try {
    const answer = readPopulationAnswer(JSON.parse(body));
    return answer.kind === 'people' ? answer : failed(`refused ${answer.code}`);
  } catch {
    return failed('malformed reply');
  }
}

/** Reasons name the trouble only: nothing the other side wrote, which may hold personal data. */
function failed(reason: string): Extract<OneReply, { kind: 'failed' }> {
  return { kind: 'failed', reason, final: false };
}
