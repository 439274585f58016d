/** How long something may take in real time, in ms, that only waits for this machine. */
const limit = 30_000;

/** Lets callers wait until something holds, looking again whenever it is told of a change. */
export class Changes {
  readonly #looks = new Set<() => void>();

  tell(): void {
    for (const look of [...this.#looks]) look();
  }

  /** Throws when it takes too long: `what` was expected. */
  async until(holds: () => boolean, what: string): Promise<void> {
    if (holds()) return;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const look = () => {
      if (holds()) resolve();
    };
    const late = setTimeout(() => reject(new Error(`Expected ${what} within ${limit} ms, but it did not`)), limit);
    this.#looks.add(look);
    try {
      await promise;
    } finally {
      clearTimeout(late);
      this.#looks.delete(look);
    }
  }
}
