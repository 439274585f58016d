import { z } from 'zod';
import { agencyRef, id } from './common.ts';

export const incident = z.strictObject({
  key: z.int().meta({ description: 'the element instance that failed; see retryIncident' }),
  element: z.string(),
  name: z.string().meta({ description: 'of the element, as it is drawn' }),
  code: z.string(),
  message: z.string(),
});

/** Dossiers with open incidents: nothing about their applicants, so that designers may read it. */
export const incidents = z
  .strictObject({
    items: z.array(
      z.strictObject({
        dossier: z.strictObject({ id, code: z.string() }),
        procedure: z.strictObject({ code: z.string(), name: z.string() }),
        agency: agencyRef,
        incidents: z.array(incident),
      }),
    ),
    more: z.boolean().meta({ description: 'whether there are more than these' }),
  })
  .meta({ id: 'Incidents' });

export const incidentParams = z.strictObject({
  id: z.string().min(1).max(100).meta({ description: 'uuid or dossier code' }),
  key: z.coerce.number<string>().int().min(0).meta({ type: 'integer' }),
});

export const retryIncidentRequest = z
  .strictObject({ expectedSeq: z.int().min(0).optional() })
  .meta({ id: 'RetryIncidentRequest' });

/** What is still open of the dossier once the retry was taken; a job that is tried again answers later. */
export const retriedIncident = z
  .strictObject({ dossier: id, seq: z.int(), incidents: z.array(incident) })
  .meta({ id: 'RetriedIncident' });
