import { candidate, type Recogniser } from './candidate.ts';

const registers =
  /vào sổ|ghi (?:vào )?sổ|cấp số|đóng dấu|số hiệu (?:giấy|chứng)|cập nhật[^.;]{0,80}(?:cơ sở dữ liệu|phần mềm|hệ thống|sổ)|chỉnh lý (?:hồ sơ địa chính|biến động)/u;

/** Entering the result in a register or a database. */
export const recogniseRegisterNumber: Recogniser = (clause, context) => {
  const hit = registers.exec(clause.text);
  if (
    hit === null ||
    /tra cứu|khai thác|đăng nhập|người (?:nộp|yêu cầu)[^.;]{0,40}cập nhật|tiếp nhận|vào sổ(?: và|,) hẹn/u.test(
      clause.text,
    )
  )
    return [];
  const database = /cập nhật|chỉnh lý/u.test(hit[0]);
  const addressee =
    context.actor ??
    (/chuyển|gửi/u.test(clause.text.slice(0, hit.index))
      ? context.others.find((each) => each.at < hit.index)
      : undefined);
  return [
    candidate(
      clause,
      database
        ? {
            kind: 'work',
            name: /chỉnh lý/u.test(hit[0]) ? 'Chỉnh lý hồ sơ địa chính, cơ sở dữ liệu' : 'Cập nhật cơ sở dữ liệu',
            agency: addressee,
            optional: false,
            afterwards: true,
          }
        : { kind: 'register-number', name: 'Vào sổ, cấp số, đóng dấu', optional: false },
    ),
  ];
};
