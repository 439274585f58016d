import { agencyFunctions, type Role } from '../../domain/organisation.ts';
import { functionAgencyCode } from './agencies.ts';

/** A demonstration account. The password is the id; the accounts exist only with the development identity provider. */
export interface DemonstrationOfficer {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly agency: string | undefined;
  readonly citizenId: string | undefined;
}

const officer = (id: string, name: string, roles: Role[], agency?: string, citizenId?: string): DemonstrationOfficer => ({
  id,
  name,
  roles,
  agency,
  citizenId,
});

const byLevel = [
  { suffix: '', agency: 'H26.201', place: 'phường Hoàn Kiếm' },
  { suffix: '.badinh', agency: 'H26.202', place: 'phường Ba Đình' },
  { suffix: '.tinh', agency: 'H26.10', place: 'thành phố Hà Nội' },
  { suffix: '.bo', agency: 'G12', place: 'Bộ Tài chính' },
];

/** Everyone who can sign in to the demonstration: a desk, a specialist and a leader at each level and consulted agency. */
export const demonstrationOfficers: readonly DemonstrationOfficer[] = [
  officer('thietke', 'Nguyễn Thiết Kế', ['designer']),
  officer('quantri', 'Trần Quản Trị', ['administrator']),
  officer('giamsat', 'Lê Giám Sát', ['monitor'], 'H26'),
  officer('congdan', 'Phạm Thị Công Dân', ['citizen'], undefined, '001190000001'),
  ...byLevel.flatMap(({ suffix, agency, place }) => [
    officer(`motcua${suffix}`, `Cán bộ Một cửa ${place}`, ['desk'], agency),
    officer(`chuyenvien${suffix}`, `Chuyên viên ${place}`, ['specialist'], agency),
    officer(`lanhdao${suffix}`, `Lãnh đạo ${place}`, ['leader'], agency),
  ]),
  ...agencyFunctions.flatMap((name) => [
    officer(`chuyenvien.${name}`, `Chuyên viên phối hợp (${name})`, ['specialist', 'desk'], functionAgencyCode(name)),
    officer(`lanhdao.${name}`, `Lãnh đạo cơ quan phối hợp (${name})`, ['leader'], functionAgencyCode(name)),
  ]),
];
