import type { ProcessOutline, Stage } from '../drawing/process-outline.ts';
import { leader, specialist, usualRefusal } from './lanes.ts';

const civilStatusLanes = [leader('Lãnh đạo UBND cấp xã'), specialist('Công chức tư pháp - hộ tịch')];

/** Online, the filled-in form goes back to the citizen, whose silence for a day counts as consent. */
function confirmedByCitizen(document: string): Stage {
  return {
    key: 'xac-nhan-bieu-mau',
    kind: 'wait-for-message',
    lane: 'chuyen-vien',
    name: `Chờ xác nhận biểu mẫu ${document} điện tử`,
    when: { feel: 'channel = "online"', question: 'Nộp trực tuyến?', yes: 'Có', no: 'Không' },
    message: {
      name: 'form-confirmed',
      action: {
        action: 'confirm-form',
        name: 'Xác nhận thông tin trên biểu mẫu',
        by: ['citizen', 'desk'],
        agency: 'received',
      },
    },
    timers: [{ name: 'Quá một ngày không phản hồi', after: { amount: 1, unit: 'DAY' }, outcome: 'go-on' }],
  };
}

export const birthRegistration: ProcessOutline = {
  code: '1.001193',
  name: 'Đăng ký khai sinh',
  lanes: civilStatusLanes,
  stages: [
    {
      key: 'tham-tra',
      kind: 'appraise',
      lane: 'chuyen-vien',
      name: 'Thẩm tra hồ sơ đăng ký khai sinh',
      legalBasis: 'Điều 16 Luật Hộ tịch',
    },
    confirmedByCitizen('Giấy khai sinh'),
    {
      key: 'ghi-so',
      kind: 'work',
      lane: 'chuyen-vien',
      name: 'Ghi Sổ đăng ký khai sinh, lấy số định danh cá nhân',
      fields: [{ id: 'personalNumber', name: 'Số định danh cá nhân của trẻ', type: 'text' }],
    },
    { key: 'in-giay', kind: 'draft', lane: 'chuyen-vien', name: 'In Giấy khai sinh, trình ký' },
    { key: 'ky', kind: 'sign', lane: 'lanh-dao', name: 'Ký Giấy khai sinh' },
    { key: 'chuyen-ket-qua', kind: 'hand-over', lane: 'chuyen-vien', name: 'Chuyển kết quả đến Bộ phận Một cửa' },
  ],
  refusal: usualRefusal,
};

export const marriageRegistration: ProcessOutline = {
  code: '1.000894',
  name: 'Đăng ký kết hôn',
  lanes: [
    ...civilStatusLanes,
    { key: 'ubnd-xa-khac', name: 'UBND cấp xã nơi xác minh', agency: 'commune', role: 'specialist' },
  ],
  stages: [
    {
      key: 'tham-tra',
      kind: 'appraise',
      lane: 'chuyen-vien',
      name: 'Thẩm tra hồ sơ, tình trạng hôn nhân',
      legalBasis: 'Điều 18 Luật Hộ tịch',
      fields: [{ id: 'canXacMinh', name: 'Cần xác minh tình trạng hôn nhân', type: 'boolean', routing: true }],
    },
    {
      key: 'xac-minh',
      kind: 'consult',
      lane: 'chuyen-vien',
      name: 'Đề nghị xác minh tình trạng hôn nhân',
      when: { feel: 'canXacMinh = true', question: 'Phải xác minh?', yes: 'Có', no: 'Không' },
      branches: [{ lane: 'ubnd-xa-khac', name: 'Xác minh, trả lời tình trạng hôn nhân' }],
    },
    confirmedByCitizen('Giấy chứng nhận kết hôn'),
    { key: 'ghi-so', kind: 'work', lane: 'chuyen-vien', name: 'Ghi Sổ đăng ký kết hôn, cập nhật phần mềm hộ tịch' },
    { key: 'in-giay', kind: 'draft', lane: 'chuyen-vien', name: 'In Giấy chứng nhận kết hôn, trình ký' },
    { key: 'ky', kind: 'sign', lane: 'lanh-dao', name: 'Ký Giấy chứng nhận kết hôn' },
    {
      key: 'hai-ben-ky',
      kind: 'work',
      lane: 'chuyen-vien',
      name: 'Hai bên nam, nữ ký Sổ và Giấy chứng nhận kết hôn',
      options: [
        { action: 'complete', name: 'Hai bên đã ký', tone: 'primary', to: 'next' },
        { action: 'withdraw-consent', name: 'Một bên không đồng ý kết hôn', tone: 'danger', to: 'refusal' },
      ],
    },
  ],
  refusal: usualRefusal,
};
