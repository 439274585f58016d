import type { CalendarReading } from '../../domain/working-time.ts';

/** A task in the hands of a pool, or in its line. */
export interface Work {
  readonly queuedAt: number;
  /** Working minutes that it takes. */
  readonly minutes: number;
  /** False when the task is gone by now. */
  readonly isOpen: () => boolean;
  readonly begun: (at: number, until: number) => void;
}

/** Officers of one role who share a line of work: first come, first served, in office hours only. */
export class Officers {
  readonly count: number;
  most = 0;
  readonly #agency: string;
  readonly #reading: CalendarReading;
  readonly #line: Work[] = [];
  #head = 0;
  /** What is in hand: office time from when to when. */
  readonly #inHand: { readonly from: number; readonly until: number }[] = [];
  #doneMs = 0;

  constructor(count: number, agency: string, reading: CalendarReading) {
    this.count = count;
    this.#agency = agency;
    this.#reading = reading;
  }

  add(work: Work, now: number): void {
    this.#line.push(work);
    this.most = Math.max(this.most, this.#line.length - this.#head);
    this.#serve(now);
  }

  /** One of them has finished what was to be done until now. */
  release(now: number): void {
    const at = this.#inHand.findIndex(({ until }) => until === now);
    const [finished] = this.#inHand.splice(at, 1);
    if (at < 0 || !finished) throw new Error('Expected an officer to finish now, but none does');
    this.#doneMs += this.#spent(finished, now);
    this.#serve(now);
  }

  /** Working milliseconds that they have been busy until then, what is still in hand included. */
  busyMs(at: number): number {
    return this.#inHand.reduce((total, work) => total + this.#spent(work, at), this.#doneMs);
  }

  #spent({ from, until }: { readonly from: number; readonly until: number }, at: number): number {
    const end = Math.min(until, at);
    return end <= from ? 0 : this.#reading.workingMsBetween(this.#agency, from, end, 'office-hours');
  }

  #serve(now: number): void {
    while (this.#inHand.length < this.count) {
      const work = this.#line[this.#head];
      if (!work) return;
      this.#head += 1;
      this.#forgetServed();
      if (!work.isOpen()) continue;
      const ms = Math.round(work.minutes * 60_000);
      const from = this.#reading.nextOpen(this.#agency, now, 'office-hours');
      const until = this.#reading.addWorkingMs(this.#agency, from, ms, 'office-hours');
      this.#inHand.push({ from, until });
      work.begun(from, until);
    }
  }

  #forgetServed(): void {
    if (this.#head < 1_000 || this.#head * 2 < this.#line.length) return;
    this.#line.splice(0, this.#head);
    this.#head = 0;
  }
}
