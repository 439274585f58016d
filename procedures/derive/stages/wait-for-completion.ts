import { candidate, type Recogniser } from './candidate.ts';

const completes =
  /(?:hoàn thiện|chỉnh sửa|bổ sung|khắc phục|tiếp thu|giải trình)[^.;]{0,80}theo (?:các )?(?:ý kiến|yêu cầu|kết luận|biên bản|nội dung|kết quả)[^.;]{0,30}(?:hội đồng|đoàn|kiểm tra|thẩm định|đánh giá)|(?:báo cáo|thông báo) (?:kết quả )?khắc phục|khắc phục (?:các )?(?:điểm|lỗi|sai|tồn tại|nội dung)[^.;]{0,40}(?:không|chưa) (?:phù hợp|đạt|đáp ứng)/u;

/** The applicant mends what a council or an inspection found, and reports it: the process waits for that. */
export const recogniseWaitForCompletion: Recogniser = (clause) => {
  if (!completes.test(clause.text)) return [];
  return [candidate(clause, { kind: 'wait-for-message', name: 'Chờ hoàn thiện theo kết luận', optional: true })];
};
