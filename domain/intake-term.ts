import type { Channel, IntakeTerm, Procedure } from './procedure.ts';

/**
 * How long the desk may take to accept a dossier, ask for a supplement or refuse it. Resolution 66.7/2025/NQ-CP, Art. 8
 * names these where a look-up does not answer; that they hold for every check is the regime's assumption.
 */
const defaults: Readonly<Record<Channel, IntakeTerm>> = {
  online: { amount: 8, unit: 'HOUR', source: 'Điều 8 Nghị quyết 66.7/2025/NQ-CP' },
  direct: { amount: 1, unit: 'WORKING_DAY', source: 'Điều 8 Nghị quyết 66.7/2025/NQ-CP' },
  post: { amount: 1, unit: 'WORKING_DAY', source: 'Điều 8 Nghị quyết 66.7/2025/NQ-CP' },
};

/** The limit of the intake through a channel: the procedure's own where its law names one, else the regime's. */
export function intakeTerm(procedure: Pick<Procedure, 'intake'>, channel: Channel): IntakeTerm {
  return procedure.intake?.[channel] ?? defaults[channel];
}
