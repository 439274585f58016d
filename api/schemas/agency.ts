import { z } from 'zod';
import { agencyFunctions } from '../../domain/organisation.ts';
import { agencyCode, agencyRef, paging, searchText } from './common.ts';

export const listAgenciesQuery = z.strictObject({ q: searchText, ...paging });

const agencyVersion = z
  .strictObject({
    code: agencyCode,
    name: z.string(),
    level: z.enum(['ministry', 'province', 'commune']),
    parent: agencyRef.optional().meta({ description: 'the agency above' }),
    functions: z.array(z.enum(agencyFunctions)).meta({ description: 'what it can be consulted as' }),
    oneStop: z.boolean().meta({ description: 'receives and returns for any agency of its province' }),
    validFrom: z.iso.date().optional().meta({ description: 'first day, Asia/Ho_Chi_Minh; absent: no such bound' }),
    validTo: z.iso.date().optional().meta({ description: 'last day; absent: until further notice' }),
    standing: z.enum(['past', 'now', 'planned']).meta({ description: 'against today, by the business clock' }),
    successor: agencyRef.optional().meta({ description: 'who takes over on the day after the last one' }),
    basis: z.string().optional().meta({ description: 'the decision that set it up, changed it or ended it' }),
  })
  .meta({ id: 'AgencyVersion' });

/** An agency that changes but goes on has several entries, one after the other. */
export const agencyPage = z
  .strictObject({ items: z.array(agencyVersion), next: z.string().optional() })
  .meta({ id: 'AgencyPage' });
