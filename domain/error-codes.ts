/**
 * Every error a person or a program can meet, in one table: HTTP status, both languages, whether trying again can help.
 * `{…}` are filled from the problem's parameters. Add a row here; nowhere else are error texts written.
 */
export interface ErrorCode {
  readonly status: number;
  readonly vi: string;
  readonly en: string;
  readonly retryable: boolean;
}

export const errorCodes = {
  'request-invalid': {
    status: 400,
    vi: 'Dữ liệu gửi lên không hợp lệ: {detail}',
    en: 'The request is not valid: {detail}',
    retryable: false,
  },
  'not-signed-in': { status: 401, vi: 'Bạn chưa đăng nhập.', en: 'You are not signed in.', retryable: false },
  'session-expired': {
    status: 401,
    vi: 'Phiên làm việc đã hết hạn. Vui lòng đăng nhập lại.',
    en: 'The session has expired. Please sign in again.',
    retryable: false,
  },
  'not-allowed': {
    status: 403,
    vi: 'Bạn không có quyền thực hiện thao tác này.',
    en: 'You are not allowed to do this.',
    retryable: false,
  },
  'foreign-agency': {
    status: 403,
    vi: 'Hồ sơ thuộc cơ quan khác, bạn không có quyền xem hoặc xử lý.',
    en: 'The dossier belongs to another agency.',
    retryable: false,
  },
  'agency-ended': {
    status: 422,
    vi: 'Từ ngày {day}, {agency} không còn hoạt động; cơ quan kế thừa là {successor}.',
    en: 'Since {day} there is no {agency} any more; {successor} has taken over.',
    retryable: false,
  },
  'agency-not-yet': {
    status: 422,
    vi: '{agency} chưa hoạt động: cơ quan này bắt đầu từ ngày {day}.',
    en: '{agency} is not there yet: it begins on {day}.',
    retryable: false,
  },
  'not-found': { status: 404, vi: 'Không tìm thấy {what}.', en: 'No such {what}.', retryable: false },
  'paper-not-issued': {
    status: 404,
    vi: 'Hồ sơ chưa có {paper}.',
    en: 'The dossier has no {paper} yet.',
    retryable: false,
  },
  'unknown-procedure': {
    status: 404,
    vi: 'Không có thủ tục mang mã {code} đang được công bố.',
    en: 'No published procedure has the code {code}.',
    retryable: false,
  },
  'body-too-large': {
    status: 413,
    vi: 'Dữ liệu gửi lên quá lớn (tối đa {limit}).',
    en: 'The request is too large (at most {limit}).',
    retryable: false,
  },
  'idempotency-key-missing': {
    status: 400,
    vi: 'Thiếu tiêu đề Idempotency-Key.',
    en: 'The Idempotency-Key header is missing.',
    retryable: false,
  },
  'idempotency-key-reused': {
    status: 409,
    vi: 'Idempotency-Key này đã được dùng cho một yêu cầu khác.',
    en: 'This Idempotency-Key was used for another request.',
    retryable: false,
  },
  'stale-page': {
    status: 409,
    vi: 'Hồ sơ đã thay đổi kể từ khi bạn mở trang. Vui lòng xem lại trạng thái mới.',
    en: 'The dossier has changed since you opened it. Please look at its new state.',
    retryable: false,
  },
  'claimed-by-other': {
    status: 409,
    vi: 'Công việc đã được {name} nhận.',
    en: 'The task is already claimed by {name}.',
    retryable: false,
  },
  'action-not-possible': {
    status: 409,
    vi: 'Hồ sơ hiện không cho phép thao tác này: {detail}',
    en: 'The dossier does not allow this now: {detail}',
    retryable: false,
  },
  'done-already': {
    status: 409,
    vi: 'Thao tác này đã được thực hiện. Cơ quan của bạn không còn quyền xem hồ sơ.',
    en: 'This was done already. Your agency may not look into the dossier any more.',
    retryable: false,
  },
  'dossier-paused': {
    status: 409,
    vi: 'Hồ sơ đang tạm dừng giải quyết. Thao tác này chỉ thực hiện được sau khi tiếp tục giải quyết.',
    en: 'The dossier is paused. This is possible again once it goes on.',
    retryable: false,
  },
  'supplement-awaited': {
    status: 409,
    vi: 'Hồ sơ đang chờ người nộp bổ sung theo yêu cầu trước.',
    en: 'The dossier is waiting for the supplement that was asked for before.',
    retryable: false,
  },
  'supplement-limit-reached': {
    status: 409,
    vi: 'Thủ tục này đã hết số lần được yêu cầu bổ sung hồ sơ.',
    en: 'No further supplement may be asked for in this procedure.',
    retryable: false,
  },
  'extension-limit-reached': {
    status: 409,
    vi: 'Hồ sơ đã hết số lần được xin lỗi và gia hạn trả kết quả.',
    en: 'The due date may not be extended any further.',
    retryable: false,
  },
  'extension-not-later': {
    status: 422,
    vi: 'Ngày hẹn trả mới phải sau ngày hẹn trả đang áp dụng ({due}).',
    en: 'The new date must be after the due date in force ({due}).',
    retryable: false,
  },
  'extension-in-the-past': {
    status: 422,
    vi: 'Ngày hẹn trả mới đã qua. Vui lòng chọn từ ngày hôm nay trở đi.',
    en: 'The new date has passed. Please choose today or a later day.',
    retryable: false,
  },
  'already-paused': {
    status: 409,
    vi: 'Hồ sơ đã được tạm dừng giải quyết từ trước.',
    en: 'The dossier is paused already.',
    retryable: false,
  },
  'hand-over-unconfirmed': {
    status: 409,
    vi: 'Hồ sơ vừa được chuyển, đơn vị nhận chưa xác nhận.',
    en: 'The dossier was just handed over and the receiving unit has not confirmed it.',
    retryable: false,
  },
  'nothing-handed-over': {
    status: 409,
    vi: 'Không có hồ sơ nào chờ xác nhận đã nhận.',
    en: 'No hand-over waits for a confirmation.',
    retryable: false,
  },
  'no-other-agency': {
    status: 409,
    vi: 'Không có cơ quan nào khác có thẩm quyền giải quyết thủ tục này.',
    en: 'No other agency is competent to decide this procedure.',
    retryable: false,
  },
  'rated-already': {
    status: 409,
    vi: 'Hồ sơ này đã được đánh giá mức độ hài lòng.',
    en: 'The service was rated already.',
    retryable: false,
  },
  'rating-closed': {
    status: 409,
    vi: 'Đã hết thời gian đánh giá mức độ hài lòng đối với hồ sơ này.',
    en: 'The time for rating the service is over.',
    retryable: false,
  },
  'nothing-to-correct': {
    status: 422,
    vi: 'Thông tin đính chính trùng với thông tin đang ghi nhận.',
    en: 'The correction says nothing that is not recorded already.',
    retryable: false,
  },
  'component-wrong-type': {
    status: 422,
    vi: 'Thành phần hồ sơ “{component}” không đúng loại: {detail}',
    en: 'Component “{component}” has the wrong type: {detail}',
    retryable: false,
  },
  'declaration-invalid': {
    status: 422,
    vi: 'Tờ khai chưa đúng. {detail}',
    en: 'The declaration is not right. {detail}',
    retryable: false,
  },
  'form-invalid': {
    status: 422,
    vi: 'Biểu mẫu chưa hợp lệ, không thể công bố.',
    en: 'The form is not valid and cannot be published.',
    retryable: false,
  },
  'override-invalid': {
    status: 422,
    vi: 'Quy định riêng chưa hợp lệ, không thể công bố.',
    en: 'The override is not valid and cannot be published.',
    retryable: false,
  },
  'override-begun': {
    status: 409,
    vi: 'Quy định riêng này đã có hiệu lực nên không hủy được; hãy công bố phiên bản mới có ngày áp dụng cuối cùng.',
    en: 'The override is in force already and cannot be withdrawn; publish a version with its last day.',
    retryable: false,
  },
  'override-of-catalogue': {
    status: 409,
    vi: 'Quy định riêng này do danh mục thủ tục ban hành, chỉ được bỏ trong danh mục.',
    en: 'The override comes with the catalogue and is only withdrawn there.',
    retryable: false,
  },
  'process-invalid': {
    status: 422,
    vi: 'Quy trình chưa hợp lệ, không thể công bố.',
    en: 'The process is not valid and cannot be published.',
    retryable: false,
  },
  'bpmn-malformed': {
    status: 422,
    vi: 'Tệp BPMN không đọc được: {detail}',
    en: 'The BPMN file cannot be read: {detail}',
    retryable: false,
  },
  'version-conflict': {
    status: 409,
    vi: 'Quy trình đã có phiên bản mới hơn do người khác công bố.',
    en: 'Someone else has published a newer version of the process.',
    retryable: false,
  },
  'calendar-year-unknown': {
    status: 422,
    vi: 'Lịch làm việc chưa có ngày nghỉ của năm {year} nên không tính được hạn trả kết quả.',
    en: 'The working calendar has no holidays for {year}, so no due date can be computed.',
    retryable: false,
  },
  'duration-invalid': {
    status: 422,
    vi: 'Thời hạn giải quyết không hợp lệ: {amount} {unit}',
    en: 'The duration is not valid: {amount} {unit}',
    retryable: false,
  },
  'still-processing': {
    status: 202,
    vi: 'Yêu cầu đã được ghi nhận và đang được xử lý.',
    en: 'The request is recorded and being processed.',
    retryable: true,
  },
  'temporarily-unavailable': {
    status: 503,
    vi: 'Hệ thống tạm thời gián đoạn. Vui lòng thử lại.',
    en: 'The system is temporarily unavailable. Please try again.',
    retryable: true,
  },
  internal: {
    status: 500,
    vi: 'Có lỗi trong hệ thống. Mã sự cố: {incident}',
    en: 'Something went wrong inside. Incident: {incident}',
    retryable: true,
  },
} as const satisfies Record<string, ErrorCode>;

export type ErrorCodeName = keyof typeof errorCodes;

export function isErrorCode(code: string): code is ErrorCodeName {
  return Object.hasOwn(errorCodes, code);
}
