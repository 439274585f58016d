import { parentPort } from 'node:worker_threads';
import type { PressAnswer, PressOrder } from './press.ts';
import { renderPaper } from './render-paper.ts';

/** The press's thread: one order after the other, each answered. */
parentPort?.on('message', async ({ id, paper, format }: PressOrder) => {
  const answer: PressAnswer = await renderPaper(paper, format).then(
    (bytes) => ({ id, bytes }),
    (error: unknown) => ({ id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
  parentPort?.postMessage(answer);
});
