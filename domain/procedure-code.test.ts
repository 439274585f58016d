import { expect, test } from '@jest/globals';
import { findProcedureCode, isForeignProcess, processIdOf, repairProcedureCode } from './procedure-code.ts';

test.each([
  ['1.001193', { code: '1.001193' }],
  ['6.000123', { code: '6.000123' }],
  ['1.000358.01', { code: '1.000358', case: '01' }],
  ['1.001193.000.00.00.H56', { code: '1.001193', agency: '000.00.00.H56' }],
  ['2.000815.000.00.00.H55.02', { code: '2.000815', agency: '000.00.00.H55', service: '02' }],
])('%s is read', (text, expected) => {
  expect(findProcedureCode(text)).toEqual({ case: undefined, agency: undefined, service: undefined, ...expected });
});

test.each([
  '',
  '1.01417',
  '1,001193',
  ' 1.001193',
  '1.0133611',
  '2.009182739',
  '1.014955-Xoa',
  '11.001193',
  '1.001193.H56',
  '1.001193.1',
  '1.001193.000.00.00.h56',
  '1.001193.000.00.00.H56.2',
  '1.001193.01.02',
])('"%s" is refused', (text) => {
  expect(findProcedureCode(text)).toBeUndefined();
});

test.each([
  ['1.001193', '1.001193', false],
  ['1.01417', '1.014170', true],
  ['1.0141', '1.014100', true],
  ['1,001193', '1.001193', true],
  [' 1.001193\n', '1.001193', true],
  ['1. 001193', '1.001193', true],
])('%p is mended to %s', (text, code, repaired) => {
  expect(repairProcedureCode(text)).toMatchObject({ code: { code }, repaired });
});

test.each(['1.0133611', '1.014955-Xoa', '2.009182739', '1.01', '1.01417.01', 'không có'])(
  '"%s" is beyond mending',
  (text) => {
    expect(repairProcedureCode(text)).toBeUndefined();
  },
);

test('a process is foreign when its id is that of another procedure', () => {
  const own = '1.001193';
  expect(isForeignProcess(processIdOf(own), own)).toBe(false);
  expect(isForeignProcess(processIdOf('1.001194'), own)).toBe(true);
  // A variant of another procedure, and ids that are no procedure's at all.
  expect(isForeignProcess('Process_1_001194_H26', own)).toBe(true);
  for (const id of ['Process_Regime', 'Process_1_00119', 'Process_1_0011931'])
    expect(isForeignProcess(id, own)).toBe(false);
});
