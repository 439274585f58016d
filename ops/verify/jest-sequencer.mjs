import testSequencer from '@jest/test-sequencer';

// Node gives the class, where the types speak of the module around it.
const Sequencer = /** @type {typeof testSequencer.default} */ (/** @type {unknown} */ (testSequencer));

/**
 * What begins, in this order. Files that bring up a whole stack last longest and leave the machine idle in between. On a
 * fresh machine the first of them builds the screens and compiles the catalogue for the others; until it has, there are
 * files that only compute.
 */
const first = [
  '/ops/drive/drive.test.ts',
  '/procedures/every-process.test.ts',
  '/procedures/walks.test.ts',
  '/tests/browser/main-paths.test.ts',
  '/ops/chaos/chaos.test.ts',
];

/** Jest begins with the largest files as long as it does not know how long each lasts; those with a stack are small. */
export default class LongestFirst extends Sequencer {
  /**
   * @override
   * @param {Parameters<InstanceType<typeof Sequencer>['sort']>[0]} tests
   */
  async sort(tests) {
    const placeOf = (/** @type {(typeof tests)[number]} */ { path }) => {
      const place = first.findIndex((end) => path.endsWith(end));
      return place < 0 ? first.length : place;
    };
    const sorted = await super.sort(tests);
    return sorted.toSorted((a, b) => placeOf(a) - placeOf(b));
  }
}
