import type { ProcessOutline } from '../drawing/process-outline.ts';
import { leader, specialist, usualRefusal } from './lanes.ts';

export const landChange: ProcessOutline = {
  code: '1.013831',
  name: 'Đăng ký biến động quyền sử dụng đất, tài sản gắn liền với đất',
  lanes: [
    leader('Lãnh đạo Văn phòng đăng ký đất đai'),
    specialist('Chuyên viên Văn phòng đăng ký đất đai'),
    { key: 'do-dac', name: 'Bộ phận kỹ thuật địa chính', agency: 'land-registry', role: 'specialist' },
    { key: 'thue', name: 'Cơ quan thuế', agency: 'tax', role: 'specialist' },
  ],
  stages: [
    { key: 'phan-cong', kind: 'assign', lane: 'lanh-dao', name: 'Phân công thụ lý' },
    {
      key: 'kiem-tra-dieu-kien',
      kind: 'appraise',
      lane: 'chuyen-vien',
      name: 'Kiểm tra điều kiện thực hiện quyền',
      legalBasis: 'Luật Đất đai 31/2024/QH15',
    },
    {
      key: 'phoi-hop',
      kind: 'consult',
      lane: 'chuyen-vien',
      name: 'Gửi phiếu chuyển thông tin',
      legalBasis: 'Nghị định 151/2025/NĐ-CP',
      branches: [
        { lane: 'do-dac', name: 'Trích lục, trích đo bản đồ địa chính' },
        {
          lane: 'thue',
          name: 'Xác định nghĩa vụ tài chính về đất đai',
          fields: [{ id: 'coNghiaVu', name: 'Phải thực hiện nghĩa vụ tài chính', type: 'boolean', routing: true }],
        },
      ],
    },
    {
      key: 'nghia-vu',
      kind: 'financial-duty',
      lane: 'chuyen-vien',
      name: 'Gửi thông báo nộp nghĩa vụ tài chính',
      when: { feel: 'coNghiaVu = true', question: 'Có nghĩa vụ tài chính?', yes: 'Có', no: 'Không' },
    },
    { key: 'chinh-ly', kind: 'work', lane: 'chuyen-vien', name: 'Chỉnh lý hồ sơ địa chính, cơ sở dữ liệu đất đai' },
    { key: 'du-thao', kind: 'draft', lane: 'chuyen-vien', name: 'In Giấy chứng nhận hoặc xác nhận thay đổi' },
    { key: 'ky', kind: 'sign', lane: 'lanh-dao', name: 'Ký Giấy chứng nhận' },
    { key: 'chuyen-ket-qua', kind: 'hand-over', lane: 'chuyen-vien', name: 'Chuyển Giấy chứng nhận đến nơi tiếp nhận' },
  ],
  refusal: usualRefusal,
};

export const lostLandCertificate: ProcessOutline = {
  code: '1.012786',
  name: 'Cấp lại Giấy chứng nhận do bị mất',
  lanes: [
    leader('Lãnh đạo Văn phòng đăng ký đất đai'),
    specialist('Chuyên viên Văn phòng đăng ký đất đai'),
    { key: 'ubnd-xa', name: 'UBND cấp xã nơi có đất', agency: 'commune', role: 'specialist' },
  ],
  stages: [
    {
      key: 'kiem-tra',
      kind: 'appraise',
      lane: 'chuyen-vien',
      name: 'Kiểm tra thông tin về Giấy chứng nhận đã mất',
      legalBasis: 'Nghị định 101/2024/NĐ-CP',
    },
    {
      key: 'niem-yet',
      kind: 'publish-notice',
      lane: 'ubnd-xa',
      name: 'Niêm yết công khai việc mất Giấy chứng nhận',
      noticePeriod: { amount: 15, unit: 'DAY' },
      budget: { amount: 5, unit: 'DAY' },
      options: [
        { action: 'no-objection', name: 'Không có tranh chấp', tone: 'primary', to: 'next' },
        { action: 'objection', name: 'Có tranh chấp, Giấy chứng nhận không mất', tone: 'danger', to: 'refusal' },
      ],
    },
    {
      key: 'huy-giay',
      kind: 'work',
      lane: 'chuyen-vien',
      name: 'Hủy Giấy chứng nhận đã mất, chỉnh lý hồ sơ địa chính',
    },
    { key: 'du-thao', kind: 'draft', lane: 'chuyen-vien', name: 'In Giấy chứng nhận cấp lại' },
    { key: 'ky', kind: 'sign', lane: 'lanh-dao', name: 'Ký Giấy chứng nhận' },
  ],
  refusal: usualRefusal,
  events: [
    {
      key: 'phan-anh',
      name: 'Phản ánh trong thời gian niêm yết',
      message: {
        name: 'objection-received',
        action: { action: 'report-objection', name: 'Ghi nhận phản ánh', by: ['specialist'], agency: 'commune' },
      },
      lane: 'ubnd-xa',
      task: 'Xác minh, trả lời phản ánh',
    },
  ],
};
