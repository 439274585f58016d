/** Numbers in [0, 1), the same for the same seed everywhere (mulberry32). */
export class SeededRandom {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** One of the choices, each as likely as its weight says. */
  pick<T>(choices: readonly T[], weightOf: (choice: T) => number): T | undefined {
    const total = choices.reduce((sum, choice) => sum + weightOf(choice), 0);
    let left = this.next() * total;
    for (const choice of choices) {
      left -= weightOf(choice);
      if (left < 0) return choice;
    }
    return choices.at(-1);
  }
}
