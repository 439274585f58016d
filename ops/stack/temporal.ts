import { getTemporal } from '../setup/fetch-temporal.mjs';
import { dieWithParent } from './die-with-parent.ts';
import type { Home } from './home.ts';
import { SupervisedProcess } from './supervised-process.ts';

/** The embedded Temporal development server; reachable once its process is started. */
export interface EmbeddedTemporal {
  readonly process: SupervisedProcess;
  readonly address: string;
  readonly uiUrl: string | undefined;
}

/**
 * Temporal on a file of the home, so that running dossiers survive its end. Without a port for them it has no screens.
 * Go's garbage collector works only when memory gets short: it costs more than the requests do.
 */
export async function openTemporal(
  home: Home,
  ports: { readonly temporal: number; readonly temporalUi: number | undefined },
  namespace: string,
): Promise<EmbeddedTemporal> {
  const args = [
    ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(ports.temporal), '--namespace', namespace],
    ...['--db-filename', home.path('temporal', 'temporal.db'), '--log-level', 'warn', '--color', 'never'],
    ...(ports.temporalUi === undefined ? ['--headless'] : ['--ui-port', String(ports.temporalUi)]),
  ];
  const supervised = new SupervisedProcess({
    name: 'Temporal',
    ...dieWithParent('INT', await getTemporal(), args),
    env: {
      ...process.env,
      GOGC: 'off',
      GOMEMLIMIT: '1GiB',
      TEMPORAL_ADDRESS: undefined,
      TEMPORAL_NAMESPACE: undefined,
    },
    ready: 'Server:',
    logFile: home.path('logs', 'temporal.log'),
    stopSignal: 'SIGINT',
  });
  return {
    process: supervised,
    address: `127.0.0.1:${ports.temporal}`,
    uiUrl: ports.temporalUi === undefined ? undefined : `http://127.0.0.1:${ports.temporalUi}`,
  };
}
