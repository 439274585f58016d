import { foldAccents } from './vietnamese.ts';

/** Provinces after the reform of 2025, by code (QĐ 19/2025/QĐ-TTg). */
const provinces: Readonly<Record<string, string>> = {
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
const byName = Object.entries(provinces).map(([code, name]) => [foldAccents(name), code] as const);

/** The province that a text names, by its two-digit code; undefined where it names none or several. */
export function findProvince(text: string): string | undefined {
  const folded = ` ${foldAccents(text)} `;
  const codes = byName.filter(([name]) => folded.includes(` ${name} `)).map(([, code]) => code);
  return codes.length === 1 ? codes[0] : undefined;
}
