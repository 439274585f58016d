/** Moves the business clock forward by a positive number of milliseconds. */
export type AdvanceClock = (milliseconds: number) => Promise<void>;

/** A dossier's life from the receipt to the end, or whatever else is done beside others. */
export type Work = () => Promise<void>;

/** Dates this close together are waited for together. */
const sameMoment = 3_600_000;

/**
 * One clock for many dossiers that are driven side by side: it is advanced only when none is left to begin and every one
 * under way waits for a date, and then only to the earliest of them and those within the same hour. So nobody's dates
 * pass while somebody is still acting, and a hundred dossiers that each wait a month take one month, not a hundred.
 */
export class Timekeeper {
  readonly #advanceClock: AdvanceClock;
  readonly #waiting = new Set<{ readonly until: number; readonly wake: (failure?: unknown) => void }>();
  /** Milliseconds the clock was advanced so far. */
  #advanced = 0;
  #underWay = 0;
  #width = 1;
  #source: AsyncIterator<Work> | Iterator<Work> | undefined;
  #taking = false;
  #advancing = false;
  #done: { readonly resolve: () => void; readonly reject: (failure: unknown) => void } | undefined;

  constructor(advanceClock: AdvanceClock) {
    this.#advanceClock = advanceClock;
  }

  /**
   * Runs works, `width` of them acting at a time; those that wait for a date do not count. The next work is asked for
   * only when there is room for it. Rejects with the first failure.
   */
  async run(works: Iterable<Work> | AsyncIterable<Work>, width: number): Promise<void> {
    this.#width = width;
    this.#source = Symbol.asyncIterator in works ? works[Symbol.asyncIterator]() : works[Symbol.iterator]();
    await new Promise<void>((resolve, reject) => {
      this.#done = { resolve, reject };
      this.#goOn();
    });
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
    if (this.#source === undefined) {
      if (this.#underWay === 0) this.#done?.resolve();
      // A work that has just been woken or has ended may ask for more first.
      else setImmediate(() => void this.#advance());
    } else if (!this.#taking && this.#underWay - this.#waiting.size < this.#width) void this.#take(this.#source);
  }

  async #take(source: AsyncIterator<Work> | Iterator<Work>): Promise<void> {
    this.#taking = true;
    try {
      const { value, done } = await source.next();
      if (done) this.#source = undefined;
      else this.#begin(value);
    } catch (failure) {
      this.#source = undefined;
      this.#done?.reject(failure);
    }
    this.#taking = false;
    this.#goOn();
  }

  #begin(work: Work): void {
    this.#underWay += 1;
    work()
      .catch((failure: unknown) => this.#done?.reject(failure))
      .finally(() => {
        this.#underWay -= 1;
        this.#goOn();
      });
  }

  async #advance(): Promise<void> {
    if (this.#advancing || this.#waiting.size === 0 || this.#waiting.size !== this.#underWay) return;
    this.#advancing = true;
    const earliest = Math.min(...[...this.#waiting].map((waiter) => waiter.until));
    const together = [...this.#waiting].filter((waiter) => waiter.until <= earliest + sameMoment);
    const until = Math.max(...together.map((waiter) => waiter.until));
    let failure: unknown;
    try {
      if (until > this.#advanced) await this.#advanceClock(until - this.#advanced);
    } catch (error) {
      failure = error;
    }
    this.#advanced = until;
    this.#advancing = false;
    for (const waiter of together) {
      this.#waiting.delete(waiter);
      waiter.wake(failure);
    }
  }
}
