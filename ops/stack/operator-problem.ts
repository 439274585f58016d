/** Something the person at the keyboard has to change; shown without a stack trace, in Vietnamese and English. */
export class OperatorProblem extends Error {
  override readonly name = 'OperatorProblem';

  constructor(vi: string, en: string) {
    super(`${vi}\n${en}`);
  }
}
