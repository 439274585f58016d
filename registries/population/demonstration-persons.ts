import type { RegisteredAddress, RegisteredPerson } from './registered-person.ts';

/**
 * Invented people. Their numbers begin with 099, which no province has, so that none of them can be a real person's.
 * The named ones each show one answer of the database; the seeded ones fill it.
 */
export const demonstrationPersons = {
  /** Everything is known. */
  complete: person('099190000001', 'Trần Thị Mẫu', 'female', '1990-02-28', {
    formerCardNumber: '990000001',
    married: true,
    permanentResidence: address('00091', 'Số 1, ngõ Thử Nghiệm'),
    currentResidence: address('00091', 'Số 1, ngõ Thử Nghiệm'),
    father: { name: 'Trần Văn Giả Định', personalId: '099060000011' },
    mother: { name: 'Lê Thị Ví Dụ' },
    spouse: { name: 'Nguyễn Văn Minh Họa', personalId: '099088000012' },
    household: { relation: 'CH01', head: { name: 'Trần Thị Mẫu', personalId: '099190000001' } },
  }),
  /** The demonstration's citizen account. */
  citizen: person('099090000019', 'Nguyễn Văn An', 'male', '1990-10-19', {
    permanentResidence: address('00103', 'Số 19, ngõ Thử Nghiệm'),
    currentResidence: address('00103', 'Số 19, ngõ Thử Nghiệm'),
  }),
  /** Residence was never recorded. */
  withoutResidence: person('099085000002', 'Đỗ Văn Thiếu Dữ Liệu', 'male', '1985-07-15', {
    hometown: address('00103', 'Tổ dân phố Mô Phỏng'),
  }),
  /** Of the date of birth only the year is known. */
  yearOnly: {
    personalId: '099148000003',
    name: 'Phạm Thị Chỉ Năm',
    gender: 'female',
    birth: { year: 1948 },
    permanentResidence: address('00118', 'Thôn Minh Họa'),
    currentResidence: address('00118', 'Thôn Minh Họa'),
  },
} as const satisfies Record<string, RegisteredPerson>;

/**
 * `count` further people, the same for the same seed. Numbers are distinct and never those of the named people.
 */
export function seededPersons(seed: number, count: number): readonly RegisteredPerson[] {
  const draw = randomFrom(seed);
  const pick = (list: readonly string[]): string => list[Math.floor(draw() * list.length)] ?? '';
  return Array.from({ length: count }, (_, index) => {
    const gender = draw() < 0.5 ? 'male' : 'female';
    const year = 1945 + Math.floor(draw() * 62);
    const month = 1 + Math.floor(draw() * 12);
    const day = 1 + Math.floor(draw() * 28);
    const name = [pick(familyNames), gender === 'male' ? 'Văn' : 'Thị', pick(givenNames), pick(givenNames)].join(' ');
    const residence = address(pick(communes), `Số ${1 + Math.floor(draw() * 300)}, đường Mô Phỏng`);
    const date = `${year}-${twoDigits(month)}-${twoDigits(day)}`;
    return person(numberOf(gender, year, 100_000 + index), name, gender, date, {
      married: draw() < 0.6,
      permanentResidence: residence,
      currentResidence: residence,
    });
  });
}

const familyNames = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Đặng', 'Bùi', 'Đỗ', 'Võ', 'Ngô'];
const givenNames = ['An', 'Bình', 'Chi', 'Dương', 'Hạnh', 'Khánh', 'Lan', 'Minh', 'Phúc', 'Quỳnh', 'Sơn', 'Yến'];
const communes = ['00091', '00103', '00118'];

function person(
  personalId: string,
  name: string,
  gender: RegisteredPerson['gender'],
  date: string,
  more: Partial<RegisteredPerson>,
): RegisteredPerson {
  return { personalId, name, gender, birth: { year: Number(date.slice(0, 4)), date }, ...more };
}

function address(commune: string, detail: string): RegisteredAddress {
  return { province: '01', commune, detail };
}

/** 099, gender and century, two digits of the year, six digits: DOMAIN 6.1. */
function numberOf(gender: RegisteredPerson['gender'], year: number, serial: number): string {
  const century = (Math.floor(year / 100) - 19) * 2 + (gender === 'female' ? 1 : 0);
  return `099${century}${twoDigits(year % 100)}${serial}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

/** mulberry32: a small generator that is the same everywhere; numbers in [0, 1). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
