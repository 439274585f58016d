import { z } from 'zod';
import { agencyRef, paging, procedureCode, searchText } from './common.ts';

export const level = z.enum(['ministry', 'province', 'commune']);
export const channel = z.enum(['direct', 'online', 'post']).meta({ id: 'Channel' });

const duration = z
  .strictObject({ amount: z.number(), unit: z.enum(['HOUR', 'WORKING_DAY', 'DAY', 'MONTH', 'SAME_DAY']) })
  .meta({ id: 'Duration' });

export const jurisdictionRef = z
  .strictObject({
    code: z.string().meta({ description: '`VN`, a province’s two digits, or a ministry’s id' }),
    name: z.string(),
  })
  .meta({ id: 'Jurisdiction' });

const variant = z
  .strictObject({
    jurisdiction: jurisdictionRef,
    status: z.enum(['published', 'draft']),
    version: z.int(),
    validFrom: z.string().optional().meta({ description: 'first day of receipt; absent: no such bound' }),
    validTo: z.string().optional().meta({ description: 'last day of receipt' }),
    applies: z.boolean().meta({ description: 'to dossiers received today' }),
    changes: z.array(z.string()).meta({ description: 'what differs: fields of the procedure, or `process`' }),
    legalBasis: z.array(z.string()).meta({ description: 'texts of the place itself' }),
    source: z.string(),
    asOf: z.string(),
  })
  .meta({ id: 'ProcedureVariant' });

export const procedureRow = z
  .strictObject({
    code: procedureCode,
    name: z.string(),
    field: z.string(),
    levels: z.array(level),
    status: z.enum(['published', 'draft']),
    version: z.int().optional().meta({ description: 'of the published process; absent for a draft' }),
    variants: z
      .array(jurisdictionRef)
      .meta({ description: 'provinces and ministries that have something of it otherwise, now or planned' }),
  })
  .meta({ id: 'ProcedureRow' });

export const listProceduresQuery = z.strictObject({
  q: searchText,
  field: z.string().max(200).optional(),
  level: level.optional(),
  state: z.enum(['published', 'draft']).optional(),
  ...paging,
});

export const procedurePage = z
  .strictObject({ items: z.array(procedureRow), next: z.string().optional() })
  .meta({ id: 'ProcedurePage' });

export const procedureComponent = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    originals: z.int(),
    copies: z.int(),
    required: z.boolean(),
    case: z.string().optional(),
    dataSource: z.strictObject({ database: z.string(), rule: z.string(), legalBasis: z.string() }).optional(),
  })
  .meta({ id: 'ProcedureComponent' });

export const getProcedureQuery = z.strictObject({
  jurisdiction: z
    .string()
    .max(10)
    .optional()
    .meta({ description: 'whose facts: `VN` or a jurisdiction; by default those that apply where the reader works' }),
});

export const procedure = z
  .strictObject({
    ...procedureRow.shape,
    jurisdiction: jurisdictionRef.meta({ description: 'whose facts these are' }),
    variants: z.array(variant),
    issuer: z.string(),
    agencies: z.strictObject({ helps: z.string().optional(), receives: z.string(), decides: z.string() }),
    channels: z.array(channel),
    cases: z.array(
      z.strictObject({
        code: z.string(),
        name: z.string(),
        duration: duration.optional(),
        durationSource: z.string().optional(),
      }),
    ),
    components: z.array(procedureComponent),
    results: z.array(z.strictObject({ code: z.string().optional(), name: z.string() })),
    legalBasis: z.array(z.string()),
    fee: z.strictObject({
      moment: z.enum(['none', 'before', 'after']),
      amounts: z.array(
        z.strictObject({
          amount: z.int().meta({ description: 'whole đồng' }),
          condition: z.string().optional(),
          channel: channel.optional(),
        }),
      ),
    }),
    supplement: z.strictObject({
      limit: z.int().optional(),
      pausePolicy: z.enum(['shift', 'restart']),
      citizenDays: z.int().optional(),
    }),
    source: z.string(),
    asOf: z.string(),
    missing: z.array(z.string()),
    versions: z.array(
      z.strictObject({
        version: z.int(),
        hash: z.string(),
        publishedAt: z.string(),
        publishedBy: z.string().optional(),
      }),
    ),
    receivingAgencies: z
      .array(agencyRef)
      .meta({ description: 'agencies where the reader may receive a dossier of it' }),
    decidingAgencies: z
      .array(agencyRef)
      .meta({ description: 'agencies that may decide it, for those receiving agencies' }),
  })
  .meta({ id: 'Procedure' });
