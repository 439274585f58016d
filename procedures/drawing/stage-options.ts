import type { StageField, StageKind, StageOption } from './process-outline.ts';

const reason: StageField = { id: 'reason', name: 'Lý do', type: 'longtext', required: true };

const reject: StageOption = { action: 'reject', name: 'Từ chối', tone: 'danger', fields: [reason], to: 'refusal' };
const back: StageOption = { action: 'return', name: 'Trả lại để chỉnh sửa', fields: [reason], to: 'previous' };

function onlyOption(action: string, name: string): readonly StageOption[] {
  return [{ action, name, tone: 'primary', to: 'next' }];
}

function passed(name: string): StageOption {
  return { action: 'approve', name, tone: 'primary', to: 'next' };
}

/** The ways to complete a stage whose outline names none. */
export const usualOptions: Readonly<Record<StageKind, readonly StageOption[]>> = {
  assign: onlyOption('assign', 'Phân công'),
  appraise: [passed('Đủ điều kiện'), { ...reject, name: 'Không đủ điều kiện' }],
  'verify-on-site': [passed('Đạt yêu cầu'), { ...reject, name: 'Không đạt yêu cầu' }],
  consult: onlyOption('send', 'Gửi lấy ý kiến'),
  council: [passed('Thông qua'), { ...reject, name: 'Không thông qua' }],
  'publish-notice': onlyOption('complete', 'Kết thúc niêm yết'),
  'collect-fee': onlyOption('collect', 'Đã thu'),
  'financial-duty': onlyOption('notify', 'Ra thông báo'),
  draft: onlyOption('submit', 'Trình'),
  review: [passed('Đồng ý trình'), back],
  sign: [passed('Ký ban hành'), back],
  'register-number': onlyOption('register', 'Cấp số, đóng dấu'),
  'submit-upwards': onlyOption('submit', 'Trình cấp trên'),
  'joint-agency': onlyOption('complete', 'Hoàn thành'),
  'joint-parts': [],
  decide: [passed('Đồng ý'), reject],
  'hand-over': onlyOption('hand-over', 'Bàn giao'),
  'notify-citizen': onlyOption('notify', 'Gửi thông báo'),
  'wait-for-message': [],
  'wait-for-time': [],
  'look-up': [],
  compute: [],
  rule: [],
  work: onlyOption('complete', 'Hoàn thành'),
};
