import { describeElement } from '../../engine/describe.ts';
import type { Program } from '../../engine/program.ts';
import type { Cast } from './cast.ts';
import type { DrivableProcedure } from './choose-procedure.ts';
import type { DriveMove } from './drive-move.ts';
import type { DrivePlans } from './plan-drives.ts';
import type { Game } from './plan-games.ts';
import { type Played, playPlan } from './play-plan.ts';
import { Timekeeper, type Work } from './timekeeper.ts';

export interface DriveOptions {
  readonly cast: Cast;
  readonly setPopulation: ((available: boolean) => Promise<void>) | undefined;
  readonly report: (line: string) => void;
}

/** One procedure under way. */
export interface Drive {
  readonly procedure: DrivableProcedure;
  readonly program: Program;
  readonly planned: DrivePlans;
  readonly planMs: number;
  /** The dossiers to drive, in order. */
  readonly games: readonly Game<DriveMove>[];
  /** How the dossiers went, by the number of their game. */
  readonly played: Map<number, Played>;
  /** Milliseconds during which its dossiers were played, all together. */
  driveMs: number;
}

/** Dossiers acted on side by side. */
const sideBySide = 16;

/**
 * Drives the dossiers of the procedures. They share the business clock; those that need the population database to fail
 * come last, one by one. Procedures are asked for one after the other, when there is room for their dossiers; what was
 * played before is not played again.
 *
 * @param done called after each dossier
 */
export async function driveAll(
  options: DriveOptions,
  drives: AsyncIterable<Drive> | Iterable<Drive>,
  done: (drive: Drive, index: number, played: Played) => void,
): Promise<void> {
  const { cast, report } = options;
  const keeper = new Timekeeper(async (milliseconds) => {
    const seconds = Math.ceil(milliseconds / 1000);
    report(`clock: ${(seconds / 86_400).toFixed(1)} days on`);
    await cast.user('quantri').post('/clock/advance', { by: `PT${seconds}S` });
  });
  const needingOutage: Work[] = [];
  async function* works(): AsyncGenerator<Work> {
    for await (const drive of drives) {
      for (const [index, game] of drive.games.entries()) {
        if (drive.played.has(index)) continue;
        const work = async () => done(drive, index, await play(options, keeper, drive, index, game));
        if (game.moves.some((move) => move.type === 'job' && move.outcome === 'UNAVAILABLE')) needingOutage.push(work);
        else yield work;
      }
    }
  }
  await keeper.run(works(), sideBySide);
  await keeper.run(needingOutage, 1);
}

async function play(
  { cast, setPopulation }: DriveOptions,
  keeper: Timekeeper,
  drive: Drive,
  index: number,
  game: Game<DriveMove>,
): Promise<Played> {
  const { receipt, desk } = drive.procedure;
  const began = performance.now();
  const played = await playPlan(
    {
      ...{ cast, receipt, desk, setPopulation },
      findOption: (element, action) =>
        Object.values(drive.program.plans)
          .flatMap((plan) => describeElement(plan, element)?.options ?? [])
          .find((option) => option.action === action),
      wait: (milliseconds) => keeper.wait(milliseconds),
    },
    game.moves,
  );
  drive.driveMs += Math.round(performance.now() - began);
  drive.played.set(index, played);
  return played;
}
