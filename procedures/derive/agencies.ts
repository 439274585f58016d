import type { Procedure } from '../../domain/procedure.ts';
import type { ProcedureFacts } from './facts.ts';
import { normaliseVietnamese, readable } from './vietnamese.ts';

export type Level = Procedure['levels'][number];

/** The levels of government that carry a procedure out; from the portal's words, else from the deciding agency's name. */
export function readLevels(facts: ProcedureFacts): readonly Level[] {
  const text = readable(facts.level ?? '');
  const levels: Level[] = [];
  if (text.includes('cấp bộ')) levels.push('ministry');
  if (text.includes('cấp tỉnh')) levels.push('province');
  if (text.includes('cấp xã')) levels.push('commune');
  if (levels.length > 0) return levels;
  return facts.agency === null || facts.agency === undefined ? [] : [levelOfAgency(readable(facts.agency))];
}

function levelOfAgency(agency: string): Level {
  if (/cấp xã|xã, phường|công an xã/u.test(agency)) return 'commune';
  if (
    /^(?:bộ(?! chỉ huy)|cục|tổng cục|vụ|ngân hàng nhà nước(?! chi| khu)|văn phòng chính phủ|thanh tra chính phủ|ủy ban chứng khoán|cơ quan đại diện|tòa án)/u.test(
      agency,
    )
  )
    return 'ministry';
  return 'province';
}

const cities = 'Hà Nội|Hồ Chí Minh|Hải Phòng|Đà Nẵng|Cần Thơ|Huế|Đồng Nai';

/** One spelling of an agency's name, without the place of the example that the portal happened to show. */
export function agencyName(text: string): string {
  const name = normaliseVietnamese(text)
    .replace(/\.+$/u, '')
    .replace(/(?<!\p{L})UBND(?!\p{L})/gu, 'Ủy ban nhân dân')
    .replace(/(?<!\p{L})TTHC(?!\p{L})/gu, 'thủ tục hành chính')
    .replace(/\s*-\s*(?:Bộ .*|Tỉnh .*|tỉnh .*|TP\.? .*|Thành phố .*)$/u, '')
    .replace(new RegExp(`(?<=\\p{L}) (?:TP\\.? ?|Thành phố |thành phố )(?:${cities})$`, 'u'), '')
    .replace(/ (?:tỉnh|Tỉnh) \p{Lu}[\p{L} ]+$/u, '')
    .replace(/ (?:các )?tỉnh, thành phố(?: trực thuộc trung ương)?$/iu, '')
    .replace(/ủy ban nhân dân/giu, 'Ủy ban nhân dân')
    .replace(/^Chủ tịch Ủy ban/iu, 'Chủ tịch Ủy ban')
    .replace(/công thương/giu, 'Công Thương')
    .replace(/Sở Tư Pháp/u, 'Sở Tư pháp')
    .replace(/cấp (Xã|Tỉnh)/gu, (_, level: string) => `cấp ${level.toLowerCase()}`)
    .replace(/^Ủy ban nhân dân (?:xã|phường)[^;]*$/iu, 'Ủy ban nhân dân cấp xã')
    .replace(/^Ủy ban nhân dân(?: tỉnh| thành phố)?$/iu, 'Ủy ban nhân dân cấp tỉnh')
    .replace(/Bộ xây dựng.*$/iu, 'Bộ Xây dựng')
    .trim();
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** The issuing ministry's or committee's name in one spelling. */
export function readIssuer(facts: ProcedureFacts): string {
  const name = agencyName(facts.issuer ?? '');
  const ministry = /^Bộ (.+)$/u.exec(name)?.[1];
  return ministry === undefined
    ? name.replace(/^Ngân hàng nhà nước$/iu, 'Ngân hàng Nhà nước Việt Nam')
    : `Bộ ${ministries[ministry.toLowerCase()] ?? ministry}`;
}

const ministries: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'Khoa học và Công nghệ',
    'Công Thương',
    'Giáo dục và Đào tạo',
    'Văn hóa, Thể thao và Du lịch',
    'Tài chính',
    'Nội vụ',
    'Nông nghiệp và Môi trường',
    'Y tế',
    'Dân tộc và Tôn giáo',
    'Xây dựng',
    'Tư pháp',
    'Công an',
    'Quốc phòng',
    'Ngoại giao',
  ].map((name) => [name.toLowerCase(), name]),
);

const centres: Readonly<Record<Level, string>> = {
  commune: 'Trung tâm Phục vụ hành chính công cấp xã',
  province: 'Trung tâm Phục vụ hành chính công cấp tỉnh',
  ministry: 'Bộ phận Một cửa',
};

/**
 * Who decides is what the facts name as carrying it out, or else `acting`: the agency that acts in the steps. Who
 * receives follows NĐ 118/2025/NĐ-CP article 14(2): the centres of province and commune for whatever their levels and
 * vertical agencies decide, the ministry's own desk otherwise; nobody where the facts name no ministry. Who helps: the
 * commune's centre, which receives whatever the province decides; nobody for a ministry's.
 */
export function readAgencies(facts: ProcedureFacts, acting: string | undefined): Procedure['agencies'] {
  const levels = readLevels(facts);
  const lowest: Level = levels.includes('commune') ? 'commune' : levels.includes('province') ? 'province' : 'ministry';
  const decides = agencyName(
    (facts.agency || (acting ?? '')).split(/;|, (?=Sở|Cục|Ủy ban|UBND|Công an|Chi cục|Bộ |Ngân hàng|Phòng)/u)[0] ?? '',
  );
  const ministry = readIssuer(facts) || decides;
  const desk = ministry === '' ? '' : `${centres.ministry} ${ministry}`;
  return {
    helps: lowest === 'ministry' ? undefined : centres.commune,
    receives: lowest === 'ministry' ? desk : centres[lowest],
    decides,
  };
}
