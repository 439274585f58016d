import { type Config, ConfigProblem, parseConfig } from '../config.ts';

/** One part of the stack as it runs in its own process. */
export interface RunningPart {
  /** Rejects when the part stops by itself; the process then ends, for its supervisor to start it again. */
  readonly failed?: Promise<never>;
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
      part.stop().then(() => process.exit(0), exitWith);
    };
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
    process.on('disconnect', stop);
    part.failed?.catch(exitWith);
    process.send?.('ready');
  } catch (error) {
    exitWith(error);
  }
}

function exitWith(error: unknown): void {
  const text = error instanceof ConfigProblem ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

/** A setting that a process on its own cannot do without; the stack sets it for the parts it starts. */
export function required<T>(value: T | undefined, variable: string): T {
  if (value === undefined) throw new ConfigProblem(`${variable}: bắt buộc · required`);
  return value;
}
