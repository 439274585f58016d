import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Schema } from '../../api/client/api-client.ts';
import type { ActionOption } from '../../engine/describe.ts';
import type { Variables } from '../../engine/stimulus.ts';
import { ApiProblem, type ApiUser } from '../client/api-user.ts';
import type { Cast, Offer } from './cast.ts';
import type { DriveMove, PartOutcome, Scenario } from './drive-move.ts';
import { fillFields, laterDate } from './fill-fields.ts';
import { playPart } from './play-part.ts';

export interface PlayOptions {
  readonly cast: Cast;
  /** Body of the receipt for a scenario. */
  readonly receipt: (scenario: Scenario) => Schema<'ReceiveRequest'>;
  /** Account that receives. */
  readonly desk: string;
  /** The option of a task as it is drawn; undefined for every other action. */
  readonly findOption: (element: string, action: string) => ActionOption | undefined;
  /** Moves the business clock on by so many milliseconds, once nobody else needs it as it is. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Switches the population database off or on; undefined where it is not ours to switch. */
  readonly setPopulation: ((available: boolean) => Promise<void>) | undefined;
}

/** How a dossier went. */
export interface Played {
  /** Its code, or what takes its place while it has none. */
  readonly dossier: string;
  readonly status: number;
  readonly ended: boolean;
  /** Ids of elements and flows passed, of the regime and of the procedure's own process. */
  readonly taken: { readonly regime: readonly string[]; readonly process: readonly string[] };
  /** Steps taken by people, and the milliseconds each took until it was acknowledged. */
  readonly stepTimes: readonly number[];
  /** Where the dossier did not go as planned; it was then brought to an end by hand, if it could be. */
  readonly trouble: Trouble | undefined;
}

/** What went wrong, and where. */
export interface Trouble {
  /** Number of the move in the plan, from 0, and what it was to be. */
  readonly step: number;
  readonly move: string;
  /** Code of the table of errors, where the API answered with one. */
  readonly code: string | undefined;
  readonly message: string;
}

/** Plays a planned game through the public API, from the receipt to the end. Never throws for what the dossier does. */
export async function playPlan(options: PlayOptions, moves: readonly DriveMove[]): Promise<Played> {
  const [first, ...rest] = moves;
  if (first?.type !== 'receive') throw new Error('Expected a plan to begin with a receipt, but it does not');
  const game = new Game(options, first.scenario);
  let trouble: Trouble | undefined;
  let at = 0;
  try {
    await game.receive(outageAhead(rest));
    for (const [index, move] of rest.entries()) {
      at = index + 1;
      await game.play(move, outageAhead(rest.slice(index + 1)));
    }
  } catch (error) {
    trouble = troubleOf(error, at, moves[at] ?? first);
    if (at > 0) await game.bringToAnEnd();
  }
  return await game.result(trouble, moves.length);
}

function troubleOf(error: unknown, step: number, move: DriveMove): Trouble {
  const message = error instanceof Error ? error.message : String(error);
  const planned =
    move.type === 'act'
      ? `${move.action} at ${move.element}`
      : 'element' in move
        ? `${move.type} at ${move.element}`
        : move.type;
  return { step, move: planned, code: error instanceof ApiProblem ? error.code : undefined, message };
}

/** Longest wait, in milliseconds, for something that the system does by itself. */
const patience = 30_000;
/** Pause between two looks, in milliseconds. */
const lookEvery = 120;
const hour = 3_600_000;

/** The dossier does not offer what was planned. */
class Astray extends Error {}

/** Whether the population database is to be unreachable for the jobs that follow directly. */
function outageAhead(moves: readonly DriveMove[]): boolean {
  for (const move of moves) {
    if (move.type !== 'job') return false;
    if (move.outcome === 'UNAVAILABLE') return true;
  }
  return false;
}

class Game {
  readonly #options: PlayOptions;
  readonly #scenario: Scenario;
  readonly #stepTimes: number[] = [];
  #components: readonly string[] = [];
  /** Parts of a joint service that were handled. */
  readonly #parts = new Set<string>();
  /** The dossier as somebody saw it last, and who. */
  #seen: { readonly view: Schema<'Dossier'>; readonly by: ApiUser } | undefined;
  #outage = false;

  constructor(options: PlayOptions, scenario: Scenario) {
    this.#options = options;
    this.#scenario = scenario;
  }

  async receive(outage: boolean): Promise<void> {
    await this.#setOutage(outage);
    const body = this.#options.receipt(this.#scenario);
    this.#components = body.components.map((component) => component.id);
    const by = this.#options.cast.user(this.#options.desk);
    this.#seen = { by, view: await this.#timed(() => by.post<Schema<'Dossier'>>('/dossiers', body)) };
  }

  async play(move: DriveMove, outage: boolean): Promise<void> {
    switch (move.type) {
      case 'receive':
        throw new Error('Expected one receipt in a plan, but there are two');
      case 'job':
        return;
      case 'part':
        return this.#part(move.element, move.outcome);
      case 'pay':
        return this.#pay(move.element);
      case 'wait':
        await this.#setOutage(outage);
        return this.#wait(move.wait);
      case 'act':
        return this.#act(move.element, move.action, move.data, outage);
    }
  }

  /** Handles the part that the element has opened, once it is there, until the joint service knows how it ended. */
  async #part(element: string, outcome: PartOutcome): Promise<void> {
    // Begun anew, the process opens another dossier for the same element.
    const { id = '' } = await this.#partWhen(element, (child) => child.id !== undefined && !this.#parts.has(child.id));
    this.#parts.add(id);
    this.#stepTimes.push(...(await playPart(this.#options.cast, this.#desk, id, outcome)));
    const ended = await this.#partWhen(element, (child) => child.id === id && child.outcome !== undefined);
    if (ended.outcome !== outcome) throw new Astray(`expected ${element} to be ${outcome}, but it is ${ended.outcome}`);
  }

  async #partWhen(element: string, holds: (child: Schema<'ChildDossier'>) => boolean): Promise<Schema<'ChildDossier'>> {
    for (const until = Date.now() + patience; Date.now() < until; await pause(lookEvery)) {
      const part = (await this.#look()).children?.findLast((child) => child.element === element);
      if (part && holds(part)) return part;
    }
    throw new Astray(`expected ${element} to have opened a dossier, or to hear of its end, but it has not`);
  }

  /** Brings the dossier to an end, whichever: it went astray, and that is what is told of it. */
  async bringToAnEnd(): Promise<void> {
    const used = new Map<string, number>();
    try {
      for (let attempts = 40; attempts > 0; attempts -= 1) {
        if ((await this.#look()).ended) return;
        const chosen = chooseOffer(await this.#options.cast.offers(this.#view), used);
        if (chosen) await this.#perform(chosen, {}).catch(passOver);
        else await this.#wait(24 * hour);
      }
    } catch {
      // A second trouble on the same dossier says nothing more.
    }
  }

  /** @param moves how many were planned: a dossier that has not ended then is in trouble */
  async result(trouble: Trouble | undefined, moves: number): Promise<Played> {
    await this.#setOutage(false);
    const none = { regime: [], process: [] };
    if (this.#seen === undefined)
      return { dossier: '–', status: 0, ended: false, taken: none, stepTimes: this.#stepTimes, trouble };
    try {
      await this.#settle();
      const { regime, process } = await this.#diagram(this.#view.id);
      const parts = (this.#view.children ?? []).flatMap(({ id }) => id ?? []);
      const ofParts = await Promise.all(parts.map(async (id) => (await this.#diagram(id)).regime.taken));
      return this.#played(trouble ?? this.#unended(moves), {
        regime: [...regime.taken, ...ofParts.flat()],
        process: process.taken,
      });
    } catch (error) {
      return this.#played(trouble ?? troubleOf(error, moves, { type: 'wait', wait: 0 }), none);
    }
  }

  #diagram(dossier: string): Promise<Schema<'Diagram'>> {
    return this.#desk.get<Schema<'Diagram'>>(`/dossiers/${dossier}/diagram`);
  }

  #played(trouble: Trouble | undefined, taken: Played['taken']): Played {
    const { code, status, ended } = this.#view;
    return { dossier: code, status: status.code, ended, taken, stepTimes: this.#stepTimes, trouble };
  }

  #unended(step: number): Trouble | undefined {
    if (this.#view.ended) return undefined;
    const message = 'the plan is played, but the dossier has not ended';
    return { step, move: 'end', code: undefined, message };
  }

  /** The receiving desk sees its dossier to the end. */
  get #desk(): ApiUser {
    return this.#options.cast.user(this.#options.desk);
  }

  get #view(): Schema<'Dossier'> {
    if (this.#seen === undefined) throw new Error('Expected a dossier that was received, but there is none');
    return this.#seen.view;
  }

  async #look(): Promise<Schema<'Dossier'>> {
    const by = this.#desk;
    const view = await by.get<Schema<'Dossier'>>(`/dossiers/${this.#view.id}`);
    this.#seen = { by, view };
    return view;
  }

  /** Waits until its last jobs are done: ended, or waiting for somebody. */
  async #settle(): Promise<void> {
    const until = Date.now() + patience;
    while (!this.#view.ended && Date.now() < until) {
      await pause(lookEvery);
      await this.#look();
    }
  }

  /** Does the action once it is offered; only then have the jobs before it answered, and the outage may change. */
  async #act(element: string, action: string, data: Variables, outage: boolean): Promise<void> {
    const until = Date.now() + patience;
    for (;;) {
      const offer = this.#knownOffer(element, action) ?? (await this.#findOffer(element, action));
      if (offer) {
        await this.#setOutage(outage);
        return this.#perform(offer, data);
      }
      if (Date.now() > until) throw new Astray(await this.#whatInstead(element, action));
      await pause(lookEvery);
      await this.#look();
    }
  }

  /** The action, where who may do it is plain from what was seen last: offered to the reader, or a task of an officer. */
  #knownOffer(element: string, action: string): Offer | undefined {
    if (this.#seen === undefined) return undefined;
    const { view, by } = this.#seen;
    const own = view.actions.find((each) => each.element === element && each.action === action);
    if (own) return { user: by, action: own, seq: view.seq };
    const task = view.tasks.find((each) => each.element === element && !each.frozen);
    const option = this.#options.findOption(element, action);
    const officer = task?.agency && this.#options.cast.findOfficer(task.role, task.agency.code);
    if (task === undefined || option === undefined || officer === undefined) return undefined;
    const { name, tone, fields } = option;
    const drawn = fields.map(({ id, name, type, required, choices }) => ({
      ...{ id, name, type, required },
      choices: [...choices],
    }));
    return {
      user: officer,
      action: { ...{ action, name, tone, element }, kind: 'complete', task: task.key, fields: drawn },
      seq: view.seq,
    };
  }

  /** The action, looked for with everybody who has to do with the dossier; undefined while nobody is offered it. */
  async #findOffer(element: string, action: string): Promise<Offer | undefined> {
    const { cast, findOption } = this.#options;
    // A task that is not there yet is offered to nobody.
    if (findOption(element, action) && !this.#view.tasks.some((task) => task.element === element)) return undefined;
    return (await cast.offers(this.#view, { element, action })).find(
      (offer) => offer.action.element === element && offer.action.action === action,
    );
  }

  async #whatInstead(element: string, action: string): Promise<string> {
    const offers = await this.#options.cast.offers(await this.#look());
    const possible = [...new Set(offers.map((offer) => `${offer.action.action} at ${offer.action.element}`))];
    return `expected ${action} at ${element} to be offered, but only: ${possible.join(', ') || 'nothing'}`;
  }

  async #perform({ user, action, seq }: Offer, planned: Variables): Promise<void> {
    const needsDate = action.fields.some((field) => field.type === 'date' && field.required);
    const date = needsDate ? laterDate((await user.get<Schema<'Clock'>>('/clock')).now, this.#view.dueAt) : '';
    const data = fillFields(action.fields, planned, date, this.#components);
    const body = { ...(action.task === undefined ? {} : { task: action.task }), expectedSeq: seq, data };
    const path = `/dossiers/${this.#view.id}/actions/${encodeURIComponent(action.action)}`;
    const write = () => user.post<Schema<'Dossier'>>(path, body, randomUUID());
    try {
      this.#seen = {
        by: user,
        view: await (action.kind === 'complete' || action.kind === 'message' ? this.#timed(write) : write()),
      };
    } catch (error) {
      // A job answered in between: the same choice on the new page.
      if (!(error instanceof ApiProblem) || error.code !== 'stale-page') throw error;
      await this.#look();
      await this.#act(action.element, action.action, planned, this.#outage);
    }
  }

  /** Pays at the stand-in of the payment platform, once the dossier has a code for it, and waits until it has moved. */
  async #pay(element: string): Promise<void> {
    const awaited = await this.#lookUntil(
      ({ payments }) => payments.some((each) => each.element === element && each.state === 'awaited'),
      `expected a payment code at ${element}`,
    );
    const { url } = awaited.payments.find((each) => each.element === element && each.state === 'awaited') ?? {};
    const response = await fetch(`${url}/nop`, { method: 'POST' });
    if (!response.ok) throw new Astray(`expected to pay at ${element}, but the platform answered ${response.status}`);
    await this.#lookUntil(({ seq }) => seq > awaited.seq, `expected the payment at ${element} to move the dossier`);
  }

  async #lookUntil(holds: (view: Schema<'Dossier'>) => boolean, otherwise: string): Promise<Schema<'Dossier'>> {
    for (const until = Date.now() + patience; Date.now() < until; await pause(lookEvery)) {
      const view = await this.#look();
      if (holds(view)) return view;
    }
    throw new Astray(otherwise);
  }

  /** Advances the business clock, first as far as planned, then by ever more, until the dossier moves. */
  async #wait(milliseconds: number): Promise<void> {
    const before = (await this.#look()).seq;
    for (const extra of [60_000, hour, 12 * hour, 24 * hour, 72 * hour, 240 * hour]) {
      await this.#options.wait((extra === 60_000 ? milliseconds : 0) + extra);
      const until = Date.now() + patience;
      while (Date.now() < until) {
        if ((await this.#look()).seq > before) return;
        await pause(2 * lookEvery);
      }
    }
    throw new Astray('expected a date to arrive, but the dossier did not move');
  }

  async #setOutage(outage: boolean): Promise<void> {
    this.#outage = outage;
    await this.#options.setPopulation?.(!outage);
  }

  async #timed<T>(work: () => Promise<T>): Promise<T> {
    const began = performance.now();
    const result = await work();
    this.#stepTimes.push(performance.now() - began);
    return result;
  }
}

/** A choice that was refused; the next one may help. */
function passOver(error: unknown): void {
  if (!(error instanceof Astray) && !(error instanceof ApiProblem)) throw error;
}

/** The offer used least so far, a task before a message, one that leads on before one that turns back; never a claim. */
function chooseOffer(offers: readonly Offer[], used: Map<string, number>): Offer | undefined {
  const tone = { primary: 0, default: 1, danger: 2 } as const;
  const name = ({ action }: Offer): string => `${action.element} ${action.action}`;
  const chosen = offers
    .filter(({ action }) => action.kind === 'complete' || action.kind === 'message')
    .toSorted(
      (a, b) =>
        (used.get(name(a)) ?? 0) - (used.get(name(b)) ?? 0) ||
        Number(a.action.kind === 'message') - Number(b.action.kind === 'message') ||
        tone[a.action.tone] - tone[b.action.tone],
    )[0];
  if (chosen) used.set(name(chosen), (used.get(name(chosen)) ?? 0) + 1);
  return chosen;
}
