/**
 * The connected databases that may answer instead of a paper: a closed list. Nghị quyết 66.7/2025/NQ-CP names them in
 * its article 4 and in the rows of its annexes; an unknown one is refused at publishing.
 */
export const databases = [
  { id: 'population', name: 'Cơ sở dữ liệu quốc gia về dân cư', owner: 'Bộ Công an' },
  { id: 'identity-card', name: 'Cơ sở dữ liệu căn cước', owner: 'Bộ Công an' },
  { id: 'civil-status', name: 'Cơ sở dữ liệu hộ tịch điện tử', owner: 'Bộ Tư pháp' },
  { id: 'social-insurance', name: 'Cơ sở dữ liệu quốc gia về bảo hiểm', owner: 'Bộ Tài chính' },
  { id: 'driving-licence', name: 'Cơ sở dữ liệu giấy phép lái xe', owner: 'Bộ Công an' },
  { id: 'vehicle-registration', name: 'Cơ sở dữ liệu đăng ký phương tiện', owner: 'Bộ Công an' },
  { id: 'business-registration', name: 'Cơ sở dữ liệu quốc gia về đăng ký doanh nghiệp', owner: 'Bộ Tài chính' },
  { id: 'land', name: 'Cơ sở dữ liệu quốc gia về đất đai', owner: 'Bộ Nông nghiệp và Môi trường' },
  { id: 'judicial-record', name: 'Cơ sở dữ liệu lý lịch tư pháp', owner: 'Bộ Công an' },
  { id: 'health-book', name: 'Sổ sức khỏe điện tử', owner: 'Bộ Y tế' },
  { id: 'health', name: 'Cơ sở dữ liệu quốc gia về y tế', owner: 'Bộ Y tế' },
  { id: 'education', name: 'Cơ sở dữ liệu giáo dục và đào tạo', owner: 'Bộ Giáo dục và Đào tạo' },
  { id: 'organisation-identity', name: 'Cơ sở dữ liệu định danh điện tử tổ chức', owner: 'Bộ Công an' },
  { id: 'children', name: 'Cơ sở dữ liệu trẻ em', owner: 'Bộ Y tế' },
] as const;

export type DatabaseId = (typeof databases)[number]['id'];

export const databaseIds: readonly DatabaseId[] = databases.map((database) => database.id);

export function isDatabaseId(text: string): text is DatabaseId {
  return databaseIds.some((id) => id === text);
}
