import { expect, test } from '@jest/globals';
import {
  comparePerson,
  type DeclaredPerson,
  type PopulationComparison,
  type RegisteredField,
  type RegisteredPerson,
} from './population-outcome.ts';

const declared: DeclaredPerson = { personalId: '001090000001', name: 'Đỗ Văn Ớt', birthDate: '1990-02-28' };
const person: RegisteredPerson = {
  personalId: '001090000001',
  name: 'ĐỖ VĂN ỚT',
  birthDate: '1990-02-28',
  birthYear: 1990,
  gender: '1',
  permanentResidence: { province: '01' },
  currentResidence: undefined,
};

test.each<
  [
    string,
    Partial<DeclaredPerson>,
    readonly RegisteredPerson[] | undefined,
    RegisteredField[],
    PopulationComparison['outcome'],
    string[],
    string[],
  ]
>([
  ['all agrees', {}, [person], ['permanentResidence'], 'REPLACED', [], []],
  ['names without diacritics and spaces', { name: 'Do  Van Ot' }, [person], [], 'REPLACED', [], []],
  ['a decomposed spelling', { name: 'Đỗ Văn Ớt'.normalize('NFD') }, [person], [], 'REPLACED', [], []],
  ['no date declared', { birthDate: undefined }, [person], [], 'REPLACED', [], []],
  ['only the year is registered', {}, [{ ...person, birthDate: undefined }], [], 'REPLACED', [], []],
  ['only the year is declared', { birthDate: '1990' }, [person], [], 'REPLACED', [], []],
  ['another year', { birthDate: '1991' }, [person], [], 'MISMATCH', ['birthDate'], []],
  ['another day', { birthDate: '1990-02-27' }, [person], [], 'MISMATCH', ['birthDate'], []],
  ['another name', { name: 'Đỗ Văn Ơn' }, [person], [], 'MISMATCH', ['name'], []],
  [
    'another person',
    {},
    [{ ...person, personalId: '001090000002', name: 'Khác' }],
    [],
    'MISMATCH',
    ['personalId', 'name'],
    [],
  ],
  ['the right one among several', {}, [{ ...person, personalId: '001090000002' }, person], [], 'REPLACED', [], []],
  ['a residence that is not known', {}, [person], ['currentResidence'], 'PARTIAL', [], ['currentResidence']],
  ['a name that was not sent', {}, [{ ...person, name: undefined }], [], 'PARTIAL', [], ['name']],
  [
    'wrong and incomplete',
    { name: 'Khác' },
    [person],
    ['currentResidence'],
    'MISMATCH',
    ['name'],
    ['currentResidence'],
  ],
  ['nobody', {}, [], [], 'NOT_FOUND', [], []],
  ['no answer', {}, undefined, [], 'UNAVAILABLE', [], []],
])('%s', (_name, change, people, needed, outcome, mismatching, missing) => {
  expect(comparePerson({ ...declared, ...change }, people, needed)).toEqual({ outcome, mismatching, missing });
});
