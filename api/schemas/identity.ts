import { z } from 'zod';
import { roles } from '../../domain/organisation.ts';
import { agencyRef } from './common.ts';

export const role = z.enum(roles).meta({ id: 'Role' });

export const me = z
  .strictObject({ id: z.string(), name: z.string(), roles: z.array(role), agency: agencyRef.optional() })
  .meta({ id: 'Me' });

export const devTokenRequest = z.strictObject({ account: z.string().min(1).max(100).meta({ example: 'motcua' }) });
export const devToken = z
  .strictObject({ token: z.string(), expiresIn: z.int().meta({ description: 'seconds' }) })
  .meta({ id: 'DevToken' });
