import type { ProcessOutline } from '../drawing/process-outline.ts';
import { leader, specialist, usualRefusal } from './lanes.ts';

export const privateEnterprise: ProcessOutline = {
  code: '2.001610',
  name: 'Đăng ký thành lập doanh nghiệp tư nhân',
  lanes: [
    leader('Lãnh đạo cơ quan đăng ký kinh doanh'),
    specialist('Chuyên viên đăng ký kinh doanh'),
    { key: 'thue', name: 'Cơ quan thuế', agency: 'tax', role: 'specialist' },
  ],
  stages: [
    {
      key: 'phan-loai',
      kind: 'rule',
      lane: 'chuyen-vien',
      name: 'Phân loại hồ sơ theo trường hợp',
      expression: 'if caseCode = "01" then "chuyen-doi-ho-kinh-doanh" else "thanh-lap-moi"',
      variable: 'loaiHoSo',
    },
    {
      key: 'xem-xet',
      kind: 'appraise',
      lane: 'chuyen-vien',
      name: 'Xem xét tính hợp lệ của hồ sơ, tên doanh nghiệp',
      legalBasis: 'Nghị định 168/2025/NĐ-CP',
    },
    {
      key: 'ma-so-thue',
      kind: 'joint-agency',
      lane: 'thue',
      name: 'Cấp mã số doanh nghiệp (mã số thuế)',
    },
    {
      key: 'thong-bao-ho-kinh-doanh',
      kind: 'notify-citizen',
      lane: 'chuyen-vien',
      name: 'Thông báo chấm dứt hộ kinh doanh được chuyển đổi',
      when: {
        feel: 'loaiHoSo = "chuyen-doi-ho-kinh-doanh"',
        question: 'Chuyển đổi từ hộ kinh doanh?',
        yes: 'Có',
        no: 'Không',
      },
    },
    { key: 'ky', kind: 'sign', lane: 'lanh-dao', name: 'Ký Giấy chứng nhận đăng ký doanh nghiệp' },
    {
      key: 'cong-bo',
      kind: 'work',
      lane: 'chuyen-vien',
      name: 'Công bố nội dung đăng ký doanh nghiệp',
      legalBasis: 'Luật Doanh nghiệp 59/2020/QH14',
    },
  ],
  refusal: usualRefusal,
};

export const certificateOfOrigin: ProcessOutline = {
  code: '1.000382',
  name: 'Cấp C/O ưu đãi mẫu EAV',
  lanes: [leader('Người có thẩm quyền của Tổ chức cấp C/O'), specialist('Cán bộ Tổ chức cấp C/O')],
  stages: [
    {
      key: 'kiem-tra',
      kind: 'appraise',
      lane: 'chuyen-vien',
      name: 'Kiểm tra hồ sơ đề nghị cấp C/O',
      legalBasis: 'Nghị định 31/2018/NĐ-CP',
      fields: [{ id: 'canKiemTra', name: 'Kiểm tra tại cơ sở sản xuất', type: 'boolean', routing: true }],
    },
    {
      key: 'kiem-tra-co-so',
      kind: 'verify-on-site',
      lane: 'chuyen-vien',
      name: 'Kiểm tra tại cơ sở sản xuất của thương nhân',
      legalBasis: 'Khoản 1 Điều 28 Nghị định 31/2018/NĐ-CP',
      when: { feel: 'canKiemTra = true', question: 'Kiểm tra tại cơ sở sản xuất?', yes: 'Có', no: 'Không' },
    },
    { key: 'ky', kind: 'sign', lane: 'lanh-dao', name: 'Ký cấp phép C/O' },
    { key: 'dong-dau', kind: 'register-number', lane: 'chuyen-vien', name: 'Đóng dấu C/O, vào sổ theo dõi' },
  ],
  refusal: usualRefusal,
};

export const karaokeLicence: ProcessOutline = {
  code: '1.001029',
  name: 'Cấp giấy phép đủ điều kiện kinh doanh dịch vụ karaoke',
  lanes: [
    { key: 'ubnd-tinh', name: 'UBND cấp tỉnh', agency: 'province', role: 'leader' },
    leader('Lãnh đạo Sở Văn hóa, Thể thao và Du lịch'),
    specialist('Chuyên viên Sở Văn hóa, Thể thao và Du lịch'),
    { key: 'doan-tham-dinh', name: 'Đoàn thẩm định', agency: 'culture', role: 'specialist' },
  ],
  stages: [
    { key: 'phan-cong', kind: 'assign', lane: 'lanh-dao', name: 'Phân công thụ lý' },
    {
      key: 'tham-dinh-ho-so',
      kind: 'appraise',
      lane: 'chuyen-vien',
      name: 'Thẩm định hồ sơ',
      budget: { amount: 3, unit: 'WORKING_DAY' },
      legalBasis: 'Nghị định 54/2019/NĐ-CP',
    },
    {
      key: 'trinh-lap-doan',
      kind: 'submit-upwards',
      lane: 'lanh-dao',
      name: 'Báo cáo UBND cấp tỉnh thành lập Đoàn thẩm định',
    },
    {
      key: 'lap-doan',
      kind: 'decide',
      lane: 'ubnd-tinh',
      name: 'Quyết định thành lập Đoàn thẩm định',
      options: [
        { action: 'approve', name: 'Thành lập', tone: 'primary', to: 'next' },
        { action: 'return', name: 'Yêu cầu thẩm định lại hồ sơ', to: { stage: 'tham-dinh-ho-so' } },
      ],
    },
    {
      key: 'tham-dinh-thuc-te',
      kind: 'verify-on-site',
      lane: 'doan-tham-dinh',
      name: 'Thẩm định thực tế tại địa điểm kinh doanh',
      budget: { amount: 4, unit: 'WORKING_DAY' },
      legalBasis: 'Nghị định 54/2019/NĐ-CP',
      timers: [{ name: 'Còn 1 ngày làm việc', after: { amount: 3, unit: 'WORKING_DAY' }, outcome: 'remind' }],
    },
    { key: 'du-thao', kind: 'draft', lane: 'chuyen-vien', name: 'Dự thảo giấy phép, trình UBND cấp tỉnh' },
    {
      key: 'cap-phep',
      kind: 'decide',
      lane: 'ubnd-tinh',
      name: 'Quyết định cấp giấy phép',
      budget: { amount: 3, unit: 'WORKING_DAY' },
    },
    { key: 'cap-so', kind: 'register-number', lane: 'chuyen-vien', name: 'Cấp số, vào sổ, đăng tải giấy phép' },
  ],
  refusal: usualRefusal,
};
