import type { Agency, Actor } from '../../domain/organisation.ts';

/** Agencies the demonstration accounts work in: one province with its desk, one commune. */
export const demoAgencies: readonly Agency[] = [
  { code: 'H26', name: 'Ủy ban nhân dân thành phố Hà Nội', level: 'province', province: '01', parent: undefined, functions: ['province'], oneStop: false },
  { code: 'H26.1', name: 'Trung tâm Phục vụ hành chính công thành phố Hà Nội', level: 'province', province: '01', parent: 'H26', functions: [], oneStop: true },
  { code: 'H26.15', name: 'Ủy ban nhân dân phường Hoàn Kiếm', level: 'commune', province: '01', parent: 'H26', functions: ['commune'], oneStop: true },
];

/** The development provider's accounts; the password is the account's name. */
export const demoAccounts: readonly (Actor & { readonly what: string })[] = [
  { id: 'motcua', name: 'Nguyễn Thị Mai', roles: ['desk'], agency: 'H26.15', citizenId: undefined, what: 'Bộ phận Một cửa cấp xã' },
  { id: 'chuyenvien', name: 'Trần Văn Hùng', roles: ['specialist'], agency: 'H26.15', citizenId: undefined, what: 'Chuyên viên cấp xã' },
  { id: 'lanhdao', name: 'Lê Thị Hương', roles: ['leader'], agency: 'H26.15', citizenId: undefined, what: 'Lãnh đạo cấp xã' },
  { id: 'motcua.tinh', name: 'Phạm Minh Tuấn', roles: ['desk'], agency: 'H26.1', citizenId: undefined, what: 'Bộ phận Một cửa cấp tỉnh' },
  { id: 'chuyenvien.tinh', name: 'Hoàng Thu Trang', roles: ['specialist'], agency: 'H26', citizenId: undefined, what: 'Chuyên viên cấp tỉnh' },
  { id: 'lanhdao.tinh', name: 'Vũ Đức Anh', roles: ['leader'], agency: 'H26', citizenId: undefined, what: 'Lãnh đạo cấp tỉnh' },
  { id: 'giamsat', name: 'Đặng Thị Lan', roles: ['monitor'], agency: 'H26', citizenId: undefined, what: 'Giám sát' },
  { id: 'thietke', name: 'Bùi Quang Huy', roles: ['designer'], agency: undefined, citizenId: undefined, what: 'Thiết kế quy trình' },
  { id: 'quantri', name: 'Đỗ Thanh Sơn', roles: ['administrator'], agency: undefined, citizenId: undefined, what: 'Quản trị hệ thống' },
  { id: 'congdan', name: 'Nguyễn Văn An', roles: ['citizen'], agency: undefined, citizenId: '001090000019', what: 'Công dân' },
];
