import { createApiClient } from '../../api/client/api-client.ts';
import { Problem, problemFrom } from './problem.ts';

export { newIdempotencyKey, type Schema } from '../../api/client/api-client.ts';

/** An answer that only promises: the command is recorded, its outcome is found at `location`. */
export interface Pending {
  readonly command: string;
  readonly location: string;
}

interface Answer {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

async function settle<A extends Answer>(request: Promise<A>): Promise<A> {
  let answer: A;
  try {
    answer = await request;
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new Problem({
      status: 0,
      code: 'offline',
      vi: 'Không kết nối được với hệ thống. Vui lòng kiểm tra mạng rồi thử lại.',
      retryable: true,
    });
  }
  if (!answer.response.ok) throw problemFrom(answer.response.status, answer.error);
  return answer;
}

/** The API as typed calls; pass each through {@link answered} or {@link written}. */
export const api = createApiClient();

/** The body of a read. Throws a {@link Problem} when it is refused. */
export async function answered<A extends Answer>(request: Promise<A>): Promise<NonNullable<A['data']>> {
  const { data } = await settle(request);
  if (data === undefined || data === null)
    throw new Problem({ status: 0, code: 'unexpected-answer', vi: 'Hệ thống trả lời không đúng định dạng.' });
  return data;
}

/** The outcome of a write: done, or accepted and still going on (202). Throws a {@link Problem} when it is refused. */
export async function written<A extends Answer>(
  request: Promise<A>,
): Promise<{ done: Exclude<NonNullable<A['data']>, Pending> } | { pending: Pending }> {
  const { data, response } = await settle(request);
  return response.status === 202
    ? { pending: data as Pending }
    : { done: data as Exclude<NonNullable<A['data']>, Pending> };
}

/** Leaves for the sign-in page and comes back to where the person is. */
export function signIn(): void {
  const search = new URLSearchParams({ returnTo: location.pathname + location.search });
  location.assign(`/api/v1/auth/login?${search.toString()}`);
}

/** Ends the session and forgets what was begun in it, then shows the sign-in page. */
export async function signOut(): Promise<void> {
  await settle(api.POST('/api/v1/auth/logout'));
  sessionStorage.clear();
  signIn();
}
