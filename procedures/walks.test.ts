import { beforeAll, describe, expect, it } from '@jest/globals';
import { childOutcomes } from '../domain/child-dossier.ts';
import { childDossierJob } from '../domain/job-types.ts';
import { compile } from '../engine/compile.ts';
import { describeElement, flowsOf, processesOf } from '../engine/describe.ts';
import type { Facts } from '../engine/facts.ts';
import type { OpenWork } from '../engine/open-work.ts';
import type { Plan } from '../engine/plan.ts';
import type { Program } from '../engine/program.ts';
import type { State } from '../engine/state.ts';
import { openWork, step } from '../engine/step.ts';
import type { JsonValue, Stimulus, Variables } from '../engine/stimulus.ts';
import { monday, testFacts } from '../engine/testing.ts';
import { type CatalogueEntry, readCatalogue } from './catalogue.ts';
import { shelf } from './shelf/shelf.ts';

const { calendar } = testFacts;
/** Walks go on for years. */
const facts: Facts = { hash: 'walks', calendar: { ...calendar, years: { ...calendar.years, 2028: 'provisional' } } };
const WALKS = 300;
const MOST_STEPS = 600;

const catalogue = await readCatalogue(import.meta.dirname);
const entries = catalogue.entries.filter((entry) => shelf.some((outline) => outline.code === entry.procedure.code));

describe('every procedure of the first shelf, under the one-stop regime', () => {
  const walkedOfRegime = new Set<string>();
  let regime: Plan;
  beforeAll(async () => {
    regime = await planOf(catalogue.regime?.process);
  });

  it.each(entries.map((entry) => [entry.procedure.code, entry] as const))(
    '%s comes to its end on every walk, and every flow is walked',
    async (_code, entry) => {
      const own = await planOf(entry.process);
      const walked = new Set<string>();
      for (let seed = 1; seed <= WALKS; seed += 1) {
        const walk = new Walk(programOf(regime, own), seed, entry);
        walk.toTheEnd();
        expect([3, 7, 8, 10]).toContain(walk.endStatus());
        for (const flow of walk.walkedOf(own)) walked.add(flow);
        for (const flow of walk.walkedOf(regime)) walkedOfRegime.add(flow);
      }
      expect(unwalked(own, walked)).toEqual([]);
    },
  );

  it('walks every flow of the regime, too', () => {
    expect(unwalked(regime, walkedOfRegime)).toEqual([]);
  });
});

interface Move {
  readonly stimulus: Stimulus;
  readonly at: number;
}

/** One dossier from submission to its end by chance; the same seed walks the same way. */
class Walk {
  private readonly program: Program;
  private readonly chance: () => number;
  private readonly entry: CatalogueEntry;
  private readonly taken: { plan: string; flow: string }[] = [];
  private state: State | undefined;
  private open: OpenWork | undefined;
  private now = monday;

  constructor(program: Program, seed: number, entry: CatalogueEntry) {
    this.program = program;
    this.chance = chanceFrom(seed);
    this.entry = entry;
  }

  toTheEnd(): void {
    this.send({ type: 'start', variables: this.beginning() });
    for (let steps = 0; this.work().ended === undefined; steps += 1) {
      if (steps === MOST_STEPS) throw new Error(`Expected an end but ${JSON.stringify(this.work().tokens)} goes on`);
      const { incidents } = this.work();
      if (incidents.length > 0) throw new Error(`Expected no incident but ${JSON.stringify(incidents)}`);
      const moves = this.moves();
      if (moves.length === 0)
        throw new Error(`Expected something to happen next but ${JSON.stringify(this.work().tokens)} is stuck`);
      const { stimulus, at } = this.pick(moves);
      this.now = at;
      this.send(stimulus);
    }
  }

  endStatus(): number | undefined {
    const regime = this.program.plans[this.program.entry.plan];
    if (regime === undefined) return undefined;
    return this.work()
      .ended?.elements.flatMap((end) => describeElement(regime, end)?.status ?? [])
      .at(-1);
  }

  walkedOf(plan: Plan): readonly string[] {
    return this.taken.filter((each) => each.plan === plan.hash).map((each) => each.flow);
  }

  private beginning(): Variables {
    return {
      channel: this.pick(['direct', 'online', 'post']),
      feeMoment: this.pick(['none', 'before', 'after']),
      feeAmount: 100_000,
      pausePolicy: this.pick(['shift', 'restart']),
      supplementLimit: this.pick([null, 1]),
      supplementDays: this.pick([null, 5]),
      caseCode: this.pick(this.entry.procedure.cases).code,
      procedureCode: this.entry.procedure.code,
      digitise: this.pick([false, true]),
      joint: this.pick([false, false, false, true]),
    };
  }

  /** Work, the first choice more often; now and then something from aside, so that walks get on however much may come. */
  private moves(): readonly Move[] {
    const work = this.workMoves();
    if (work.length > 0 && this.chance() >= 0.15) return work;
    const asides = this.asides();
    return asides.length > 0 ? asides : work;
  }

  private asides(): readonly Move[] {
    const { subscriptions, alarmAt } = this.work();
    const soon = this.now + 60_000;
    const messages = subscriptions.flatMap(({ frozen, name }): Move[] =>
      !frozen && this.allows({ type: 'message', name }, soon)
        ? [{ stimulus: { type: 'message', name, variables: this.routed(name) }, at: soon }]
        : [],
    );
    if (alarmAt === undefined) return messages;
    const alarm: Move = { stimulus: { type: 'alarm' }, at: Math.max(alarmAt, this.now) };
    return [...messages, ...Array.from({ length: Math.max(1, messages.length) }, () => alarm)];
  }

  private workMoves(): readonly Move[] {
    const { tasks, jobs } = this.work();
    const soon = this.now + 60_000;
    const moves: Move[] = [];
    for (const task of tasks) {
      const plan = this.program.plans[task.plan];
      const options = plan === undefined ? [] : (describeElement(plan, task.element)?.options ?? []);
      if (task.frozen) continue;
      for (const option of options) {
        const variables = Object.fromEntries(
          option.fields.filter((field) => field.routing).map((field) => [field.id, this.value(field.type)]),
        );
        const stimulus: Stimulus = { type: 'complete-task', key: task.key, action: option.action, variables };
        moves.push(...Array.from({ length: option === options[0] ? 2 : 1 }, () => ({ stimulus, at: soon })));
      }
    }
    for (const job of jobs) {
      if (job.frozen) continue;
      const variables: Variables =
        job.jobType === childDossierJob
          ? { outcome: this.pick(['approved', 'approved', ...childOutcomes]) }
          : {
              populationOutcome: this.pick(['REPLACED', 'REPLACED', 'PARTIAL', 'NOT_FOUND', 'MISMATCH', 'UNAVAILABLE']),
            };
      moves.push({
        stimulus: { type: 'complete-job', key: job.key, attempt: job.attempt, variables },
        at: soon,
      });
    }
    return moves;
  }

  /** What the API adds to a message: of a correction, whether the applicant is another person now. */
  private routed(message: string): Variables {
    return message === 'correct-receipt' ? { identityCorrected: this.pick([false, true]) } : {};
  }

  /** Whether the process takes it: an action whose conditions do not hold is refused and changes nothing. */
  private allows(stimulus: Stimulus, at: number): boolean {
    const result = step(this.program, this.state, stimulus, at, facts);
    if (!result.ok && result.rejection.code !== 'not-offered') throw new Error(result.rejection.message);
    return result.ok;
  }

  private value(type: string): JsonValue {
    return type === 'number' ? this.pick([0, 1, 3]) : this.pick([true, false]);
  }

  private work(): OpenWork {
    if (this.open === undefined) throw new Error('Expected a started walk');
    return this.open;
  }

  private send(stimulus: Stimulus): void {
    const result = step(this.program, this.state, stimulus, this.now, facts);
    if (!result.ok) throw new Error(`${JSON.stringify(stimulus)}: ${result.rejection.message}`);
    this.state = result.state;
    this.open = openWork(this.program, result.state);
    for (const transition of result.transitions) {
      if (transition.to === 'taken') this.taken.push({ plan: transition.plan, flow: transition.element });
    }
  }

  private pick<T>(of: readonly T[]): T {
    const chosen = of[Math.floor(this.chance() * of.length)];
    if (chosen === undefined) throw new Error('Expected something to choose from');
    return chosen;
  }
}

/** Mulberry32: numbers in [0, 1), the same for the same seed. */
function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function unwalked(plan: Plan, walked: ReadonlySet<string>): readonly string[] {
  return flowsOf(plan)
    .filter((flow) => !walked.has(flow.id))
    .map((flow) => `${flow.id} ${flow.source} → ${flow.target}`);
}

async function planOf(xml: string | undefined): Promise<Plan> {
  const compiled = await compile(xml ?? '');
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled.plan;
}

function programOf(regime: Plan, own: Plan): Program {
  const process = (plan: Plan): string => processesOf(plan)[0]?.id ?? '';
  return {
    entry: { plan: regime.hash, process: process(regime) },
    plans: { [regime.hash]: regime, [own.hash]: own },
    bindings: { resolve: { plan: own.hash, process: process(own) } },
  };
}
