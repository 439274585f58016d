import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Schema } from '../../faces/shared/api.ts';
import { formatDay } from '../../faces/shared/vietnamese.ts';

/** When an override applies, in words. */
function daysText({ validFrom, validTo, applies }: Schema<'ProcedureOverride'>): string {
  const from = validFrom === undefined ? undefined : `từ ${formatDay(validFrom)}`;
  const until = validTo === undefined ? undefined : `đến hết ${formatDay(validTo)}`;
  const days = [from, until].filter((each) => each !== undefined).join(' ');
  return [applies ? 'Đang áp dụng' : 'Không áp dụng hôm nay', days].filter((each) => each !== '').join(', ');
}

/** What provinces and ministries have otherwise, one's own first; a new one can be begun. */
export function PlaceList({
  items,
  mine,
  chosen,
  onChoose,
}: {
  readonly items: readonly Schema<'ProcedureOverride'>[];
  readonly mine: Schema<'Jurisdiction'> | undefined;
  readonly chosen: string | undefined;
  readonly onChoose: (name: string | undefined) => void;
}): ReactNode {
  const own = items.filter(({ jurisdiction }) => jurisdiction.code === mine?.code);
  const others = items.filter((item) => !own.includes(item));
  return (
    <section className="panel form-fields" aria-label="Các quy định riêng">
      <ul className="plain">
        {[...own, ...others].map((item) => (
          <li key={item.name}>
            <button
              type="button"
              className="form-line"
              aria-current={item.name === chosen}
              onClick={() => onChoose(item.name)}
            >
              <span>{item.jurisdiction.name}</span>
              <span className="muted small">
                Phiên bản {item.version} · {daysText(item)}
              </span>
            </button>
          </li>
        ))}
        {mine !== undefined && chosen === undefined ? (
          <li>
            <span className="form-line" aria-current="true">
              <span>{mine.name}</span>
              <span className="muted small">Quy định riêng mới</span>
            </span>
          </li>
        ) : null}
      </ul>
      {mine === undefined ? null : (
        <div className="form-add">
          <Button
            icon={<PlusOutlined aria-hidden />}
            disabled={chosen === undefined}
            onClick={() => onChoose(undefined)}
          >
            Thêm quy định riêng
          </Button>
        </div>
      )}
    </section>
  );
}
