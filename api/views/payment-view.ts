import type { PaymentRow } from '../../db/queries/payment.ts';
import type { ResponseOf } from '../operations.ts';
import { isoInstant } from './instant.ts';

/** A fee to be paid online, as it stands. */
export function paymentView(row: PaymentRow): ResponseOf<'getDossier'>['payments'][number] {
  const amount = row.paid_amount ?? row.amount;
  const [unpaid, paid] = row.used ? (['awaited', 'paid'] as const) : (['not-needed', 'to-refund'] as const);
  return {
    element: row.element,
    code: row.code,
    url: row.url,
    ...(amount === null ? {} : { amount: Number(amount) }),
    state: row.paid_at === null ? unpaid : paid,
    ...(row.paid_at === null ? {} : { paidAt: isoInstant(row.paid_at) }),
  };
}
