import { parentPort } from 'node:worker_threads';
import type { PressAnswer, PressOrder } from './press.ts';
import { renderPaper } from './render-paper.ts';

/** The press's thread: every order is answered. */
async function answer({ id, paper, format }: PressOrder): Promise<void> {
  const done: PressAnswer = await renderPaper(paper, format).then(
    (bytes) => ({ id, bytes }),
    (error: unknown) => ({ id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
  parentPort?.postMessage(done);
}

parentPort?.on('message', (order: PressOrder) => void answer(order));
