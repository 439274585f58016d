import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/**
 * Runs one task after the other on as many threads as the machine has cores. `module` answers each message with exactly
 * one message; answers come back in the order of the tasks. A thread that fails fails the whole.
 */
export async function inWorkers<Task, Answer>(module: URL, tasks: readonly Task[]): Promise<readonly Answer[]> {
  const answers: Answer[] = new Array(tasks.length);
  let next = 0;
  const threads = Math.max(1, Math.min(availableParallelism(), tasks.length));
  await Promise.all(
    Array.from({ length: threads }, async () => {
      const worker = new Worker(module);
      try {
        while (next < tasks.length) {
          const at = next;
          next += 1;
          answers[at] = await ask<Answer>(worker, tasks[at]);
        }
      } finally {
        await worker.terminate();
      }
    }),
  );
  return answers;
}

function ask<Answer>(worker: Worker, task: unknown): Promise<Answer> {
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
