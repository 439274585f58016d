import { z } from 'zod';
import { instant } from './common.ts';

const xml = z.string().min(1).meta({ description: 'BPMN 2.0 XML' });

export const process = z
  .strictObject({
    code: z.string(),
    name: z.string(),
    xml: z.string(),
    version: z.int(),
    hash: z.string(),
    isRegime: z.boolean(),
  })
  .meta({ id: 'Process' });

export const processProblem = z
  .strictObject({
    element: z.string().optional(),
    rule: z.string(),
    reason: z.strictObject({ vi: z.string(), en: z.string() }),
    path: z.array(z.string()),
  })
  .meta({ id: 'ProcessProblem' });

export const checkRequest = z.strictObject({ xml }).meta({ id: 'CheckRequest' });
export const checkResult = z
  .strictObject({ ok: z.boolean(), problems: z.array(processProblem) })
  .meta({ id: 'CheckResult' });

export const publishRequest = z
  .strictObject({ xml, expectedVersion: z.int().min(0).meta({ description: 'the version the change was drawn on' }) })
  .meta({ id: 'PublishRequest' });
export const published = z.strictObject({ version: z.int(), hash: z.string() }).meta({ id: 'Published' });

export const processVersions = z
  .strictObject({
    items: z.array(
      z.strictObject({
        version: z.int(),
        hash: z.string(),
        publishedAt: instant,
        publishedBy: z.string().optional(),
        openDossiers: z.int(),
      }),
    ),
  })
  .meta({ id: 'ProcessVersions' });
