/** Something in the process, not in the engine, went wrong: it becomes an incident on the element instance at work. */
export class Failure extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
