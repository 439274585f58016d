import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import PizZip from 'pizzip';
import { extractText } from 'unpdf';
import type { Answer } from './api-bed.ts';
import { offers, withDossierBed } from './with-dossier-bed.ts';

const { ask, when } = withDossierBed();

const residence = {
  procedure: '1.004222',
  channel: 'direct',
  applicant: {
    kind: 'person',
    name: 'Nguyễn Thị Ngọc Huyền',
    personalId: '001190000019',
    birthDate: '1990-01-31',
    address: 'Số 12, phố Hàng Thùng',
  },
  components: [
    { id: 'c01', kind: 'paper' },
    { id: 'c02', kind: 'data' },
  ],
};

/** What people read of a file: the words of a PDF in order, or those of a Word document. */
async function wordsOf(bytes: Uint8Array): Promise<string> {
  if (bytes[0] === 0x25) {
    const { text } = await extractText(new Uint8Array(bytes), { mergePages: true });
    return text.normalize('NFC').replace(/\s+/g, ' ');
  }
  const xml = new PizZip(bytes).file('word/document.xml')?.asText() ?? '';
  return xml.replaceAll(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
}

interface Printed {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  readonly words: string;
}

async function print(path: string, as: string, headers: Record<string, string> = {}): Promise<Printed> {
  const response = await fetch(`${ask().api.url}/api/v1${path}`, {
    headers: { authorization: `Bearer ${await ask().token(as)}`, ...headers },
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const words = response.status === 200 ? await wordsOf(bytes) : '';
  return { status: response.status, headers: response.headers, bytes, words };
}

/** The dossier once it offers the action. */
function offering(action: string, id: string, as: string): Promise<Answer['body']> {
  return when(id, as, offers(action));
}

async function act(id: string, as: string, action: string, data: object = {}): Promise<Answer['body']> {
  await offering(action, id, as);
  const answer = await ask().post(`/dossiers/${id}/actions/${action}`, { as, body: { data } });
  expect([action, answer.status, answer.body.detail]).toEqual([action, 200, undefined]);
  return answer.body;
}

async function received(applicant: object = {}): Promise<Answer['body']> {
  const body = { ...residence, applicant: { ...residence.applicant, ...applicant } };
  const answer = await ask().post('/dossiers', { as: 'motcua', body });
  expect([answer.status, answer.body.detail]).toEqual([201, undefined]);
  return answer.body;
}

async function accepted(applicant: object = {}): Promise<Answer['body']> {
  const { id } = await received(applicant);
  return await act(id, 'motcua', 'accept');
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('a dossier from receipt to stop', () => {
  test('gets each form when it comes to its point, and what was issued stays', async () => {
    const dossier = await received();
    const at = `/dossiers/${dossier.code}/papers`;
    const early = await print(`${at}/01`, 'motcua');
    expect(early.status).toBe(404);

    await act(dossier.id, 'motcua', 'accept');
    const receipt = await print(`${at}/01`, 'motcua');
    expect(receipt.status).toBe(200);
    for (const words of [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ',
      'Nguyễn Thị Ngọc Huyền',
      'Tờ khai thay đổi thông tin cư trú (CT01)',
      'không yêu cầu nộp',
      '07 ngày làm việc',
      'Nguyễn Thị Mai',
      dossier.code,
    ])
      expect(receipt.words).toContain(words);
    expect(receipt.headers.get('content-type')).toBe('application/pdf');
    expect(receipt.headers.get('etag')).toBe(`"${sha256(receipt.bytes)}"`);
    expect(receipt.headers.get('content-disposition')).toBe(
      `inline; filename="mau-01-${dossier.code}.pdf"; filename*=UTF-8''${encodeURIComponent(`Giấy tiếp nhận hồ sơ và hẹn trả kết quả ${dossier.code}.pdf`)}`,
    );
    const again = await print(`${at}/01`, 'motcua', {
      'if-none-match': receipt.headers.get('etag') ?? '',
      'cache-control': 'max-age=0',
    });
    expect([again.status, again.bytes.length]).toEqual([304, 0]);

    await act(dossier.id, 'chuyenvien', 'request-supplement', {
      components: ['c02'],
      content: 'Bản sao hợp đồng thuê nhà chưa được chứng thực.',
    });
    const request = await print(`${at}/02`, 'chuyenvien');
    const editable = await print(`${at}/02?format=docx`, 'chuyenvien');
    for (const words of [
      'Giấy tờ chứng minh chỗ ở hợp pháp',
      'Bản sao hợp đồng thuê nhà chưa được chứng thực.',
      'Trần Văn Hùng',
    ])
      expect([request.words, editable.words]).toEqual([expect.stringContaining(words), expect.stringContaining(words)]);
    expect(editable.headers.get('content-disposition')).toMatch(/^attachment; filename="mau-02-.*\.docx"/);
    expect((await print(`${at}/01?format=docx`, 'motcua')).status).toBe(400);
    await act(dossier.id, 'motcua', 'supplement-received');

    const before = await ask().get(`/dossiers/${dossier.id}`, { as: 'lanhdao' });
    const newDate = new Date(Date.parse(before.body.dueAt) + 10 * 86_400_000).toISOString().slice(0, 10);
    await act(dossier.id, 'lanhdao', 'extend', { reason: 'Cần xác minh thêm nơi ở.', newDueDate: newDate });
    const apology = await print(`${at}/04`, 'lanhdao');
    expect(apology.words).toContain('Cần xác minh thêm nơi ở.');
    expect(apology.words).toContain('Thời gian trả kết quả mới');

    await act(dossier.id, 'motcua', 'correct-receipt', {
      applicantName: 'Nguyễn Thị Ngọc Huyên',
      reason: 'Ghi sai họ tên.',
    });
    const corrected = await print(`${at}/01`, 'motcua');
    expect(corrected.words).toContain('“Nguyễn Thị Ngọc Huyền” sửa thành “Nguyễn Thị Ngọc Huyên”');
    expect(corrected.words).toContain('Cấp lại lần 01');
    const first = await print(`${at}/01?version=1`, 'motcua');
    expect(sha256(first.bytes)).toBe(sha256(receipt.bytes));

    await act(dossier.id, 'chuyenvien', 'hand-over', { unit: 'Phòng Văn hóa - Xã hội', reason: 'Đúng lĩnh vực' });
    await act(dossier.id, 'lanhdao', 'confirm-hand-over');

    await act(dossier.id, 'lanhdao', 'stop', { reason: 'Phát hiện tranh chấp về chỗ ở.' });
    const notice = await print(`${at}/05`, 'lanhdao');
    expect(notice.words).toContain('Phát hiện tranh chấp về chỗ ở.');
    expect(notice.words).toContain('Nguyễn Thị Ngọc Huyên');

    const control = await print(`${at}/06`, 'motcua');
    for (const words of [
      'Bên giao',
      'Kiểm tra hồ sơ',
      'Bộ phận Một cửa',
      'Lãnh đạo',
      'Dừng giải quyết',
      'Chuyển hồ sơ: Đúng lĩnh vực',
      'Phòng Văn hóa - Xã hội, Ủy ban nhân dân',
      'Đã nhận hồ sơ',
    ])
      expect(control.words).toContain(words);

    const { body } = await ask().get(at, { as: 'motcua' });
    expect(
      body.items.map(({ form, versions }: { form: string; versions: { version: number; files: object[] }[] }) => [
        form,
        versions.map(({ version, files }) => `${version}:${files.length}`).join(),
      ]),
    ).toEqual([
      ['01', '1:1,2:1'],
      ['02', '1:2'],
      ['03', ''],
      ['04', '1:1'],
      ['05', '1:1'],
      ['06', '1:1'],
    ]);
  });

  test('a late print is the paper of its moment', async () => {
    const [prompt, late] = [await accepted(), await accepted()];
    const print01 = (code: string) => print(`/dossiers/${code}/papers/01`, 'motcua');
    const atOnce = await print01(prompt.code);
    for (const { id } of [prompt, late])
      await act(id, 'chuyenvien', 'request-supplement', { content: 'Thiếu giấy tờ.' });
    await act(late.id, 'motcua', 'supplement-received');
    const same = (words: string, code: string) =>
      words.replaceAll(code, 'MÃ').replaceAll(/\d\d giờ \d\d phút|\d\d:\d\d/g, 'GIỜ');
    const afterwards = await print01(late.code);
    expect(same(afterwards.words, late.code)).toBe(same(atOnce.words, prompt.code));
    expect(afterwards.words).not.toContain('Tạm dừng');
  });
});

test('a refused dossier gets form 03, and one asked to be mended before acceptance form 02 of the desk', async () => {
  const { id, code } = await received();
  await act(id, 'motcua', 'request-supplement', { content: 'Tờ khai thiếu chữ ký.' });
  const request = await print(`/dossiers/${code}/papers/02`, 'motcua');
  expect(request.words).toContain('Kiểm tra hồ sơ khi tiếp nhận');
  await act(id, 'motcua', 'supplement-received');
  await act(id, 'motcua', 'refuse', { reason: 'Không thuộc thẩm quyền.' });
  const refusal = await print(`/dossiers/${code}/papers/03?format=docx`, 'motcua');
  expect(refusal.words).toContain('Không thuộc thẩm quyền.');
  expect((await print(`/dossiers/${code}/papers/01`, 'motcua')).status).toBe(404);
});

test('whoever prints at the same time is given the same paper, kept once', async () => {
  const { id, code } = await accepted();
  const forms = ['01', '06'];
  const printed = await Promise.all(
    forms.flatMap((form) => Array.from({ length: 6 }, () => print(`/dossiers/${code}/papers/${form}`, 'motcua'))),
  );
  expect(new Set(printed.map(({ status }) => status))).toEqual(new Set([200]));
  expect(new Set(printed.map(({ bytes }) => sha256(bytes))).size).toBe(2);
  const { rows } = await ask().pool.query(
    'select p.form, count(*)::int as files from paper p join paper_file f on f.paper = p.id where dossier = $1 group by p.form order by 1',
    [id],
  );
  expect(rows).toEqual(forms.map((form) => ({ form, files: 1 })));
});

describe('papers are for those who may see the dossier', () => {
  test('another agency is refused, the applicant sees all but form 06', async () => {
    const { code } = await accepted({ name: 'Nguyễn Văn An', personalId: '099090000019' });
    const at = `/dossiers/${code}/papers`;
    expect((await print(`${at}/01`, 'congdan')).status).toBe(200);
    expect((await print(`${at}/06`, 'congdan')).status).toBe(403);
    const own = await ask().get(at, { as: 'congdan' });
    expect(own.body.items.map(({ form }: { form: string }) => form)).toEqual(['01', '02', '03', '04', '05']);
    expect((await print(`${at}/01`, 'motcua.tinh')).status).toBe(403);
    expect((await ask().get(at, { as: 'motcua.tinh' })).status).toBe(403);
    expect((await print(`${at}/01`, 'thietke')).status).toBe(403);
    expect((await ask().get(`${at}/07`, { as: 'motcua' })).status).toBe(400);
    expect((await ask().get(`${at}/01?version=2`, { as: 'motcua' })).body.code).toBe('not-found');
    expect((await ask().get(`${at}/06?version=9`, { as: 'motcua' })).body.code).toBe('not-found');
    expect((await ask().get(`${at}/01`)).status).toBe(401);
  });
});

/** Copies of a dossier, received a minute apart from the given instant on. */
async function copies(id: string, from: string, count: number): Promise<void> {
  const { rows } = await ask().pool.query<{ names: string }>(
    `select string_agg(column_name, ', ') as names from information_schema.columns
      where table_name = 'dossier' and is_generated = 'NEVER' and column_name not in ('id', 'code', 'submitted_at')`,
  );
  const names = rows[0]?.names;
  await ask().pool.query(
    `insert into dossier (id, code, submitted_at, ${names})
      select gen_random_uuid(), 'copy-' || n, $2::timestamptz + (n / 2) * interval '2 minutes', ${names} from dossier, generate_series(1, $3) n where id = $1`,
    [id, from, count],
  );
}

describe('the register of an agency', () => {
  test('comes in parts, each dossier once, in the order of receipt', async () => {
    const { id } = await accepted();
    await copies(id, '2026-03-02T01:00:00Z', 202);
    const period = '/agencies/H26.15/register?from=2026-03-01&to=2026-03-31';
    const codes = ({ words }: Printed) => words.match(/copy-\d+/g) ?? [];
    const first = await print(period, 'motcua');
    const next = /^<\/api\/v1(.*)>; rel="next"$/.exec(first.headers.get('link') ?? '')?.[1];
    const second = await print(next ?? '', 'motcua');
    expect([codes(first).length, codes(second).length, second.headers.get('link')]).toEqual([200, 2, null]);
    expect(new Set([...codes(first), ...codes(second)]).size).toBe(202);
    expect(codes(first).slice(0, 1)).toEqual(['copy-1']);
    expect(second.words).toMatch(/ 201 copy-\d+ .* 202 copy-\d+ /);
    expect(sha256((await print(period, 'motcua')).bytes)).toBe(sha256(first.bytes));
  });

  test('lists what it received in the period, for its own officers and those who watch it', async () => {
    const { code } = await accepted();
    const now = await ask().get('/clock');
    const today = String(now.body.now).slice(0, 10);
    const register = await print(`/agencies/H26.15/register?from=${today}&to=${today}`, 'motcua');
    expect(register.words).toContain('SỔ THEO DÕI HỒ SƠ');
    expect(register.words.replaceAll(' ', '')).toContain(code);
    expect(register.headers.get('link')).toBeNull();
    const empty = await print('/agencies/H26.15/register?from=2025-01-01&to=2025-01-31', 'giamsat');
    expect(empty.words).toContain('Không có hồ sơ nào trong kỳ.');
    expect((await print(`/agencies/H26.15/register?from=${today}&to=${today}`, 'motcua.tinh')).status).toBe(403);
    expect((await print('/agencies/H26.15/register?from=2025-02-01&to=2025-01-31', 'motcua')).status).toBe(400);
    expect((await print('/agencies/X1/register?from=2025-01-01&to=2025-01-31', 'motcua')).status).toBe(404);
  });
});
