import type { Pool } from '../../db/pool.ts';
import { readClock } from '../../db/queries/business-clock.ts';
import { keepPaymentCode, noteAwaitedPayments, takePaymentsToAsk } from '../../db/queries/payment.ts';
import { type PaymentPlatform, requestPaymentCode } from './payment-platform.ts';

const batch = 20;

/**
 * One round: asks the platform for a code for each wait for a payment that has none. What fails is tried again later, and
 * the first failure is thrown once the others have been asked; nobody waits for the answer, the desk takes the fee as well.
 */
export async function requestPayments(pool: Pool, platform: PaymentPlatform): Promise<void> {
  await noteAwaitedPayments(pool, new Date(Date.now() + (await readClock(pool)).offsetMs));
  const waits = await takePaymentsToAsk(pool, batch);
  const asked = await Promise.allSettled(
    waits.map(async (wait) => {
      const answer = await requestPaymentCode(platform, {
        reference: `${wait.dossier}:${wait.key}:${wait.element}`,
        dossierCode: wait.code,
        agency: wait.agency,
        amount: wait.amount === null ? undefined : Number(wait.amount),
      });
      await keepPaymentCode(pool, wait, answer);
    }),
  );
  const failure = asked.find((each) => each.status === 'rejected');
  if (failure !== undefined) throw failure.reason;
}
