/**
 * The choices of one step. A step is run again for each sequence of choices: those made before are repeated, the next
 * one is new, until every sequence was tried.
 */
export class Choices {
  readonly #made: { chosen: number; readonly of: number }[] = [];
  #at = 0;

  /** A number from 0 below `of`. */
  choose(of: number): number {
    const made = this.#made[this.#at];
    this.#at += 1;
    if (made) return made.chosen;
    this.#made.push({ chosen: 0, of });
    return 0;
  }

  /** Goes on to the next sequence; false when there is none. */
  next(): boolean {
    this.#at = 0;
    for (let last = this.#made.at(-1); last; last = this.#made.at(-1)) {
      last.chosen += 1;
      if (last.chosen < last.of) return true;
      this.#made.pop();
    }
    return false;
  }
}
