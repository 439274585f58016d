import { z } from 'zod';
import { instant, jsonValue } from './common.ts';
import { jurisdictionRef } from './procedure.ts';

const source = z
  .string()
  .min(1)
  .max(200_000)
  .meta({ description: 'the override as its file has it (JSON): only what differs, with its days, texts and source' });
const xml = z
  .string()
  .min(1)
  .optional()
  .meta({ description: 'BPMN 2.0 XML of the place’s own process; absent: the national one is inherited' });
const name = z
  .string()
  .regex(/^(?:\d{2}|G\d{2})\/[A-Za-z0-9][A-Za-z0-9._-]{0,60}$/)
  .optional()
  .meta({ description: 'the override that this one is the next version of; absent: a new one' });

const override = z
  .strictObject({
    name: z.string().meta({ description: 'its file below `jurisdictions/`, without the ending' }),
    jurisdiction: jurisdictionRef,
    version: z.int(),
    validFrom: z.string().optional().meta({ description: 'first day of receipt; absent: no such bound' }),
    validTo: z.string().optional().meta({ description: 'last day of receipt' }),
    applies: z.boolean().meta({ description: 'to dossiers received today' }),
    withdrawable: z.boolean().meta({ description: 'planned only, and by no file of the catalogue' }),
    source,
    xml,
    publishedAt: instant,
    publishedBy: z.string(),
  })
  .meta({ id: 'ProcedureOverride' });

export const overrides = z
  .strictObject({
    code: z.string(),
    name: z.string(),
    designsFor: jurisdictionRef
      .optional()
      .meta({ description: 'where the reader may publish; absent for who designs nothing' }),
    national: z
      .record(z.string(), jsonValue)
      .meta({ description: 'what an override may change, as the whole country has it' }),
    process: z.string().meta({ description: 'BPMN 2.0 XML of the national process; empty where it has none' }),
    items: z.array(override),
  })
  .meta({ id: 'ProcedureOverrides' });

export const overrideProblem = z
  .strictObject({
    field: z.string().meta({ description: 'path in the override, or the element’s id in its process' }),
    reason: z.strictObject({ vi: z.string(), en: z.string() }),
  })
  .meta({ id: 'OverrideProblem' });

export const checkOverrideRequest = z.strictObject({ source, xml, name }).meta({ id: 'CheckOverrideRequest' });
export const checkOverrideResult = z
  .strictObject({ ok: z.boolean(), problems: z.array(overrideProblem) })
  .meta({ id: 'CheckOverrideResult' });

export const publishOverrideRequest = z
  .strictObject({
    source,
    xml,
    name,
    expectedVersion: z
      .int()
      .min(0)
      .meta({ description: 'version of the override named, when the change was made; 0 for a new one' }),
  })
  .meta({ id: 'PublishOverrideRequest' });
export const withdrawOverrideRequest = z
  .strictObject({
    name: name.unwrap(),
    expectedVersion: z.int().min(1).meta({ description: 'its version when that was decided' }),
  })
  .meta({ id: 'WithdrawOverrideRequest' });
export const withdrawnOverride = z.strictObject({ name: z.string() }).meta({ id: 'WithdrawnOverride' });
export const publishedOverride = z
  .strictObject({ name: z.string(), version: z.int() })
  .meta({ id: 'PublishedOverride' });
