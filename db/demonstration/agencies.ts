import { type Agency, agencyFunctions } from '../../domain/organisation.ts';

const province = '01';

const functionNames: Readonly<Record<(typeof agencyFunctions)[number], string>> = {
  tax: 'Thuế thành phố Hà Nội',
  'land-registry': 'Văn phòng Đăng ký đất đai Hà Nội',
  police: 'Công an thành phố Hà Nội',
  treasury: 'Kho bạc Nhà nước khu vực I',
  construction: 'Sở Xây dựng Hà Nội',
  environment: 'Sở Nông nghiệp và Môi trường Hà Nội',
  health: 'Sở Y tế Hà Nội',
  justice: 'Sở Tư pháp Hà Nội',
  fire: 'Phòng Cảnh sát phòng cháy, chữa cháy và cứu nạn, cứu hộ',
  defence: 'Bộ Tư lệnh Thủ đô Hà Nội',
  culture: 'Sở Văn hóa và Thể thao Hà Nội',
  commune: 'Ủy ban nhân dân phường Cửa Nam',
  province: 'Ủy ban nhân dân thành phố Hà Nội',
  ministry: 'Bộ chủ quản (đơn vị minh họa)',
  'social-insurance': 'Bảo hiểm xã hội thành phố Hà Nội',
  council: 'Hội đồng thẩm định (đơn vị minh họa)',
  other: 'Cơ quan phối hợp khác (đơn vị minh họa)',
};

/** Code of the demonstration's agency that answers for a function. */
export function functionAgencyCode(name: (typeof agencyFunctions)[number]): string {
  return `H26.${300 + agencyFunctions.indexOf(name)}`;
}

/**
 * The agencies of the demonstration: one province with its desk, one commune, one ministry, and one agency for each
 * function a process may consult. Names are real kinds of agencies; the codes below the province's are invented.
 */
export const demonstrationAgencies: readonly Agency[] = [
  {
    code: 'H26',
    name: 'Ủy ban nhân dân thành phố Hà Nội',
    level: 'province',
    province,
    parent: undefined,
    functions: [],
    oneStop: false,
  },
  {
    code: 'H26.1',
    name: 'Trung tâm Phục vụ hành chính công thành phố Hà Nội',
    level: 'province',
    province,
    parent: 'H26',
    functions: [],
    oneStop: true,
  },
  {
    code: 'H26.15',
    name: 'Ủy ban nhân dân phường Hoàn Kiếm',
    level: 'commune',
    province,
    parent: 'H26',
    functions: [],
    oneStop: true,
  },
  {
    code: 'H26.16',
    name: 'Ủy ban nhân dân phường Ba Đình',
    level: 'commune',
    province,
    parent: 'H26',
    functions: [],
    oneStop: true,
  },
  {
    code: 'G12',
    name: 'Bộ Tài chính',
    level: 'ministry',
    province: undefined,
    parent: undefined,
    functions: [],
    oneStop: true,
  },
  ...agencyFunctions.map(
    (name): Agency => ({
      code: functionAgencyCode(name),
      name: functionNames[name],
      level: name === 'commune' ? 'commune' : name === 'ministry' ? 'ministry' : 'province',
      province: name === 'ministry' ? undefined : province,
      parent: name === 'ministry' ? undefined : 'H26',
      functions: [name],
      oneStop: false,
    }),
  ),
];
