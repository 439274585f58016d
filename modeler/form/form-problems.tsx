import type { ReactNode } from 'react';
import type { Schema } from '../../faces/shared/api.ts';
import { ProblemAlert } from '../../faces/shared/problem-alert.tsx';
import { type FormLine, lineAt } from './form-lines.ts';

/** What keeps the form from being published, each line leading to its field. */
export function FormProblems({
  problems,
  failed,
  lines,
  onChoose,
  onRetry,
}: {
  readonly problems: readonly Schema<'FormProblem'>[];
  /** Why the gate could not be asked. */
  readonly failed: unknown;
  readonly lines: readonly FormLine[];
  readonly onChoose: (pointer: string) => void;
  readonly onRetry: () => void;
}): ReactNode {
  if (failed !== null && failed !== undefined)
    return <ProblemAlert thrown={failed} onRetry={onRetry} retryName="Kiểm tra lại" />;
  if (problems.length === 0) return <p className="fine">Biểu mẫu hợp lệ, có thể công bố.</p>;
  return (
    <section aria-label="Vấn đề của biểu mẫu">
      <ol className="plain problems">
        {problems.map(({ pointer, reason }) => {
          const line = lineAt(lines, pointer);
          return (
            <li key={`${pointer} ${reason.vi}`}>
              <button
                type="button"
                className="line"
                disabled={line === undefined}
                onClick={() => line && onChoose(line.pointer)}
              >
                <span>
                  {line === undefined ? '' : `${line.whole.title ?? line.name}: `}
                  {reason.vi}
                </span>
                <span className="muted small code">{pointer}</span>
              </button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
