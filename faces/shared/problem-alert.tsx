import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { asProblem } from './problem.ts';

/** A problem in the reader's words, with its code for the help desk, and another try where that can help. */
export function ProblemAlert({
  thrown,
  onRetry,
  retryName = 'Thử lại',
}: {
  thrown: unknown;
  onRetry?: () => void;
  retryName?: string;
}): ReactNode {
  const problem = asProblem(thrown);
  return (
    <Alert
      type="error"
      showIcon
      title={problem.message}
      description={<span className="muted">Mã lỗi: {problem.code}</span>}
      action={onRetry === undefined ? undefined : <Button onClick={onRetry}>{retryName}</Button>}
    />
  );
}
