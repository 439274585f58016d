import { describe, expect, test } from '@jest/globals';
import type { Schema } from '../faces/shared/api.ts';
import { receiveRequest } from './receive-request.ts';

const component = (id: string, more: Partial<Schema<'ProcedureComponent'>> = {}): Schema<'ProcedureComponent'> => ({
  id,
  name: id,
  originals: 1,
  copies: 0,
  required: true,
  ...more,
});
const components = [
  component('form'),
  component('residence', { dataSource: { database: 'population', rule: 'annex', legalBasis: 'NQ 66.7/2025' } }),
  component('copy', { originals: 0, copies: 2 }),
  component('extra', { required: false }),
];
const procedure = { code: '1.001193', components } as unknown as Schema<'Procedure'>;
const person = { kind: 'person' as const, name: ' Trần Văn Ước ', phone: '' };

describe('the request that receives a dossier', () => {
  test('names what data answers as data, although the officer marked nothing', () => {
    const request = receiveRequest(procedure, components, { channel: 'direct', applicant: person });
    expect(request.components).toEqual([{ id: 'residence', kind: 'data' }]);
  });

  test('sends only components marked as handed in, in the form they came', () => {
    const request = receiveRequest(procedure, components, {
      channel: 'post',
      applicant: person,
      components: {
        form: { given: true, kind: 'paper', count: 1 },
        copy: { given: true, kind: 'paper', count: 2 },
        extra: { given: false, kind: 'paper', count: 1 },
      },
    });
    expect(request.components).toEqual([
      { id: 'form', kind: 'paper', originals: 1 },
      { id: 'residence', kind: 'data' },
      { id: 'copy', kind: 'paper', copies: 2 },
    ]);
  });

  test('says of a paper whose scan is there already that it need not be scanned again', () => {
    const request = receiveRequest(procedure, components, {
      channel: 'direct',
      applicant: person,
      components: { form: { given: true, kind: 'scanned' }, copy: { given: true, kind: 'reused-result', count: 1 } },
    });
    expect(request.components).toEqual([
      { id: 'form', kind: 'paper', originals: 1, digitised: 1 },
      { id: 'residence', kind: 'data' },
      { id: 'copy', kind: 'paper', copies: 1, digitised: 3 },
    ]);
  });

  test('leaves out what was not filled in, and a birth date once the applicant is an organisation', () => {
    const birthDate = '1985-02-01';
    expect(receiveRequest(procedure, [], { channel: 'online', applicant: { ...person, birthDate } }).applicant).toEqual(
      { kind: 'person', name: 'Trần Văn Ước', birthDate: '1985-02-01' },
    );
    expect(
      receiveRequest(procedure, [], { channel: 'online', applicant: { ...person, kind: 'organisation', birthDate } })
        .applicant,
    ).toEqual({ kind: 'organisation', name: 'Trần Văn Ước' });
  });
});
