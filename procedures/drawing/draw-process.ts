import { drawGraph } from './draw-graph.ts';
import { graphOfOutline } from './outline-to-graph.ts';
import type { ProcessOutline } from './process-outline.ts';

/**
 * BPMN 2.0 XML of a procedure's own process: one `bpmn:process` with lanes, Vietnamese names, `zeebe:` and `tthc:`
 * attributes and a complete diagram. Equal outlines give equal bytes.
 *
 * @throws Error on an outline that contradicts itself, naming what was expected
 */
export function drawProcess(outline: ProcessOutline): Promise<string> {
  return drawGraph(graphOfOutline(outline));
}
