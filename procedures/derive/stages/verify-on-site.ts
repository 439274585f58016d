import { candidate, isOptional, type Recogniser, termBefore } from './candidate.ts';

const inspects =
  /(?:kiểm tra|thẩm định|đánh giá|xác minh|khảo sát|thẩm tra|kiểm tra, đánh giá|kiểm tra, xác minh)(?:,? (?:và )?(?:đánh giá|xác minh|thẩm định))?(?: điều kiện)? ?(?:(?:trên )?hồ sơ(?:,| và) (?:tại )?thực tế|thực tế|thực địa|hiện trường|tại chỗ|tại (?:cơ sở|nơi|hiện trường|địa điểm|trụ sở|doanh nghiệp|trung tâm|thực địa|vùng)|cơ sở (?:sản xuất|kinh doanh|vật chất)|(?:của )?cơ sở(?! dữ liệu))/u;
const team =
  /đoàn (?:kiểm tra|thẩm định|đánh giá|khảo sát|xác minh|công tác|thẩm tra)|tổ (?:kiểm tra|xác minh|công tác|chuyên gia đánh giá)/u;
const fieldVerification =
  /^(?:bước \d+[:.]? )?khảo sát|tiến hành (?:việc )?(?:kiểm tra|xác minh|khảo sát)(?! hồ sơ| tính| thành phần)|tổ chức (?:việc )?(?:kiểm tra|xác minh|khảo sát)(?! hồ sơ| tính| thành phần| lấy)|kiểm tra thực tế|xác minh thực tế|(?<!cục |nghề |hoạt động |chứng chỉ |lĩnh vực |phép |về |sản phẩm |dịch vụ )đo đạc(?!,? (?:và )?bản đồ)|trích đo/u;
const notHere =
  /kết quả (?:kiểm tra|thẩm định|đánh giá|xác minh) (?:thực tế|tại)|biên bản|sau khi (?:có )?kết quả|không (?:tiến hành|phải|cần) (?:kiểm tra|thẩm định)|hậu kiểm|kiểm tra thực tế hàng hóa/u;

/** An inspection at the place: of premises, land, conditions, by officers or a team set up for it. */
export const recogniseVerifyOnSite: Recogniser = (clause, context) => {
  const hit = inspects.exec(clause.text) ?? team.exec(clause.text) ?? fieldVerification.exec(clause.text);
  if (hit === null || (notHere.test(clause.text) && !/tiến hành|tổ chức|thành lập/u.test(clause.text))) return [];
  const byTeam = team.test(clause.text);
  return [
    candidate(clause, {
      kind: 'verify-on-site',
      name: byTeam
        ? 'Đoàn kiểm tra thực tế'
        : /đo đạc|trích đo/u.test(hit[0])
          ? 'Đo đạc, kiểm tra thực địa'
          : 'Kiểm tra thực tế',
      agency: context.actor,
      optional: isOptional(clause.text, hit.index),
      term: termBefore(context.terms, hit.index),
      afterwards: context.decided && /sau khi (?:được )?cấp/u.test(clause.text),
    }),
  ];
};
