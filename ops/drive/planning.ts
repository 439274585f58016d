import type { Schema } from '../../api/client/api-client.ts';
import { compile } from '../../engine/compile.ts';
import { processesOf } from '../../engine/describe.ts';
import type { Plan } from '../../engine/plan.ts';
import type { Cast } from './cast.ts';
import type { DrivableProcedure } from './choose-procedure.ts';
import { conditionLiterals } from './condition-literals.ts';
import type { PlanOptions } from './plan-drives.ts';
import { planningFacts } from './planning-facts.ts';
import { scenariosOf } from './scenarios-of.ts';

/** What plans of a procedure's dossiers start from, on the processes that are published now. */
export type Planning = (procedure: DrivableProcedure) => Promise<PlanOptions>;

/** Reads the regime and the clock, which all procedures share, once. */
export async function openPlanning(
  cast: Cast,
  { canCutOff, canPay }: Pick<PlanOptions, 'canCutOff' | 'canPay'>,
): Promise<Planning> {
  const designer = cast.user('thietke');
  const [regime, { now, mode }] = await Promise.all([
    designer.get<Schema<'Process'>>('/processes/regime'),
    designer.get<Schema<'Clock'>>('/clock'),
  ]);
  const regimePlan = await compiled(regime.xml);
  return async (procedure) => {
    const process = await designer.get<Schema<'Process'>>(`/processes/${encodeURIComponent(procedure.facts.code)}`);
    const plan = await compiled(process.xml);
    const { channels, cases } = procedure.facts;
    return {
      program: {
        entry: entryOf(regimePlan),
        plans: { [regimePlan.hash]: regimePlan, [plan.hash]: plan },
        bindings: { resolve: entryOf(plan) },
      },
      facts: planningFacts(),
      scenarios: scenariosOf(procedure.facts),
      now: Date.parse(now),
      canWait: mode === 'business',
      canCutOff,
      canPay,
      receivable: { channel: channels, caseCode: cases.map(({ code }) => code) },
      literals: conditionLiterals(regime.xml + process.xml),
    };
  };
}

function entryOf(plan: Plan) {
  return { plan: plan.hash, process: processesOf(plan)[0]?.id ?? '' };
}

async function compiled(xml: string): Promise<Plan> {
  const result = await compile(xml);
  if (!result.ok) throw new Error(`Expected a published process to compile, but ${result.problems[0]?.reason.en}`);
  return result.plan;
}
