import { candidate, isOptional, type Recogniser, termBefore } from './candidate.ts';

interface Work {
  readonly words: RegExp;
  readonly name: string;
  readonly afterwards?: true;
}

const works: readonly Work[] = [
  { words: /lấy mẫu|thử nghiệm mẫu|kiểm nghiệm|khảo nghiệm/u, name: 'Lấy mẫu, thử nghiệm' },
  {
    words:
      /(?:tổ chức|tiến hành)[^.;]{0,30}(?:sát hạch|kỳ thi|thi (?:tuyển|cấp|sát|lấy)|kiểm tra kiến thức|phỏng vấn|kiểm tra (?:lý thuyết|trình độ|tay nghề))|(?<!thủ tục |hồ sơ |giấy )sát hạch(?! viên)|tổ chức thi(?: |$|;|\.)/u,
    name: 'Tổ chức sát hạch',
  },
  {
    words: /bàn giao (?:đất|mốc|khu vực|thực địa)|giao đất (?:trên|ngoài) thực địa|bàn giao[^.;]{0,30}thực địa/u,
    name: 'Bàn giao trên thực địa',
    afterwards: true,
  },
  { words: /ký (?:kết )?(?:hồ sơ )?(?:hợp đồng|hđmbđ)|hợp đồng thuê đất/u, name: 'Ký hợp đồng', afterwards: true },
  {
    words:
      /chi trả (?:trợ cấp|chế độ|kinh phí|tiền)|(?:thực hiện|tiến hành) (?:việc )?chi trả|giải ngân|cấp phát kinh phí/u,
    name: 'Chi trả',
    afterwards: true,
  },
  {
    words: /(?:tổ chức|thực hiện)[^.;]{0,30}lễ (?:trao|đăng ký|bàn giao)|trao giấy chứng nhận kết hôn|lễ giao nhận/u,
    name: 'Tổ chức trao kết quả',
    afterwards: true,
  },
  { words: /^xác minh thiệt hại/u, name: 'Xác minh thiệt hại' },
  { words: /^(?:tiến hành )?thương lượng(?: việc)? bồi thường/u, name: 'Thương lượng việc bồi thường' },
  { words: /thu nhận (?:thông tin|ảnh|vân tay)|lấy vân tay/u, name: 'Thu nhận thông tin sinh trắc học' },
  {
    words:
      /giám định (?:y khoa|thương tật|gen|adn)|(?:trưng cầu|yêu cầu|tiến hành|thực hiện|tổ chức) giám định tư pháp/u,
    name: 'Giám định',
  },
  {
    words: /bấm biển|cà số khung|kiểm tra xe(?![\p{L}])|(?<!chứng nhận )kiểm định (?:xe|phương tiện|an toàn kỹ thuật)/u,
    name: 'Kiểm tra, kiểm định phương tiện',
  },
  {
    words: /(?:mời|làm việc với)[^.;]{0,60}(?:đến trụ sở|giải trình|làm việc)|đối thoại|hòa giải/u,
    name: 'Làm việc trực tiếp với người nộp hồ sơ',
  },
];

/** Work of a kind of its own: sampling, an examination, handing over of land, payment. */
export const recogniseFieldWork: Recogniser = (clause, context) =>
  works.flatMap((work) => {
    const hit = work.words.exec(clause.text);
    if (hit === null) return [];
    return [
      candidate(clause, {
        kind: 'work',
        name: work.name,
        agency: context.actor,
        optional: isOptional(clause.text, hit.index),
        term: termBefore(context.terms, hit.index),
        afterwards: work.afterwards === true,
      }),
    ];
  });
