import { databaseNames } from '../../faces/shared/database-names.ts';

/** A closed list's words: the code in the file and the name on screen. */
export interface Word {
  readonly value: string;
  readonly label: string;
}

const words = (names: Readonly<Record<string, string>>): readonly Word[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

export const officerRoles = words({ desk: 'Bộ phận một cửa', specialist: 'Chuyên viên', leader: 'Lãnh đạo' });

export const actors = words({
  citizen: 'Người nộp hồ sơ',
  desk: 'Bộ phận một cửa',
  specialist: 'Chuyên viên',
  leader: 'Lãnh đạo',
});

export const agencyRelations = words({
  received: 'Cơ quan tiếp nhận',
  decides: 'Cơ quan giải quyết',
  returns: 'Cơ quan trả kết quả',
});

export const agencyFunctions = words({
  tax: 'Cơ quan thuế',
  'land-registry': 'Văn phòng đăng ký đất đai',
  police: 'Công an',
  treasury: 'Kho bạc Nhà nước',
  construction: 'Cơ quan xây dựng',
  environment: 'Cơ quan tài nguyên, môi trường',
  health: 'Cơ quan y tế',
  justice: 'Cơ quan tư pháp',
  fire: 'Cảnh sát phòng cháy, chữa cháy',
  defence: 'Cơ quan quân sự',
  culture: 'Cơ quan văn hóa',
  commune: 'Ủy ban nhân dân cấp xã',
  province: 'Ủy ban nhân dân cấp tỉnh',
  ministry: 'Bộ, cơ quan ngang bộ',
  'social-insurance': 'Cơ quan bảo hiểm xã hội',
  council: 'Hội đồng',
  other: 'Cơ quan khác',
});

export const budgetUnits = words({ HOUR: 'giờ làm việc', WORKING_DAY: 'ngày làm việc', DAY: 'ngày' });

export const tones = words({ primary: 'Chính', default: 'Thường', danger: 'Cần cân nhắc' });

export const fieldTypes = words({
  text: 'Văn bản ngắn',
  longtext: 'Văn bản dài',
  number: 'Số',
  money: 'Số tiền (đồng)',
  date: 'Ngày',
  boolean: 'Có hoặc không',
  choice: 'Chọn một trong các giá trị',
  components: 'Chọn thành phần hồ sơ',
});

export const statuses = words({
  1: '1 – Mới đăng ký',
  2: '2 – Được tiếp nhận',
  3: '3 – Không được tiếp nhận',
  4: '4 – Đang xử lý',
  5: '5 – Yêu cầu bổ sung giấy tờ',
  6: '6 – Yêu cầu thực hiện nghĩa vụ tài chính',
  7: '7 – Công dân yêu cầu rút hồ sơ',
  8: '8 – Dừng xử lý',
  9: '9 – Đã xử lý xong',
  10: '10 – Đã trả kết quả',
});

export const milestones = words({
  submitted: 'Nộp hồ sơ',
  accepted: 'Tiếp nhận hợp lệ (bắt đầu tính hạn)',
  paused: 'Tạm dừng tính hạn',
  resumed: 'Tính hạn trở lại',
  finished: 'Giải quyết xong',
  returned: 'Trả kết quả',
  refused: 'Từ chối',
  withdrawn: 'Rút hồ sơ',
  stopped: 'Dừng giải quyết',
  extended: 'Gia hạn',
  apologised: 'Xin lỗi',
});

export const milestoneMoments = words({ enter: 'Khi vào bước', leave: 'Khi xong bước' });

export const freezePolicies = words({ continue: 'Làm tiếp việc đang dở', restart: 'Làm lại từ đầu' });

export const slips = words({
  '01': 'Mẫu 01 – Giấy tiếp nhận hồ sơ và hẹn trả kết quả',
  '02': 'Mẫu 02 – Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ',
  '03': 'Mẫu 03 – Phiếu từ chối tiếp nhận giải quyết hồ sơ',
  '04': 'Mẫu 04 – Văn bản xin lỗi và đề nghị gia hạn',
  '05': 'Mẫu 05 – Thông báo dừng giải quyết hồ sơ',
  '06': 'Mẫu 06 – Phiếu kiểm soát quá trình giải quyết hồ sơ',
  '07': 'Mẫu 07 – Sổ theo dõi hồ sơ',
});

export const databases = words(databaseNames);

export const signatureLevels = words({ personal: 'Chữ ký số cá nhân', agency: 'Chữ ký số cơ quan' });
