import { expect, test } from '@jest/globals';
import { worklistFilterFrom } from './worklist-filter.ts';

test.each([
  ['', { state: 'open' }],
  ['state=mine&due=overdue', { state: 'mine', due: 'overdue' }],
  ['state=everything&due=never', { state: 'open' }],
  ['q=%20khai%20sinh%20', { state: 'open', q: 'khai sinh' }],
  ['q=Nguye%CC%82%CC%83n', { state: 'open', q: 'Nguyễn' }],
])('the address “?%s” shows exactly its filter', (address, filter) => {
  expect(worklistFilterFrom(new URLSearchParams(address))).toEqual(filter);
});
