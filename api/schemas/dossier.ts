import { z } from 'zod';
import { childOutcomes } from '../../domain/child-dossier.ts';
import { action } from './action.ts';
import {
  agencyCode,
  agencyRef,
  agencyStanding,
  id,
  instant,
  jsonValue,
  paging,
  personRef,
  procedureCode,
  searchText,
} from './common.ts';
import { incident } from './incident.ts';
import { channel } from './procedure.ts';

export const componentKind = z.enum(['paper', 'electronic', 'data']);

export const receivedComponent = z
  .strictObject({
    id: z.string().min(1).max(100),
    kind: componentKind,
    originals: z.int().min(0).max(99).optional(),
    copies: z.int().min(0).max(99).optional(),
    fileName: z.string().max(255).optional(),
    contentType: z.string().max(100).optional(),
    digitised: z
      .literal([0, 1, 2, 3])
      .optional()
      .meta({ description: 'of a paper: 0 not yet, 1 scanned, 2 reused, 3 reused from the result of another dossier' }),
  })
  .meta({ id: 'ReceivedComponent' });

export const applicant = z
  .strictObject({
    kind: z.enum(['person', 'organisation']),
    name: z.string().trim().min(1).max(200),
    personalId: z
      .string()
      .regex(/^\d{12}$/)
      .optional()
      .meta({ description: '12 digits of the personal identifier' }),
    birthDate: z.iso.date().optional(),
    phone: z.string().max(20).optional(),
    email: z.email().max(200).optional(),
    address: z.string().max(500).optional(),
  })
  .meta({ id: 'Applicant' });

export const receiveRequest = z
  .strictObject({
    procedure: procedureCode,
    case: z.string().max(20).optional(),
    channel,
    receivedAgency: agencyCode.optional(),
    decidingAgency: agencyCode.optional(),
    returnAgency: agencyCode.optional(),
    applicant,
    components: z.array(receivedComponent).max(200),
    declaration: z.record(z.string().max(60), jsonValue).optional().meta({
      description: "filled in on the procedure's form; what is known of applicant and components is left out",
    }),
  })
  .meta({ id: 'ReceiveRequest' });

export const dossierStatus = z
  .strictObject({ code: z.int().min(1).max(10), name: z.string() })
  .meta({ id: 'DossierStatus' });

export const workingMinutesLeft = z
  .int()
  .optional()
  .meta({ description: 'working minutes until the date, negative once it has passed; only while the clock runs' });

/** How the dossier stands to its legal date: open or closed, in time or not; `none` before a date exists. */
export const timeliness = z
  .enum([
    'none',
    'paused',
    'open-in-time',
    'open-due-today',
    'open-late',
    'closed-early',
    'closed-on-time',
    'closed-late',
  ])
  .meta({ id: 'Timeliness' });

export const dossierTask = z
  .strictObject({
    key: z.int(),
    element: z.string(),
    name: z.string(),
    role: z.string().optional(),
    agency: agencyRef.optional(),
    assignee: personRef.optional(),
    createdAt: instant,
    dueAt: instant.optional().meta({ description: "the step's own budget; advisory" }),
    explanation: z.array(z.string()).optional().meta({ description: 'how that date was found' }),
    frozen: z.boolean(),
  })
  .meta({ id: 'DossierTask' });

/** A part of a joint service, for whoever may see the whole. Without a code it is about to be opened. */
const childDossier = z
  .strictObject({
    element: z.string(),
    name: z.string(),
    procedure: z.strictObject({ code: procedureCode, name: z.string().optional() }),
    id: id.optional(),
    code: z.string().optional(),
    status: dossierStatus.optional(),
    dueAt: instant.optional(),
    outcome: z.enum(childOutcomes).optional(),
    finishedAt: instant.optional(),
  })
  .meta({ id: 'ChildDossier' });

export const dossier = z
  .strictObject({
    id,
    code: z.string(),
    procedure: z.strictObject({ code: procedureCode, name: z.string(), version: z.int() }),
    case: z.string(),
    status: dossierStatus,
    seq: z.int(),
    channel,
    applicant,
    agencies: z.strictObject({ received: agencyStanding, decides: agencyStanding, returns: agencyStanding }),
    receivedAt: instant,
    acceptedAt: instant.optional(),
    dueAt: instant.optional(),
    due: z.strictObject({ explanation: z.array(z.string()) }),
    timeliness,
    workingMinutesLeft,
    paused: z.boolean(),
    components: z.array(
      z.strictObject({
        ...receivedComponent.shape,
        name: z.string(),
        required: z.boolean(),
        digitised: z.literal([0, 1, 2, 3, 9]).meta({ description: 'as received, and 9: needs no digitising' }),
        outcome: z.string().optional().meta({ description: 'what the connected database answered' }),
      }),
    ),
    declaration: z
      .strictObject({ form: z.record(z.string(), jsonValue), hash: z.string(), data: z.record(z.string(), jsonValue) })
      .optional()
      .meta({ description: 'as declared, with the form it was made on' }),
    parent: z
      .strictObject({
        id,
        code: z.string(),
        procedure: z.strictObject({ code: procedureCode, name: z.string() }),
        passedOn: z.record(z.string(), jsonValue).meta({ description: 'data that the joint service handed over' }),
      })
      .optional()
      .meta({ description: 'the joint service that it is a part of' }),
    children: z
      .array(childDossier)
      .optional()
      .meta({ description: 'the parts of a joint service; its own procedures' }),
    payments: z.array(
      z.strictObject({
        element: z.string(),
        code: z.string(),
        url: z.url().meta({ description: 'where it is paid' }),
        amount: z.int().optional().meta({ description: 'whole đồng; absent: the payer says' }),
        state: z.enum(['awaited', 'paid', 'not-needed', 'to-refund']).meta({
          description: 'not-needed, to-refund: the dossier went on otherwise, before or without it',
        }),
        paidAt: instant.optional(),
      }),
    ),
    notices: z
      .array(
        z.strictObject({
          seq: z.int(),
          status: dossierStatus,
          channel: z.enum(['email', 'sms']).optional(),
          content: z.string().optional(),
          state: z.enum(['waiting', 'sent', 'given-up']),
          sentAt: instant.optional(),
        }),
      )
      .meta({ description: 'what the applicant was or is to be told of changes' }),
    tasks: z.array(dossierTask),
    incidents: z.array(incident),
    ended: z.boolean(),
    endedAt: instant.optional(),
    rating: z
      .strictObject({ score: z.int().min(1).max(5), comment: z.string().optional(), at: instant })
      .optional()
      .meta({ description: 'how content the citizen was with the service' }),
    actions: z.array(action),
  })
  .meta({ id: 'Dossier' });

export const dossierRow = z
  .strictObject({
    id,
    code: z.string(),
    procedure: z.strictObject({ code: procedureCode, name: z.string() }),
    applicant: z.string(),
    status: dossierStatus,
    agencies: z.strictObject({ received: agencyRef, decides: agencyRef, returns: agencyRef }),
    receivedAt: instant,
    dueAt: instant.optional(),
    timeliness,
    workingMinutesLeft,
    paused: z.boolean(),
    ended: z.boolean(),
  })
  .meta({ id: 'DossierRow' });

/** What a number of the monitor counts, and what the list of dossiers filters by: one set of words for both. */
export const dossierFilter = {
  agency: agencyCode.optional().meta({ description: 'the agency that decides' }),
  due: z.enum(['today', 'overdue']).optional(),
  paused: z.stringbool().optional(),
  open: z.stringbool().optional(),
  status: z.coerce.number().int().min(1).max(10).optional(),
  procedure: procedureCode.optional(),
};

export const listDossiersQuery = z.strictObject({ ...dossierFilter, q: searchText, ...paging });

export const dossierPage = z
  .strictObject({ items: z.array(dossierRow), next: z.string().optional(), total: z.int() })
  .meta({ id: 'DossierPage' });

export const history = z
  .strictObject({
    items: z.array(
      z.strictObject({
        seq: z.int(),
        at: instant,
        actor: personRef.optional(),
        action: z.string(),
        name: z.string(),
        details: z.record(z.string(), jsonValue),
        hash: z.string().meta({ description: 'of the audit entry, chained to the one before' }),
      }),
    ),
  })
  .meta({ id: 'History' });

const diagramSide = z.strictObject({
  xml: z.string(),
  tokens: z.array(z.strictObject({ element: z.string(), count: z.int(), frozen: z.boolean() })),
  taken: z.array(z.string()).meta({ description: 'ids of elements and flows passed so far' }),
});

export const diagram = z.strictObject({ regime: diagramSide, process: diagramSide }).meta({ id: 'Diagram' });

export const deadline = z
  .strictObject({
    dueAt: instant.optional(),
    calendar: z.string().optional().meta({ description: 'version of the working calendar it was computed with' }),
    explanation: z.array(z.string()),
    ledger: z.array(
      z.strictObject({
        seq: z.int(),
        at: instant,
        entry: z.string(),
        name: z.string(),
        details: z.record(z.string(), jsonValue),
      }),
    ),
  })
  .meta({ id: 'Deadline' });
