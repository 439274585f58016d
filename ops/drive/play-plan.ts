import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Schema } from '../../api/client/api-client.ts';
import type { Variables } from '../../engine/stimulus.ts';
import { ApiProblem, type ApiUser } from '../client/api-user.ts';
import type { Cast, Offer } from './cast.ts';
import type { DriveMove, Scenario } from './drive-move.ts';
import { fillFields } from './fill-fields.ts';

export interface PlayOptions {
  readonly cast: Cast;
  /** Body of the receipt for a scenario. */
  readonly receipt: (scenario: Scenario) => Schema<'ReceiveRequest'>;
  /** Account that receives. */
  readonly desk: string;
  /** Moves the business clock on by so many milliseconds, once nobody else needs it as it is. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Switches the population database off or on; undefined where it is not ours to switch. */
  readonly setPopulation: ((available: boolean) => Promise<void>) | undefined;
}

/** How a dossier went. */
export interface Played {
  readonly dossier: string;
  readonly status: number;
  readonly ended: boolean;
  /** Ids of elements and flows passed, of the regime and of the procedure's own process. */
  readonly taken: { readonly regime: readonly string[]; readonly process: readonly string[] };
  /** Steps taken by people, and the milliseconds each took until it was acknowledged. */
  readonly stepTimes: readonly number[];
  /** Where the dossier did not go as planned; it was then brought to an end by hand. */
  readonly trouble: string | undefined;
}

/** Longest wait, in milliseconds, for something that the system does by itself. */
const patience = 20_000;
const hour = 3_600_000;

/** Plays a planned game through the public API, from the receipt to the end. */
export async function playPlan(options: PlayOptions, moves: readonly DriveMove[]): Promise<Played> {
  const [first, ...rest] = moves;
  if (first?.type !== 'receive') throw new Error('Expected a plan to begin with a receipt, but it does not');
  const game = new Game(options, first.scenario);
  await game.receive(outageAhead(rest));
  let trouble: string | undefined;
  try {
    for (const [index, move] of rest.entries()) await game.play(move, outageAhead(rest.slice(index + 1)));
  } catch (error) {
    if (!(error instanceof Astray) && !(error instanceof ApiProblem)) throw error;
    trouble = error.message;
    await game.bringToAnEnd();
  }
  return game.result(trouble);
}

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
  #dossier = '';
  #components: readonly string[] = [];
  #outage = false;

  constructor(options: PlayOptions, scenario: Scenario) {
    this.#options = options;
    this.#scenario = scenario;
  }

  async receive(outage: boolean): Promise<void> {
    await this.#setOutage(outage);
    const body = this.#options.receipt(this.#scenario);
    this.#components = body.components.map((component) => component.id);
    const dossier = await this.#timed(() => this.#desk.post<Schema<'Dossier'>>('/dossiers', body));
    this.#dossier = dossier.id;
  }

  async play(move: DriveMove, outage: boolean): Promise<void> {
    switch (move.type) {
      case 'receive':
        throw new Error('Expected one receipt in a plan, but there are two');
      case 'job':
        return;
      case 'wait':
        await this.#setOutage(outage);
        return this.#wait(move.wait);
      case 'act':
        return this.#act(move.element, move.action, move.data, outage);
    }
  }

  /** Completes what is offered, preferring what leads on, until the dossier ends or nothing helps any more. */
  async bringToAnEnd(): Promise<void> {
    const used = new Map<string, number>();
    for (let patience = 80; patience > 0; patience -= 1) {
      if ((await this.#look()).ended) return;
      const offers = await this.#options.cast.offers(await this.#look());
      const chosen = chooseOffer(offers, used);
      try {
        if (chosen) await this.#perform(chosen, {});
        else await this.#wait(24 * hour);
      } catch (error) {
        if (!(error instanceof Astray) && !(error instanceof ApiProblem)) throw error;
      }
    }
  }

  async result(trouble: string | undefined): Promise<Played> {
    await this.#setOutage(false);
    const viewer = await this.#settled();
    const diagram = await this.#desk.get<Schema<'Diagram'>>(`/dossiers/${this.#dossier}/diagram`);
    return {
      dossier: this.#dossier,
      status: viewer.status.code,
      ended: viewer.ended,
      taken: { regime: diagram.regime.taken, process: diagram.process.taken },
      stepTimes: this.#stepTimes,
      trouble: trouble ?? (viewer.ended ? undefined : 'the plan is played, but the dossier has not ended'),
    };
  }

  /** The receiving desk sees its dossier to the end. */
  get #desk(): ApiUser {
    return this.#options.cast.user(this.#options.desk);
  }

  #look(): Promise<Schema<'Dossier'>> {
    return this.#desk.get<Schema<'Dossier'>>(`/dossiers/${this.#dossier}`);
  }

  /** The dossier once its last jobs are done: ended, or waiting for somebody. */
  async #settled(): Promise<Schema<'Dossier'>> {
    const until = Date.now() + patience;
    for (;;) {
      const dossier = await this.#look();
      if (dossier.ended || Date.now() > until) return dossier;
      await pause(100);
    }
  }

  /** Does the action once it is offered; only then have the jobs before it answered, and the outage may change. */
  async #act(element: string, action: string, data: Variables, outage: boolean): Promise<void> {
    const until = Date.now() + patience;
    for (;;) {
      const offers = await this.#options.cast.offers(await this.#look());
      const offer = offers.find(
        (candidate) => candidate.action.element === element && candidate.action.action === action,
      );
      if (offer) {
        await this.#setOutage(outage);
        return this.#perform(offer, data);
      }
      const claim = offers.find(
        (candidate) => candidate.action.element === element && candidate.action.kind === 'claim',
      );
      if (claim) await this.#perform(claim, {});
      else if (Date.now() > until) {
        const possible = [
          ...new Set(offers.map((candidate) => `${candidate.action.action} at ${candidate.action.element}`)),
        ];
        throw new Astray(
          `expected ${action} at ${element} to be offered, but only: ${possible.join(', ') || 'nothing'}`,
        );
      } else await pause(100);
    }
  }

  async #perform({ user, action, seq }: Offer, planned: Variables): Promise<void> {
    const { now } = await user.get<Schema<'Clock'>>('/clock');
    const data = fillFields(action.fields, planned, now.slice(0, 10), this.#components);
    const body = { ...(action.task === undefined ? {} : { task: action.task }), expectedSeq: seq, data };
    const path = `/dossiers/${this.#dossier}/actions/${encodeURIComponent(action.action)}`;
    const write = () => user.post<Schema<'Dossier'>>(path, body, randomUUID());
    try {
      await (action.kind === 'claim' || action.kind === 'release' ? write() : this.#timed(write));
    } catch (error) {
      // A job answered in between: the same choice on the new page.
      if (!(error instanceof ApiProblem) || error.code !== 'stale-page') throw error;
      await this.#act(action.element, action.action, planned, this.#outage);
    }
  }

  /** Advances the business clock, first as far as planned, then by ever more, until the dossier moves. */
  async #wait(milliseconds: number): Promise<void> {
    const before = (await this.#look()).seq;
    for (const extra of [60_000, hour, 12 * hour, 24 * hour, 72 * hour, 240 * hour]) {
      const by = (extra === 60_000 ? milliseconds : 0) + extra;
      await this.#options.wait(by);
      const until = Date.now() + 5_000;
      while (Date.now() < until) {
        if ((await this.#look()).seq > before) return;
        await pause(100);
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

/** The offer used least so far, one that leads on before one that turns back; never a claim that leads nowhere. */
export function chooseOffer(offers: readonly Offer[], used: Map<string, number>): Offer | undefined {
  const tone = { primary: 0, default: 1, danger: 2 } as const;
  const name = ({ action }: Offer): string => `${action.element} ${action.action}`;
  const chosen = offers
    .filter(({ action }) => action.kind !== 'release')
    .toSorted(
      (a, b) =>
        (used.get(name(a)) ?? 0) - (used.get(name(b)) ?? 0) ||
        Number(a.action.kind === 'message') - Number(b.action.kind === 'message') ||
        tone[a.action.tone] - tone[b.action.tone],
    )[0];
  if (chosen) used.set(name(chosen), (used.get(name(chosen)) ?? 0) + 1);
  return chosen;
}
