import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { demonstrationPersons, seededPersons } from './demonstration-persons.ts';
import { populationRegistry } from './population-registry.ts';

/** A stand-in that is listening. */
export interface RunningPopulationRegistry {
  /** Where look-ups are posted. */
  readonly url: string;
  /** Where its behaviour is set. */
  readonly controlUrl: string;
  close(): Promise<void>;
}

/**
 * Starts the stand-in with the demonstration's people on a port of the loopback interface (0: any free one).
 * Rejects when the port is taken.
 */
export async function startPopulationRegistry(port = 0): Promise<RunningPopulationRegistry> {
  const persons = [...Object.values(demonstrationPersons), ...seededPersons(1, 200)];
  const server = populationRegistry(persons, () => new Date()).listen(port, '127.0.0.1');
  await once(server, 'listening');
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `${base}/dan-cu/tra-cuu`,
    controlUrl: `${base}/control`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
