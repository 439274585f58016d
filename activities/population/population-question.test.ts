import { describe, expect, test } from '@jest/globals';
import { populationRequest } from './population-question.ts';

const caller = { service: 'DVC-01', integration: 'TH-07' };

describe('populationRequest', () => {
  test('a personal identifier and a date of birth, as DOMAIN 6.1 spells them', () => {
    const question = { name: 'Đặng Thị Mẫu', personalId: '099190000001', birthDate: '1990-02-28' };
    expect(populationRequest(question, caller, 'YC-1', 'motcua')).toEqual({
      MaYeuCau: 'YC-1',
      MaDVC: 'DVC-01',
      MaTichHop: 'TH-07',
      MaCanBo: 'motcua',
      HoVaTen: 'DANGTHIMAU',
      SoDinhDanh: '099190000001',
      NgayThangNam: '19900228',
    });
  });

  test('a former card number goes into SoCMND', () => {
    const request = populationRequest(
      { name: 'A', personalId: '990000001', birthDate: '1990-02-28' },
      caller,
      'x',
      'y',
    );
    expect(request).toMatchObject({ SoCMND: '990000001' });
    expect(request).not.toHaveProperty('SoDinhDanh');
  });

  test.each([
    ['099190000001', '1990'],
    ['099085000002', '1985'],
    ['099207000002', '2007'],
    ['099312000002', '2012'],
  ])('without a date of birth the year inside %s is sent: %s', (personalId, year) => {
    const request = populationRequest({ name: 'A', personalId, birthDate: undefined }, caller, 'x', 'y');
    expect(request).toMatchObject({ Nam: year });
    expect(request).not.toHaveProperty('NgayThangNam');
  });

  test.each(['', '12345', '09919000000A', '0991900000011'])('%p cannot be asked about', (personalId) => {
    expect(populationRequest({ name: 'A', personalId, birthDate: '1990-02-28' }, caller, 'x', 'y')).toBeUndefined();
  });
});
