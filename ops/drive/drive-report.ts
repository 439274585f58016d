import { quantile } from '../bench/quantile.ts';
import type { Drive } from './drive-procedures.ts';
import type { DrawnFlow, Unplanned } from './plan-drives.ts';
import type { Trouble } from './play-plan.ts';

/** How the dossiers of one procedure went. */
export interface DriveResult {
  readonly procedure: string;
  readonly name: string;
  readonly dossiers: number;
  readonly steps: number;
  /** Status of the first dossier, which is led to the returned result: 10. */
  readonly status: number;
  /** Final status → dossiers that ended with it. */
  readonly endings: Readonly<Record<string, number>>;
  readonly flowsCovered: number;
  readonly flowsDrawn: number;
  readonly uncovered: readonly UncoveredFlow[];
  /** Dossiers that went another way than planned, or did not end. */
  readonly troubles: readonly (Trouble & { readonly dossier: string })[];
  /** `driveMs` adds up what its dossiers took, side by side as they may have been. */
  readonly times: {
    readonly planMs: number;
    readonly driveMs: number;
    readonly stepP50Ms: number;
    readonly stepP95Ms: number;
  };
}

export interface UncoveredFlow {
  readonly flow: string;
  readonly reason: Unplanned['reason'] | 'went-another-way' | 'not-driven';
  readonly why: string;
}

/** Flows of one or all processes: how many are drawn, how many the dossiers took, and which they did not. */
export interface FlowCount<Uncovered = UncoveredFlow> {
  readonly drawn: number;
  readonly covered: number;
  readonly notCovered: readonly Uncovered[];
}

/** What all procedures together came to. */
export interface WholeResult {
  readonly procedures: {
    readonly driven: number;
    readonly total: number;
    readonly failed: readonly Failed[];
  };
  readonly dossiers: number;
  readonly steps: number;
  /** Own flows of every procedure, and those of the regime once; not covered: how many for which reason. */
  readonly flows: FlowCount<{ readonly reason: string; readonly flows: number }>;
  readonly own: FlowCount<UncoveredFlow & { readonly procedure: string }>;
  readonly regime: FlowCount;
  /** Final status → dossiers that ended with it. */
  readonly endings: Readonly<Record<string, number>>;
  readonly stopped: boolean;
  readonly seconds: number;
  readonly stepsPerSecond: number;
}

/** A procedure that could not be driven, or one of its dossiers that went astray. */
export interface Failed {
  readonly code: string;
  readonly reason: string;
  readonly dossier?: string;
  readonly step?: string;
  readonly errorCode?: string;
}

/** Both sides of one procedure. */
export function resultOf(drive: Drive): DriveResult {
  const { procedure, planned, games } = drive;
  const played = [...drive.played].toSorted(([a], [b]) => a - b).map(([, dossier]) => dossier);
  const stepTimes = played.flatMap((dossier) => dossier.stepTimes);
  const flows = countFlows(planned.drawn, [drive]);
  return {
    procedure: procedure.facts.code,
    name: procedure.facts.name,
    dossiers: played.length,
    steps: stepTimes.length,
    status: drive.played.get(0)?.status ?? 0,
    endings: endingsOf([drive]),
    flowsCovered: flows.covered,
    flowsDrawn: flows.drawn,
    uncovered: flows.notCovered,
    troubles: troublesOf(drive),
    times: {
      planMs: drive.planMs,
      driveMs: drive.driveMs,
      stepP50Ms: games.length > 0 ? Math.round(quantile(stepTimes, 0.5)) : 0,
      stepP95Ms: games.length > 0 ? Math.round(quantile(stepTimes, 0.95)) : 0,
    },
  };
}

/** All that was driven, and what could not be. */
export function wholeResult(
  drives: readonly Drive[],
  unprepared: readonly Failed[],
  run: {
    readonly total: number;
    readonly stopped: boolean;
    readonly milliseconds: number;
    readonly stepsBefore: number;
  },
): WholeResult {
  const byProcedure = Map.groupBy(drives, (drive) => drive.procedure.facts.code);
  const own = [...byProcedure].map(([procedure, ofIt]) => {
    const drawn = (ofIt[0]?.planned.drawn ?? []).filter((flow) => flow.side === 'process');
    const { notCovered, ...count } = countFlows(drawn, ofIt);
    return { ...count, notCovered: notCovered.map((flow) => ({ procedure, ...flow })) };
  });
  const regime = countFlows(
    (drives[0]?.planned.drawn ?? []).filter((flow) => flow.side === 'regime'),
    drives,
  );
  const counts = [...own, regime];
  const uncovered = counts.flatMap((count) => [...count.notCovered]);
  const sum = <T>(rows: readonly T[], pick: (row: T) => number) => rows.reduce((total, row) => total + pick(row), 0);
  const steps = sum(drives, (drive) => sum([...drive.played.values()], (played) => played.stepTimes.length));
  return {
    procedures: {
      driven: [...byProcedure.values()].filter((ofIt) => ofIt.every(isDriven)).length,
      total: run.total,
      failed: [...unprepared, ...drives.flatMap(failuresOf)],
    },
    dossiers: sum(drives, (drive) => drive.played.size),
    steps,
    flows: {
      drawn: sum(counts, (count) => count.drawn),
      covered: sum(counts, (count) => count.covered),
      notCovered: [...Map.groupBy(uncovered, (flow) => flow.reason)].map(([reason, flows]) => ({
        reason,
        flows: flows.length,
      })),
    },
    own: {
      drawn: sum(own, (count) => count.drawn),
      covered: sum(own, (count) => count.covered),
      notCovered: own.flatMap((count) => count.notCovered),
    },
    regime,
    endings: endingsOf(drives),
    stopped: run.stopped,
    seconds: Math.round(run.milliseconds / 1000),
    stepsPerSecond: Math.round(((steps - run.stepsBefore) / Math.max(1, run.milliseconds)) * 10_000) / 10,
  };
}

/** Every dossier was played to its end. */
export function isDriven(drive: Drive): boolean {
  return drive.games.length > 0 && drive.played.size === drive.games.length && troublesOf(drive).length === 0;
}

function failuresOf(drive: Drive): Failed[] {
  const { code } = drive.procedure.facts;
  if (drive.games.length === 0) return [{ code, reason: 'no way from the receipt to an end was found' }];
  return troublesOf(drive).map(({ dossier, step, move, code: errorCode, message }) => ({
    code,
    reason: message,
    dossier,
    step: `${step}: ${move}`,
    ...(errorCode === undefined ? {} : { errorCode }),
  }));
}

function troublesOf(drive: Drive): (Trouble & { dossier: string })[] {
  return [...drive.played.values()].flatMap(({ dossier, trouble }) => (trouble ? [{ dossier, ...trouble }] : []));
}

function endingsOf(drives: readonly Drive[]): Record<string, number> {
  const endings: Record<string, number> = {};
  for (const { status } of drives.flatMap((drive) => [...drive.played.values()]))
    endings[status] = (endings[status] ?? 0) + 1;
  return endings;
}

/** Which of the flows the dossiers took; for each of the others, why not. */
function countFlows(drawn: readonly DrawnFlow[], drives: readonly Drive[]): FlowCount {
  const played = drives.flatMap((drive) => [...drive.played.values()]);
  const taken = {
    regime: new Set(played.flatMap((dossier) => dossier.taken.regime)),
    process: new Set(played.flatMap((dossier) => dossier.taken.process)),
  };
  const notCovered = drawn
    .filter((flow) => !taken[flow.side].has(flow.id))
    .map((flow): UncoveredFlow => {
      const name = `${flow.side} ${flow.id}`;
      const planned = drives.flatMap(({ games, played }) =>
        games.flatMap((game, index) => (game.flows.has(flow.name) ? [played.has(index)] : [])),
      );
      if (planned.includes(true)) return { flow: name, reason: 'went-another-way', why: 'planned, but not taken' };
      if (planned.length > 0) return { flow: name, reason: 'not-driven', why: 'planned, but not driven' };
      const unplanned = drives.flatMap(({ planned }) => planned.unplanned.get(flow.name) ?? [])[0];
      return { flow: name, ...(unplanned ?? { reason: 'not-driven', why: 'needs more dossiers than were driven' }) };
    });
  return { drawn: drawn.length, covered: drawn.length - notCovered.length, notCovered };
}
