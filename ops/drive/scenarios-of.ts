import type { Schema } from '../../api/client/api-client.ts';
import { initialDigitisation } from '../../domain/digitisation.ts';
import { startVariables } from '../../domain/receipt-facts.ts';
import type { LookupOutcome, Scenario } from './drive-move.ts';

const lookups: readonly LookupOutcome[] = ['REPLACED', 'PARTIAL', 'NOT_FOUND', 'MISMATCH'];

/**
 * Every way to file a dossier of the procedure that its processes could tell apart: channel, case, and what the
 * population database answers. The plainest comes first.
 */
export function scenariosOf(facts: Schema<'Procedure'>): Scenario[] {
  const received = facts.receivingAgencies[0]?.code ?? '';
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
          variables: startVariables(asDerived(facts), {
            channel,
            caseCode,
            agencies: { received },
            components: papersOf(facts, channel, caseCode),
          }),
        })),
    ),
  );
}

/** The papers that the receipt of such a dossier brings: none of them is digitised yet. */
function papersOf({ components }: Schema<'Procedure'>, channel: Scenario['channel'], caseCode: string) {
  if (channel === 'online') return [];
  return components
    .filter((each) => each.required && each.dataSource === undefined && (each.case ?? caseCode) === caseCode)
    .map((each) => ({ digitised: initialDigitisation(each, 'paper', undefined) }));
}

/** The facts that start variables follow from, as the API tells them. */
function asDerived({ code, fee, supplement }: Schema<'Procedure'>): Parameters<typeof startVariables>[0] {
  const { pausePolicy, limit, citizenDays } = supplement;
  return {
    code,
    fee: {
      moment: fee.moment,
      amounts: fee.amounts.map(({ amount, condition, channel }) => ({ amount, condition, channel })),
    },
    supplement: { pausePolicy, limit, citizenDays },
  };
}
