import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { explore, type Playground } from './explore.ts';

/** A toy: numbered places, arcs are moves and flows at once; place `ends` end, as wanted or not. */
interface Toy {
  readonly arcs: Readonly<Record<number, readonly number[]>>;
  readonly ends: Readonly<Record<number, boolean>>;
}

function playground(toy: Toy): Playground<number, number> {
  const reach = (from: number | 'start', to: number) => ({ position: to, flows: [`${from}>${to}`] });
  return {
    beginnings: [0],
    begin: (place) => reach('start', place),
    moves: (place) => toy.arcs[place] ?? [],
    play: (place, to) => reach(place, to),
    signature: String,
    ending: (place) => (place in toy.ends ? { wanted: toy.ends[place] === true } : undefined),
  };
}

const flowsOf = (games: readonly { flows: ReadonlySet<string> }[]): Set<string> =>
  new Set(games.flatMap((game) => [...game.flows]));

describe('explore', () => {
  test('goes round the supplement loop on the way to success, then is refused', () => {
    const toy = { arcs: { 0: [1], 1: [2, 3, 4], 3: [1], 2: [5] }, ends: { 5: true, 4: false } };
    const { games, endless, exhausted } = explore(playground(toy), 100);
    expect(games.map(({ moves, wanted }) => ({ moves, wanted }))).toEqual([
      { moves: [0, 1, 3, 1, 2, 5], wanted: true },
      { moves: [0, 1, 4], wanted: false },
    ]);
    expect(flowsOf(games)).toEqual(new Set(['start>0', '0>1', '1>2', '1>3', '1>4', '3>1', '2>5']));
    expect([...endless]).toEqual([]);
    expect(exhausted).toBe(true);
  });

  test('a flow into a trap is reported, not planned', () => {
    const { games, endless } = explore(playground({ arcs: { 0: [1, 2], 2: [3], 3: [2] }, ends: { 1: true } }), 100);
    expect(flowsOf(games)).toEqual(new Set(['start>0', '0>1']));
    expect(endless).toEqual(new Set(['0>2', '2>3', '3>2']));
  });

  test('takes of the flows only those asked for', () => {
    const toy = { arcs: { 0: [1], 1: [2, 3, 4], 3: [1], 2: [5] }, ends: { 5: true, 4: false } };
    const { games } = explore(playground(toy), 100, (flow) => flow === '1>4' || flow === '2>5');
    expect(games.map(({ moves }) => moves)).toEqual([
      [0, 1, 2, 5],
      [0, 1, 4],
    ]);
  });

  test('says when the budget was too small', () => {
    const arcs = Object.fromEntries(Array.from({ length: 50 }, (_, place) => [place, [place + 1]]));
    expect(explore(playground({ arcs, ends: { 50: true } }), 10)).toMatchObject({ exhausted: false, games: [] });
  });

  test('property: every flow on a way to an end is in a game; every game is a real one that ends', () => {
    const toys = fc
      .array(fc.array(fc.nat(11), { minLength: 1, maxLength: 3 }), { minLength: 12, maxLength: 12 })
      .map((rows) => ({
        arcs: Object.fromEntries(rows.map((row, place) => [place, [...new Set(row)]])),
        ends: { 11: true, 10: false },
      }));
    fc.assert(
      fc.property(toys, (toy) => {
        const { games, endless } = explore(playground(toy), 1000);
        const arcsOf = (place: number): readonly number[] => (place >= 10 ? [] : (toy.arcs[place] ?? []));
        const from = (start: number): Set<number> => {
          const seen = new Set([start]);
          for (const place of seen) for (const to of arcsOf(place)) seen.add(to);
          return seen;
        };
        const expected = new Set<string>();
        const stuck = new Set<string>();
        for (const place of from(0)) {
          for (const to of arcsOf(place)) {
            (from(to).has(10) || from(to).has(11) ? expected : stuck).add(`${place}>${to}`);
          }
        }
        (from(0).has(10) || from(0).has(11) ? expected : stuck).add('start>0');
        expect(flowsOf(games)).toEqual(expected);
        expect(endless).toEqual(stuck);
        for (const { moves, wanted } of games) {
          expect(moves[0]).toBe(0);
          moves.slice(1).forEach((to, index) => expect(arcsOf(moves[index] ?? -1)).toContain(to));
          expect(moves.at(-1)).toBe(wanted ? 11 : 10);
        }
        if (from(0).has(11)) expect(games[0]?.wanted).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
