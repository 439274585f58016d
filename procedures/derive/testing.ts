import type { ProcedureFacts } from './facts.ts';

/** Facts for tests: a procedure of a province with the given lines changed. All sentences are invented. */
export function testFacts(given: Partial<ProcedureFacts>): ProcedureFacts {
  return {
    code: '1.000001',
    name: 'Cấp giấy phép nuôi chim cảnh',
    field: 'Chim cảnh',
    level: 'Cấp tỉnh',
    agency: 'Sở Xây dựng',
    issuer: 'Bộ Xây dựng',
    processingTime: 'Trực tiếp: 10 Ngày làm việc',
    processingDays: 10,
    processingUnit: 'WORKING_DAY',
    channels: [{ channel: 'Trực tiếp', time: 10, unit: 'WORKING_DAY', fee: 'Miễn phí' }],
    components: ['Đơn xin nuôi chim'],
    steps: ['Sở Xây dựng cấp giấy phép.'],
    asOf: '2026-07',
    source: 'test',
    ...given,
  };
}
