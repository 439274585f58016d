import { type AccessibleDossier, agencyOfTask, isOwner, mayView, worksAs } from './dossier-access.ts';
import type { ErrorCodeName } from './error-codes.ts';
import { type Actor, type OfficerRole, officerRoles } from './organisation.ts';

/** A field to fill in with an action; as the process declares it. */
export interface ActionField {
  readonly id: string;
  readonly name: string;
  readonly type: 'text' | 'longtext' | 'number' | 'money' | 'date' | 'boolean' | 'choice' | 'components';
  readonly required: boolean;
  /** Becomes a process variable; other fields never leave the record. */
  readonly routing: boolean;
  readonly choices: readonly { readonly value: string; readonly name: string }[];
  /** What of the dossier it is about; see field-binding.ts. */
  readonly binds?: string;
}

type Tone = 'primary' | 'danger' | 'default';

interface DeclaredAction {
  readonly action: string;
  readonly name: string;
  readonly tone: Tone;
  readonly fields: readonly ActionField[];
  /** Why nobody may do it now, as the process says (a limit is reached); undefined where it allows it. */
  readonly refusal?: ErrorCodeName | undefined;
  /** What it changes in the record; see recorded-change.ts. */
  readonly records?: string | undefined;
}

/** An open task with its element's description and who claimed it. Structurally the engine's OpenTask and ElementDescription. */
export interface OfferedTask {
  readonly task: {
    readonly key: number;
    readonly element: string;
    readonly role: string | undefined;
    readonly agency: string | undefined;
    readonly assignee: string | undefined;
    readonly frozen: boolean;
  };
  readonly description: { readonly options: readonly DeclaredAction[] };
  readonly claimedBy: { readonly id: string; readonly name: string } | undefined;
}

/** An open subscription whose message is an action of people. Structurally the engine's OpenSubscription and MessageAction. */
export interface OfferedMessage {
  readonly subscription: { readonly element: string; readonly frozen: boolean };
  readonly message: DeclaredAction & {
    readonly messageName: string;
    readonly by: readonly string[];
    readonly agency: string | undefined;
  };
}

/** What people may still do once the process has ended. Structurally the engine's AfterwardsAction. */
export interface OfferedAfterwards extends DeclaredAction {
  readonly by: readonly string[];
  readonly agency: string | undefined;
}

/** A dossier as the judge of actions sees it. */
export interface DossierAtWork extends AccessibleDossier {
  readonly tasks: readonly OfferedTask[];
  readonly messages: readonly OfferedMessage[];
  readonly afterwards?: readonly OfferedAfterwards[];
}

/** Something the actor may do now, with everything a screen needs to ask for it. Names are Vietnamese, as drawn. */
export interface PossibleAction extends DeclaredAction {
  /** `afterwards`, `claim` and `release` move no process: they are done in the record alone. */
  readonly kind: 'complete' | 'message' | 'afterwards' | 'claim' | 'release';
  /** Key of the task it belongs to; undefined for messages. */
  readonly task: number | undefined;
  readonly element: string;
  /** The message to send; undefined for everything else. */
  readonly messageName: string | undefined;
}

/** Why an action is refused: a row of error-codes.ts with the values of its placeholders. */
export interface ActionRefusal {
  readonly code: ErrorCodeName;
  readonly params: Readonly<Record<string, string | { readonly vi: string; readonly en: string }>>;
}

export type ActionJudgement =
  | { readonly ok: true; readonly action: PossibleAction }
  | { readonly ok: false; readonly refusal: ActionRefusal };

/**
 * What the actor may do with the dossier now, in the order of its tasks and messages. The one source for screens and
 * server: what is listed here is accepted by `judgeAction`, and nothing else is.
 */
export function possibleActions(actor: Actor, dossier: DossierAtWork): PossibleAction[] {
  return sees(actor, dossier)
    ? candidates(actor, dossier).flatMap(({ action, refusal }) => (refusal ? [] : [action]))
    : [];
}

/**
 * Judges a requested action. A task's officers act in their own agency; a citizen only in a dossier of their own;
 * monitors, designers and administrators never. An eligible officer may complete a task that nobody claimed: that
 * claims it. A frozen task or message waits until the dossier goes on.
 */
export function judgeAction(
  actor: Actor,
  dossier: DossierAtWork,
  request: { readonly action: string; readonly task?: number | undefined },
): ActionJudgement {
  if (!sees(actor, dossier)) return { ok: false, refusal: actor.agency === undefined ? notAllowed : foreign };
  const asked = candidates(actor, dossier).filter(
    ({ action }) => action.action === request.action && (request.task === undefined || action.task === request.task),
  );
  const allowed = asked.find(({ refusal }) => refusal === undefined);
  if (allowed) return { ok: true, action: allowed.action };
  return { ok: false, refusal: asked[0]?.refusal ?? notOffered };
}

function sees(actor: Actor, dossier: DossierAtWork): boolean {
  return mayView(
    actor,
    dossier,
    dossier.tasks.map(({ task }) => task),
  );
}

interface Candidate {
  readonly action: PossibleAction;
  readonly refusal: ActionRefusal | undefined;
}

const claim: DeclaredAction = { action: 'claim', name: 'Nhận việc', tone: 'default', fields: [] };
const release: DeclaredAction = { action: 'release', name: 'Trả lại việc', tone: 'default', fields: [] };

const notAllowed: ActionRefusal = { code: 'not-allowed', params: {} };
const foreign: ActionRefusal = { code: 'foreign-agency', params: {} };
const paused: ActionRefusal = { code: 'dossier-paused', params: {} };
const notOffered = impossible('không có bước nào đang chờ thao tác này', 'nothing waits for it');
const alreadyClaimed = impossible('bạn đã nhận việc này', 'you have claimed the task already');
const notClaimed = impossible('bạn chưa nhận việc này', 'you have not claimed the task');

function impossible(vi: string, en: string): ActionRefusal {
  return { code: 'action-not-possible', params: { detail: { vi, en } } };
}

/** Everything the open work offers, each with the reason why this actor may not, where there is one. */
function candidates(actor: Actor, dossier: DossierAtWork): Candidate[] {
  return [
    ...dossier.tasks.flatMap((offered) => ofTask(actor, dossier, offered)),
    ...dossier.messages.map((offered) => ofMessage(actor, dossier, offered)),
    ...(dossier.afterwards ?? []).map((offered) => ofAfterwards(actor, dossier, offered)),
  ];
}

function ofTask(actor: Actor, dossier: DossierAtWork, { task, description, claimedBy }: OfferedTask): Candidate[] {
  const holder = claimedBy ?? (task.assignee === undefined ? undefined : { id: task.assignee, name: task.assignee });
  const mine = holder?.id === actor.id;
  const barred =
    refusalOfTask(actor, dossier, task) ??
    (holder && !mine ? { code: 'claimed-by-other' as const, params: { name: holder.name } } : undefined);
  const candidate = (
    declared: DeclaredAction,
    kind: PossibleAction['kind'],
    refusal: ActionRefusal | undefined,
  ): Candidate => ({
    action: { ...shown(declared), kind, task: task.key, element: task.element, messageName: undefined },
    refusal: barred ?? refusal,
  });
  const frozen = task.frozen ? paused : undefined;
  const completions = description.options.map((option) =>
    candidate(option, 'complete', frozen ?? refusalByProcess(option)),
  );
  if (task.role === 'citizen') return completions;
  return [
    ...completions,
    candidate(claim, 'claim', mine ? alreadyClaimed : frozen),
    candidate(release, 'release', claimedBy?.id === actor.id ? undefined : notClaimed),
  ];
}

function ofMessage(actor: Actor, dossier: DossierAtWork, { subscription, message }: OfferedMessage): Candidate {
  const action: PossibleAction = {
    ...shown(message),
    kind: 'message',
    task: undefined,
    element: subscription.element,
    messageName: message.messageName,
  };
  const frozen = subscription.frozen ? paused : undefined;
  return { action, refusal: refusalOfMessage(actor, dossier, message) ?? frozen ?? refusalByProcess(message) };
}

function ofAfterwards(actor: Actor, dossier: DossierAtWork, offered: OfferedAfterwards): Candidate {
  return {
    action: { ...shown(offered), kind: 'afterwards', task: undefined, element: '', messageName: undefined },
    refusal: refusalOfMessage(actor, dossier, offered) ?? refusalByProcess(offered),
  };
}

function refusalByProcess({ refusal }: DeclaredAction): ActionRefusal | undefined {
  return refusal === undefined ? undefined : { code: refusal, params: {} };
}

function shown({ action, name, tone, fields, records }: DeclaredAction): DeclaredAction {
  return { action, name, tone, fields, ...(records !== undefined && { records }) };
}

/** A task is for its role in its agency, any officer's there where it names none. Having claimed it is no right of its own. */
function refusalOfTask(actor: Actor, dossier: AccessibleDossier, task: OfferedTask['task']): ActionRefusal | undefined {
  if (task.role === 'citizen') return isOwner(actor, dossier) ? undefined : notAllowed;
  const roles = task.role === undefined ? officerRoles : officerRoles.filter((role) => role === task.role);
  return refusalOfOfficer(actor, roles, () => agencyOfTask(task.agency, dossier));
}

/** A message that names no agency is the receiving agency's for its desk and the deciding agency's for the others. */
function refusalOfMessage(
  actor: Actor,
  dossier: AccessibleDossier,
  message: Pick<OfferedMessage['message'], 'by' | 'agency'>,
): ActionRefusal | undefined {
  if (message.by.includes('citizen') && isOwner(actor, dossier)) return undefined;
  const roles = officerRoles.filter((role) => message.by.includes(role));
  return refusalOfOfficer(actor, roles, (role) =>
    agencyOfTask(message.agency ?? (role === 'desk' ? 'received' : 'decides'), dossier),
  );
}

function refusalOfOfficer(
  actor: Actor,
  roles: readonly OfficerRole[],
  agencyOf: (role: OfficerRole) => string,
): ActionRefusal | undefined {
  const held = roles.filter((role) => actor.roles.includes(role));
  if (held.some((role) => worksAs(actor, role, agencyOf(role)))) return undefined;
  return held.length > 0 ? foreign : notAllowed;
}
