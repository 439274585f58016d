import type { Client } from '@temporalio/client';
import type { ContentStore } from '../../db/content-store.ts';
import type { Pool } from '../../db/pool.ts';
import { readClock } from '../../db/queries/business-clock.ts';
import type { LatePart } from '../../domain/child-dossier.ts';
import { findLateParts } from './late-parts.ts';
import { type Drift, reconcile } from './reconciler.ts';
import { sweep } from './sweeper.ts';

export interface KeeperOptions {
  readonly sweepEveryMs: number;
  readonly reconcileEveryMs: number;
  /** Other rounds, at the sweeper's pace. */
  readonly alongside: readonly (() => Promise<void>)[];
  /** Told of drift between record and workflows, of parts of joint services that are late on their way, and of rounds that failed as a whole. */
  readonly alarm: (
    event: { drifts: readonly Drift[] } | { lateParts: readonly LatePart[] } | { failure: unknown },
  ) => void;
}

export interface Keeper {
  /** Stops after the rounds under way. */
  stop(): Promise<void>;
}

/** Runs sweeper, reconciler and what goes alongside, each round after the last, until stopped. A failed round is told of and tried again. */
export function startKeeper(pool: Pool, contents: ContentStore, client: Client, options: KeeperOptions): Keeper {
  let after = '';
  const sweeping = every(options.sweepEveryMs, options, async () => {
    await sweep(pool, contents, client);
  });
  const reconciling = every(options.reconcileEveryMs, options, async () => {
    const { drifts, next } = await reconcile(pool, client, after);
    after = next;
    if (drifts.length > 0) options.alarm({ drifts });
    const lateParts = await findLateParts(pool, contents, Date.now() + (await readClock(pool)).offsetMs);
    if (lateParts.length > 0) options.alarm({ lateParts });
  });
  const others = options.alongside.map((round) => every(options.sweepEveryMs, options, round));
  return {
    stop: async () => {
      await Promise.all([sweeping, reconciling, ...others].map((each) => each.stop()));
    },
  };
}

function every(ms: number, { alarm }: KeeperOptions, round: () => Promise<void>): Keeper {
  let wake: (() => void) | undefined;
  let stopped = false;
  const running = (async () => {
    while (!stopped) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      if (stopped) break;
      await round().catch((failure: unknown) => alarm({ failure }));
    }
  })();
  return {
    stop: () => {
      stopped = true;
      wake?.();
      return running;
    },
  };
}
