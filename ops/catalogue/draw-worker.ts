import { parentPort } from 'node:worker_threads';
import type { Procedure } from '../../domain/procedure.ts';
import { checkProcedure } from '../../procedures/catalogue.ts';
import { drawProcess } from '../../procedures/drawing/draw-process.ts';
import type { ProcessOutline } from '../../procedures/drawing/process-outline.ts';
import { graphShape, readGraph } from './graph-shape.ts';

export interface DrawTask {
  readonly procedure: Procedure;
  readonly outline: ProcessOutline;
}

/** A drawn outline: its XML, the shape of its graph, and why it may not be published. */
export interface Drawn {
  readonly xml: string;
  readonly shape: string;
  readonly problems: readonly string[];
}

parentPort?.on('message', (task: DrawTask) => void draw(task).then((drawn) => parentPort?.postMessage(drawn)));

async function draw({ procedure, outline }: DrawTask): Promise<Drawn> {
  try {
    const xml = await drawProcess(outline);
    const problems = await checkProcedure({ procedure, process: xml });
    return {
      xml,
      shape: graphShape(readGraph(xml)),
      problems: problems.map((each) => `${each.field}: ${each.reason.en}`),
    };
  } catch (error) {
    return { xml: '', shape: '', problems: [error instanceof Error ? error.message : String(error)] };
  }
}
