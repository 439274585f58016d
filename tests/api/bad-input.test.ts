import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { hashOf } from '../../api/identity/session-cookie.ts';
import type { Answer, Asked } from './api-bed.ts';
import { DossierBed } from './dossier-bed.ts';

const marriageProcess = fileURLToPath(new URL('../../procedures/1.000894/process.bpmn', import.meta.url));
const receipt = {
  procedure: '1.000894',
  channel: 'direct',
  applicant: { kind: 'person', name: 'Trần Thị Bình' },
  components: [{ id: 'c01', kind: 'paper' }],
};

let dossiers: DossierBed;
let dossier: Answer['body'];
let xml: string;
const usedKey = randomUUID();
const deadSession = 'a-session-of-yesterday';

beforeAll(async () => {
  dossiers = await DossierBed.open();
  xml = await readFile(marriageProcess, 'utf8');
  const { bed } = dossiers;
  const received = await bed.post('/dossiers', { as: 'motcua', body: receipt, key: usedKey });
  do dossier = (await bed.get(`/dossiers/${received.body.id}`, { as: 'motcua' })).body;
  while (!dossier.actions.some((action: { action: string }) => action.action === 'accept'));
  await bed.pool.query(
    `insert into officer (id, name, roles, agency) values ('motcua2', 'Phan Văn Tài', '{desk}', 'H26.15')`,
  );
  const claimed = await bed.post(`/dossiers/${dossier.id}/actions/claim`, {
    as: 'motcua2',
    body: { task: dossier.tasks[0].key },
  });
  expect(claimed.status).toBe(200);
  await bed.pool.query(
    `insert into session (hash, account, name, expires_at) values ($1, 'motcua', 'Nguyễn Thị Mai', now() - interval '1 hour')`,
    [hashOf(deadSession)],
  );
  // Everything is settled before anything is refused.
  for (let open = 1; open > 0; )
    open = (await bed.pool.query(`select from command where state in ('received', 'committed')`)).rowCount ?? 0;
});

afterAll(() => dossiers.close());

interface Row {
  readonly what: string;
  readonly path: () => string;
  readonly method?: 'GET' | 'POST';
  readonly asked: () => Asked;
  readonly status: number;
  readonly code: string;
  readonly vi: string;
  readonly en: string;
  /** Rule of the problem a refused process names. */
  readonly rule?: string;
}

const publish = (change: (drawn: string) => string) => () => ({
  as: 'thietke',
  body: { xml: change(xml), expectedVersion: 1 },
});
const publishPath = () => '/processes/1.000894/publish';
const act = (action: string) => () => `/dossiers/${dossier.id}/actions/${action}`;

const table: readonly Row[] = [
  {
    what: 'malformed XML',
    path: publishPath,
    asked: publish(() => '<bpmn:definitions'),
    status: 422,
    code: 'bpmn-malformed',
    vi: 'Tệp BPMN không đọc được',
    en: 'The BPMN file cannot be read',
  },
  {
    what: 'an unknown element',
    path: publishPath,
    asked: publish((drawn) =>
      drawn.replace('<bpmn:userTask id="Task_Ky"', '<bpmn:unheardOf id="Unheard" /><bpmn:userTask id="Task_Ky"'),
    ),
    status: 422,
    code: 'process-invalid',
    vi: 'Quy trình chưa hợp lệ',
    en: 'The process is not valid',
    rule: 'unknown-content',
  },
  {
    what: 'duplicate ids',
    path: publishPath,
    asked: publish((drawn) => drawn.replaceAll('"Task_KyTuChoi"', '"Task_Ky"')),
    status: 422,
    code: 'process-invalid',
    vi: 'Quy trình chưa hợp lệ',
    en: 'The process is not valid',
    rule: 'EXT002',
  },
  {
    what: 'a FEEL error',
    path: publishPath,
    asked: publish((drawn) => drawn.replace(/(<bpmn:conditionExpression[^>]*>)[^<]*/, '$1=if then else (')),
    status: 422,
    code: 'process-invalid',
    vi: 'Quy trình chưa hợp lệ',
    en: 'The process is not valid',
    rule: 'feel-syntax',
  },
  {
    what: 'somebody else’s newer version',
    path: publishPath,
    asked: () => ({ as: 'thietke', body: { xml, expectedVersion: 0 } }),
    status: 409,
    code: 'version-conflict',
    vi: 'phiên bản mới hơn',
    en: 'newer version',
  },
  {
    what: 'publishing without being a designer',
    path: publishPath,
    asked: () => ({ as: 'motcua', body: { xml, expectedVersion: 1 } }),
    status: 403,
    code: 'not-allowed',
    vi: 'không có quyền',
    en: 'not allowed',
  },
  {
    what: 'a body of 10 MB',
    path: () => '/dossiers',
    asked: () => ({ as: 'motcua', raw: JSON.stringify({ form: 'x'.repeat(10_000_000) }) }),
    status: 413,
    code: 'body-too-large',
    vi: 'quá lớn (tối đa 1 MB)',
    en: 'too large (at most 1 MB)',
  },
  {
    what: 'a body that is no JSON',
    path: () => '/dossiers',
    asked: () => ({ as: 'motcua', raw: '{"procedure":' }),
    status: 400,
    code: 'request-invalid',
    vi: 'không phải JSON',
    en: 'not readable JSON',
  },
  {
    what: 'a field nobody knows',
    path: () => '/dossiers',
    asked: () => ({ as: 'motcua', body: { ...receipt, urgent: true } }),
    status: 400,
    code: 'request-invalid',
    vi: 'urgent',
    en: 'urgent',
  },
  {
    what: 'a text that no record can keep',
    path: () => '/dossiers',
    asked: () => ({ as: 'motcua', body: { ...receipt, applicant: { kind: 'person', name: 'Trần\0Bình' } } }),
    status: 400,
    code: 'request-invalid',
    vi: 'Họ tên chủ hồ sơ (applicant.name): có ký tự không hợp lệ',
    en: 'applicant.name: has a character',
  },
  {
    what: 'NUL in a search',
    method: 'GET',
    path: () => '/worklist?q=%00',
    asked: () => ({ as: 'motcua' }),
    status: 400,
    code: 'request-invalid',
    vi: 'Từ khóa tìm kiếm (q): có ký tự không hợp lệ',
    en: 'q: has a character',
  },
  {
    what: 'an applicant who is still to be born',
    path: () => '/dossiers',
    asked: () => ({ as: 'motcua', body: { ...receipt, applicant: { ...receipt.applicant, birthDate: '2990-01-01' } } }),
    status: 400,
    code: 'request-invalid',
    vi: 'Ngày sinh (applicant.birthDate): là ngày chưa đến',
    en: 'is a day to come',
  },
  {
    what: 'an unknown procedure',
    path: () => '/dossiers',
    asked: () => ({ as: 'motcua', body: { ...receipt, procedure: '9.999999' } }),
    status: 404,
    code: 'unknown-procedure',
    vi: 'Không có thủ tục mang mã 9.999999',
    en: 'No published procedure has the code 9.999999',
  },
  {
    what: 'a component of the wrong type',
    path: () => '/dossiers',
    asked: () => ({
      as: 'motcua',
      body: {
        ...receipt,
        components: [
          { id: 'c01', kind: 'electronic', fileName: 'to-khai.exe', contentType: 'application/x-msdownload' },
        ],
      },
    }),
    status: 422,
    code: 'component-wrong-type',
    vi: 'Tờ khai đăng ký kết hôn” không đúng loại',
    en: 'has the wrong type',
  },
  {
    what: 'data where no database answers',
    path: () => '/dossiers',
    asked: () => ({ as: 'motcua', body: { ...receipt, components: [{ id: 'c01', kind: 'data' }] } }),
    status: 422,
    code: 'component-wrong-type',
    vi: 'không có cơ sở dữ liệu nào',
    en: 'no connected database',
  },
  {
    what: 'the same key with another body',
    path: () => '/dossiers',
    asked: () => ({ as: 'motcua', key: usedKey, body: { ...receipt, channel: 'post' } }),
    status: 409,
    code: 'idempotency-key-reused',
    vi: 'đã được dùng cho một yêu cầu khác',
    en: 'was used for another request',
  },
  {
    what: 'the same key by somebody else',
    path: () => '/dossiers',
    asked: () => ({ as: 'motcua.tinh', key: usedKey, body: receipt }),
    status: 409,
    code: 'idempotency-key-reused',
    vi: 'đã được dùng',
    en: 'was used',
  },
  {
    what: 'no key',
    path: act('accept'),
    asked: () => ({ as: 'motcua', key: null, body: {} }),
    status: 400,
    code: 'idempotency-key-missing',
    vi: 'Thiếu tiêu đề',
    en: 'is missing',
  },
  {
    what: 'a key that is no uuid',
    path: act('accept'),
    asked: () => ({ as: 'motcua', key: '1', body: {} }),
    status: 400,
    code: 'request-invalid',
    vi: 'Idempotency-Key',
    en: 'Idempotency-Key',
  },
  {
    what: 'a claim on a task someone else took',
    path: act('claim'),
    asked: () => ({ as: 'motcua', body: { task: dossier.tasks[0].key } }),
    status: 409,
    code: 'claimed-by-other',
    vi: 'đã được Phan Văn Tài nhận',
    en: 'already claimed by Phan Văn Tài',
  },
  {
    what: 'completing a task someone else took',
    path: act('accept'),
    asked: () => ({ as: 'motcua', body: {} }),
    status: 409,
    code: 'claimed-by-other',
    vi: 'Phan Văn Tài',
    en: 'Phan Văn Tài',
  },
  {
    what: 'a stale page',
    path: act('accept'),
    asked: () => ({ as: 'motcua2', body: { expectedSeq: dossier.seq - 1 } }),
    status: 409,
    code: 'stale-page',
    vi: 'Hồ sơ đã thay đổi',
    en: 'The dossier has changed',
  },
  {
    what: 'an action that is not offered',
    path: act('approve'),
    asked: () => ({ as: 'motcua2', body: {} }),
    status: 409,
    code: 'action-not-possible',
    vi: 'không cho phép thao tác này',
    en: 'does not allow this now',
  },
  {
    what: 'a required field left out',
    path: act('request-supplement'),
    asked: () => ({ as: 'motcua2', body: {} }),
    status: 400,
    code: 'request-invalid',
    vi: 'cần điền',
    en: 'is required',
  },
  {
    what: 'a field the action does not have',
    path: act('accept'),
    asked: () => ({ as: 'motcua2', body: { data: { bribe: 1 } } }),
    status: 400,
    code: 'request-invalid',
    vi: 'data.bribe',
    en: 'data.bribe',
  },
  {
    what: 'an expired session',
    method: 'GET',
    path: () => '/worklist',
    asked: () => ({ headers: { cookie: `motcua_session=${deadSession}` } }),
    status: 401,
    code: 'session-expired',
    vi: 'Phiên làm việc đã hết hạn',
    en: 'The session has expired',
  },
  {
    what: 'nobody signed in',
    method: 'GET',
    path: () => '/worklist',
    asked: () => ({}),
    status: 401,
    code: 'not-signed-in',
    vi: 'chưa đăng nhập',
    en: 'not signed in',
  },
  {
    what: 'reading a foreign agency’s dossier',
    method: 'GET',
    path: () => `/dossiers/${dossier.id}`,
    asked: () => ({ as: 'motcua.badinh' }),
    status: 403,
    code: 'foreign-agency',
    vi: 'Hồ sơ thuộc cơ quan khác',
    en: 'belongs to another agency',
  },
  {
    what: 'acting on a foreign agency’s dossier',
    path: act('accept'),
    asked: () => ({ as: 'lanhdao.badinh', body: {} }),
    status: 403,
    code: 'foreign-agency',
    vi: 'Hồ sơ thuộc cơ quan khác',
    en: 'belongs to another agency',
  },
  {
    what: 'receiving at a foreign agency',
    path: () => '/dossiers',
    asked: () => ({ as: 'motcua', body: { ...receipt, receivedAgency: 'H26.16' } }),
    status: 403,
    code: 'foreign-agency',
    vi: 'cơ quan khác',
    en: 'another agency',
  },
  {
    what: 'a dossier that does not exist',
    method: 'GET',
    path: () => '/dossiers/H26.15-000000-0001',
    asked: () => ({ as: 'motcua' }),
    status: 404,
    code: 'not-found',
    vi: 'Không tìm thấy hồ sơ',
    en: 'No such dossier',
  },
  {
    what: 'a cursor of one’s own making',
    method: 'GET',
    path: () => '/worklist?cursor=eyJhIjoxfQ',
    asked: () => ({ as: 'motcua' }),
    status: 400,
    code: 'request-invalid',
    vi: 'cursor không hợp lệ',
    en: 'cursor',
  },
  {
    what: 'an address nobody serves',
    method: 'GET',
    path: () => '/nothing',
    asked: () => ({ as: 'motcua' }),
    status: 404,
    code: 'not-found',
    vi: 'Không tìm thấy địa chỉ',
    en: 'No such address',
  },
];

describe('bad input is refused in the reader’s language, and nothing is changed', () => {
  test.each(table.map((row) => [row.what, row] as const))('%s', async (_what, row) => {
    const before = await dossiers.bed.checksum();
    for (const language of ['vi', 'en'] as const) {
      const asked = row.asked();
      const answer = await dossiers.bed.ask(row.method ?? 'POST', row.path(), {
        ...asked,
        headers: { 'accept-language': language, ...asked.headers },
      });
      expect({ status: answer.status, code: answer.body.code }).toEqual({ status: row.status, code: row.code });
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect(answer.body.detail).toContain(row[language]);
      expect(answer.body.detail).toBe(answer.body[language]);
      if (row.rule !== undefined)
        expect(answer.body.params.problems.map((problem: { rule: string }) => problem.rule)).toContain(row.rule);
    }
    expect(await dossiers.bed.checksum()).toBe(before);
  });
});
