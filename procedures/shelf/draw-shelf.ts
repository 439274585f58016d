import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { drawGraph } from '../drawing/draw-graph.ts';
import { drawProcess } from '../drawing/draw-process.ts';
import { regimeGraph } from '../regime/regime-graph.ts';
import { shelf } from './shelf.ts';

// Run as a program: draws the regime and the first shelf anew into their folders.
const procedures = join(import.meta.dirname, '..');
await writeFile(join(procedures, 'regime', 'process.bpmn'), await drawGraph(regimeGraph));
for (const outline of shelf) {
  const folder = join(procedures, outline.code);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'process.bpmn'), await drawProcess(outline));
}
