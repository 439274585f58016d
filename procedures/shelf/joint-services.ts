import type { OutlineLane, ProcessOutline, Stage, StagePart } from '../drawing/process-outline.ts';

/**
 * Joint services: one dossier at the desk, a part for each procedure. Electronic papers go to all who take part at once,
 * with a limit for each, and the results come back to the desk that received (NĐ 61/2018 Art. 19(6)(7), the only wording
 * read; NĐ 63/2024 Art. 7). Birth comes first, because the other parts need the child's personal number.
 */
const lanes: readonly OutlineLane[] = [
  { key: 'mot-cua', name: 'Bộ phận Một cửa', agency: 'received', role: 'desk' },
  { key: 'chuyen-vien', name: 'Công chức tư pháp - hộ tịch', agency: 'decides', role: 'specialist' },
];
const police: OutlineLane = { key: 'cong-an', name: 'Công an cấp xã', agency: 'police', role: 'specialist' };
const insurance: OutlineLane = {
  key: 'bao-hiem',
  name: 'Cơ quan Bảo hiểm xã hội',
  agency: 'social-insurance',
  role: 'specialist',
};

/** A part that refuses does so by a document of its own; there is no further one to write. */
const refusal = { draft: 'mot-cua', sign: 'mot-cua' };

/** The child's number, as the official who registered the birth filled it in. */
const childOfBirth = '={ personalNumber: results.Service_KhaiSinh.personalNumber }';

function birth(components: StagePart['components']): Stage {
  return {
    key: 'dang-ky-khai-sinh',
    kind: 'joint-parts',
    lane: 'chuyen-vien',
    name: 'Đăng ký khai sinh',
    parts: [
      {
        key: 'khai-sinh',
        lane: 'chuyen-vien',
        name: 'Đăng ký khai sinh, lấy số định danh cá nhân',
        procedure: '1.001193',
        decides: 'decides',
        components,
      },
    ],
    notGranted: 'end-rejected',
  };
}

function card(limit?: StagePart['limit']): StagePart {
  return {
    key: 'the-bao-hiem',
    lane: 'bao-hiem',
    name: 'Cấp thẻ bảo hiểm y tế',
    procedure: '1.014137',
    decides: 'social-insurance',
    data: childOfBirth,
    limit,
    components: [
      { from: 'c01', to: 'c01' },
      { from: 'c01', to: 'c03' },
    ],
  };
}

const gather: Stage = {
  key: 'tap-hop',
  kind: 'hand-over',
  lane: 'mot-cua',
  name: 'Tập hợp kết quả để trả chung',
  legalBasis: 'Điều 7 Nghị định 63/2024/NĐ-CP',
};

/** No part may take longer than the whole: three working days, five where something is verified. */
const wholeTerm = { amount: '=if caseCode = "01" then 5 else 3', unit: 'WORKING_DAY' } as const;

export const birthResidenceAndCard: ProcessOutline = {
  code: '2.000986',
  name: 'Liên thông đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi',
  lanes: [...lanes, police, insurance],
  stages: [
    birth([
      { from: 'c04', to: 'c01' },
      { from: 'c03', to: 'c02' },
    ]),
    {
      key: 'thuong-tru-va-the',
      kind: 'joint-parts',
      lane: 'chuyen-vien',
      name: 'Đăng ký thường trú, cấp thẻ bảo hiểm y tế',
      parts: [
        {
          key: 'thuong-tru',
          lane: 'cong-an',
          name: 'Đăng ký thường trú',
          procedure: '1.004222',
          decides: 'police',
          data: childOfBirth,
          limit: wholeTerm,
          components: [{ from: 'c05', to: 'c01' }],
        },
        card(wholeTerm),
      ],
    },
    gather,
  ],
  refusal,
};

export const birthAndCard: ProcessOutline = {
  code: '2.001023',
  name: 'Liên thông đăng ký khai sinh, cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi',
  lanes: [...lanes, insurance],
  stages: [
    birth([
      { from: 'c02', to: 'c01' },
      { from: 'c03', to: 'c02' },
    ]),
    {
      key: 'the',
      kind: 'joint-parts',
      lane: 'chuyen-vien',
      name: 'Cấp thẻ bảo hiểm y tế',
      parts: [card()],
    },
    gather,
  ],
  refusal,
};
