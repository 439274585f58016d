import { type ErrorCodeName, errorCodes, isErrorCode } from '../../domain/error-codes.ts';
import { Failure } from '../failure.ts';

/** What a rejected command is told to whoever gave it: a code of the table, or the engine's reason in words. */
export function rejectionFailure(outcome: { readonly code?: string; readonly message?: string } | null): Failure {
  const code = outcome?.code ?? '';
  const own = ownCodes[code];
  if (own !== undefined) return new Failure(own);
  const reason = reasons[code];
  if (reason !== undefined) return new Failure('action-not-possible', { detail: reason });
  if (isPlainCode(code)) return new Failure(code);
  return new Failure('action-not-possible', {
    detail: { vi: 'hồ sơ không còn ở bước này', en: outcome?.message ?? 'the dossier is past this' },
  });
}

/** Codes of the table that need no values: they can be told as they are. */
function isPlainCode(code: string): code is ErrorCodeName {
  return isErrorCode(code) && !errorCodes[code].vi.includes('{');
}

const ownCodes: Readonly<Record<string, ErrorCodeName>> = { frozen: 'dossier-paused' };

const reasons: Readonly<Record<string, { vi: string; en: string }>> = {
  ended: { vi: 'hồ sơ đã kết thúc', en: 'the dossier has ended' },
  'no-such-instance': { vi: 'không có bước nào đang chờ thao tác này', en: 'nothing waits for it' },
  'not-a-task': { vi: 'bước này không phải là công việc của cán bộ', en: 'this is no task of people' },
  'no-incident': { vi: 'bước này không còn sự cố', en: 'nothing has failed there any more' },
  'unknown-action': { vi: 'bước này không có lựa chọn đó', en: 'the task has no such option' },
  'not-offered': { vi: 'quy trình không cho phép thao tác này lúc này', en: 'the process does not allow it now' },
  'nobody-waits': { vi: 'hồ sơ không chờ việc này', en: 'the dossier does not wait for it' },
  'claimed-by-other': { vi: 'người khác đã nhận việc này', en: 'somebody else has claimed the task' },
  'action-not-possible': { vi: 'hồ sơ không còn ở bước này', en: 'the dossier is past this' },
};
