import type { ProcessOutline } from '../drawing/process-outline.ts';
import { leader, specialist, usualRefusal } from './lanes.ts';

export const vaccinationCompensation: ProcessOutline = {
  code: '1.001386',
  name: 'Xác định trường hợp được bồi thường do tai biến trong tiêm chủng',
  lanes: [leader('Lãnh đạo Sở Y tế'), specialist('Chuyên viên Sở Y tế')],
  stages: [
    {
      key: 'thu-ly',
      kind: 'appraise',
      lane: 'chuyen-vien',
      name: 'Xem xét thụ lý đơn',
      budget: { amount: 5, unit: 'WORKING_DAY' },
      legalBasis: 'Nghị định 165/2026/NĐ-CP',
    },
    {
      key: 'thong-bao-thu-ly',
      kind: 'notify-citizen',
      lane: 'chuyen-vien',
      name: 'Thông báo thụ lý cho người bị thiệt hại',
    },
    {
      key: 'hoi-dong',
      kind: 'council',
      lane: 'chuyen-vien',
      name: 'Họp Hội đồng tư vấn chuyên môn cấp tỉnh',
      legalBasis: 'Điều 52 Nghị định 165/2026/NĐ-CP',
      members: 5,
      options: [
        { action: 'approve', name: 'Thuộc diện bồi thường', tone: 'primary', to: 'next' },
        { action: 'reject', name: 'Không thuộc diện bồi thường', tone: 'danger', to: 'refusal' },
      ],
    },
    { key: 'muc-boi-thuong', kind: 'draft', lane: 'chuyen-vien', name: 'Xác định mức bồi thường, dự thảo quyết định' },
    {
      key: 'quyet-dinh',
      kind: 'sign',
      lane: 'lanh-dao',
      name: 'Ký quyết định giải quyết bồi thường',
      legalBasis: 'Điều 54 Nghị định 165/2026/NĐ-CP',
    },
    { key: 'bao-cao', kind: 'work', lane: 'chuyen-vien', name: 'Thông báo kết quả, báo cáo Bộ Y tế' },
  ],
  refusal: usualRefusal,
};

export const disasterForceAllowance: ProcessOutline = {
  code: '1.010092',
  name: 'Trợ cấp tai nạn, tiền tuất cho lực lượng xung kích phòng chống thiên tai',
  lanes: [
    { key: 'chu-tich-tinh', name: 'Chủ tịch UBND cấp tỉnh', agency: 'province', role: 'leader' },
    leader('Chủ tịch UBND cấp xã'),
    specialist('Chuyên viên UBND cấp xã'),
  ],
  stages: [
    {
      key: 'tong-hop',
      kind: 'appraise',
      lane: 'chuyen-vien',
      name: 'Tổng hợp, thẩm định hồ sơ',
      budget: { amount: 5, unit: 'WORKING_DAY' },
      legalBasis: 'Nghị định 66/2021/NĐ-CP',
    },
    { key: 'trinh-tinh', kind: 'submit-upwards', lane: 'lanh-dao', name: 'Trình Chủ tịch UBND cấp tỉnh' },
    {
      key: 'quyet-dinh',
      kind: 'decide',
      lane: 'chu-tich-tinh',
      name: 'Quyết định trợ cấp',
      budget: { amount: 5, unit: 'WORKING_DAY' },
    },
    {
      key: 'chi-tra',
      kind: 'work',
      lane: 'chuyen-vien',
      name: 'Chi trả tiền trợ cấp',
      budget: { amount: 3, unit: 'WORKING_DAY' },
      timers: [
        {
          name: 'Quá 3 ngày làm việc',
          after: { amount: 3, unit: 'WORKING_DAY' },
          outcome: { escalateTo: 'lanh-dao', name: 'Chỉ đạo chi trả chậm' },
        },
      ],
    },
  ],
  refusal: { draft: 'chuyen-vien', sign: 'chu-tich-tinh' },
};

export const associationFounding: ProcessOutline = {
  code: '1.012929',
  name: 'Thành lập hội (cấp tỉnh)',
  lanes: [
    { key: 'chu-tich-tinh', name: 'Chủ tịch UBND cấp tỉnh', agency: 'province', role: 'leader' },
    leader('Lãnh đạo Sở Nội vụ'),
    specialist('Chuyên viên Sở Nội vụ'),
    { key: 'co-quan-lien-quan', name: 'Cơ quan được lấy ý kiến', agency: 'other', role: 'specialist' },
  ],
  stages: [
    { key: 'phan-cong', kind: 'assign', lane: 'lanh-dao', name: 'Phân công thụ lý' },
    {
      key: 'tham-dinh',
      kind: 'appraise',
      lane: 'chuyen-vien',
      name: 'Nghiên cứu, thẩm định hồ sơ',
      legalBasis: 'Nghị định 126/2024/NĐ-CP',
    },
    {
      key: 'lay-y-kien',
      kind: 'consult',
      lane: 'chuyen-vien',
      name: 'Lấy ý kiến các cơ quan có liên quan',
      fields: [{ id: 'soCoQuan', name: 'Số cơ quan được lấy ý kiến', type: 'number', required: true, routing: true }],
      consultation: { each: 'if soCoQuan >= 1 then (for i in 1..soCoQuan return i) else []' },
      branches: [{ lane: 'co-quan-lien-quan', name: 'Cho ý kiến về việc thành lập hội' }],
    },
    {
      key: 'tong-hop',
      kind: 'review',
      lane: 'chuyen-vien',
      name: 'Tổng hợp ý kiến góp ý',
      options: [
        { action: 'approve', name: 'Đủ cơ sở trình', tone: 'primary', to: 'next' },
        { action: 'consult-again', name: 'Lấy ý kiến bổ sung', to: 'previous' },
        { action: 'reject', name: 'Đề nghị không cho phép', tone: 'danger', to: 'refusal' },
      ],
    },
    { key: 'trinh', kind: 'submit-upwards', lane: 'lanh-dao', name: 'Trình Chủ tịch UBND cấp tỉnh' },
    { key: 'quyet-dinh', kind: 'decide', lane: 'chu-tich-tinh', name: 'Quyết định cho phép thành lập hội' },
    { key: 'phat-hanh', kind: 'register-number', lane: 'chuyen-vien', name: 'Cấp số, phát hành quyết định' },
  ],
  refusal: { draft: 'chuyen-vien', sign: 'chu-tich-tinh' },
};
