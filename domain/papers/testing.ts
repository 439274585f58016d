import type { DossierRecord, RecordedEntry } from './dossier-record.ts';

/** 09:30 on Monday 23/11/2026 in Vietnam. */
export const monday = Date.UTC(2026, 10, 23, 2, 30);
const hour = 3_600_000;

/** One step, as tests write it. */
export function entry(step: Partial<RecordedEntry>): RecordedEntry {
  return {
    seq: 1,
    at: monday,
    actor: { name: 'Nguyễn Thị Mai' },
    action: 'accept',
    given: {},
    corrections: [],
    milestones: [],
    ...step,
  };
}

/** A dossier just accepted at a commune's desk, for tests. */
export function recordOf(changes: Partial<DossierRecord> = {}): DossierRecord {
  const commune = {
    name: 'Ủy ban nhân dân phường Hoàn Kiếm',
    level: 'commune',
    province: 'Hà Nội',
    superior: 'Ủy ban nhân dân thành phố Hà Nội',
  } as const;
  return {
    code: 'H26.15-261123-0001',
    procedure: {
      code: '1.004222',
      name: 'Đăng ký thường trú',
      case: undefined,
      fee: {
        moment: 'after',
        amounts: [
          { amount: 10_000, condition: undefined, channel: 'online' },
          { amount: 20_000, condition: undefined, channel: 'direct' },
        ],
      },
      supplement: { limit: 1, pausePolicy: 'restart', citizenDays: 30 },
    },
    channel: 'direct',
    applicant: {
      kind: 'person',
      name: 'Nguyễn Thị Ngọc Huyền',
      personalId: '001190000019',
      birthDate: '1990-01-31',
      address: 'Số 12, phố Hàng Thùng, phường Hoàn Kiếm, thành phố Hà Nội',
      phone: '0912345678',
      email: 'huyen@example.vn',
    },
    agencies: { received: commune, decides: commune, returns: commune },
    components: [
      {
        id: 'c01',
        name: 'Tờ khai thay đổi thông tin cư trú (CT01)',
        kind: 'paper',
        originals: 1,
        copies: 0,
        database: undefined,
        outcome: undefined,
      },
      {
        id: 'c02',
        name: 'Giấy tờ chứng minh chỗ ở hợp pháp',
        kind: 'data',
        originals: 0,
        copies: 0,
        database: 'Cơ sở dữ liệu quốc gia về đất đai',
        outcome: 'REPLACED',
      },
      {
        id: 'c03',
        name: 'Hợp đồng thuê, mượn, ở nhờ được công chứng, chứng thực',
        kind: 'paper',
        originals: 1,
        copies: 2,
        database: undefined,
        outcome: undefined,
      },
    ],
    submittedAt: monday - hour,
    acceptedAt: monday,
    deadline: {
      duration: { amount: 7, unit: 'WORKING_DAY' },
      due: Date.UTC(2026, 11, 3, 2, 30),
      dueBefore: undefined,
      explanation: [
        { code: 'accepted', at: monday },
        {
          code: 'term',
          duration: { amount: 7, unit: 'WORKING_DAY' },
          startRule: 'exact-hour',
          delayed: false,
          article: undefined,
        },
        { code: 'weekly-rest', days: ['2026-11-28', '2026-11-29'] },
        { code: 'day-off', day: '2026-11-24', name: 'Ngày Văn hóa Việt Nam' },
        { code: 'calendar', version: 'vn-2026-11' },
        { code: 'due', at: Date.UTC(2026, 11, 3, 2, 30) },
      ],
    },
    lookups: [{ database: 'Cơ sở dữ liệu quốc gia về dân cư', outcome: 'REPLACED' }],
    entries: [
      entry({ seq: 1, at: monday - hour, action: 'receive', milestones: ['submitted'] }),
      entry({ seq: 3, milestones: ['accepted'] }),
    ],
    control: [
      {
        from: { type: 'applicant' },
        to: { type: 'unit', agency: commune.name, role: 'desk' },
        task: 'Kiểm tra hồ sơ',
        handedAt: monday - hour,
        dueAt: monday + 8 * hour,
        done: { at: monday, finished: true, officer: 'Nguyễn Thị Mai', outcome: 'Tiếp nhận' },
      },
      {
        from: { type: 'unit', agency: commune.name, role: 'desk' },
        to: { type: 'unit', agency: commune.name, role: 'specialist' },
        task: 'Thẩm định hồ sơ, xác minh chỗ ở hợp pháp',
        handedAt: monday,
        dueAt: monday + 20 * hour,
        done: { at: monday + 40 * hour, finished: true, officer: 'Trần Văn Hùng', outcome: 'Trình ký' },
      },
      {
        from: { type: 'unit', agency: commune.name, role: 'specialist' },
        to: { type: 'unit', agency: commune.name, role: 'leader' },
        task: 'Ký kết quả',
        handedAt: monday + 40 * hour,
        dueAt: undefined,
        done: undefined,
      },
    ],
    ...changes,
  };
}
