/** The connected databases by their code, as the law names them. A test keeps it equal to the domain's list. */
export const databaseNames: Readonly<Record<string, string>> = {
  population: 'Cơ sở dữ liệu quốc gia về dân cư',
  'identity-card': 'Cơ sở dữ liệu căn cước',
  'civil-status': 'Cơ sở dữ liệu hộ tịch điện tử',
  'social-insurance': 'Cơ sở dữ liệu quốc gia về bảo hiểm',
  'driving-licence': 'Cơ sở dữ liệu giấy phép lái xe',
  'vehicle-registration': 'Cơ sở dữ liệu đăng ký phương tiện',
  'business-registration': 'Cơ sở dữ liệu quốc gia về đăng ký doanh nghiệp',
  land: 'Cơ sở dữ liệu quốc gia về đất đai',
  'judicial-record': 'Cơ sở dữ liệu lý lịch tư pháp',
  'health-book': 'Sổ sức khỏe điện tử',
  health: 'Cơ sở dữ liệu quốc gia về y tế',
  education: 'Cơ sở dữ liệu giáo dục và đào tạo',
  'organisation-identity': 'Cơ sở dữ liệu định danh điện tử tổ chức',
  children: 'Cơ sở dữ liệu trẻ em',
};
