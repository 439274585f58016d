import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { testFacts } from '../../procedures/derive/testing.ts';
import { readFacts } from './read-facts.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'facts-'));
});
afterAll(() => rm(folder, { recursive: true }));

const [one, two] = ['1.000001', '1.000002'].map((code) => JSON.stringify(testFacts({ code })));

async function read(content: string | Buffer, name = 'facts.jsonl') {
  const path = join(folder, name);
  await writeFile(path, content);
  return readFacts(path);
}

const latin1 = Buffer.from('{"code":"1.000001","name":"Ch\u00fa \u00fd","asOf":"2026-07","source":"s"}', 'latin1');

describe('a facts file', () => {
  test.each<[string, string, string | Buffer]>([
    ['Windows line ends', 'facts.jsonl', `${one}\r\n${two}\r\n`],
    ['line ends of old', 'facts.jsonl', `${one}\r${two}`],
    ['empty lines and no last line end', 'facts.jsonl', `\n${one}\n\n  \n${two}`],
    ['a byte order mark', 'facts.jsonl', `\uFEFF${one}\n${two}`],
    ['gzip', 'facts.jsonl.gz', gzipSync(`${one}\n${two}`)],
    ['gzip in two members', 'facts.jsonl.gz', Buffer.concat([gzipSync(`${one}\n`), gzipSync(`${two}\n`)])],
    ['gzip whose name does not say so', 'facts.jsonl', gzipSync(`${one}\n${two}`)],
    ['a name that says gzip wrongly', 'facts.jsonl.gz', `${one}\n${two}`],
  ])('is read with %s', async (_name, file, content) => {
    const { facts, refused } = await read(content, file);
    expect(refused).toEqual([]);
    expect(facts.map(({ code }) => code)).toEqual(['1.000001', '1.000002']);
  });

  test('a line separator inside a text ends no line', async () => {
    const { facts } = await read(JSON.stringify(testFacts({ name: 'Một\u2028hai' })));
    expect(facts).toHaveLength(1);
  });

  test.each<[string, Buffer | undefined]>([
    ['truncated', gzipSync(`${one}\n${two}`).subarray(0, 40)],
    ['a folder', undefined],
  ])('that is %s is told to the operator', async (_name, content) => {
    const path = content === undefined ? folder : join(folder, 'broken.jsonl.gz');
    if (content !== undefined) await writeFile(path, content);
    await expect(readFacts(path)).rejects.toThrow(`Cannot read the file ${path}`);
  });

  test.each<[string, string | Buffer, string, string, string]>([
    ['no JSON', '{"code": ', '', 'Dòng không phải JSON', 'Expected JSON'],
    ['an array', '[]', '', 'mong đợi object', 'expected object'],
    ['another encoding', latin1, 'name', 'ký tự hỏng', 'a character is broken'],
    [
      'half a character',
      '{"name":"\\ud800","code":"1.000001","asOf":"2026-07","source":"s"}',
      'name',
      'ký tự hỏng',
      'a character is broken',
    ],
    [
      'a code of no known form',
      JSON.stringify(testFacts({ code: '../1.000001' })),
      'code',
      'Mã ../1.000001 không đúng dạng nào đã biết',
      '../1.000001 is of no known form',
    ],
    ['a blank name', JSON.stringify(testFacts({ name: '  ' })), 'name', 'không hợp lệ', 'Invalid'],
    ['a day that is none', JSON.stringify(testFacts({ asOf: '2026-13' })), 'asOf', 'không hợp lệ', 'Invalid'],
    [
      'a negative number of days',
      JSON.stringify(testFacts({ processingDays: -5 })),
      'processingDays',
      'Quá nhỏ',
      '>=0',
    ],
    ['an unknown unit', one?.replace('WORKING_DAY', 'MOON') ?? '', 'processingUnit', 'Tùy chọn', 'Invalid option'],
    [
      'an unknown database',
      JSON.stringify({
        ...testFacts({}),
        dataReplaced: [{ component: 'x', database: 'y', databaseKinds: ['ASTROLOGY'], annex: 'I' }],
      }),
      'dataReplaced.0.databaseKinds.0',
      'Tùy chọn',
      'Invalid option',
    ],
  ])(
    'a line with %s is refused with its number, field and reason in both languages',
    async (_name, line, field, vi, en) => {
      const { facts, refused } = await read(Buffer.concat([Buffer.from(`${two}\n`), Buffer.from(line)]));
      expect(facts.map(({ code }) => code)).toEqual(['1.000002']);
      expect(refused).toEqual([
        { line: 2, field, reason: { vi: expect.stringContaining(vi), en: expect.stringContaining(en) } },
      ]);
    },
  );

  test('codes that a spreadsheet damaged are mended and told; what is then there twice is refused', async () => {
    const codes = ['1.01417', '1,014171', ' 1.000008 ', '1.000358.01', '1.001193.000.00.00.H56', '1.014170'];
    const lines = codes.map((code) => JSON.stringify(testFacts({ code })));
    const { facts, repaired, refused } = await read(lines.join('\n'));
    expect(facts.map(({ code }) => code)).toEqual([
      '1.014170',
      '1.014171',
      '1.000008',
      '1.000358.01',
      '1.001193.000.00.00.H56',
    ]);
    expect(repaired.map(({ line, to }) => `${line} ${to}`)).toEqual(['1 1.014170', '2 1.014171', '3 1.000008']);
    expect(refused).toEqual([
      { line: 6, field: 'code', reason: { vi: 'Thủ tục 1.014170 được nêu hai lần', en: '1.014170 is there twice' } },
    ]);
  });

  test('texts are composed characters, and control characters are spaces', async () => {
    const decomposed = JSON.stringify(testFacts({ name: 'Cấp phép\u0000nuôi\u000bchim' }).name).normalize('NFD');
    const { facts } = await read(`{"code":"1.000001","name":${decomposed},"asOf":"2026-07","source":"s"}`);
    expect(facts[0]?.name).toBe('Cấp phép nuôi chim');
  });
});
