import { startPopulationRegistry } from '../../registries/population/start-population-registry.ts';
import { runProcess } from './run-process.ts';

/** The stand-ins of the national services, for development, demonstrations and tests. */
await runProcess(async (config) => {
  const population = await startPopulationRegistry(config.registriesPort);
  return { stop: () => population.close() };
});
