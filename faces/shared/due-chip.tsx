import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  ExclamationCircleOutlined,
  PauseCircleOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Schema } from './api.ts';
import { formatDate, formatDateTime } from './vietnamese.ts';
import { workingTime } from './working-time.ts';

type Dated = Pick<Schema<'DossierRow'>, 'timeliness' | 'dueAt' | 'workingMinutesLeft'>;
type Look = 'calm' | 'soon' | 'late' | 'paused' | 'done';

const looks: Readonly<Record<Schema<'Timeliness'>, { readonly look: Look; readonly text: string }>> = {
  none: { look: 'calm', text: 'Chưa tính hạn' },
  paused: { look: 'paused', text: 'Tạm dừng' },
  'open-in-time': { look: 'calm', text: 'Trong hạn' },
  'open-due-today': { look: 'soon', text: 'Hạn hôm nay' },
  'open-late': { look: 'late', text: 'Quá hạn' },
  'closed-early': { look: 'done', text: 'Trước hạn' },
  'closed-on-time': { look: 'done', text: 'Đúng hạn' },
  'closed-late': { look: 'late', text: 'Trễ hạn' },
};

/** What the chip says: the working time left or passed while the clock runs, else how the dossier stands. */
function textOf({ timeliness, workingMinutesLeft }: Dated): string {
  if (workingMinutesLeft === undefined) return looks[timeliness].text;
  return workingMinutesLeft < 0
    ? `Quá hạn ${workingTime(workingMinutesLeft)}`
    : `Còn ${workingTime(workingMinutesLeft)}`;
}

const icons: Readonly<Record<Look, ReactNode>> = {
  calm: <ClockCircleOutlined aria-hidden />,
  soon: <ClockCircleOutlined aria-hidden />,
  late: <ExclamationCircleOutlined aria-hidden />,
  paused: <PauseCircleOutlined aria-hidden />,
  done: <CheckCircleOutlined aria-hidden />,
};

/** How a dossier stands to its due date: by shape, word and colour, with the date below. */
export function DueChip({ row }: { row: Dated }): ReactNode {
  const chip = looks[row.timeliness];
  return (
    <span className="due">
      <span
        className={`chip chip-${chip.look}`}
        title={row.workingMinutesLeft === undefined ? undefined : `${chip.text}, theo giờ làm việc của cơ quan`}
      >
        {icons[chip.look]} {textOf(row)}
      </span>
      {row.dueAt === undefined ? null : (
        <time dateTime={row.dueAt} className="muted" title={`Hẹn trả lúc ${formatDateTime(row.dueAt)}`}>
          {formatDate(row.dueAt)}
        </time>
      )}
    </span>
  );
}
