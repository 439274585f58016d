import type { Schema } from '../../api/client/api-client.ts';
import { compile } from '../../engine/compile.ts';
import { processesOf } from '../../engine/describe.ts';
import type { Facts } from '../../engine/facts.ts';
import type { Plan as CompiledPlan } from '../../engine/plan.ts';
import type { Program } from '../../engine/program.ts';
import type { Cast } from './cast.ts';
import type { DrivableProcedure } from './choose-procedure.ts';
import { conditionLiterals } from './condition-literals.ts';
import type { DriveMove } from './drive-move.ts';
import type { Plan } from './explore.ts';
import { type DrivePlans, planDrives } from './plan-drives.ts';
import { type Played, playPlan } from './play-plan.ts';
import { scenariosOf } from './scenarios-of.ts';

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
  readonly uncovered: readonly { readonly flow: string; readonly why: string }[];
  /** Dossiers that went another way than planned, or did not end. */
  readonly troubles: readonly { readonly dossier: string; readonly trouble: string }[];
  readonly times: { readonly planMs: number; readonly driveMs: number; readonly stepP50Ms: number; readonly stepP95Ms: number };
}

/** Dossiers driven side by side, as long as none of them needs the clock or the database's outage for itself. */
const sideBySide = 4;

/** Drives dossiers of a procedure so that together they take every flow of the regime and of its own process. */
export async function driveProcedure(options: DriveOptions, procedure: DrivableProcedure): Promise<DriveResult> {
  const { cast, count, report } = options;
  const { code } = procedure.facts;
  const began = performance.now();
  const planned = await planFor(options, procedure);
  const planMs = performance.now() - began;
  const chosen = chosenPlans(planned.plans, count);
  report(`${code}: ${planned.plans.length} plans for ${planned.drawn.length - planned.unplanned.size} of ${planned.drawn.length} flows`);

  const drove = performance.now();
  const playOptions = { cast, receipt: procedure.receipt, desk: procedure.desk, setPopulation: options.setPopulation };
  const played = new Map<number, Played>();
  const play = async (index: number, plan: Plan<DriveMove>) => {
    const result = await playPlan(playOptions, plan.moves);
    played.set(index, result);
    report(`${code}: dossier ${index + 1}/${chosen.length} ended with status ${result.status}${result.trouble === undefined ? '' : ` (${result.trouble})`}`);
  };
  const indexed = [...chosen.entries()];
  await inParallel(
    indexed.filter(([, plan]) => !needsTheWorld(plan)),
    sideBySide,
    ([index, plan]) => play(index, plan),
  );
  for (const [index, plan] of indexed.filter(([, candidate]) => needsTheWorld(candidate))) await play(index, plan);

  return summarise(procedure, planned, chosen, indexed.flatMap(([index]) => played.get(index) ?? []), {
    planMs: Math.round(planMs),
    driveMs: Math.round(performance.now() - drove),
  });
}

/** Plans the dossiers of a procedure on the processes that are published now. */
export async function planFor({ cast, facts }: Pick<DriveOptions, 'cast' | 'facts'>, procedure: DrivableProcedure): Promise<DrivePlans & { readonly program: Program }> {
  const designer = cast.user('thietke');
  const [regime, process, { now }] = await Promise.all([
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

function needsTheWorld(plan: Plan<DriveMove>): boolean {
  return plan.moves.some((move) => move.type === 'wait' || (move.type === 'job' && move.outcome === 'UNAVAILABLE'));
}

async function inParallel<T>(items: readonly T[], width: number, work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const worker = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
}

function summarise(
  { facts }: DrivableProcedure,
  planned: DrivePlans,
  chosen: readonly Plan<DriveMove>[],
  played: readonly Played[],
  times: { readonly planMs: number; readonly driveMs: number },
): DriveResult {
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
  const stepTimes = played.flatMap((dossier) => dossier.stepTimes).toSorted((a, b) => a - b);
  const quantile = (share: number) => Math.round(stepTimes[Math.min(stepTimes.length - 1, Math.floor(share * stepTimes.length))] ?? 0);
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
    uncovered,
    troubles: played.flatMap(({ dossier, trouble }) => (trouble === undefined ? [] : [{ dossier, trouble }])),
    times: { ...times, stepP50Ms: quantile(0.5), stepP95Ms: quantile(0.95) },
  };
}
