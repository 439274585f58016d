import { parseConfig } from '../config.ts';
import { Home, type StackFile } from './home.ts';
import { removeHome } from './remove-home.ts';
import { type Report, Stack } from './stack.ts';

/** The stack a command works on: `current()` reads it anew, since process ids change when a part is killed. */
export interface UsedStack {
  current(): StackFile;
  /** Whether it was brought up for this command only. */
  readonly own: boolean;
}

/**
 * Runs `work` against the stack running in MOTCUA_HOME, or against one brought up on free ports in a temporary home for
 * as long as it takes. `report` hears what is being started.
 */
export async function withStack<T>(work: (stack: UsedStack) => Promise<T>, report: Report): Promise<T> {
  const config = parseConfig(process.env);
  const running = new Home(config.home);
  if (running.findStack() !== undefined) {
    return work({ current: () => running.findStack() ?? lost(), own: false });
  }

  const home = Home.temporary();
  const stack = new Stack(
    { ...config, home: home.folder, port: 0, postgresPort: 0, temporalPort: 0, temporalUiPort: 0, registriesPort: 0 },
    report,
  );
  const stop = () => void stack.stop().finally(() => process.exit(130));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    await stack.start();
    return await work({ current: () => home.findStack() ?? lost(), own: true });
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
    await stack.stop();
    removeHome(home);
  }
}

function lost(): never {
  throw new Error('Expected the stack to be running but it has ended');
}
