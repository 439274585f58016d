import { paymentMessage } from '../../domain/system-messages.ts';
import { type Client, inTransaction, type Pool } from '../pool.ts';

/** A wait for a payment that the platform is still to give a code for. */
export interface PaymentToAsk {
  readonly dossier: string;
  readonly key: number;
  readonly element: string;
  /** Whole đồng; null where the process does not know it. */
  readonly amount: string | null;
  /** The dossier's code. */
  readonly code: string;
  readonly agency: string;
}

/** Notes every wait for a payment that is not noted yet, with the fee that was known when the dossier was received. */
export async function noteAwaitedPayments(pool: Pool, at: Date): Promise<void> {
  await pool.query({
    name: 'note-awaited-payments',
    text: `insert into payment (dossier, key, element, amount, noted_at)
      select s.dossier, s.key, s.element, nullif((j.stimulus::jsonb -> 'variables' ->> 'feeAmount')::bigint, 0), $2
      from subscription s join journal j on j.dossier = s.dossier and j.seq = 1
      where s.name = $1 and not exists (select from payment p where (p.dossier, p.key, p.element) = (s.dossier, s.key, s.element))
      on conflict do nothing`,
    values: [paymentMessage, at],
  });
}

/**
 * Takes waits without a code whose time to ask has come and that still last, and puts the next try off: longer each time,
 * at most five minutes. Any number of workers may take.
 */
export async function takePaymentsToAsk(pool: Pool, limit: number): Promise<PaymentToAsk[]> {
  const { rows } = await pool.query<PaymentToAsk>({
    name: 'take-payments-to-ask',
    text: `with due as (
        select p.dossier, p.key, p.element from payment p join subscription s using (dossier, key, element)
        where p.code is null and p.ask_at <= now() order by p.ask_at limit $1 for update of p skip locked
      ), taken as (
        update payment p set tries = tries + 1, ask_at = now() + least(interval '5 minutes', interval '10 seconds' * (tries + 1))
        from due where (p.dossier, p.key, p.element) = (due.dossier, due.key, due.element) returning p.dossier, p.key, p.element, p.amount
      )
      select t.*, d.code, d.received_agency as agency from taken t join dossier d on d.id = t.dossier`,
    values: [limit],
  });
  return rows;
}

/** Keeps what the platform answered; the first answer stands. */
export async function keepPaymentCode(
  pool: Pool,
  { dossier, key, element }: Pick<PaymentToAsk, 'dossier' | 'key' | 'element'>,
  { code, url }: { readonly code: string; readonly url: string },
): Promise<void> {
  await pool.query(
    'update payment set code = $4, url = $5 where dossier = $1 and key = $2 and element = $3 and code is null',
    [dossier, key, element, code, url],
  );
}

export type PaymentOutcome = 'taken' | 'known' | 'unknown-code' | 'wrong-amount';

/**
 * Takes note of a payment and sends it to the wait it was asked for, in one transaction. Told again, it changes nothing.
 * Where the dossier has moved on by then, the message finds nobody, and the payment stands as one to be refunded.
 */
export async function takePayment(
  pool: Pool,
  paid: { readonly code: string; readonly amount: number; readonly at: Date },
): Promise<PaymentOutcome> {
  return await inTransaction(pool, async (client) => {
    const payment = await lockPayment(client, paid.code);
    if (payment === undefined) return 'unknown-code';
    if (payment.paid_amount !== null) return 'known';
    if (payment.amount !== null && Number(payment.amount) !== paid.amount) return 'wrong-amount';
    await client.query('update payment set paid_at = $2, paid_amount = $3 where code = $1', [
      paid.code,
      paid.at,
      paid.amount,
    ]);
    await client.query(
      `insert into message (id, name, variables, created_at, receiver, receiver_key) values ($1, $2, '{}', $3, $4, $5) on conflict (id) do nothing`,
      [`payment:${paid.code}`, paymentMessage, paid.at, payment.dossier, payment.key],
    );
    return 'taken';
  });
}

async function lockPayment(client: Client, code: string) {
  const { rows } = await client.query<{
    dossier: string;
    key: number;
    amount: string | null;
    paid_amount: string | null;
  }>('select dossier, key, amount, paid_amount from payment where code = $1 for update', [code]);
  return rows[0];
}

export interface PaymentRow {
  readonly element: string;
  readonly amount: string | null;
  readonly code: string;
  readonly url: string;
  readonly paid_at: Date | null;
  readonly paid_amount: string | null;
  /** Whether the dossier waits for it, or is being told of it, or went on because of it. */
  readonly used: boolean;
}

/** What the dossier was or is to be paid online, in the order in which it waited for it. */
export async function listPayments(db: Pool | Client, dossier: string): Promise<PaymentRow[]> {
  const { rows } = await db.query<PaymentRow>({
    name: 'list-payments',
    text: `select p.element, p.amount, p.code, p.url, p.paid_at, p.paid_amount,
        exists (select from subscription s where (s.dossier, s.key, s.element) = (p.dossier, p.key, p.element))
          or exists (select from message m where m.id = 'payment:' || p.code and m.state = 'delivered') as used
      from payment p where p.dossier = $1 and p.code is not null order by p.noted_at, p.key`,
    values: [dossier],
  });
  return rows;
}
