import type { Schema } from '../faces/shared/api.ts';

type Procedure = Schema<'Procedure'>;
type Request = Schema<'ReceiveRequest'>;

/** What the receipt's form holds. Dates as `2026-11-24`. */
export interface ReceiveValues {
  readonly channel: Schema<'Channel'>;
  readonly case?: string;
  readonly receivedAgency?: string;
  readonly decidingAgency?: string;
  readonly applicant: Schema<'Applicant'>;
  /** Whether it is declared on the procedure's form; on paper otherwise. */
  readonly declared?: 'form' | 'paper';
  readonly declaration?: Readonly<Record<string, unknown>>;
  readonly components?: Readonly<
    Record<string, { readonly given?: boolean; readonly kind?: HandedIn; readonly count?: number }>
  >;
}

/** How a component is handed in; of a paper, also whether a scan of it is there already. */
export type HandedIn = 'paper' | 'scanned' | 'reused' | 'reused-result' | 'electronic';

/** The codes of digitisation that one-stop systems use. */
const digitised = { paper: undefined, scanned: 1, reused: 2, 'reused-result': 3 } as const;

function text(value: string | undefined): string | undefined {
  const trimmed = value?.normalize('NFC').trim() ?? '';
  return trimmed === '' ? undefined : trimmed;
}

/** Leaves out what is undefined, as exact optional properties want it. */
function present<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

function received(
  component: Procedure['components'][number],
  values: NonNullable<ReceiveValues['components']>[string] | undefined,
): Request['components'] {
  if (component.dataSource !== undefined) return [{ id: component.id, kind: 'data' }];
  if (values?.given !== true) return [];
  if (values.kind === 'electronic') return [{ id: component.id, kind: 'electronic' }];
  const count = values.count ?? 1;
  const amount = component.copies > 0 && component.originals === 0 ? { copies: count } : { originals: count };
  return [present({ id: component.id, kind: 'paper', ...amount, digitised: digitised[values.kind ?? 'paper'] })];
}

/**
 * The request that receives a dossier: components that a database answers are named as data and never asked for; the
 * others are sent when the officer marked them as handed in.
 */
export function receiveRequest(
  procedure: Procedure,
  components: Procedure['components'],
  values: ReceiveValues,
  declaration?: Request['declaration'],
): Request {
  const { applicant } = values;
  return present({
    procedure: procedure.code,
    case: values.case,
    channel: values.channel,
    receivedAgency: values.receivedAgency,
    decidingAgency: values.decidingAgency,
    applicant: present({
      kind: applicant.kind,
      name: text(applicant.name) ?? '',
      personalId: text(applicant.personalId),
      birthDate: applicant.kind === 'person' ? applicant.birthDate : undefined,
      phone: text(applicant.phone),
      email: text(applicant.email),
      address: text(applicant.address),
    }),
    declaration,
    components: components.flatMap((component) => received(component, values.components?.[component.id])),
  });
}
