import testSequencer from '@jest/test-sequencer';

// Node gives the class, where the types speak of the module around it.
const Sequencer = /** @type {typeof testSequencer.default} */ (/** @type {unknown} */ (testSequencer));

/** Test files that bring up a whole stack: they last longest and leave the machine idle in between. */
const longest = ['/ops/drive/drive.test.ts', '/tests/browser/main-paths.test.ts', '/ops/chaos/chaos.test.ts'];

/** Where Jest does not know yet how long a file lasts, it begins with the largest; these are small. */
export default class LongestFirst extends Sequencer {
  /**
   * @override
   * @param {Parameters<InstanceType<typeof Sequencer>['sort']>[0]} tests
   */
  async sort(tests) {
    const isLongest = (/** @type {(typeof tests)[number]} */ { path }) => longest.some((end) => path.endsWith(end));
    const sorted = await super.sort(tests);
    return [...sorted.filter(isLongest), ...sorted.filter((test) => !isLongest(test))];
  }
}
