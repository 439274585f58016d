import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Schema } from '../../api/client/api-client.ts';
import type { ApiUser } from '../client/api-user.ts';
import { isPassing } from '../client/api-user.ts';
import type { Cast, Offer } from '../drive/cast.ts';
import { fillFields, laterDate } from '../drive/fill-fields.ts';
import type { ClientWrite } from './client-write.ts';

/** What the clients of a storm share: who they are, the dossiers they race for, and the log of their writes. */
export interface Storm {
  readonly cast: Cast;
  readonly random: () => number;
  readonly receipt: () => Schema<'ReceiveRequest'>;
  readonly desk: string;
  /** By Idempotency-Key; the last answer replaces the one before. */
  readonly writes: Map<string, ClientWrite>;
  /** Dossiers that are not known to have ended. */
  readonly open: Set<string>;
  /** How often in a row nobody could do anything with a dossier. */
  readonly idle: Map<string, number>;
  /** False once no new dossiers are to be received. */
  readonly raging: () => boolean;
}

/** Dossiers that are open at a time, for each client. */
const openPerClient = 0.5;
/** Idle looks at a dossier before the business clock is advanced by a day. */
const idleLimit = 50;

/**
 * One client: receives dossiers and acts on any open one, the others' as well, on what it saw last, until the storm is
 * over and every dossier has ended. Each write keeps its Idempotency-Key until its answer is final; sometimes it is sent
 * a second time although it was answered.
 */
export async function runClient(storm: Storm, client: number, clients: number): Promise<void> {
  while (storm.raging() || storm.open.size > 0) {
    if (storm.raging() && storm.open.size < clients * openPerClient) {
      await receive(storm, client);
      continue;
    }
    const dossiers = [...storm.open];
    const dossier = dossiers[Math.floor(storm.random() * dossiers.length)];
    if (dossier === undefined) await pause(50);
    else await act(storm, client, dossier);
  }
}

async function receive(storm: Storm, client: number): Promise<void> {
  const dossier = await write(storm, storm.cast.user(storm.desk), '/dossiers', storm.receipt(), {
    client,
    action: 'receive',
    leaves: 'journal',
    dossier: undefined,
    expectedSeq: undefined,
  });
  if (dossier) storm.open.add(dossier.id);
}

async function act(storm: Storm, client: number, dossier: string): Promise<void> {
  const view = await storm.cast.user(storm.desk).get<Schema<'Dossier'>>(`/dossiers/${dossier}`);
  if (view.ended) {
    storm.open.delete(dossier);
    return;
  }
  const offers = (await storm.cast.offers(view)).filter(({ action }) => action.kind !== 'release');
  const offer = chooseOne(storm, offers);
  if (!offer) return waitForDate(storm, dossier);
  storm.idle.delete(dossier);
  const { now } = await offer.user.get<Schema<'Clock'>>('/clock');
  const { action, seq } = offer;
  const data = fillFields(
    action.fields,
    {},
    laterDate(now, view.dueAt),
    view.components.map((component) => component.id),
  );
  const body = { ...(action.task === undefined ? {} : { task: action.task }), expectedSeq: seq, data };
  const path = `/dossiers/${dossier}/actions/${encodeURIComponent(action.action)}`;
  await write(storm, offer.user, path, body, {
    client,
    action: action.action,
    leaves: action.kind === 'claim' ? 'nothing' : action.kind === 'afterwards' ? 'audit' : 'journal',
    dossier,
    expectedSeq: seq,
  });
}

/** Nothing can be done: after a while, time itself is what is waited for. */
async function waitForDate({ cast, idle }: Storm, dossier: string): Promise<void> {
  const times = (idle.get(dossier) ?? 0) + 1;
  idle.set(dossier, times);
  await pause(100);
  if (times % idleLimit === 0) await cast.user('quantri').post('/clock/advance', { by: 'P1D' });
}

/** Mostly what leads on, so that dossiers end; now and then anything. */
function chooseOne({ random }: Storm, offers: readonly Offer[]): Offer | undefined {
  const leading = offers.filter(({ action }) => action.tone === 'primary' && action.kind === 'complete');
  const among = leading.length > 0 && random() < 0.7 ? leading : offers;
  return among[Math.floor(random() * among.length)];
}

type Intent = Pick<ClientWrite, 'client' | 'action' | 'leaves' | 'dossier' | 'expectedSeq'>;

async function write(
  storm: Storm,
  user: ApiUser,
  path: string,
  body: unknown,
  intent: Intent,
): Promise<Schema<'Dossier'> | undefined> {
  const key = randomUUID();
  const note = (answer: ClientWrite['answer'], dossier: Schema<'Dossier'> | undefined, refusal?: string): void => {
    const before = storm.writes.get(key);
    // What was once acknowledged stays so, whatever a repetition is told.
    if (before?.answer === 'acknowledged' && answer === 'unknown') return;
    storm.writes.set(key, {
      ...intent,
      key,
      answer,
      refusal,
      dossier: dossier?.id ?? intent.dossier ?? before?.dossier,
      seenSeq: dossier?.seq,
    });
  };
  note('unknown', undefined);
  let again = storm.random() < 0.1;
  for (;;) {
    const reply = await user.send<Schema<'Dossier'>>('POST', path, body, key);
    if ((reply.status === 200 || reply.status === 201) && reply.body) {
      note('acknowledged', reply.body);
      if (!again) return reply.body;
      again = false;
    } else if (reply.status === 202 || isPassing(reply)) {
      await pause(100 + storm.random() * 300);
    } else if (reply.problem?.code === 'done-already') {
      note('acknowledged', undefined);
      return undefined;
    } else {
      note('rejected', undefined, reply.problem?.code);
      return undefined;
    }
  }
}
