/** What happens at an instant of virtual time. Of those at the same instant the one planned first comes first. */
export class EventQueue<T> {
  readonly #heap: { readonly at: number; readonly number: number; readonly event: T }[] = [];
  #next = 0;

  get size(): number {
    return this.#heap.length;
  }

  add(at: number, event: T): void {
    const entry = { at, number: this.#next, event };
    this.#next += 1;
    let index = this.#heap.push(entry) - 1;
    while (index > 0) {
      const above = (index - 1) >> 1;
      const parent = this.#heap[above];
      if (!parent || isBefore(parent, entry)) break;
      this.#heap[index] = parent;
      index = above;
    }
    this.#heap[index] = entry;
  }

  takeFirst(): { readonly at: number; readonly event: T } | undefined {
    const first = this.#heap[0];
    const last = this.#heap.pop();
    if (!first || !last || this.#heap.length === 0) return first;
    let index = 0;
    for (;;) {
      const left = this.#heap[2 * index + 1];
      const right = this.#heap[2 * index + 2];
      const child = left && right && isBefore(right, left) ? right : left;
      if (!child || isBefore(last, child)) break;
      this.#heap[index] = child;
      index = child === left ? 2 * index + 1 : 2 * index + 2;
    }
    this.#heap[index] = last;
    return first;
  }
}

interface Entry {
  readonly at: number;
  readonly number: number;
}

function isBefore(a: Entry, b: Entry): boolean {
  return a.at < b.at || (a.at === b.at && a.number < b.number);
}
