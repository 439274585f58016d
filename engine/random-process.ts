import fc from 'fast-check';
import { type Block, type Entry, entries, type GatewayPair, randomBlock, randomEventBlock } from './random-block.ts';
import { Drawing } from './random-drawing.ts';
import type { Stimulus } from './stimulus.ts';

export { randomBlock } from './random-block.ts';

export interface RandomProcess {
  readonly entry: Entry;
  readonly block: Block;
}

/** Random processes, begun in any of the ways a process can begin. */
export const randomProcess: fc.Arbitrary<RandomProcess> = fc.record({
  entry: fc.oneof({ weight: 2, arbitrary: fc.constant<Entry>('none') }, fc.constantFrom<Entry>(...entries)),
  block: fc.oneof({ weight: 4, arbitrary: randomBlock }, { weight: 1, arbitrary: randomEventBlock }),
});

/** Draws a block tree as a whole file, and tells which gateways belong together. */
export function drawRandom({ entry, block }: RandomProcess): { xml: string; pairs: readonly GatewayPair[] } {
  const drawing = new Drawing();
  return { xml: drawing.file(entry, block), pairs: drawing.pairs };
}

/**
 * Message `m` is waited for in the flow, `beside` beside it; signal `sig` both ways. Everything ends once n is above 5,
 * if tasks are completed, time passes, and `m` and `sig` are sent.
 */
export function drawProcess(block: Block): string {
  return drawRandom({ entry: 'none', block }).xml;
}

/** What a process with this entry is begun by; where several things do, `pick` chooses. */
export function beginningOf(entry: Entry, pick: number): Stimulus {
  const variables = { n: 1 };
  const message: Stimulus = { type: 'message', name: 'begin', variables };
  const signal: Stimulus = { type: 'signal', name: 'beginSignal', variables };
  const alarm: Stimulus = { type: 'alarm' };
  const start: Stimulus = { type: 'start', variables };
  const ways: Readonly<Record<Entry, readonly Stimulus[]>> = {
    none: [start],
    message: [message],
    timer: [alarm],
    signal: [signal],
    conditional: [start],
    multiple: [message, alarm],
    parallelMultiple: [message, signal],
    receive: [message],
    events: [message, signal],
    parallelEvents: [message, signal],
    implicit: [start],
  };
  const possible = ways[entry];
  return possible[pick % possible.length] ?? start;
}
