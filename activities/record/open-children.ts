import type { ContentStore } from '../../db/content-store.ts';
import { type Client, inTransaction, type Pool } from '../../db/pool.ts';
import { acceptCommand } from '../../db/queries/accept-command.ts';
import { readAgencyHistory } from '../../db/queries/agency.ts';
import {
  type ChildToOpen,
  childReceiptId,
  givenInFinishedChildren,
  isAmongAncestors,
  markOpened,
  takeChildToOpen,
} from '../../db/queries/child-dossiers.ts';
import { factsInForce } from '../../db/queries/facts-in-force.ts';
import { type DossierRow, findDossier, listComponents } from '../../db/queries/find-dossier.ts';
import { findProcedureInForce, type ProcedureInForce } from '../../db/queries/procedure-in-force.ts';
import type { ProcedureVersionRow } from '../../db/queries/procedure-version.ts';
import { storeProgram } from '../../db/queries/store-program.ts';
import type { Agencies } from '../../domain/agency-history.ts';
import { childLimitUnits } from '../../domain/child-dossier.ts';
import { decidingCandidates } from '../../domain/competence.ts';
import { findDeadlineTerms } from '../../domain/deadline-terms.ts';
import { legalDayAt } from '../../domain/legal-day.ts';
import type { Agency } from '../../domain/organisation.ts';
import type { Duration, Procedure } from '../../domain/procedure.ts';
import { functionAgencies, startVariables } from '../../domain/receipt-facts.ts';
import { describeElement } from '../../engine/describe.ts';
import type { Facts } from '../../engine/facts.ts';
import { evaluateFeel, type FeelClock } from '../../engine/feel/evaluate.ts';
import type { ChildDossierPlan, Plan } from '../../engine/plan.ts';
import type { Stimulus } from '../../engine/stimulus.ts';
import type { Receipt } from '../../protocol/receipt.ts';

/**
 * Opens the dossiers that parents have asked for, as ordinary receipts under ids that follow from who asked: run twice,
 * or after a crash, it arrives at the same dossiers. A child takes the version of its procedure that is in force now.
 * What cannot be opened becomes an incident of its parent. Returns how many were opened.
 */
export async function openChildren(pool: Pool, contents: ContentStore, at: Date, limit = 50): Promise<number> {
  let opened = 0;
  for (let taken = 0; taken < limit; taken += 1) {
    const outcome = await inTransaction(pool, async (client) => {
      const asked = await takeChildToOpen(client);
      if (asked === undefined) return undefined;
      const problem = await open(client, contents, asked, at);
      if (problem !== undefined) await markOpened(client, asked.child, { problem });
      return problem === undefined;
    });
    if (outcome === undefined) break;
    if (outcome) opened += 1;
  }
  return opened;
}

/** Writes the child's receipt; or says why there can be none. */
async function open(client: Client, contents: ContentStore, asked: ChildToOpen, at: Date): Promise<string | undefined> {
  const drawn = describeElement(await contents.value<Plan>(asked.plan), asked.element)?.childDossier;
  const parent = await findDossier(client, asked.parent);
  if (drawn === undefined || parent === undefined)
    throw new Error(`Expected ${asked.element} of dossier ${asked.parent} to open another dossier, but it does not`);
  const inForce = await findProcedureInForce(client, drawn.procedure, legalDayAt(at.getTime()));
  if (inForce?.startable !== true) return `Expected procedure ${drawn.procedure} to be published, but it is not`;
  if (await isAmongAncestors(client, asked.parent, drawn.procedure))
    return `Expected no dossier of ${drawn.procedure} above this one, but there is one`;
  const agencies = (await readAgencyHistory(client)).on(legalDayAt(at.getTime()));
  const decides = decidingAgency(drawn, parent, inForce, agencies);
  if (decides === undefined) return `Expected an agency that decides ${drawn.procedure} here, but there is none`;
  const version = inForce.versionFor(decides);
  const program = version.status === 'published' ? await storeProgram(client, version) : undefined;
  if (program === undefined) return `Expected procedure ${drawn.procedure} to be published there, but it is not`;
  const procedure = JSON.parse(version.facts) as Procedure;
  const facts = await contents.value<Facts>(await factsInForce(client));
  const opening = { asked, drawn, parent, version, procedure, decides, agencies };
  const receipt = await receiptOf(client, opening, { now: at.getTime(), facts });
  if (typeof receipt === 'string') return receipt;
  const stimulus: Stimulus = {
    type: 'start',
    // The joint desk looks into the papers, digitises them and takes the fee, once for all parts.
    variables: {
      ...startVariables(procedure, receipt),
      feeMoment: 'none',
      feeAmount: 0,
      digitise: false,
      joint: true,
    },
  };
  const id = childReceiptId(asked.child);
  await acceptCommand(client, {
    id,
    dossier: asked.child,
    kind: 'receive',
    action: 'receive',
    task: null,
    bodyHash: '',
    actor: null,
    expectedSeq: 0,
    stimulus: JSON.stringify(stimulus),
    payload: receipt as unknown as Record<string, unknown>,
    program,
    workflowType: procedure.code,
    at,
  });
  await client.query('update command set resend_at = now() where id = $1', [id]);
  await markOpened(client, asked.child, { at, results: procedure.results.flatMap(({ code }) => code ?? []) });
  return undefined;
}

interface Opening {
  readonly asked: ChildToOpen;
  readonly drawn: ChildDossierPlan;
  readonly parent: DossierRow;
  readonly version: ProcedureVersionRow;
  readonly procedure: Procedure;
  readonly decides: Agency;
  readonly agencies: Agencies;
}

async function receiptOf(client: Client, opening: Opening, clock: FeelClock): Promise<Receipt | string> {
  const { asked, parent, version, procedure, decides, agencies } = opening;
  const caseCode = textOf(asked.inputs['childCase']) ?? procedure.cases[0]?.code ?? '00';
  if (!procedure.cases.some(({ code }) => code === caseCode))
    return `Expected a case of ${procedure.code}, but ${caseCode} is none`;
  const limit = limitOf(opening);
  if (limit === 'invalid')
    return `Expected a positive limit for ${procedure.code}, but it is ${asked.inputs['childLimit']}`;
  const channel = procedure.channels.includes(parent.channel) ? parent.channel : (procedure.channels[0] ?? 'direct');
  const terms = findDeadlineTerms(
    limit === undefined
      ? procedure
      : { ...procedure, cases: [{ code: caseCode, name: '', duration: limit, durationSource: undefined }] },
    { case: caseCode, channel, agency: decides.code },
  );
  const received = agencies.get(parent.received_agency)?.code ?? parent.received_agency;
  const passed = await passedOn(client, opening, clock);
  if (typeof passed === 'string') return passed;
  return {
    procedureVersion: version.id,
    procedureCode: procedure.code,
    procedureName: version.name,
    caseCode,
    channel,
    applicant: passed.applicant,
    ...(parent.citizen_id === null ? {} : { citizenId: parent.citizen_id }),
    form: { ...(parent.form as Receipt['form']), passedOn: passed.data },
    agencies: { received, decides: decides.code, returns: received },
    functionAgencies: functionAgencies(procedure, decides, agencies),
    components: passed.components,
    terms: terms ?? null,
    parent: parent.id,
  };
}

/** Who decides: the agency that the process names by how it stands to the parent, else the nearest competent one. */
function decidingAgency(
  { decides }: ChildDossierPlan,
  parent: DossierRow,
  { competence }: ProcedureInForce,
  agencies: Agencies,
): Agency | undefined {
  if (decides === undefined) return decidingCandidates(agencies, competence, agencies.get(parent.received_agency))[0];
  const relations: Readonly<Record<string, string>> = {
    received: parent.received_agency,
    decides: parent.deciding_agency,
    returns: parent.returning_agency,
  };
  return agencies.get(relations[decides] ?? parent.function_agencies[decides] ?? '');
}

/** The part's own time, where the process leaves it one. */
function limitOf({ asked, drawn }: Opening): Duration | undefined | 'invalid' {
  const text = textOf(asked.inputs['childLimit']);
  if (text === undefined) return undefined;
  const amount = Number(text);
  const unit = childLimitUnits.find((each) => each === (drawn.limitUnit ?? 'WORKING_DAY'));
  return amount > 0 && Number.isFinite(amount) && unit !== undefined ? { amount, unit } : 'invalid';
}

/** What passes from the parent's record to the child's: the applicant, the form's data, the components it has. */
async function passedOn(
  client: Client,
  { asked, drawn, parent, procedure }: Opening,
  clock: FeelClock,
): Promise<
  (Pick<Receipt, 'applicant' | 'components'> & { readonly data: Readonly<Record<string, unknown>> }) | string
> {
  const record = {
    applicant: parent.applicant,
    form: parent.form['data'] ?? {},
    results: await givenInFinishedChildren(client, asked.parent),
  };
  const evaluated = (feel: string | undefined, otherwise: unknown) =>
    feel === undefined ? { ok: true as const, value: otherwise } : evaluateFeel(feel, record, clock);
  const applicant = evaluated(drawn.applicant, parent.applicant);
  if (!applicant.ok) return applicant.message;
  const data = evaluated(drawn.data, {});
  if (!data.ok) return data.message;
  if (!isApplicant(applicant.value)) return 'Expected the applicant to have a name, but it has none';
  if (!isRecord(data.value)) return 'Expected the data to be a context, but it is none';
  const received = new Map((await listComponents(client, parent.id)).map((row) => [row.component, row]));
  const components = procedure.components.flatMap((component): Receipt['components'] => {
    const { id, name } = component;
    const from = drawn.components.find(({ to }) => to === id)?.from;
    const row = from === undefined ? undefined : received.get(from);
    if (row !== undefined) {
      const { kind, originals, copies, file_name: fileName, content_type: contentType, digitised } = row;
      return [
        {
          id,
          name,
          kind,
          originals,
          copies,
          digitised,
          ...(fileName === null ? {} : { fileName }),
          ...(contentType === null ? {} : { contentType }),
        },
      ];
    }
    return component.dataSource === undefined || !component.required
      ? []
      : [{ id, name, kind: 'data', originals: 0, copies: 0 }];
  });
  return { applicant: applicant.value, data: data.value, components };
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isApplicant(value: unknown): value is Receipt['applicant'] {
  return isRecord(value) && typeof value['name'] === 'string';
}
