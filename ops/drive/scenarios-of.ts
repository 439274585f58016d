import type { Schema } from '../../api/client/api-client.ts';
import type { Variables } from '../../engine/stimulus.ts';
import type { LookupOutcome, Scenario } from './drive-move.ts';

const lookups: readonly LookupOutcome[] = ['REPLACED', 'PARTIAL', 'NOT_FOUND', 'MISMATCH'];

/**
 * Every way to file a dossier of the procedure that its processes could tell apart: channel, case, and what the
 * population database answers. The plainest comes first.
 */
export function scenariosOf(facts: Schema<'Procedure'>): Scenario[] {
  const cases = facts.cases.length > 0 ? facts.cases.map((entry) => entry.code) : ['00'];
  return cases.flatMap((caseCode, caseIndex) =>
    facts.channels.flatMap((channel, channelIndex) =>
      lookups
        // Answers vary only for the first case and channel: the process does not ask for the combination.
        .filter((_, index) => index === 0 || (caseIndex === 0 && channelIndex === 0))
        .map((lookup) => ({
          name: `${channel} ${caseCode} ${lookup}`,
          channel,
          caseCode,
          lookup,
          variables: startVariables(facts, channel, caseCode),
        })),
    ),
  );
}

/** What the regime expects at the start, as the receipt of such a dossier sets it. */
function startVariables(facts: Schema<'Procedure'>, channel: Scenario['channel'], caseCode: string): Variables {
  const { amounts } = facts.fee;
  const fee =
    amounts.find((amount) => amount.channel === channel) ?? amounts.find((amount) => amount.channel === undefined);
  return {
    channel,
    caseCode,
    procedureCode: facts.code,
    feeMoment: facts.fee.moment,
    feeAmount: fee?.amount ?? 0,
    pausePolicy: facts.supplement.pausePolicy,
    supplementLimit: facts.supplement.limit ?? null,
    supplementDays: facts.supplement.citizenDays ?? null,
  };
}
