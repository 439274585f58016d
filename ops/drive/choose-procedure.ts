import type { Schema } from '../../api/client/api-client.ts';
import type { Channel } from '../../domain/procedure.ts';
import { demonstrationPersons } from '../../registries/population/demonstration-persons.ts';
import type { RegisteredPerson } from '../../registries/population/registered-person.ts';
import type { Cast } from './cast.ts';
import type { LookupOutcome, Scenario } from './drive-move.ts';

/** A procedure that the cast can receive dossiers of. */
export interface DrivableProcedure {
  readonly facts: Schema<'Procedure'>;
  /** Account that receives, and where. */
  readonly desk: string;
  /** Body of a receipt that brings about the scenario. */
  receipt(scenario: Pick<Scenario, 'lookup' | 'channel' | 'caseCode'>): Schema<'ReceiveRequest'>;
}

/** The procedure with this code, or any published one that one of the cast's desks may receive. */
export async function chooseProcedure(cast: Cast, code: string | undefined): Promise<DrivableProcedure> {
  const codes = code === undefined ? await publishedProcedures(cast) : [code];
  for (const candidate of codes) {
    const found = await findDrivable(cast, candidate);
    if (found) return found;
  }
  throw new Error(
    code === undefined
      ? 'Expected a published procedure that a demonstration desk may receive, but there is none'
      : `Expected a demonstration desk to receive ${code}, but none may`,
  );
}

/** Codes of all published procedures, in order. */
export async function publishedProcedures(cast: Cast): Promise<string[]> {
  const user = cast.user('motcua');
  const codes: string[] = [];
  let cursor: string | undefined;
  do {
    const query = new URLSearchParams({
      state: 'published',
      limit: '200',
      ...(cursor === undefined ? {} : { cursor }),
    });
    const page = await user.get<Schema<'ProcedurePage'>>(`/procedures?${query}`);
    codes.push(...page.items.map((item) => item.code));
    cursor = page.next;
  } while (cursor !== undefined);
  return codes;
}

async function findDrivable(cast: Cast, code: string): Promise<DrivableProcedure | undefined> {
  for (const desk of cast.desks) {
    const facts = await cast.user(desk).get<Schema<'Procedure'>>(`/procedures/${encodeURIComponent(code)}`);
    const received = facts.receivingAgencies[0];
    if (!received) continue;
    return { facts, desk, receipt: (scenario) => receiptFor(facts, received.code, scenario) };
  }
  return undefined;
}

function receiptFor(
  facts: Schema<'Procedure'>,
  receivedAgency: string,
  scenario: Pick<Scenario, 'lookup' | 'channel' | 'caseCode'>,
): Schema<'ReceiveRequest'> {
  const decides = facts.decidingAgencies[0];
  return {
    procedure: facts.code,
    case: scenario.caseCode,
    channel: scenario.channel,
    receivedAgency,
    ...(decides ? { decidingAgency: decides.code } : {}),
    applicant: applicantFor(scenario.lookup),
    components: facts.components
      .filter(
        (component) => component.required && (component.case === undefined || component.case === scenario.caseCode),
      )
      .map((component) => given(component, scenario.channel)),
  };
}

/** The component as it is handed in: by data where a database answers, online as a file, else on paper. */
function given(component: Schema<'ProcedureComponent'>, channel: Channel): Schema<'ReceivedComponent'> {
  const { id } = component;
  if (component.dataSource) return { id, kind: 'data' };
  if (channel === 'online') return { id, kind: 'electronic', fileName: `${id}.pdf`, contentType: 'application/pdf' };
  return { id, kind: 'paper', originals: component.originals, copies: component.copies };
}

/** Somebody about whom the stand-in of the population database answers so. For UNAVAILABLE it is switched off. */
function applicantFor(lookup: LookupOutcome): Schema<'ReceiveRequest'>['applicant'] {
  const { citizen, withoutResidence } = demonstrationPersons;
  switch (lookup) {
    case 'REPLACED':
    case 'UNAVAILABLE':
      return applicant(citizen);
    case 'PARTIAL':
      return applicant(withoutResidence);
    case 'NOT_FOUND':
      return { ...applicant(citizen), personalId: '099090999999' };
    case 'MISMATCH':
      return { ...applicant(citizen), name: 'Lý Văn Khác Tên' };
  }
}

function applicant({ name, personalId, birth }: RegisteredPerson): Schema<'ReceiveRequest'>['applicant'] {
  return { kind: 'person', name, personalId, ...(birth.date === undefined ? {} : { birthDate: birth.date }) };
}
