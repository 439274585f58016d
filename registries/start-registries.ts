import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { noticeSink } from './notices/notice-sink.ts';
import { paymentPlatform } from './payment/payment-platform.ts';
import { demonstrationPersons, seededPersons } from './population/demonstration-persons.ts';
import { populationRegistry } from './population/population-registry.ts';

/** Stand-ins that are listening. */
export interface RunningRegistries {
  /** Where each is reached. */
  readonly populationUrl: string;
  readonly populationControlUrl: string;
  /** Undefined without a secret to sign with. */
  readonly paymentUrl: string | undefined;
  readonly noticesUrl: string | undefined;
  close(): Promise<void>;
}

/** Paths of the stand-ins under their common address. */
const paymentPath = '/thanh-toan';
const noticesPath = '/thong-bao';

/**
 * Starts the stand-ins of the national services on a port of the loopback interface (0: any free one). Rejects when the
 * port is taken.
 */
export async function startRegistries(options: {
  readonly port: number;
  readonly paymentSecret: string | undefined;
  readonly noticesSecret: string | undefined;
}): Promise<RunningRegistries> {
  const app = express();
  const server = app.listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { paymentSecret: secret, noticesSecret } = options;
  const paymentUrl = `${base}${paymentPath}`;
  if (secret !== undefined) app.use(paymentPath, paymentPlatform({ secret, url: paymentUrl, now: () => new Date() }));
  if (noticesSecret !== undefined) app.use(noticesPath, noticeSink(noticesSecret));
  app.use(populationRegistry([...Object.values(demonstrationPersons), ...seededPersons(1, 200)], () => new Date()));
  return {
    populationUrl: `${base}/dan-cu/tra-cuu`,
    populationControlUrl: `${base}/control`,
    paymentUrl: secret === undefined ? undefined : paymentUrl,
    noticesUrl: noticesSecret === undefined ? undefined : `${base}${noticesPath}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
