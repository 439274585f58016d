import type { Agency } from './organisation.ts';

/** The whole country: what no province or ministry has changed. */
export const nationwide = 'VN';

/** Provinces after the reform of 2025, by code (QĐ 19/2025/QĐ-TTg). */
export const provinces: Readonly<Record<string, string>> = {
  '01': 'Hà Nội',
  '04': 'Cao Bằng',
  '08': 'Tuyên Quang',
  '11': 'Điện Biên',
  '12': 'Lai Châu',
  '14': 'Sơn La',
  '15': 'Lào Cai',
  '19': 'Thái Nguyên',
  '20': 'Lạng Sơn',
  '22': 'Quảng Ninh',
  '24': 'Bắc Ninh',
  '25': 'Phú Thọ',
  '31': 'Hải Phòng',
  '33': 'Hưng Yên',
  '37': 'Ninh Bình',
  '38': 'Thanh Hóa',
  '40': 'Nghệ An',
  '42': 'Hà Tĩnh',
  '44': 'Quảng Trị',
  '46': 'Huế',
  '48': 'Đà Nẵng',
  '51': 'Quảng Ngãi',
  '52': 'Gia Lai',
  '56': 'Khánh Hòa',
  '66': 'Đắk Lắk',
  '68': 'Lâm Đồng',
  '75': 'Đồng Nai',
  '79': 'Hồ Chí Minh',
  '80': 'Tây Ninh',
  '82': 'Đồng Tháp',
  '86': 'Vĩnh Long',
  '91': 'An Giang',
  '92': 'Cần Thơ',
  '96': 'Cà Mau',
};

/** Ministries and bodies of their rank: the first part of an agency's id (QĐ 20/2020 as amended). */
const ministry = /^G\d{2}$/;

/** Whether a procedure may have a variant there: a province by its two digits, or a ministry by its id (`G15`). */
export function isJurisdiction(code: string): boolean {
  return Object.hasOwn(provinces, code) || ministry.test(code);
}

/** Where an agency decides: its province, or, for the central government, its ministry. */
export function jurisdictionOf(agency: Pick<Agency, 'code' | 'province'>): string {
  return agency.province ?? agency.code.split('.').find((part) => ministry.test(part)) ?? agency.code;
}

/** `Đà Nẵng`; a code that is none of a province stands for itself. */
export function jurisdictionName(code: string): string {
  return code === nationwide ? 'Toàn quốc' : (provinces[code] ?? code);
}
