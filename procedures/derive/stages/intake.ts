import type { Clause } from '../clauses.ts';

const handling =
  /thẩm định|thẩm tra|lấy ý kiến|xin ý kiến|hội đồng|kiểm tra thực tế|thực địa|niêm yết|xác minh|phê duyệt|trình |ra quyết định|quyết định (?:cấp|công nhận|phê)|(?<!sẽ )cấp (?:giấy|chứng|quyết|lại|thẻ|phép|phiếu)|ký |nghĩa vụ tài chính|đăng tải|công bố/u;
const intake =
  /nộp (?:\d+ )?(?:\([^)]*\) )?(?:bộ )?hồ sơ|gửi (?:\d+ )?(?:\([^)]*\) )?(?:bộ )?hồ sơ|chuẩn bị hồ sơ|tiếp nhận hồ sơ|giấy biên nhận|giấy tiếp nhận|phiếu (?:tiếp nhận|hẹn)|hẹn trả|yêu cầu (?:sửa đổi|bổ sung|hoàn thiện)|hướng dẫn[^.;]{0,60}(?:bổ sung|hoàn thiện|nộp)|tính (?:đầy đủ|hợp lệ)|thành phần hồ sơ|chưa đầy đủ|không đầy đủ|chưa hợp lệ|từ chối tiếp nhận|trả lại hồ sơ|trả kết quả|nhận kết quả|giờ hành chính|địa chỉ|bổ sung(?:, hoàn thiện)? hồ sơ|hoàn thiện hồ sơ|đăng ký tài khoản|đăng nhập/u;

/** Whether a clause belongs to the common regime — filing, receipt, supplement, return — and not to the own process. */
export function isIntake(clause: Clause): boolean {
  return intake.test(clause.text) && !handling.test(clause.text);
}

/** Whether a clause tells of rules about the subject, not of handling: validity of a licence, definitions, reports later. */
export function isBackground(clause: Clause): boolean {
  return (
    /có (?:hiệu lực|giá trị) (?:trong|tối đa|đến|\d)|thời hạn (?:của|có hiệu lực)|lưu ý:|định kỳ|hằng năm|hàng năm|khoản \d+ điều này quy định|được miễn|chịu trách nhiệm|nghiêm cấm/u.test(
      clause.text,
    ) && !/thẩm định|hội đồng|lấy ý kiến|kiểm tra thực tế/u.test(clause.text)
  );
}
