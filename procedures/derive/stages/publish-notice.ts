import { candidate, type Recogniser } from './candidate.ts';

const posts =
  /niêm yết(?: công khai)?|(?:đăng|thông báo|công bố|công khai)(?: tải| báo| tin)?[^.;]{0,80}(?:để|và) lấy ý kiến|lấy ý kiến (?:của )?(?:cộng đồng|nhân dân|người dân|khu dân cư)|(?:công khai|thông báo công khai)[^.;]{0,80}(?:trong thời hạn|trong thời gian|ít nhất|tối thiểu)/u;
const publishes =
  /(?:đăng tải|công bố|công khai|đăng công khai|thông báo công khai|đăng(?! ?ký| nhập))[^.;]{0,120}(?:cổng thông tin|trang thông tin|trang (?:điện tử|tin điện tử|web)|website|cổng dịch vụ|phương tiện thông tin|hệ thống thông tin quốc gia)/u;
const oneStop =
  /niêm yết[^.;]{0,40}(?:thủ tục hành chính|mức (?:thu|phí))|mẫu (?:đơn|hồ sơ)[^.;]{0,40}đăng tải|truy cập|hướng dẫn/u;

/** A notice that stays up for a period, during which anyone may object, or the publication of the result. */
export const recognisePublishNotice: Recogniser = (clause, context) => {
  if (oneStop.test(clause.text)) return [];
  const notice = posts.exec(clause.text);
  if (notice !== null) {
    const period = context.terms.find((term) => term.at > notice.index) ?? context.terms[0];
    return [
      candidate(clause, {
        kind: period === undefined ? 'work' : 'publish-notice',
        name: 'Niêm yết công khai',
        agency: context.actor,
        term: period,
        optional: false,
      }),
    ];
  }
  const result = publishes.exec(clause.text);
  if (result === null) return [];
  return [
    candidate(clause, {
      kind: 'work',
      name: 'Công bố trên cổng thông tin điện tử',
      agency: context.actor,
      afterwards: true,
      optional: false,
      term: undefined,
    }),
  ];
};
