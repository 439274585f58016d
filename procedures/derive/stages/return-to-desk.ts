import { candidate, type Recogniser } from './candidate.ts';

const returns =
  /(?:chuyển|gửi|trả)[^.;]{0,80}(?:trung tâm phục vụ hành chính công|bộ phận (?:một cửa|tiếp nhận)|trung tâm hành chính công)[^.;]{0,60}(?:trả|để|$)|chuyển (?:kết quả|trả kết quả)[^.;]{0,60}(?:trung tâm|bộ phận|một cửa)/u;

/** The result goes back to the one-stop desk by a hand-over of its own. */
export const recogniseReturnToDesk: Recogniser = (clause, context) => {
  if (!returns.test(clause.text) || !/kết quả|giấy chứng nhận|quyết định|trích lục/u.test(clause.text)) return [];
  return [
    candidate(clause, {
      kind: 'hand-over',
      name: 'Chuyển kết quả đến Bộ phận Một cửa',
      agency: context.actor,
      afterwards: true,
      optional: false,
    }),
  ];
};
