import { candidate, type Recogniser } from './candidate.ts';

const assigns =
  /phân công[^.;]{0,60}(?:chuyên viên|cán bộ|công chức|người|đơn vị|phòng|thụ lý|xử lý|giải quyết|thẩm định)|chuyển hồ sơ[^.;]{0,30}(?:phòng|bộ phận|đơn vị) (?:chuyên môn|xử lý|nghiệp vụ|thụ lý|giải quyết|có liên quan)|giao[^.;]{0,30}(?:phòng|đơn vị) (?:chuyên môn|nghiệp vụ)[^.;]{0,30}(?:thẩm định|xử lý|giải quyết|tham mưu)/u;

/** The leader names who is in charge, or the dossier goes to the specialist division. */
export const recogniseAssign: Recogniser = (clause) =>
  assigns.test(clause.text)
    ? [candidate(clause, { kind: 'assign', name: 'Phân công thụ lý', role: 'leader', optional: false })]
    : [];
