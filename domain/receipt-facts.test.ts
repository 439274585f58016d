import { describe, expect, test } from '@jest/globals';
import type { Agency, AgencyFunction } from './organisation.ts';
import type { Channel, Procedure } from './procedure.ts';
import { functionAgencies, startVariables } from './receipt-facts.ts';

const agency = (code: string, province: string | undefined, ...functions: AgencyFunction[]): Agency => ({
  code,
  name: code,
  level: province === undefined ? 'ministry' : 'province',
  province,
  parent: undefined,
  functions,
  oneStop: false,
});

describe('the agency that answers for a function', () => {
  const agencies = new Map(
    [
      agency('H17', '48'),
      agency('H17.9', '48', 'tax'),
      agency('H26', '01'),
      agency('H26.8', '01', 'tax'),
      agency('H26.9', '01', 'tax', 'police'),
      agency('G09', undefined, 'health'),
    ].map((each) => [each.code, each]),
  );
  const answering = (functions: Procedure['functions'], decides: string) => {
    const agencyThere = agencies.get(decides);
    if (agencyThere === undefined) throw new Error(`Expected an agency ${decides}`);
    return functionAgencies({ functions }, agencyThere, agencies);
  };

  test('is the one bound in the province, else the one bound for all', () => {
    const tax = { '01': 'H26.9', '*': 'H17.9' };
    expect(answering({ tax }, 'H26')).toEqual({ tax: 'H26.9' });
    expect(answering({ tax }, 'H17')).toEqual({ tax: 'H17.9' });
    expect(answering({ tax }, 'G09')).toEqual({ tax: 'H17.9' });
  });

  test('is the province’s own or the ministry’s where none is bound, or the one bound is gone', () => {
    expect(answering({ tax: { '01': 'H26.77' }, health: {} }, 'H26')).toEqual({ tax: 'H26.8', health: 'G09' });
    expect(answering({ tax: {} }, 'H17')).toEqual({ tax: 'H17.9' });
  });

  test('is none where nobody does it there', () => {
    expect(answering({ police: {}, tax: {} }, 'H17')).toEqual({ tax: 'H17.9' });
  });
});

describe('what routes the regime', () => {
  const procedure: Pick<Procedure, 'code' | 'fee' | 'supplement' | 'extension' | 'intake'> = {
    code: '1.001193',
    fee: {
      moment: 'before',
      amounts: [
        { amount: 8000, condition: undefined, channel: undefined },
        { amount: 4000, condition: undefined, channel: 'online' },
      ],
    },
    supplement: { limit: undefined, pausePolicy: 'shift', citizenDays: undefined },
  };
  const receipt = (channel: Channel, components?: { digitised?: number }[]) => ({
    caseCode: '00',
    channel,
    agencies: { received: 'H26.15' },
    ...(components && { components }),
  });

  test('is the fee of the channel, else the one for all, else nothing to pay', () => {
    expect(startVariables(procedure, receipt('online'))).toMatchObject({ feeMoment: 'before', feeAmount: 4000 });
    expect(startVariables(procedure, receipt('direct'))).toMatchObject({ feeAmount: 8000 });
    const free = { ...procedure, fee: { moment: 'none' as const, amounts: [] } };
    expect(startVariables(free, receipt('direct'))).toMatchObject({ feeMoment: 'none', feeAmount: 0 });
  });

  test('is that papers are to be digitised, where one is not yet', () => {
    expect(startVariables(procedure, receipt('direct'))).toMatchObject({ digitise: false });
    expect(startVariables(procedure, receipt('direct', [{ digitised: 1 }, {}]))).toMatchObject({ digitise: false });
    expect(startVariables(procedure, receipt('direct', [{ digitised: 1 }, { digitised: 0 }]))).toMatchObject({
      digitise: true,
    });
  });

  test('is each limit that a law names, and the regime’s where none does', () => {
    expect(startVariables(procedure, receipt('direct'))).toMatchObject({
      procedureCode: '1.001193',
      intake: { amount: 1, unit: 'WORKING_DAY', agency: 'H26.15' },
      supplementLimit: null,
      supplementDays: null,
      extensionLimit: 1,
    });
    const named = {
      ...procedure,
      supplement: { limit: 2, pausePolicy: 'restart' as const, citizenDays: 60 },
      extension: { limit: 3, source: 'Luật' },
      intake: { direct: { amount: 3, unit: 'WORKING_DAY' as const, source: 'Luật' } },
    };
    expect(startVariables(named, receipt('direct'))).toMatchObject({
      intake: { amount: 3, unit: 'WORKING_DAY', article: 'Luật', agency: 'H26.15' },
      pausePolicy: 'restart',
      supplementLimit: 2,
      supplementDays: 60,
      extensionLimit: 3,
    });
  });
});
