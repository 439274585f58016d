import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Program } from '../program.ts';
import { bpmn, conditional, flows, planOf, testFacts } from '../testing.ts';
import { EventQueue } from './event-queue.ts';
import { simulate } from './simulate.ts';
import type { SimulationSettings } from './simulation-settings.ts';

const { calendar } = testFacts;
const from = Date.parse('2026-11-23T07:00:00+07:00');

async function programOf(content: string): Promise<Program> {
  const plan = await planOf(bpmn(content));
  return { entry: { plan: plan.hash, process: plan.processes[0] ?? '' }, plans: { [plan.hash]: plan }, bindings: {} };
}

const review = `<startEvent id="s"/><endEvent id="yes"/><endEvent id="no"/><endEvent id="gone"/>
  <userTask id="check"><extensionElements><zeebe:assignmentDefinition candidateGroups="specialist"/><tthc:task resultVariable="answer" budget="4" budgetUnit="HOUR"/>
    <tthc:option action="approve" name="Đồng ý" tone="primary"/><tthc:option action="reject" name="Không" tone="danger"/></extensionElements></userTask>
  <boundaryEvent id="out" attachedToRef="check"><messageEventDefinition messageRef="m"/></boundaryEvent>
  <exclusiveGateway id="x" default="f_x_yes"/>${flows('s check x yes', 'out gone')}${conditional('x', 'no', 'answer = "reject"')}`;
const withdrawal = '<message id="m" name="withdraw"/>';

let reviewed: Program;
beforeAll(async () => {
  reviewed = await programOf(`${withdrawal}<process id="p" isExecutable="true">${review}</process>`);
});

function run(settings: Partial<SimulationSettings>, program = reviewed) {
  return simulate(program, calendar, { from, cases: 200, ...settings });
}

describe('simulation', () => {
  it('gives the same result for the same seed, and accounts for every case', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 4 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (seed, cases, officers, odds) => {
          const settings = {
            seed,
            cases,
            officers: { '*': officers },
            messages: { withdraw: { odds, after: { exponential: 600 } } },
          };
          const report = run(settings);
          expect(run(settings)).toEqual(report);
          expect(report.completed + report.stoppedByIncident + report.stillOpen).toBe(cases);
          expect(Object.values(report.ends).reduce((sum, number) => sum + number, 0)).toBe(report.completed);
          expect(report.stillOpen).toBe(0);
          for (const pool of report.officers) expect(pool.utilisation ?? 0).toBeLessThanOrEqual(1.01);
        },
      ),
      // The one case is withdrawn while an officer has it in hand.
      { numRuns: 30, examples: [[394305904, 1, 1, 0.46279084682464605]] },
    );
  });

  it('gives other results for other seeds', () => {
    expect(run({ seed: 1 }).duration).not.toEqual(run({ seed: 2 }).duration);
  });

  it('takes options by the odds given', () => {
    expect(run({ options: { check: { reject: 1 } } }).ends).toEqual({ no: 200 });
    expect(run({ options: { check: { approve: 1, reject: 0 } } }).ends).toEqual({ yes: 200 });
    const even = run({ options: { check: { approve: 1, reject: 1 } }, cases: 2_000 }).ends['no'] ?? 0;
    expect(even).toBeGreaterThan(900);
    expect(even).toBeLessThan(1_100);
  });

  it('works in office hours only', () => {
    const day = run({ cases: 1, durations: { check: { fixed: 8 * 60 } } });
    expect(day.duration.workingHours.max).toBe(8);
    expect(day.duration.calendarDays.max).toBeGreaterThan(0.4);
    expect(day.to.slice(0, 10) > '2026-11-24').toBe(true);
  });

  it('makes cases wait when there are too few officers, and not when there are enough', () => {
    const few = run({ perDay: 32, officers: { specialist: 1 }, durations: { check: { fixed: 60 } } });
    const many = run({ perDay: 32, officers: { specialist: 100 }, durations: { check: { fixed: 60 } } });
    expect(few.steps[0]?.waitingHours.mean).toBeGreaterThan(10);
    expect(few.officers[0]?.utilisation).toBeGreaterThan(0.95);
    expect(many.steps[0]?.waitingHours.max).toBe(0);
    expect(many.steps[0]?.workingHours.mean).toBe(1);
  });

  it('counts what is late, by step and by case', () => {
    const slow = run({
      perDay: 1,
      officers: { '*': 50 },
      durations: { check: { fixed: 5 * 60 } },
      term: { amount: 4.5, unit: 'HOUR' },
    });
    expect(slow.steps[0]).toMatchObject({ done: 200, late: 200, lateShare: 1 });
    expect(slow.lateness).toMatchObject({ late: 200, hoursLate: { mean: 0.5 } });
    const quick = run({
      perDay: 1,
      officers: { '*': 50 },
      durations: { check: { fixed: 60 } },
      term: { amount: 1, unit: 'WORKING_DAY' },
    });
    expect(quick.steps[0]?.late).toBe(0);
    expect(quick.lateness.late).toBe(0);
  });

  it('lets messages come as often as is said', () => {
    expect(run({ messages: { withdraw: { odds: 1, after: { fixed: 0 } } } }).ends).toEqual({ gone: 200 });
  });

  it('takes every message to be of the conversation that waits for it, and begins by any of several starts', async () => {
    const talk = `<message id="m" name="m"/><correlationProperty id="number"><correlationPropertyRetrievalExpression messageRef="m"><messagePath xsi:type="tFormalExpression">number</messagePath></correlationPropertyRetrievalExpression></correlationProperty><collaboration id="c"><participant id="us" processRef="p"/><participant id="them"/><correlationKey id="k"><correlationPropertyRef>number</correlationPropertyRef></correlationKey></collaboration>`;
    const content = `<startEvent id="s"/><startEvent id="t"/><sendTask id="tell" messageRef="m"/><receiveTask id="hear" messageRef="m"/><endEvent id="e"/><endEvent id="f"/>${flows('s tell hear e', 't f')}`;
    const report = run({}, await programOf(`${talk}<process id="p" isExecutable="true">${content}</process>`));
    expect(Object.keys(report.ends).sort()).toEqual(['e', 'f']);
    expect((report.ends['e'] ?? 0) + (report.ends['f'] ?? 0)).toBe(200);
  });

  it('draws branches whose conditions read what nobody has set, by the odds of the flows', async () => {
    const split = await programOf(
      `<startEvent id="s"/><endEvent id="a"/><endEvent id="b"/><exclusiveGateway id="x"/>${flows('s x')}${conditional('x', 'a', 'amount > 5')}${conditional('x', 'b', 'amount <= 5')}`,
    );
    expect(run({}, split).ends).toMatchObject({ a: expect.any(Number), b: expect.any(Number) });
    expect(run({ flows: { f_x_a: 1, f_x_b: 0 } }, split).ends).toEqual({ a: 200 });
    expect(run({ variables: { amount: 1 } }, split).ends).toEqual({ b: 200 });
    expect(run({ choices: { amount: [9] } }, split).ends).toEqual({ a: 200 });
  });

  it('lets timers run in virtual time, and pauses hold what was finished', async () => {
    const paused =
      await programOf(`<message id="p1" name="pause"/><message id="p2" name="resume"/><process id="p" isExecutable="true"><startEvent id="s"/><endEvent id="e"/><endEvent id="e2"/><userTask id="work"/>
      <boundaryEvent id="stop" attachedToRef="work" cancelActivity="false"><messageEventDefinition messageRef="p1"/></boundaryEvent>
      <receiveTask id="hold" messageRef="p2"><extensionElements><tthc:freezes element="work" policy="continue"/></extensionElements></receiveTask>
      <intermediateCatchEvent id="wait"><timerEventDefinition><timeDuration xsi:type="tFormalExpression">P3D</timeDuration></timerEventDefinition></intermediateCatchEvent>${flows('s work wait e', 'stop hold e2')}</process>`);
    const report = run(
      {
        messages: { pause: { odds: 1, after: { fixed: 1 } }, resume: { odds: 1, after: { fixed: 14_400 } } },
        durations: { work: { fixed: 30 } },
      },
      paused,
    );
    expect(report.completed).toBe(200);
    expect(report.duration.calendarDays.p50).toBeGreaterThan(12);
  });

  it('takes the parts of a joint service as granted, after the days that another procedure takes', async () => {
    const joint = await programOf(
      `<startEvent id="s"/><endEvent id="yes"/><endEvent id="no"/><exclusiveGateway id="x" default="f_x_no"/>
       <serviceTask id="part"><extensionElements><tthc:childDossier procedure="1.001193"/></extensionElements></serviceTask>
       ${flows('s part x no')}${conditional('x', 'yes', 'outcome = "approved"')}`,
    );
    const report = run({}, joint);
    expect(report.completed).toBe(200);
    expect(report.duration.calendarDays.p50).toBeGreaterThan(1);
  });

  it('says so when an expression stops cases', async () => {
    const broken = await programOf(
      `<startEvent id="s"/><endEvent id="e"/><exclusiveGateway id="x"/><task id="t"/>${flows('s x', 't e')}${conditional('x', 't', '1 + 1')}${conditional('x', 'e', 'false')}`,
    );
    expect(run({}, broken)).toMatchObject({ completed: 0, stoppedByIncident: 200 });
  });
});

describe('the queue of events', () => {
  it('gives them back by their instants, and in the order of planning where these are equal', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 })), (instants) => {
        const queue = new EventQueue<number>();
        for (const [index, at] of instants.entries()) queue.add(at, index);
        const taken = instants.map(() => queue.takeFirst());
        const expected = instants.map((at, index) => ({ at, index })).sort((a, b) => a.at - b.at || a.index - b.index);
        expect(taken.map((entry) => entry?.event)).toEqual(expected.map((entry) => entry.index));
        expect(queue.takeFirst()).toBeUndefined();
      }),
    );
  });
});
