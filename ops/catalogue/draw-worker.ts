import { parentPort } from 'node:worker_threads';
import { compile } from '../../engine/compile.ts';
import { drawProcess } from '../../procedures/drawing/draw-process.ts';
import type { ProcessOutline } from '../../procedures/drawing/process-outline.ts';
import { graphShape } from './graph-shape.ts';

/** A drawn outline: its XML, the shape of its graph, and why it may not be published. */
export interface Drawn {
  readonly xml: string;
  readonly shape: string | undefined;
  readonly problems: readonly string[];
}

parentPort?.on('message', async (outline: ProcessOutline) => {
  parentPort?.postMessage(await draw(outline));
});

async function draw(outline: ProcessOutline): Promise<Drawn> {
  try {
    const xml = await drawProcess(outline);
    const compiled = await compile(xml);
    return compiled.ok
      ? { xml, shape: graphShape(compiled.plan), problems: [] }
      : { xml, shape: undefined, problems: compiled.problems.map((each) => `${each.rule} ${each.element ?? ''}: ${each.reason.en}`) };
  } catch (error) {
    return { xml: '', shape: undefined, problems: [error instanceof Error ? error.message : String(error)] };
  }
}
