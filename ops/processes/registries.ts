import { startRegistries } from '../../registries/start-registries.ts';
import { runProcess } from './run-process.ts';

/** The stand-ins of the national services, for development, demonstrations and tests. */
await runProcess(async (config) => {
  const registries = await startRegistries({
    port: config.registriesPort,
    paymentSecret: config.payment?.secret,
    noticesSecret: config.notices?.secret,
  });
  return { stop: () => registries.close() };
});
