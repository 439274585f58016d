import { parentPort } from 'node:worker_threads';
import type { Procedure } from '../../domain/procedure.ts';
import { checkProcedure } from '../../procedures/catalogue.ts';
import { drawProcess } from '../../procedures/drawing/draw-process.ts';
import type { ProcessOutline } from '../../procedures/drawing/process-outline.ts';
import type { CatalogueProblem } from '../../procedures/procedure-file.ts';
import { graphShape, readGraph } from './graph-shape.ts';

export interface DrawTask {
  readonly procedure: Procedure;
  readonly outline: ProcessOutline;
}

/** Element or field of the drawn procedure that keeps it from being published, empty for the whole, and the reason. */
export type DrawProblem = Omit<CatalogueProblem, 'file'>;

/** A drawn outline: its XML, the shape of its graph, and why it may not be published. */
export interface Drawn {
  readonly xml: string;
  readonly shape: string;
  readonly problems: readonly DrawProblem[];
}

parentPort?.on('message', (task: DrawTask) => void draw(task).then((drawn) => parentPort?.postMessage(drawn)));

async function draw({ procedure, outline }: DrawTask): Promise<Drawn> {
  try {
    const xml = await drawProcess(outline);
    const problems = await checkProcedure({ procedure, process: xml });
    return {
      xml,
      shape: graphShape(readGraph(xml)),
      problems: problems.map(({ field, reason }) => ({ field, reason })),
    };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const reason = { vi: `Không vẽ được quy trình: ${detail}`, en: `The process could not be drawn: ${detail}` };
    return { xml: '', shape: '', problems: [{ field: '', reason }] };
  }
}
