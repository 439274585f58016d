import { parseConfig } from '../config.ts';
import { Home, type StackFile } from './home.ts';
import { removeHome } from './remove-home.ts';
import { type Report, Stack } from './stack.ts';

/** A command's own stack takes nothing from the environment that could lead it to someone else's data. */
const ownConfig = parseConfig({
  MOTCUA_PORT: '0',
  MOTCUA_POSTGRES_PORT: '0',
  MOTCUA_TEMPORAL_PORT: '0',
  MOTCUA_TEMPORAL_UI_PORT: '0',
  MOTCUA_REGISTRIES_PORT: '0',
});

/** The stack a command works on: `current()` reads it anew, since process ids change when a part is killed. */
export interface UsedStack {
  current(): StackFile;
  /** Whether it was brought up for this command only. */
  readonly own: boolean;
}

/**
 * Runs `work` against the stack running in MOTCUA_HOME, or against one brought up on free ports in a temporary home for
 * as long as it takes. `report` hears what is being started. With `interrupted`, the first Ctrl-C only calls it, and the
 * work is expected to come to its end; without it, or the second time, everything stops.
 */
export async function withStack<T>(
  work: (stack: UsedStack) => Promise<T>,
  report: Report,
  interrupted?: () => void,
): Promise<T> {
  const config = parseConfig(process.env);
  const running = new Home(config.home);
  if (running.findStack() !== undefined) {
    if (interrupted) process.once('SIGINT', interrupted);
    return work({ current: () => running.findStack() ?? lost(), own: false });
  }

  const home = Home.temporary();
  const stack = new Stack({ ...ownConfig, home: home.folder, logLevel: config.logLevel }, report);
  let ended: Promise<void> | undefined;
  const end = () => (ended ??= stack.stop().then(() => removeHome(home)));
  const stop = () => void end().finally(() => process.exit(130));
  const interrupt = () => {
    process.on('SIGINT', stop);
    (interrupted ?? stop)();
  };
  process.once('SIGINT', interrupt);
  process.on('SIGTERM', stop);
  try {
    await stack.start();
    return await work({ current: () => home.findStack() ?? lost(), own: true });
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
    await end();
  }
}

function lost(): never {
  throw new Error('Expected the stack to be running but it has ended');
}
