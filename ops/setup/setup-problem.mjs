/** Something the person at the keyboard has to change; shown without a stack trace, in Vietnamese and English. */
export class SetupProblem extends Error {
  /** @override */
  name = 'SetupProblem';

  /**
   * @param {string} vi
   * @param {string} en
   */
  constructor(vi, en) {
    super(`${vi}\n${en}`);
  }
}
