import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { breachesOf, type Engine, playLife, randomChoices } from './random-life.ts';
import { randomProcess } from './random-process.ts';

/**
 * The properties of random lives are worth what they catch: here the engine gets a defect, by a wrapper around one of
 * its own parts, and the same lives must show it.
 */
const runs = 3_000;

type Modules = {
  './run/joins.ts': typeof import('./run/joins.ts');
  './run/inclusive-join.ts': typeof import('./run/inclusive-join.ts');
  './run/tokens.ts': typeof import('./run/tokens.ts');
  './run/trigger.ts': typeof import('./run/trigger.ts');
  './run/terminate.ts': typeof import('./run/terminate.ts');
  './run/compensation.ts': typeof import('./run/compensation.ts');
  './run/run.ts': typeof import('./run/run.ts');
};

/** The engine with part of one module replaced; `make` gets the true one. */
async function engineWith<Path extends keyof Modules>(
  path: Path,
  make: (real: Modules[Path]) => Partial<Modules[Path]>,
): Promise<Engine> {
  const real: Modules[Path] = await import(path);
  const exported = { ...real };
  planted = path;
  jest.unstable_mockModule(path, () => ({ ...exported, ...make(exported) }));
  return import('./step.ts');
}

/** Lives in which something is wrong, as the random models of the property tests find them. */
async function findLife(engine: Engine, numRuns = runs): Promise<readonly string[] | undefined> {
  let found: readonly string[] | undefined;
  const result = await fc.check(
    fc.asyncProperty(randomProcess, randomChoices, async (process, choices) => {
      await playLife(engine, process, choices, (life, before, made) => {
        const breaches = breachesOf(before, made, life);
        if (breaches.length === 0) return;
        found = breaches;
        throw new Error(breaches.join('; '));
      });
    }),
    { numRuns, seed: 4, endOnFailure: true },
  );
  // A defect may also make the engine itself come upon something impossible.
  return result.failed ? (found ?? [String(result.errorInstance)]) : undefined;
}

let planted: keyof Modules | undefined;
beforeEach(() => {
  if (planted) jest.unstable_unmockModule(planted);
  planted = undefined;
  jest.restoreAllMocks();
  jest.resetModules();
});

test('the engine as it is: nothing is found', async () => {
  expect(await findLife(await import('./step.ts'), 500)).toBeUndefined();
});

describe('the properties catch', () => {
  test('a parallel join that fires at the first token', async () => {
    const engine = await engineWith('./run/joins.ts', (real) => ({
      arriveAtJoin: (run, scope, node, flow) =>
        real.arriveAtJoin(run, scope, { ...node, incoming: node.incoming.filter((each) => each === flow) }, flow),
    }));
    expect(await findLife(engine)).toContainEqual(expect.stringMatching('was entered \\d+ times with only'));
  });

  test('an inclusive join that does not wait', async () => {
    const engine = await engineWith('./run/inclusive-join.ts', () => ({ canStillArrive: () => false }));
    expect(await findLife(engine)).toContainEqual(expect.stringMatching('fired 2 times but \\w+ only 1'));
  });

  test('a boundary event whose token is lost', async () => {
    const engine = await engineWith('./run/trigger.ts', () => ({
      fireBoundary: (run, host) => {
        terminate(run, host.key);
        run.push({ do: 'check', key: host.scope });
      },
    }));
    const { terminate } = await import('./run/terminate.ts');
    expect(await findLife(engine)).toContainEqual(expect.stringMatching('was ended but nothing in \\w+ says why'));
  });

  test('a boundary event that leads nowhere', async () => {
    const engine = await engineWith('./run/tokens.ts', (real) => ({
      chooseFlows: (run, key, node) => (node.type === 'BoundaryEvent' ? [] : real.chooseFlows(run, key, node)),
    }));
    expect(await findLife(engine)).toContainEqual(expect.stringMatching('completed but took its flows 0 times'));
  });

  test('a child that is made twice', async () => {
    const engine = await engineWith('./run/tokens.ts', (real) => ({
      spawn: (run, scope, node, more, counted) => {
        const key = real.spawn(run, scope, node, more, counted);
        if (node.type === 'UserTask' && !more?.counter) real.spawn(run, scope, node, more);
        return key;
      },
    }));
    expect(await findLife(engine)).toContainEqual(expect.stringMatching('was entered 2 times with only 1 tokens'));
  });

  test('tokens left before a join when their scope is cleared', async () => {
    const engine = await engineWith('./run/terminate.ts', (real) => ({
      clearScope: (run, key, spared) => {
        const { joins } = run.draft.get(key);
        real.clearScope(run, key, spared);
        if (joins) run.draft.edit(key).joins = joins;
      },
    }));
    expect(await findLife(engine)).toContainEqual(expect.stringMatching('children but has \\d and \\d tokens'));
  });

  test('tokens on their way that enter a scope after it was cleared', async () => {
    const { Run } = await import('./run/run.ts');
    jest.spyOn(Run.prototype, 'dropTokens').mockImplementation(() => {});
    expect(await findLife(await import('./step.ts'))).toContainEqual(
      expect.stringMatching('children but has|to be alive but it is not'),
    );
  });

  test('a compensation subscription that is kept after it was used', async () => {
    const engine = await engineWith('./run/compensation.ts', (real) => ({
      throwCompensation: (run, thrower, event) => {
        const kept = run.draft.get(thrower.scope).compensable;
        const waits = real.throwCompensation(run, thrower, event);
        if (kept) run.draft.edit(thrower.scope).compensable = kept;
        return waits;
      },
    }));
    expect(await findLife(engine)).toContainEqual(expect.stringMatching('can be undone twice'));
  });

  test('a compensation subscription of an activity that was cancelled', async () => {
    const engine = await engineWith('./run/terminate.ts', (real) => ({
      clearScope: (run, key, spared) => {
        const cancelled = run.draft
          .childrenOf(key)
          .filter((child) => !spared?.has(child.key) && run.nodeOf(child).plan.compensatedBy !== undefined)
          .map(({ element, key }) => ({ element, key }));
        real.clearScope(run, key, spared);
        const scope = run.draft.edit(key);
        if (cancelled.length > 0) scope.compensable = [...(scope.compensable ?? []), ...cancelled];
      },
      terminate: (run, key) => {
        const { element, scope: around } = run.draft.get(key);
        const isUndone = run.nodeOf(run.draft.get(key)).plan.compensatedBy !== undefined;
        real.terminate(run, key);
        if (!isUndone || around === 0) return;
        const scope = run.draft.edit(around);
        scope.compensable = [...(scope.compensable ?? []), { element, key }];
      },
    }));
    // Seldom is something that could be undone cancelled while its scope goes on.
    expect(await findLife(engine, 10_000)).toContainEqual(expect.stringMatching('never completed'));
  });

  test('a cancellation that leaves a child alive', async () => {
    const engine = await engineWith('./run/terminate.ts', (real) => ({
      terminate: (run, key) => {
        const child = run.draft.childrenOf(key).at(-1);
        if (child) run.draft.edit(child.key).scope = -1;
        real.terminate(run, key);
        if (child) run.draft.edit(child.key).scope = key;
      },
    }));
    expect(await findLife(engine)).toContainEqual(expect.stringMatching('has no scope'));
  });

  test('something that ends for no reason', async () => {
    const engine = await engineWith('./run/tokens.ts', (real) => ({
      removeChild: (run, scope, number) => {
        real.removeChild(run, scope, number);
        const other = run.draft.childrenOf(scope).at(-1);
        if (other && (run.draft.get(scope).children ?? 0) > 1) {
          terminate(run, other.key);
          run.push({ do: 'check', key: scope });
        }
      },
    }));
    const { terminate } = await import('./run/terminate.ts');
    expect(await findLife(engine)).toContainEqual(
      expect.stringMatching('was ended but nothing in|was entered 0 times'),
    );
  });
});
