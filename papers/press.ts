import { Worker } from 'node:worker_threads';
import type { Paper } from '../domain/papers/paper.ts';
import type { PaperFormat } from '../domain/papers/paper-form.ts';

export interface PressOrder {
  readonly id: number;
  readonly paper: Paper;
  readonly format: PaperFormat;
}

export type PressAnswer =
  | { readonly id: number; readonly bytes: Uint8Array }
  | { readonly id: number; readonly failure: string };

interface Waiting {
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

/** Orders that may wait: some ten seconds of work. */
const mostWaiting = 50;

/** What the thread may hold: a part of a register takes a tenth of it. */
const heapMb = 256;

/**
 * Renders papers in a thread of its own, so that whoever prints does not hold up whoever reads a list. The thread starts
 * with the first paper; one that dies fails what it was given and is replaced at the next. It keeps no process alive.
 */
export class Press {
  private thread: Worker | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private orders = 0;

  /** Whether another order would wait too long. */
  get busy(): boolean {
    return this.waiting.size >= mostWaiting;
  }

  /** The bytes of the paper. */
  render(paper: Paper, format: PaperFormat): Promise<Uint8Array> {
    this.orders += 1;
    const order: PressOrder = { id: this.orders, paper, format };
    this.thread ??= this.start();
    const thread = this.thread;
    return new Promise((resolve, reject) => {
      this.waiting.set(order.id, { resolve, reject });
      thread.ref();
      thread.postMessage(order);
    });
  }

  /** Ends the thread; what it was given fails. */
  async close(): Promise<void> {
    await this.thread?.terminate();
  }

  private start(): Worker {
    const thread = new Worker(new URL('press-thread.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
    });
    thread.on('message', (answer: PressAnswer) => {
      const waiting = this.waiting.get(answer.id);
      this.waiting.delete(answer.id);
      if (this.waiting.size === 0) thread.unref();
      if ('bytes' in answer) waiting?.resolve(answer.bytes);
      else waiting?.reject(new Error(answer.failure));
    });
    thread.on('error', (error) => this.fail(thread, error instanceof Error ? error : new Error(String(error))));
    thread.on('exit', () => this.fail(thread, new Error('Expected the press to go on, but its thread ended')));
    return thread;
  }

  private fail(thread: Worker, error: Error): void {
    if (this.thread !== thread) return;
    this.thread = undefined;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
