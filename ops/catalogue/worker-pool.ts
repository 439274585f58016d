import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/**
 * As many threads of one module as the machine has cores; each starts when it is first needed. `module` answers each
 * message with exactly one message. A thread that fails fails what it was asked.
 */
export class WorkerPool<Task, Answer> {
  private readonly module: URL;
  private readonly idle: Worker[] = [];
  private readonly all: Worker[] = [];
  private readonly waiting: ((worker: Worker) => void)[] = [];

  constructor(module: URL) {
    this.module = module;
  }

  async ask(task: Task): Promise<Answer> {
    const worker = await this.take();
    try {
      return await answerOf<Answer>(worker, task);
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.idle.push(worker);
      else next(worker);
    }
  }

  /** Ends every thread; nothing may be asked any more. */
  async close(): Promise<void> {
    await Promise.all(this.all.map((worker) => worker.terminate()));
  }

  private take(): Promise<Worker> {
    const idle = this.idle.pop();
    if (idle !== undefined) return Promise.resolve(idle);
    if (this.all.length === availableParallelism()) return new Promise((resolve) => this.waiting.push(resolve));
    const worker = new Worker(this.module);
    this.all.push(worker);
    return Promise.resolve(worker);
  }
}

/** Answers to every task, in the order of the tasks. The first failure fails the whole. */
export async function inWorkers<Task, Answer>(module: URL, tasks: readonly Task[]): Promise<readonly Answer[]> {
  const pool = new WorkerPool<Task, Answer>(module);
  try {
    return await Promise.all(tasks.map((task) => pool.ask(task)));
  } finally {
    await pool.close();
  }
}

function answerOf<Answer>(worker: Worker, task: unknown): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const done = (answer: Answer) => {
      worker.off('error', fail);
      resolve(answer);
    };
    const fail = (error: Error) => {
      worker.off('message', done);
      reject(error);
    };
    worker.once('message', done);
    worker.once('error', fail);
    worker.postMessage(task);
  });
}
