import type { ErrorCodeName } from '../domain/error-codes.ts';

/** A value for a placeholder of an error text: the same in both languages, or one for each. */
export type FailureParam = string | number | { readonly vi: string; readonly en: string };
export type FailureParams = Readonly<Record<string, FailureParam>>;

/** An answer of the table of errors, thrown by a use case and written by the HTTP layer. Nothing was changed. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly code: ErrorCodeName;
  readonly params: FailureParams;
  /** More for a program to read, beside the texts: the problems of a process. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCodeName, params: FailureParams = {}, details: Readonly<Record<string, unknown>> = {}) {
    super(code);
    this.code = code;
    this.params = params;
    this.details = details;
  }
}
