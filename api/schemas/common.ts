import { z } from 'zod';
import type { JsonValue } from '../../engine/stimulus.ts';

/** UUID of a row. */
export const id = z.uuid().meta({ description: 'uuid' });

/** Instant as the API writes it: ISO 8601 in Vietnam's offset, `2026-11-23T08:00:00+07:00`. */
export const instant = z.iso
  .datetime({ offset: true })
  .meta({ description: 'ISO 8601, +07:00', example: '2026-11-23T08:00:00+07:00' });

/** Procedure code, `1.001193`; only its outer form is checked here, the catalogue decides whether it exists. */
export const procedureCode = z.string().min(1).max(64).meta({ example: '1.001193' });

/** Agency id of QĐ 20/2020, kept as text. */
export const agencyCode = z.string().min(1).max(64).meta({ example: 'H26.15' });

export const agencyRef = z.strictObject({ code: agencyCode, name: z.string() }).meta({ id: 'AgencyRef' });

/** Who has the matter now; where the record names an agency that was succeeded since, that one too. */
export const agencyStanding = agencyRef
  .extend({
    formerly: z
      .strictObject({
        code: agencyCode,
        name: z.string(),
        until: z.iso.date().meta({ description: 'first day on which it was no more' }),
      })
      .optional(),
  })
  .meta({ id: 'AgencyStanding' });

export const personRef = z.strictObject({ id: z.string(), name: z.string() }).meta({ id: 'PersonRef' });

/** A JSON value as process variables and action data hold it; the body was JSON, so nothing is left to check. */
export const jsonValue = z
  .custom<JsonValue>((value) => value !== undefined)
  .meta({ override: { description: 'any JSON value' } });

/** Paging of every list: opaque cursor of the previous page, and how many rows. */
export const paging = {
  cursor: z.string().max(512).optional().meta({ description: '`next` of the previous page' }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};

export const searchText = z
  .string()
  .max(200)
  .optional()
  .meta({ description: 'code, name or applicant, with or without accents' });

/** Header of every write: the same key with the same body gives the same outcome. */
export const idempotencyHeader = z.looseObject({
  'idempotency-key': z
    .uuid()
    .meta({ description: 'a uuid the client makes for each intended write, and repeats when it tries again' }),
});
