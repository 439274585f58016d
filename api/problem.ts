import type { z } from 'zod';
import { errorCodes } from '../domain/error-codes.ts';
import type { Failure, FailureParams } from './failure.ts';
import type { Language } from './language.ts';
import type { problem } from './schemas/problem.ts';

export type Problem = z.output<typeof problem>;

/** The problem document of a failure, with `detail` in the reader's language. */
export function problemOf(
  failure: Pick<Failure, 'code' | 'params'> & Partial<Pick<Failure, 'details'>>,
  language: Language,
): Problem {
  const row = errorCodes[failure.code];
  const vi = fill(row.vi, failure.params, 'vi');
  const en = fill(row.en, failure.params, 'en');
  return {
    type: `https://motcua.vn/errors/${failure.code}`,
    title: language === 'vi' ? vi : en,
    status: row.status,
    code: failure.code,
    detail: language === 'vi' ? vi : en,
    vi,
    en,
    params: { ...localised(failure.params, language), ...failure.details },
    retryable: row.retryable,
  };
}

function fill(text: string, params: FailureParams, language: Language): string {
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = params[name];
    if (value === undefined) return placeholder;
    return typeof value === 'object' ? value[language] : String(value);
  });
}

function localised(params: FailureParams, language: Language): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'object' ? value[language] : value]),
  );
}
