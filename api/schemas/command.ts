import { z } from 'zod';
import { id } from './common.ts';
import { problem } from './problem.ts';

/** The answer of a write that is recorded and not yet finished; look at `location`. */
export const pending = z.strictObject({ command: id, location: z.string() }).meta({ id: 'Pending' });

export const command = z
  .strictObject({
    id,
    state: z.enum(['received', 'committed', 'acknowledged', 'rejected']),
    outcome: z
      .strictObject({ dossier: id.optional(), seq: z.int().optional(), problem: problem.optional() })
      .optional()
      .meta({ description: 'once committed: the dossier and its seq; once rejected: why' }),
  })
  .meta({ id: 'Command' });
