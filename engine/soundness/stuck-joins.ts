import { isFrozen } from '../run/freeze.ts';
import type { Instance, State } from '../state.ts';
import type { Edge, Place } from './explore.ts';

/** A token that waits before a join, in one scope of a place. */
interface Waiting {
  readonly place: Place;
  readonly plan: string;
  readonly join: string;
  /** Something on from here lets the join fire, or ends the scope from inside. */
  released: boolean;
  /** The scope stands still: what comes of it shows when it goes on. */
  readonly frozen: boolean;
  readonly before: Waiting[];
}

/**
 * Finds joins whose tokens wait for ever: nothing that happens inside their scope lets them fire. That the whole scope
 * can be cancelled from outside does not help its tokens.
 */
export class StuckJoins {
  readonly #waiting = new Map<string, Waiting>();

  /** @param corresponding instance of the edge's state → its place in `to` */
  edge(edge: Edge, to: Place, corresponding: ReadonlyMap<number, number>): void {
    const waiting = joinsOf(edge.state).map(({ scope, join }) =>
      this.#at(to, corresponding.get(scope.key) ?? 0, join, edge.view.nodeOf(scope).hash, edge.state, scope),
    );
    for (const { scope, join } of edge.from ? joinsOf(edge.from.state) : [])
      if (edge.from) this.#follow(edge, edge.from, scope, join, to, corresponding);
    for (const at of waiting) if (at.released) for (const before of at.before) this.#release(before);
  }

  /** The first place of each join where its tokens are stuck. */
  stuck(): readonly { readonly plan: string; readonly join: string; readonly place: Place }[] {
    const first = new Map<string, Waiting>();
    for (const waiting of this.#waiting.values()) {
      const id = `${waiting.plan} ${waiting.join}`;
      const known = first.get(id);
      if (!waiting.released && !waiting.frozen && (!known || waiting.place.number < known.place.number))
        first.set(id, waiting);
    }
    return [...first.values()];
  }

  #follow(
    edge: Edge,
    from: Place,
    scope: Instance,
    join: string,
    to: Place,
    corresponding: ReadonlyMap<number, number>,
  ): void {
    const known = this.#waiting.get(idOf(from, from.places.get(scope.key) ?? 0, join));
    if (!known) throw new Error(`Expected tokens before ${join} to be known but they are not`);
    const fired = edge.transitions.some(
      (transition) =>
        transition.to === 'activated' && transition.element === join && edge.scopeOf(transition.key) === scope.key,
    );
    if (fired) this.#release(known);
    else if (edge.state.instances[scope.key]?.joins?.[join])
      this.#waiting.get(idOf(to, corresponding.get(scope.key) ?? 0, join))?.before.push(known);
    else if (happenedInside(edge, from.state, scope.key)) this.#release(known);
  }

  #at(place: Place, number: number, join: string, plan: string, state: State, scope: Instance): Waiting {
    const id = idOf(place, number, join);
    const known = this.#waiting.get(id);
    if (known) return known;
    const waiting: Waiting = {
      place,
      plan,
      join,
      released: false,
      frozen: isFrozen((key) => state.instances[key], scope.key),
      before: [],
    };
    this.#waiting.set(id, waiting);
    return waiting;
  }

  #release(from: Waiting): void {
    const open = [from];
    for (let waiting = open.pop(); waiting; waiting = open.pop()) {
      if (waiting.released) continue;
      waiting.released = true;
      open.push(...waiting.before);
    }
  }
}

function idOf(place: Place, scope: number, join: string): string {
  return `${place.number} ${scope} ${join}`;
}

function joinsOf(state: State): { scope: Instance; join: string }[] {
  const found: { scope: Instance; join: string }[] = [];
  for (const scope of Object.values(state.instances))
    if (scope.joins) for (const join of Object.keys(scope.joins)) found.push({ scope, join });
  return found;
}

function happenedInside(edge: Edge, state: State, scope: number): boolean {
  const { move } = edge;
  if (move.kind === 'start') return true;
  for (let at = state.instances[state.instances[move.key]?.scope ?? 0]; at; at = state.instances[at.scope])
    if (at.key === scope) return true;
  return false;
}
