import type { ProcessOutline } from '../drawing/process-outline.ts';
import { leader, specialist, usualRefusal } from './lanes.ts';

export const permanentResidence: ProcessOutline = {
  code: '1.004222',
  name: 'Đăng ký thường trú',
  lanes: [leader('Trưởng Công an cấp xã'), specialist('Cán bộ đăng ký cư trú')],
  stages: [
    { key: 'phan-cong', kind: 'assign', lane: 'lanh-dao', name: 'Phân công cán bộ thụ lý' },
    {
      key: 'doi-chieu',
      kind: 'appraise',
      lane: 'chuyen-vien',
      name: 'Đối chiếu điều kiện đăng ký thường trú',
      legalBasis: 'Điều 20 Luật Cư trú',
      fields: [{ id: 'canKiemTra', name: 'Cần kiểm tra thực tế chỗ ở', type: 'boolean', routing: true }],
    },
    {
      key: 'kiem-tra-cho-o',
      kind: 'verify-on-site',
      lane: 'chuyen-vien',
      name: 'Kiểm tra thực tế chỗ ở hợp pháp',
      when: { feel: 'canKiemTra = true', question: 'Kiểm tra thực tế?', yes: 'Có', no: 'Không' },
    },
    { key: 'duyet', kind: 'decide', lane: 'lanh-dao', name: 'Duyệt đăng ký thường trú' },
    {
      key: 'cap-nhat',
      kind: 'work',
      lane: 'chuyen-vien',
      name: 'Cập nhật CSDL về cư trú, CSDL quốc gia về dân cư',
    },
    { key: 'thong-bao', kind: 'sign', lane: 'lanh-dao', name: 'Ký thông báo kết quả giải quyết' },
  ],
  refusal: usualRefusal,
};

export const criminalRecord: ProcessOutline = {
  code: '3.000330',
  name: 'Cấp Phiếu lý lịch tư pháp tại Cục Hồ sơ nghiệp vụ',
  lanes: [
    leader('Lãnh đạo Cục Hồ sơ nghiệp vụ'),
    specialist('Cán bộ Cục Hồ sơ nghiệp vụ'),
    { key: 'cong-an-tinh', name: 'Công an cấp tỉnh', agency: 'police', role: 'specialist' },
    { key: 'tu-phap', name: 'Cơ quan tư pháp', agency: 'justice', role: 'specialist' },
    { key: 'quoc-phong', name: 'Cơ quan của Bộ Quốc phòng', agency: 'defence', role: 'specialist' },
  ],
  stages: [
    {
      key: 'tra-cuu',
      kind: 'appraise',
      lane: 'chuyen-vien',
      name: 'Tra cứu CSDL lý lịch tư pháp, tàng thư',
      legalBasis: 'Luật Lý lịch tư pháp 28/2009/QH12',
      fields: [
        { id: 'canXacMinh', name: 'Cần xác minh thêm', type: 'boolean', routing: true },
        { id: 'hoiTuPhap', name: 'Hỏi cơ quan tư pháp', type: 'boolean', routing: true },
        { id: 'hoiQuocPhong', name: 'Hỏi cơ quan của Bộ Quốc phòng', type: 'boolean', routing: true },
      ],
    },
    {
      key: 'xac-minh',
      kind: 'consult',
      lane: 'chuyen-vien',
      name: 'Gửi yêu cầu xác minh án tích',
      when: { feel: 'canXacMinh = true', question: 'Phải xác minh?', yes: 'Có', no: 'Không' },
      consultation: 'some',
      branches: [
        { lane: 'cong-an-tinh', name: 'Xác minh tại Công an cấp tỉnh', when: { feel: 'true', name: 'Luôn hỏi' } },
        {
          lane: 'tu-phap',
          name: 'Cung cấp thông tin án tích',
          when: { feel: 'hoiTuPhap = true', name: 'Hỏi tư pháp' },
        },
        {
          lane: 'quoc-phong',
          name: 'Cung cấp thông tin của quân đội',
          when: { feel: 'hoiQuocPhong = true', name: 'Hỏi quốc phòng' },
        },
      ],
    },
    { key: 'lap-phieu', kind: 'draft', lane: 'chuyen-vien', name: 'Lập Phiếu lý lịch tư pháp' },
    { key: 'ky', kind: 'sign', lane: 'lanh-dao', name: 'Ký Phiếu lý lịch tư pháp' },
    { key: 'cap-so', kind: 'register-number', lane: 'chuyen-vien', name: 'Cấp số, đóng dấu, vào sổ' },
  ],
  refusal: usualRefusal,
};
