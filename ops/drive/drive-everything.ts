import type { Variables } from '../../engine/stimulus.ts';
import { chooseProcedure, type DrivableProcedure } from './choose-procedure.ts';
import type { DriveLog } from './drive-log.ts';
import { type Drive, type DriveOptions, driveAll } from './drive-procedures.ts';
import { type Failed, isDriven, type WholeResult, wholeResult } from './drive-report.ts';
import { type DrivePlans, type PlanOptions, planDrives } from './plan-drives.ts';
import { planOwnDrives } from './plan-own-drives.ts';
import type { Planning } from './planning.ts';
import type { Played } from './play-plan.ts';

export interface DriveEverythingOptions extends DriveOptions {
  readonly planning: Planning;
  /** Codes of the procedures, in the order in which they are driven. */
  readonly codes: readonly string[];
  /** Most dossiers of a procedure; undefined: as many as its flows take. */
  readonly count: number | undefined;
  /** What was played before, and where what is played now is written down. */
  readonly log: DriveLog | undefined;
  /** Resolves when no more is to be done. */
  readonly stop: Promise<void>;
}

/** Time between two lines of progress, in milliseconds. */
const progressEvery = 5_000;

/**
 * Drives every procedure from the receipt to the returned result, as few dossiers as take all flows of its own process,
 * and then the flows of the regime with a few procedures that differ in what the regime asks for.
 */
export async function driveEverything(options: DriveEverythingOptions): Promise<WholeResult> {
  const began = performance.now();
  const everything = new Everything(options);
  const progress = setInterval(() => options.report(everything.progress()), progressEvery);
  let stopped = false;
  const stop = options.stop.then(() => {
    stopped = true;
    everything.stop();
  });
  try {
    await Promise.race([
      driveAll(options, everything.drives(), (drive, index, played) => everything.done(drive, index, played)),
      stop,
    ]);
  } finally {
    clearInterval(progress);
  }
  options.report(everything.progress());
  return wholeResult(everything.begun, everything.unprepared, {
    total: options.codes.length,
    stopped,
    milliseconds: performance.now() - began,
    stepsBefore: everything.stepsBefore,
  });
}

/** A procedure that could show the regime's flows. */
interface Candidate {
  readonly procedure: DrivableProcedure;
  readonly planning: PlanOptions;
  readonly ownFlows: number;
}

class Everything {
  readonly begun: Drive[] = [];
  readonly unprepared: Failed[] = [];
  /** Steps of dossiers that were played in an earlier run. */
  stepsBefore = 0;
  readonly #options: DriveEverythingOptions;
  readonly #candidates: Candidate[] = [];
  readonly #began = performance.now();
  #stopped = false;
  #steps = 0;
  #dossiers = 0;
  #troubles = 0;

  constructor(options: DriveEverythingOptions) {
    this.#options = options;
  }

  stop(): void {
    this.#stopped = true;
  }

  async *drives(): AsyncGenerator<Drive> {
    const { codes, cast, planning } = this.#options;
    for (const code of codes) {
      if (this.#stopped) return;
      try {
        const procedure = await chooseProcedure(cast, code);
        const began = performance.now();
        const options = await planning(procedure);
        const planned = planOwnDrives(options);
        const ownFlows = planned.drawn.filter((flow) => flow.side === 'process').length;
        this.#candidates.push({ procedure, planning: options, ownFlows });
        yield this.#begin(procedure, options, planned, began);
      } catch (error) {
        this.unprepared.push({ code, reason: error instanceof Error ? error.message : String(error) });
        this.#options.report(`✗ ${code}: ${String(error)}`);
      }
    }
    for (const [index, { procedure, planning: all }] of showingTheRegime(this.#candidates).entries()) {
      if (this.#stopped) return;
      const began = performance.now();
      // An outage stops everybody else: once is enough.
      const options = { ...all, canCutOff: all.canCutOff && index === 0 };
      const planned = planDrives(options, (flow) => flow.side === 'regime');
      yield this.#begin(procedure, options, planned, began);
    }
  }

  done(drive: Drive, index: number, played: Played): void {
    this.#dossiers += 1;
    this.#steps += played.stepTimes.length;
    const { trouble } = played;
    if (trouble) {
      this.#troubles += 1;
      const { step, move, message, code } = trouble;
      const where = [drive.procedure.facts.code, played.dossier, `${step}: ${move}`, code].filter(Boolean).join(' · ');
      this.#options.report(`✗ ${where}: ${message}`);
    }
    this.#options.log?.write(drive, index, played);
  }

  progress(): string {
    const seconds = Math.max(1, (performance.now() - this.#began) / 1000);
    const own = this.begun.slice(0, this.#options.codes.length);
    return [
      `procedures ${own.filter(isDriven).length}/${this.#options.codes.length}`,
      `dossiers ${this.#dossiers}`,
      `${this.#steps} steps, ${(this.#steps / seconds).toFixed(1)}/s`,
      `failed ${this.#troubles + this.unprepared.length}`,
      `${Math.round(seconds)} s`,
    ].join(' · ');
  }

  #begin(procedure: DrivableProcedure, { program }: PlanOptions, planned: DrivePlans, began: number): Drive {
    const games = planned.games.slice(0, this.#options.count);
    const planMs = Math.round(performance.now() - began);
    const drive: Drive = { procedure, program, planned, planMs, games, played: new Map(), driveMs: 0 };
    for (const index of games.keys()) {
      const before = this.#options.log?.find(drive, index);
      if (!before) continue;
      drive.played.set(index, before);
      this.stepsBefore += before.stepTimes.length;
    }
    this.begun.push(drive);
    return drive;
  }
}

/**
 * Few procedures that together show the regime all it tells apart: each one has a value of some start variable that
 * none before it has (fee before, after, none; each channel; each pause policy; a limit or none). The simplest processes
 * come first.
 */
function showingTheRegime(candidates: readonly Candidate[]): Candidate[] {
  const seen = new Set<string>();
  const [first] = candidates;
  const regime = first?.planning.program.plans[first.planning.program.entry.plan];
  const words = new Set(JSON.stringify(regime ?? {}).match(/[\p{L}_][\p{L}\d_]*/gu));
  return candidates
    .toSorted((a, b) => a.ownFlows - b.ownFlows)
    .filter(({ planning: { scenarios } }) => {
      const traits = scenarios.flatMap(({ variables }) => traitsOf(variables, words));
      const isNew = traits.some((trait) => !seen.has(trait));
      for (const trait of traits) seen.add(trait);
      return isNew;
    });
}

/** What the regime may tell apart of a variable: a text, whether a number is above zero, whether there is anything. */
function traitsOf(variables: Variables, read: ReadonlySet<string>): string[] {
  return Object.entries(variables)
    .filter(([name]) => read.has(name))
    .map(([name, value]) => {
      if (typeof value === 'number') return `${name} ${value > 0}`;
      return `${name} ${typeof value === 'object' && value !== null ? 'given' : String(value)}`;
    });
}
