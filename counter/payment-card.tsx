import type { ReactNode } from 'react';
import type { Schema } from '../api/client/api-client.ts';
import { formatDateTime, formatNumber } from '../faces/shared/vietnamese.ts';

type Payment = Schema<'Dossier'>['payments'][number];

const stateTexts: Readonly<Record<Payment['state'], string>> = {
  awaited: 'Chờ thanh toán',
  paid: 'Đã thanh toán',
  'not-needed': 'Không cần thanh toán trực tuyến nữa',
  'to-refund': 'Đã thanh toán sau khi hồ sơ không còn chờ, cần hoàn trả',
};

/** What is or was to be paid online for the dossier; nothing where there was none. */
export function PaymentCard({ payments }: { readonly payments: readonly Payment[] }): ReactNode {
  if (payments.length === 0) return null;
  return (
    <section className="panel">
      <header>
        <h2>Thanh toán trực tuyến</h2>
      </header>
      <div className="body stack">
        {payments.map(({ code, url, amount, state, paidAt }) => (
          <dl key={code} className="facts">
            <dt>Số tiền</dt>
            <dd>{amount === undefined ? 'Theo thông báo' : `${formatNumber(amount)} đồng`}</dd>
            <dt>Trạng thái</dt>
            <dd>
              {stateTexts[state]}
              {paidAt === undefined ? null : <span className="muted"> ({formatDateTime(paidAt)})</span>}
            </dd>
            {state === 'awaited' ? (
              <>
                <dt>Nơi nộp</dt>
                <dd>
                  <a href={url} target="_blank" rel="noreferrer">
                    Trang thanh toán
                  </a>
                </dd>
              </>
            ) : null}
          </dl>
        ))}
      </div>
    </section>
  );
}
