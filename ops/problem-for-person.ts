import { isNativeError } from 'node:util/types';
import { ConfigProblem } from './config.ts';
import { SetupProblem } from './setup/setup-problem.mjs';
import { OperatorProblem } from './stack/operator-problem.ts';

/** What a command ends with when the person at the keyboard, not a programmer, has to change something. */
export interface ProblemForPerson {
  /** In Vietnamese and English. */
  readonly message: string;
  /** 2: the command was not typed as it wants to be; 1: anything else. */
  readonly exitCode: 1 | 2;
}

/** Tells wrong settings, arguments, files and machines from bugs; undefined for a bug, whose stack trace is wanted. */
export function findProblemForPerson(error: unknown): ProblemForPerson | undefined {
  if (error instanceof ConfigProblem || error instanceof OperatorProblem || error instanceof SetupProblem)
    return { message: error.message, exitCode: 1 };
  if (!isNativeError(error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  if (error.code.startsWith('ERR_PARSE_ARGS')) return { message: ofArguments(error.code, error.message), exitCode: 2 };
  const path = 'path' in error && typeof error.path === 'string' ? error.path : undefined;
  const words = fileFaults[error.code];
  return path === undefined || words === undefined
    ? undefined
    : { message: `${words.vi}: ${path}\n${words.en}: ${path}`, exitCode: 1 };
}

/** `util.parseArgs` speaks English only; the option or argument it is about stands first between quotes. */
function ofArguments(code: string, message: string): string {
  const subject = /'([^']*)'/.exec(message)?.[1] ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `Không có tùy chọn ${subject}\nThere is no option ${subject}`;
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL')
    return `Lệnh này không nhận “${subject}”\nThis command takes no "${subject}"`;
  return `Giá trị của tùy chọn ${subject} thiếu hoặc không hợp lệ\n${message}`;
}

/** What the system says of files and folders that a person named. */
const fileFaults: Readonly<Record<string, { readonly vi: string; readonly en: string }>> = {
  ENOENT: { vi: 'Không có tệp hoặc thư mục', en: 'There is no such file or folder' },
  ENOTDIR: { vi: 'Không phải là thư mục', en: 'This is not a folder' },
  EISDIR: { vi: 'Là thư mục, không phải là tệp', en: 'This is a folder, not a file' },
  EEXIST: { vi: 'Đã có sẵn', en: 'This exists already' },
  EACCES: { vi: 'Không được phép truy cập', en: 'Access is not permitted' },
  EPERM: { vi: 'Không được phép thực hiện', en: 'This is not permitted' },
  EROFS: { vi: 'Ổ đĩa chỉ cho phép đọc', en: 'The disk is read-only' },
  ENOSPC: { vi: 'Ổ đĩa đã đầy', en: 'The disk is full' },
  ENAMETOOLONG: { vi: 'Tên quá dài', en: 'The name is too long' },
};
