/** Moves the business clock forward by a positive number of milliseconds. */
export type AdvanceClock = (milliseconds: number) => Promise<void>;

/**
 * One clock for many dossiers that are driven side by side: it is advanced only when none is left to begin and every one
 * under way waits for a date, and then only to the earliest of them. So nobody's dates pass while somebody is still
 * acting, and a hundred dossiers that each wait a month take one month, not a hundred.
 */
export class Timekeeper {
  readonly #advanceClock: AdvanceClock;
  readonly #waiting = new Set<{ readonly until: number; readonly wake: (failure?: unknown) => void }>();
  readonly #queue: (() => Promise<void>)[] = [];
  /** Milliseconds the clock was advanced so far. */
  #advanced = 0;
  #underWay = 0;
  #width = 1;
  #advancing = false;

  constructor(advanceClock: AdvanceClock) {
    this.#advanceClock = advanceClock;
  }

  /** Runs works, `width` of them acting at a time; those that wait for a date do not count. Rejects with the first failure. */
  async run(works: readonly (() => Promise<void>)[], width: number): Promise<void> {
    this.#width = width;
    await Promise.all(
      works.map(
        (work) =>
          new Promise<void>((resolve, reject) => {
            this.#queue.push(() => work().then(resolve, reject));
            this.#goOn();
          }),
      ),
    );
  }

  /** Called by a work that runs: resolves once the clock has moved on by so many milliseconds from now. */
  wait(milliseconds: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const wake = (failure?: unknown) => (failure === undefined ? resolve() : reject(failure));
      this.#waiting.add({ until: this.#advanced + milliseconds, wake });
      this.#goOn();
    });
  }

  #goOn(): void {
    while (this.#underWay - this.#waiting.size < this.#width) {
      const work = this.#queue.shift();
      if (!work) break;
      this.#underWay += 1;
      void work().finally(() => {
        this.#underWay -= 1;
        this.#goOn();
      });
    }
    // Works that are still to be handed in come before the clock.
    setImmediate(() => void this.#advance());
  }

  async #advance(): Promise<void> {
    const isIdle = this.#queue.length === 0 && this.#waiting.size > 0 && this.#waiting.size === this.#underWay;
    if (this.#advancing || !isIdle) return;
    this.#advancing = true;
    const until = Math.min(...[...this.#waiting].map((waiter) => waiter.until));
    let failure: unknown;
    try {
      if (until > this.#advanced) await this.#advanceClock(until - this.#advanced);
    } catch (error) {
      failure = error;
    }
    this.#advanced = until;
    this.#advancing = false;
    for (const waiter of [...this.#waiting].filter((candidate) => candidate.until <= until)) {
      this.#waiting.delete(waiter);
      waiter.wake(failure);
    }
  }
}
