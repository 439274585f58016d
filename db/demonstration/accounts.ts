import { type Actor, agencyFunctions, type Role } from '../../domain/organisation.ts';
import { functionAgencyCode } from './agencies.ts';

/** A demonstration account, its password being its id. They exist only with the development identity provider. */
export interface DemonstrationAccount extends Actor {
  /** What the person is, in Vietnamese, for the sign-in page. */
  readonly what: string;
  /** Shown on the sign-in page; the others serve the consulted agencies and the bot. */
  readonly listed: boolean;
}

function account(
  id: string,
  name: string,
  roles: readonly Role[],
  agency: string | undefined,
  what: string,
  more: Partial<DemonstrationAccount> = {},
) {
  return { id, name, roles, agency, citizenId: undefined, what, listed: true, ...more } satisfies DemonstrationAccount;
}

/** Everyone who can sign in to the demonstration: a desk, a specialist and a leader at each level and consulted agency. */
export const demonstrationAccounts: readonly DemonstrationAccount[] = [
  account('motcua', 'Nguyễn Thị Mai', ['desk'], 'H26.15', 'Bộ phận Một cửa cấp xã'),
  account('chuyenvien', 'Trần Văn Hùng', ['specialist'], 'H26.15', 'Chuyên viên cấp xã'),
  account('lanhdao', 'Lê Thị Hương', ['leader'], 'H26.15', 'Lãnh đạo cấp xã'),
  account('motcua.tinh', 'Phạm Minh Tuấn', ['desk'], 'H26.1', 'Bộ phận Một cửa cấp tỉnh'),
  account('chuyenvien.tinh', 'Hoàng Thu Trang', ['specialist'], 'H26', 'Chuyên viên cấp tỉnh'),
  account('lanhdao.tinh', 'Vũ Đức Anh', ['leader'], 'H26', 'Lãnh đạo cấp tỉnh'),
  account('giamsat', 'Đặng Thị Lan', ['monitor'], 'H26', 'Giám sát'),
  account('thietke', 'Bùi Quang Huy', ['designer'], undefined, 'Thiết kế quy trình'),
  account('thietke.tinh', 'Phan Thị Hồng', ['designer'], 'H26', 'Thiết kế quy định riêng của tỉnh'),
  account('thietke.bo', 'Trịnh Văn Nam', ['designer'], 'G12', 'Thiết kế quy định riêng của bộ', { listed: false }),
  account('quantri', 'Đỗ Thanh Sơn', ['administrator'], undefined, 'Quản trị hệ thống'),
  account('congdan', 'Nguyễn Văn An', ['citizen'], undefined, 'Công dân', { citizenId: '099090000019' }),
  account('motcua.bo', 'Ngô Thị Thanh', ['desk'], 'G12', 'Bộ phận Một cửa cấp bộ'),
  account('chuyenvien.bo', 'Đinh Quốc Việt', ['specialist'], 'G12', 'Chuyên viên cấp bộ'),
  account('lanhdao.bo', 'Mai Xuân Trường', ['leader'], 'G12', 'Lãnh đạo cấp bộ'),
  account('motcua.badinh', 'Cao Thị Nga', ['desk'], 'H26.16', 'Bộ phận Một cửa phường Ba Đình', { listed: false }),
  account('chuyenvien.badinh', 'Tạ Đình Phong', ['specialist'], 'H26.16', 'Chuyên viên phường Ba Đình', {
    listed: false,
  }),
  account('lanhdao.badinh', 'Hồ Bích Ngọc', ['leader'], 'H26.16', 'Lãnh đạo phường Ba Đình', { listed: false }),
  // The province's council decides in the city's name but receives nobody; its desk is the centre's.
  account('motcua.ubnd', 'Lương Văn Khoa', ['desk'], 'H26', 'Văn thư Ủy ban nhân dân thành phố', { listed: false }),
  ...agencyFunctions.flatMap((name) => [
    account(
      `chuyenvien.${name}`,
      'Chuyên viên cơ quan phối hợp',
      ['desk', 'specialist'],
      functionAgencyCode(name),
      'Cơ quan phối hợp',
      { listed: false },
    ),
    account(`lanhdao.${name}`, 'Lãnh đạo cơ quan phối hợp', ['leader'], functionAgencyCode(name), 'Cơ quan phối hợp', {
      listed: false,
    }),
  ]),
];
