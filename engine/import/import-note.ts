/** Something of the file that was not carried over as it was. */
export interface ImportNote {
  /** Id of the nearest element that has one. */
  readonly element: string | undefined;
  /** Attribute or extension element, as the file wrote it: `camunda:asyncBefore`. */
  readonly attribute: string;
  /** `none`: what runs is the same without it. `behaviour`: somebody has to look at it. */
  readonly effect: 'none' | 'behaviour';
  readonly reason: { readonly vi: string; readonly en: string };
}

const reasons = {
  xml: { vi: 'Tệp không phải là BPMN 2.0 hợp lệ: {detail}', en: 'The file is not valid BPMN 2.0: {detail}' },
  content: {
    vi: 'Nội dung không đọc được và đã bị bỏ: {detail}',
    en: 'Content that cannot be read was left out: {detail}',
  },
  durable: {
    vi: 'Không cần: mỗi bước ở đây đều được ghi bền vững trước khi đi tiếp.',
    en: 'Not needed: here every step is recorded before the next one.',
  },
  scheduling: {
    vi: 'Không có mức ưu tiên hay lịch thử lại theo từng phần tử; hệ thống tự thử lại.',
    en: 'There are no priorities or retry schedules by element; the system retries by itself.',
  },
  administration: {
    vi: 'Thuộc về quản trị của hệ thống cũ; ở đây phiên bản, lưu trữ và quyền mở hồ sơ do danh mục thủ tục quản lý.',
    en: "Administration of the other engine; here versions, retention and who may start are the catalogue's.",
  },
  template: {
    vi: 'Mẫu của công cụ vẽ; không ảnh hưởng tới việc thực hiện.',
    en: 'A template of the drawing tool; nothing runs by it.',
  },
  documentation: {
    vi: 'Thuộc tính tự do, không phần nào của hệ thống này đọc.',
    en: 'A free property that nothing here reads.',
  },
  worker: {
    vi: 'Mã chương trình không mang theo được; cần một chương trình nhận việc loại “{detail}”.',
    en: 'Program code cannot be carried over; a worker for jobs of type “{detail}” is needed.',
  },
  listener: {
    vi: 'Bộ lắng nghe không được hỗ trợ; nếu nó làm thay đổi dữ liệu, hãy vẽ thành một bước.',
    en: 'Listeners are not supported; where one changes data, draw it as a step.',
  },
  expression: {
    vi: 'Biểu thức “{detail}” không chuyển được sang FEEL: {why}.',
    en: 'The expression “{detail}” cannot become FEEL: {why}.',
  },
  script: {
    vi: 'Đoạn mã {detail} trở thành một việc loại “script”; hãy viết lại bằng FEEL.',
    en: 'The {detail} script becomes a job of type “script”; write it in FEEL instead.',
  },
  'script-value': {
    vi: 'Giá trị tính bằng mã {detail} không mang theo được; hãy viết lại bằng FEEL.',
    en: 'A value that a {detail} script computes cannot be carried over; write it in FEEL.',
  },
  language: {
    vi: 'Ngôn ngữ biểu thức “{detail}” không được hỗ trợ; hãy viết lại bằng FEEL.',
    en: 'The expression language “{detail}” is not supported; write it in FEEL.',
  },
  'decision-result': {
    vi: 'Kết quả quyết định dạng “{detail}” không có ở đây: một cột cho giá trị, nhiều cột cho một ngữ cảnh, nhiều dòng cho danh sách.',
    en: 'There is no result mapping “{detail}” here: one output is a value, several are a context, several hits a list.',
  },
  result: {
    vi: 'Kết quả của việc vào hồ sơ theo tên biến mà chương trình trả về, không theo “{detail}”.',
    en: "The job's answer enters under the names its worker gives, not under “{detail}”.",
  },
  latest: {
    vi: 'Hồ sơ luôn giữ phiên bản đã tiếp nhận; không chọn phiên bản theo từng lời gọi.',
    en: 'A dossier keeps the version it was received under; calls do not choose versions.',
  },
  person: {
    vi: 'Việc được giao theo vai trò trong cơ quan, không theo danh sách người.',
    en: 'Work goes to roles of an agency, not to lists of people.',
  },
  form: {
    vi: 'Phần này của biểu mẫu không có phần tương ứng: {detail}',
    en: 'This part of the form has no counterpart: {detail}',
  },
  foreign: {
    vi: 'Phần mở rộng của công cụ khác: giữ lại trong tệp nhưng không có tác dụng ở đây.',
    en: 'An extension of another tool: it stays in the file and has no effect here.',
  },
  unknown: {
    vi: 'Không có phần tương ứng ở đây; quy trình chạy mà không có nó.',
    en: 'There is no counterpart here; the process runs without it.',
  },
} as const;

export type NoteReason = keyof typeof reasons;

/** Reasons after which nothing runs differently. */
const harmless: ReadonlySet<NoteReason> = new Set([
  'durable',
  'scheduling',
  'administration',
  'template',
  'documentation',
]);

export function importNote(
  reason: NoteReason,
  element: string | undefined,
  attribute: string,
  detail = '',
  why?: { readonly vi: string; readonly en: string },
): ImportNote {
  const fill = (language: 'vi' | 'en') =>
    reasons[reason][language]
      .replace('{detail}', () => detail)
      .replace('{why}', () => why?.[language] ?? '')
      .normalize('NFC');
  return {
    element,
    attribute,
    effect: harmless.has(reason) ? 'none' : 'behaviour',
    reason: { vi: fill('vi'), en: fill('en') },
  };
}
