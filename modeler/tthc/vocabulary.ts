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

export const recordedChanges = words({
  correction: 'Đính chính thông tin tiếp nhận',
  forwarding: 'Chuyển cơ quan có thẩm quyền',
  'hand-over': 'Chuyển hồ sơ cho đơn vị khác',
  'hand-over-receipt': 'Xác nhận đã nhận hồ sơ',
  digitisation: 'Số hóa giấy tờ',
  rating: 'Đánh giá mức độ hài lòng',
});

export const fieldBindings = words({
  'applicant.name': 'Họ tên, tên gọi của chủ hồ sơ',
  'applicant.personalId': 'Số định danh của chủ hồ sơ',
  'applicant.birthDate': 'Ngày sinh của chủ hồ sơ',
  'applicant.phone': 'Điện thoại của chủ hồ sơ',
  'applicant.email': 'Thư điện tử của chủ hồ sơ',
  'applicant.address': 'Địa chỉ của chủ hồ sơ',
  case: 'Trường hợp của thủ tục',
  channel: 'Hình thức nộp',
  components: 'Thành phần hồ sơ đã nhận',
  'due-date': 'Ngày hẹn trả kết quả',
  'competent-agency': 'Cơ quan có thẩm quyền giải quyết',
  'papers-to-digitise': 'Giấy tờ phải số hóa',
  'papers-to-reuse': 'Giấy tờ dùng lại bản đã số hóa',
  'papers-to-reuse-results': 'Giấy tờ dùng lại từ kết quả hồ sơ khác',
});

/** What an officer is told where a condition of an action does not hold: a word of the errors' table, with its text. */
export const refusals = words({
  'not-allowed': 'Bạn không có quyền thực hiện thao tác này.',
  'dossier-paused': 'Hồ sơ đang tạm dừng giải quyết. Thao tác này chỉ thực hiện được sau khi tiếp tục giải quyết.',
  'already-paused': 'Hồ sơ đã được tạm dừng giải quyết từ trước.',
  'supplement-awaited': 'Hồ sơ đang chờ người nộp bổ sung theo yêu cầu trước.',
  'supplement-limit-reached': 'Thủ tục này đã hết số lần được yêu cầu bổ sung hồ sơ.',
  'extension-limit-reached': 'Hồ sơ đã hết số lần được xin lỗi và gia hạn trả kết quả.',
  'hand-over-unconfirmed': 'Hồ sơ vừa được chuyển, đơn vị nhận chưa xác nhận.',
  'nothing-handed-over': 'Không có hồ sơ nào chờ xác nhận đã nhận.',
  'rated-already': 'Hồ sơ này đã được đánh giá mức độ hài lòng.',
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

export const freezePolicies = words({
  continue: 'Làm tiếp việc đang dở',
  restart: 'Làm lại từ đầu',
  '=': 'Theo biểu thức',
});

/** The forms of TT 03/2025 that a step draws up; 07 is the agency's register. */
export const slips = words({
  '01': 'Mẫu 01 – Giấy tiếp nhận hồ sơ và hẹn trả kết quả',
  '02': 'Mẫu 02 – Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ',
  '03': 'Mẫu 03 – Phiếu từ chối tiếp nhận giải quyết hồ sơ',
  '04': 'Mẫu 04 – Văn bản xin lỗi và đề nghị gia hạn',
  '05': 'Mẫu 05 – Thông báo dừng giải quyết hồ sơ',
  '06': 'Mẫu 06 – Phiếu kiểm soát quá trình giải quyết hồ sơ',
});

export const databases = words(databaseNames);

export const signatureLevels = words({ personal: 'Chữ ký số cá nhân', agency: 'Chữ ký số cơ quan' });
