import { type Config, ConfigProblem, parseConfig } from '../config.ts';

/** One part of the stack as it runs in its own process. */
export interface RunningPart {
  stop(): Promise<void>;
}

/**
 * Runs a part until SIGTERM or SIGINT, or until the supervisor that started it is gone. Tells the supervisor, if any,
 * when the part is ready. A second signal ends it at once.
 */
export async function runProcess(start: (config: Config) => Promise<RunningPart>): Promise<void> {
  try {
    const part = await start(parseConfig(process.env));
    let stopping = false;
    const stop = () => {
      if (stopping) process.exit(1);
      stopping = true;
      part.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`${String(error)}\n`);
          process.exit(1);
        },
      );
    };
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
    process.on('disconnect', stop);
    process.send?.('ready');
  } catch (error) {
    process.stderr.write(
      `${error instanceof ConfigProblem ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
    );
    process.exit(1);
  }
}
