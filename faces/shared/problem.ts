/** What the API answers when it refuses: RFC 9457 problem details, with the text in both languages. */
export interface ProblemDetails {
  readonly status: number;
  readonly code: string;
  readonly vi: string;
  readonly en?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly retryable?: boolean;
}

/** A refused or failed request. `message` is the Vietnamese text to show. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly retryable: boolean;
  readonly params: Readonly<Record<string, unknown>>;

  constructor(details: ProblemDetails) {
    super(details.vi);
    this.name = 'Problem';
    this.status = details.status;
    this.code = details.code;
    this.retryable = details.retryable ?? false;
    this.params = details.params ?? {};
  }

  /** Whether the person has to sign in (again). */
  get needsSignIn(): boolean {
    return this.status === 401;
  }
}

/** How browsers say that a part of a screen could not be fetched: the network is down, or a newer version is served. */
const missingPart = /dynamically imported module|importing a module script|unable to preload/i;

/** Any thrown value as a problem that can be shown. */
export function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  if (thrown instanceof Error && missingPart.test(thrown.message))
    return new Problem({
      status: 0,
      code: 'screen-not-loaded',
      vi: 'Chưa tải được một phần của trang: mạng bị gián đoạn, hoặc hệ thống vừa được cập nhật. Vui lòng tải lại trang.',
    });
  return new Problem({
    status: 0,
    code: 'unknown',
    vi: thrown instanceof Error ? thrown.message : 'Có lỗi chưa rõ nguyên nhân.',
  });
}

/** The body of a refusal as a problem; bodies that are no problem details (a proxy's page) get a general text. */
export function problemFrom(status: number, body: unknown): Problem {
  if (typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string') {
    const { vi, detail, title } = body as { vi?: unknown; detail?: unknown; title?: unknown };
    const text = [vi, detail, title].find((part): part is string => typeof part === 'string' && part !== '');
    return new Problem({ ...(body as unknown as ProblemDetails), status, vi: text ?? 'Yêu cầu không thực hiện được.' });
  }
  return new Problem({
    status,
    code: status === 401 ? 'not-signed-in' : 'unexpected-answer',
    vi: status >= 500 ? 'Hệ thống tạm thời gián đoạn. Vui lòng thử lại.' : 'Yêu cầu không thực hiện được.',
    retryable: status >= 502,
  });
}
