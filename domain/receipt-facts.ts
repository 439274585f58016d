import type { Agencies } from './agency-history.ts';
import { defaultExtensionLimit } from './deadline-terms.ts';
import { intakeTerm } from './intake-term.ts';
import type { Agency } from './organisation.ts';
import type { Channel, Procedure } from './procedure.ts';

/** For each function the process consults, the agency that answers in the deciding agency's province. */
export function functionAgencies(
  procedure: Pick<Procedure, 'functions'>,
  decides: Agency,
  agencies: Agencies,
): Record<string, string> {
  const bound = Object.entries(procedure.functions).flatMap(([name, byProvince]) => {
    const agency = agencies.get(byProvince[decides.province ?? '*'] ?? byProvince['*'] ?? '');
    return agency === undefined ? [] : [[name, agency.code] as const];
  });
  const missing = Object.keys(procedure.functions).filter((name) => !bound.some(([each]) => each === name));
  const stood = missing.flatMap((name) => {
    const agency = [...agencies.values()].find(
      (each) =>
        each.functions.some((own) => own === name) &&
        (each.province === undefined || each.province === decides.province),
    );
    return agency === undefined ? [] : [[name, agency.code] as const];
  });
  return Object.fromEntries([...bound, ...stood]);
}

/** What routes the regime; nothing about the person. */
export function startVariables(
  procedure: Pick<Procedure, 'code' | 'fee' | 'supplement' | 'extension' | 'intake'>,
  receipt: {
    readonly caseCode: string;
    readonly channel: Channel;
    readonly agencies: { readonly received: string };
    readonly components?: readonly { readonly digitised?: number }[];
  },
): { [name: string]: string | number | boolean | null | { [name: string]: string | number } } {
  const fee =
    procedure.fee.amounts.find((each) => each.channel === receipt.channel) ??
    procedure.fee.amounts.find((each) => each.channel === undefined);
  const intake = intakeTerm(procedure, receipt.channel);
  return {
    intake: {
      amount: intake.amount,
      unit: intake.unit,
      article: intake.source,
      agency: receipt.agencies.received,
    },
    procedureCode: procedure.code,
    caseCode: receipt.caseCode,
    channel: receipt.channel,
    digitise: (receipt.components ?? []).some(({ digitised }) => digitised === 0),
    feeMoment: procedure.fee.moment,
    feeAmount: fee?.amount ?? 0,
    pausePolicy: procedure.supplement.pausePolicy,
    supplementLimit: procedure.supplement.limit ?? null,
    extensionLimit: procedure.extension?.limit ?? defaultExtensionLimit,
    supplementDays: procedure.supplement.citizenDays ?? null,
  };
}
