import type { DrivableProcedure } from './choose-procedure.ts';
import type { DriveMove } from './drive-move.ts';
import { type Drive, type DriveOptions, driveAll } from './drive-procedures.ts';
import { type DriveResult, resultOf } from './drive-report.ts';
import { type PlanOptions, planDrives } from './plan-drives.ts';
import type { Game } from './plan-games.ts';

/**
 * Drives dossiers of one procedure so that together they take every flow of the regime and of its own process, or only
 * the first `count` of them; when that is more than there are, from the first again.
 */
export async function driveOne(
  options: DriveOptions,
  procedure: DrivableProcedure,
  planning: PlanOptions,
  count: number | undefined,
): Promise<DriveResult> {
  const { code } = procedure.facts;
  const began = performance.now();
  const planned = planDrives(planning);
  const planMs = Math.round(performance.now() - began);
  const games = chosenGames(planned.games, count);
  const drive: Drive = {
    ...{ procedure, planned, planMs, games },
    program: planning.program,
    played: new Map(),
    driveMs: 0,
  };
  options.report(
    `${code}: ${planned.games.length} plans for ${planned.drawn.length - planned.unplanned.size} of ${planned.drawn.length} flows`,
  );
  await driveAll(options, [drive], (_, index, { status, trouble }) =>
    options.report(
      `${code}: ${drive.played.size}/${games.length} dossiers, the last (plan ${index}) with status ${status}${trouble ? ` (${trouble.message})` : ''}`,
    ),
  );
  return resultOf(drive);
}

function chosenGames(games: readonly Game<DriveMove>[], count: number | undefined): Game<DriveMove>[] {
  const wanted = games.length === 0 ? 0 : (count ?? games.length);
  return Array.from({ length: wanted }, (_, index) => games[index % games.length]).filter((game) => game !== undefined);
}
