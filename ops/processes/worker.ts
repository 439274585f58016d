import pino from 'pino';
import { sendNotices } from '../../activities/notices/send-notices.ts';
import { requestPayments } from '../../activities/payment/request-payments.ts';
import { populationJobs } from '../../activities/population/population-jobs.ts';
import { startDossierWorker } from './dossier-worker.ts';
import { required, runProcess } from './run-process.ts';

/** The worker: it runs the dossiers' workflows and activities, the sweeper and the reconciler. */
await runProcess((config) => {
  const payment = config.payment && {
    ...config.payment,
    notifyUrl: `${config.publicUrl ?? `http://localhost:${config.port}`}/api/v1/payments/notifications`,
  };
  const { notices } = config;
  const log = pino({ level: config.logLevel, name: 'worker' });
  return startDossierWorker({
    databaseUrl: required(config.databaseUrl, 'DATABASE_URL'),
    temporalAddress: required(config.temporalAddress, 'TEMPORAL_ADDRESS'),
    temporalNamespace: config.temporalNamespace,
    jobs: (pool) => populationJobs(pool, required(config.populationUrl, 'MOTCUA_POPULATION_URL')),
    keeper: { sweepEveryMs: 2_000, reconcileEveryMs: 60_000 },
    alongside: (pool) => [
      ...(payment === undefined ? [] : [() => requestPayments(pool, payment)]),
      ...(notices === undefined ? [] : [() => sendNotices(pool, notices)]),
    ],
    alarm: (...findings) => log.error({ findings }, 'drift or a failed round'),
  });
});
