import { z } from 'zod';
import { startPopulationRegistry } from './start-population-registry.ts';

const { POPULATION_REGISTRY_PORT: port } = z
  .object({ POPULATION_REGISTRY_PORT: z.coerce.number().int().min(0).max(65_535).default(8090) })
  .parse(process.env);

const registry = await startPopulationRegistry(port);
process.stdout.write(`population registry (stand-in): ${registry.url}\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void registry.close());
}
