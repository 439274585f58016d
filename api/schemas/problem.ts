import { z } from 'zod';
import { type ErrorCodeName, errorCodes } from '../../domain/error-codes.ts';

const names = Object.keys(errorCodes) as [ErrorCodeName, ...ErrorCodeName[]];

/** application/problem+json (RFC 9457) with a code from the one table of errors. */
export const problem = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(names),
    detail: z.string().meta({ description: 'in the language of Accept-Language' }),
    vi: z.string(),
    en: z.string(),
    params: z.record(z.string(), z.unknown()),
    retryable: z.boolean(),
  })
  .meta({ id: 'Problem' });
