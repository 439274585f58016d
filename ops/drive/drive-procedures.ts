import type { Schema } from '../../api/client/api-client.ts';
import { compile } from '../../engine/compile.ts';
import { processesOf } from '../../engine/describe.ts';
import type { Facts } from '../../engine/facts.ts';
import type { Plan as CompiledPlan } from '../../engine/plan.ts';
import type { Program } from '../../engine/program.ts';
import { quantile } from '../bench/quantile.ts';
import type { Cast } from './cast.ts';
import type { DrivableProcedure } from './choose-procedure.ts';
import { conditionLiterals } from './condition-literals.ts';
import type { DriveMove } from './drive-move.ts';
import type { Plan } from './explore.ts';
import { type DrivePlans, planDrives } from './plan-drives.ts';
import { type Played, playPlan } from './play-plan.ts';
import { scenariosOf } from './scenarios-of.ts';
import { Timekeeper } from './timekeeper.ts';

export interface DriveOptions {
  readonly cast: Cast;
  /** How many dossiers; undefined: as many as it takes. */
  readonly count: number | undefined;
  readonly facts: Facts;
  readonly setPopulation: ((available: boolean) => Promise<void>) | undefined;
  readonly report: (line: string) => void;
}

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
  /** Of them, those of the regime that all procedures share. */
  readonly regimeFlowsDrawn: number;
  readonly uncovered: readonly { readonly flow: string; readonly why: string }[];
  /** Dossiers that went another way than planned, or did not end. */
  readonly troubles: readonly { readonly dossier: string; readonly trouble: string }[];
  /** `driveMs` adds up what its dossiers took, side by side as they may have been. */
  readonly times: {
    readonly planMs: number;
    readonly driveMs: number;
    readonly stepP50Ms: number;
    readonly stepP95Ms: number;
  };
}

/** Dossiers acted on side by side. */
const sideBySide = 4;

/**
 * Drives dossiers of the procedures so that together they take every flow of the regime and of their own processes. The
 * dossiers share the business clock; those that need the population database to fail come last, one by one.
 */
export async function driveProcedures(
  options: DriveOptions,
  procedures: readonly DrivableProcedure[],
): Promise<DriveResult[]> {
  const { cast, report } = options;
  const drives = [];
  for (const procedure of procedures) drives.push(await prepare(options, procedure));

  const keeper = new Timekeeper(async (milliseconds) => {
    const seconds = Math.ceil(milliseconds / 1000);
    report(`clock: ${(seconds / 86_400).toFixed(1)} days on`);
    await cast.user('quantri').post('/clock/advance', { by: `PT${seconds}S` });
  });
  const works = drives.flatMap((drive) =>
    [...drive.chosen.entries()].map(([index, plan]) => ({
      needsOutage: plan.moves.some((move) => move.type === 'job' && move.outcome === 'UNAVAILABLE'),
      play: () => play(options, keeper, drive, index, plan),
    })),
  );
  await keeper.run(
    works.filter((work) => !work.needsOutage).map((work) => work.play),
    sideBySide,
  );
  await keeper.run(
    works.filter((work) => work.needsOutage).map((work) => work.play),
    1,
  );
  return drives.map(summarise);
}

/** One procedure under way. */
interface Drive {
  readonly procedure: DrivableProcedure;
  readonly planned: DrivePlans;
  readonly planMs: number;
  readonly chosen: readonly Plan<DriveMove>[];
  readonly played: Map<number, Played>;
  /** Milliseconds during which its dossiers were played, all together. */
  driveMs: number;
}

async function prepare(options: DriveOptions, procedure: DrivableProcedure): Promise<Drive> {
  const began = performance.now();
  const planned = await planFor(options, procedure);
  const { drawn, unplanned, plans } = planned;
  options.report(
    `${procedure.facts.code}: ${plans.length} plans for ${drawn.length - unplanned.size} of ${drawn.length} flows`,
  );
  const planMs = Math.round(performance.now() - began);
  return { procedure, planned, planMs, chosen: chosenPlans(plans, options.count), played: new Map(), driveMs: 0 };
}

async function play(
  options: DriveOptions,
  keeper: Timekeeper,
  drive: Drive,
  index: number,
  plan: Plan<DriveMove>,
): Promise<void> {
  const { cast, setPopulation, report } = options;
  const { receipt, desk, facts } = drive.procedure;
  const began = performance.now();
  const played = await playPlan(
    { cast, receipt, desk, setPopulation, wait: (milliseconds) => keeper.wait(milliseconds) },
    plan.moves,
  );
  drive.driveMs += Math.round(performance.now() - began);
  drive.played.set(index, played);
  const trouble = played.trouble === undefined ? '' : ` (${played.trouble})`;
  report(
    `${facts.code}: ${drive.played.size}/${drive.chosen.length} dossiers, the last with status ${played.status}${trouble}`,
  );
}

/** Plans the dossiers of a procedure on the processes that are published now. */
export async function planFor(
  { cast, facts, setPopulation }: Pick<DriveOptions, 'cast' | 'facts' | 'setPopulation'>,
  procedure: DrivableProcedure,
): Promise<DrivePlans & { readonly program: Program }> {
  const designer = cast.user('thietke');
  const [regime, process, { now, mode }] = await Promise.all([
    designer.get<Schema<'Process'>>('/processes/regime'),
    designer.get<Schema<'Process'>>(`/processes/${encodeURIComponent(procedure.facts.code)}`),
    designer.get<Schema<'Clock'>>('/clock'),
  ]);
  const program = await programOf(regime.xml, process.xml);
  const plans = planDrives({
    program,
    facts,
    scenarios: scenariosOf(procedure.facts),
    now: Date.parse(now),
    canWait: mode === 'business',
    canCutOff: setPopulation !== undefined,
    literals: conditionLiterals(regime.xml + process.xml),
  });
  return { ...plans, program };
}

async function programOf(regimeXml: string, processXml: string): Promise<Program> {
  const regime = await compiled(regimeXml);
  const process = await compiled(processXml);
  const entryOf = (plan: CompiledPlan) => ({ plan: plan.hash, process: processesOf(plan)[0]?.id ?? '' });
  return {
    entry: entryOf(regime),
    plans: { [regime.hash]: regime, [process.hash]: process },
    bindings: { resolve: entryOf(process) },
  };
}

async function compiled(xml: string): Promise<CompiledPlan> {
  const result = await compile(xml);
  if (!result.ok) throw new Error(`Expected a published process to compile, but ${result.problems[0]?.reason.en}`);
  return result.plan;
}

/** The first `count` plans; when there are fewer, from the first again. */
function chosenPlans(plans: readonly Plan<DriveMove>[], count: number | undefined): Plan<DriveMove>[] {
  const wanted = count ?? plans.length;
  return Array.from({ length: plans.length === 0 ? 0 : wanted }, (_, index) => plans[index % plans.length]).filter(
    (plan) => plan !== undefined,
  );
}

function summarise({ procedure, planned, planMs, driveMs, chosen, played: byIndex }: Drive): DriveResult {
  const { facts } = procedure;
  const played = [...chosen.keys()].flatMap((index) => byIndex.get(index) ?? []);
  const taken = {
    regime: new Set(played.flatMap((dossier) => dossier.taken.regime)),
    process: new Set(played.flatMap((dossier) => dossier.taken.process)),
  };
  const uncovered = planned.drawn
    .filter((flow) => !taken[flow.side].has(flow.id))
    .map((flow) => ({
      flow: `${flow.side} ${flow.id}`,
      why:
        planned.unplanned.get(flow.name) ??
        (chosen.some((plan) => plan.flows.has(flow.name))
          ? 'planned, but the dossier went another way'
          : 'needs more dossiers than were asked for'),
    }));
  const stepTimes = played.flatMap((dossier) => dossier.stepTimes);
  const endings: Record<string, number> = {};
  for (const { status } of played) endings[status] = (endings[status] ?? 0) + 1;
  return {
    procedure: facts.code,
    name: facts.name,
    dossiers: played.length,
    steps: stepTimes.length,
    status: played[0]?.status ?? 0,
    endings,
    flowsCovered: planned.drawn.length - uncovered.length,
    flowsDrawn: planned.drawn.length,
    regimeFlowsDrawn: planned.drawn.filter((flow) => flow.side === 'regime').length,
    uncovered,
    troubles: played.flatMap(({ dossier, trouble }) => (trouble === undefined ? [] : [{ dossier, trouble }])),
    times: {
      planMs,
      driveMs,
      stepP50Ms: Math.round(quantile(stepTimes, 0.5)),
      stepP95Ms: Math.round(quantile(stepTimes, 0.95)),
    },
  };
}
