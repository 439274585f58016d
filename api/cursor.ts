import type { z } from 'zod';
import { Failure } from './failure.ts';

/** The place after a row, as the opaque text clients hand back. */
export function writeCursor(place: unknown): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** Reads what `writeCursor` wrote; anything else is refused. */
export function readCursor<T>(schema: z.ZodType<T>, cursor: string | undefined): T | undefined {
  if (cursor === undefined) return undefined;
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw new Failure('request-invalid', {
      detail: { vi: 'cursor không hợp lệ', en: 'the cursor is not one of ours' },
    });
  }
}
