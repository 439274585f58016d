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
  /** Working milliseconds that they have been busy. */
  busyMs = 0;
  most = 0;
  readonly #agency: string;
  readonly #reading: CalendarReading;
  readonly #line: Work[] = [];
  #head = 0;
  #working = 0;

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

  /** One of them has finished. */
  release(now: number): void {
    this.#working -= 1;
    this.#serve(now);
  }

  #serve(now: number): void {
    while (this.#working < this.count) {
      const work = this.#line[this.#head];
      if (!work) return;
      this.#head += 1;
      this.#forgetServed();
      if (!work.isOpen()) continue;
      this.#working += 1;
      const ms = Math.round(work.minutes * 60_000);
      const from = this.#reading.nextOpen(this.#agency, now, 'office-hours');
      const until = this.#reading.addWorkingMs(this.#agency, from, ms, 'office-hours');
      this.busyMs += ms;
      work.begun(from, until);
    }
  }

  #forgetServed(): void {
    if (this.#head < 1_000 || this.#head * 2 < this.#line.length) return;
    this.#line.splice(0, this.#head);
    this.#head = 0;
  }
}
