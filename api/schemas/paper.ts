import { z } from 'zod';
import { paperFormats } from '../../domain/papers/paper-form.ts';
import { agencyCode, instant } from './common.ts';

export const paperFormat = z.enum(paperFormats);

/** The forms of a dossier, whether it has them yet, and every version issued. */
export const papers = z
  .strictObject({
    items: z.array(
      z.strictObject({
        form: z.string().meta({ description: 'number of the form in TT 03/2025/TT-VPCP', example: '01' }),
        title: z.string(),
        formats: z.array(paperFormat),
        available: z.boolean().meta({ description: 'whether the dossier has come to the point that issues it' }),
        versions: z.array(
          z.strictObject({
            version: z.int(),
            issuedAt: instant,
            seq: z.int().meta({ description: 'entry of the journal it was made from' }),
            files: z
              .array(z.strictObject({ format: paperFormat, hash: z.string().meta({ description: 'SHA-256, hex' }) }))
              .meta({ description: 'files printed so far' }),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'Papers' });

export const paperForm = z.enum(['01', '02', '03', '04', '05', '06']);

export const paperQuery = z.strictObject({
  format: paperFormat.default('pdf'),
  version: z.coerce.number().int().min(1).optional().meta({ description: 'the latest where none is named' }),
});

export const registerParams = z.strictObject({ code: agencyCode });

export const registerQuery = z.strictObject({
  from: z.iso.date().meta({ description: 'first day of the period, Asia/Ho_Chi_Minh' }),
  to: z.iso.date().meta({ description: 'last day of the period' }),
  cursor: z.string().max(512).optional().meta({ description: 'of the `next` link of the part before' }),
});
