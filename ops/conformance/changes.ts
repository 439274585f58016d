/** How long something may take in real time, in ms, that only waits for this machine. */
const limit = 30_000;

/** The value of a promise. Throws when it takes too long: `what` was expected. */
export async function inTime<T>(promise: Promise<T>, what: string): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => late.reject(new Error(`Expected ${what} within ${limit} ms, but it took longer`)),
    limit,
  );
  try {
    return await Promise.race([promise, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** Lets callers wait until something holds, looking again whenever it is told of a change. */
export class Changes {
  readonly #looks = new Set<() => void>();

  tell(): void {
    for (const look of [...this.#looks]) look();
  }

  /** Throws when it takes too long: `what` was expected. */
  async until(holds: () => boolean, what: string): Promise<void> {
    if (holds()) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const look = () => {
      if (holds()) resolve();
    };
    this.#looks.add(look);
    try {
      await inTime(promise, what);
    } finally {
      this.#looks.delete(look);
    }
  }
}
