import fc from 'fast-check';

/** A block of a structured process: it is entered once and left once, or it ends the process. */
export interface Block {
  readonly kind: BlockKind;
  readonly inner: readonly Block[];
  readonly choice: number;
}

export type BlockKind = (typeof leaves)[number] | (typeof nests)[number];

const leaves = [
  'user',
  'manual',
  'service',
  'script',
  'task',
  'receive',
  'send',
  'catch',
  'throw',
  'link',
  'rule',
  'globalTask',
  'loopTask',
] as const;
const nests = [
  'sequence',
  'exclusive',
  'parallel',
  'inclusive',
  'complex',
  'eventGateway',
  'loop',
  'sub',
  'boundary',
  'handler',
  'throwing',
  'multiInstance',
  'behaviour',
  'standardLoop',
  'adHoc',
  'transaction',
  'compensate',
  'call',
  'quantity',
  'freeze',
] as const;

/** Blocks that come in so many shapes that they are drawn more often. */
const events = ['boundary', 'handler', 'boundary', 'handler', 'throwing', 'compensate', 'transaction'] as const;

/** How a random process is begun. */
export const entries = [
  'none',
  'message',
  'timer',
  'signal',
  'conditional',
  'multiple',
  'parallelMultiple',
  'receive',
  'events',
  'parallelEvents',
  'implicit',
] as const;
export type Entry = (typeof entries)[number];

/** Random processes over every element the engine executes, as block trees: they shrink well. */
export const randomBlock: fc.Arbitrary<Block> = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 4, depthSize: 'small', withCrossShrink: true },
    fc.record({ kind: fc.constantFrom(...leaves), inner: fc.constant([]), choice: fc.nat(59) }),
    fc.record({
      kind: fc.constantFrom(...nests, ...events),
      inner: fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
      choice: fc.nat(59),
    }),
  ),
})).block;

/** A diverging gateway and the gateway its branches meet at: the second is never passed more often than the first. */
export interface GatewayPair {
  readonly split: string;
  readonly join: string;
}

/** Small blocks around one event: every trigger, interrupting or not, and everything an end can throw. */
export const randomEventBlock: fc.Arbitrary<Block> = fc.record({
  kind: fc.constantFrom('boundary', 'handler', 'boundary', 'handler', 'throwing', 'compensate', 'compensate', 'adHoc'),
  inner: fc.array(fc.record({ kind: fc.constantFrom(...leaves), inner: fc.constant([]), choice: fc.nat(59) }), {
    minLength: 1,
    maxLength: 2,
  }),
  choice: fc.nat(59),
});
