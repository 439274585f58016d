import type { FlowGraph } from './flow-graph.ts';
import { layOut } from './layout.ts';
import { writeBpmn } from './write-bpmn.ts';

/** BPMN 2.0 XML of a graph, laid out. Equal graphs give equal bytes. Throws on a flow whose end is not in its body. */
export async function drawGraph(graph: FlowGraph): Promise<string> {
  return writeBpmn(graph, layOut(graph));
}
