import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { ProcedureFacts } from '../../procedures/derive/facts.ts';
import { testFacts } from '../../procedures/derive/testing.ts';
import { run } from '../commands/catalogue-derive.ts';

let home: string;
let out: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'derive-'));
  out = join(home, 'out');
  jest.spyOn(process.stdout, 'write').mockReturnValue(true);
});
afterEach(async () => {
  jest.restoreAllMocks();
  await rm(home, { recursive: true });
});

async function derive(...facts: readonly Partial<ProcedureFacts>[]): Promise<number> {
  const file = join(home, 'facts.jsonl');
  await writeFile(file, facts.map((each) => JSON.stringify(testFacts(each))).join('\n'));
  return run([file, '--out', out]);
}

const variant = { locality: 'Đà Nẵng', processingDays: 5, steps: ['Sở Xây dựng kiểm tra thực tế, cấp giấy phép.'] };

test('an empty file is told, and so is a folder that nothing can be written to', async () => {
  await expect(derive()).rejects.toThrow('There is no line');
  await writeFile(out, '');
  await expect(derive({})).rejects.toThrow(`Cannot write to ${out}`);
});

test('a line that is refused does not keep the others from being written', async () => {
  expect(await derive({ code: '1.000001' }, { code: 'x' }, { code: '1.000002' })).toBe(1);
  expect((await readdir(out)).toSorted()).toEqual(['1.000001', '1.000002']);
  const [told] = jest.mocked(process.stdout.write).mock.lastCall ?? [];
  expect(told).toContain('✗ Dòng · line 2 code: Mã x không đúng dạng nào đã biết · x is of no known form');
});

test('deriving again changes nothing, and what an interrupted run left is completed', async () => {
  await derive({});
  const folder = join(out, '1.000001');
  const read = () =>
    Promise.all(['procedure.json', 'process.bpmn'].map((name) => readFile(join(folder, name), 'utf8')));
  const first = await read();
  await writeFile(join(folder, 'procedure.json'), '{"code": "1.00');
  await rm(join(folder, 'process.bpmn'));
  await derive({});
  expect(await read()).toEqual(first);
});

test('what has lost its reason does not stay', async () => {
  const place = join(out, '1.000001', 'jurisdictions', '48');
  await derive(
    {},
    { ...variant, code: '1.000002', localOnly: true, agency: 'Sở Xây dựng thành phố Đà Nẵng', locality: null },
  );
  expect(await readdir(place)).toEqual(['override.bpmn', 'override.json']);
  await derive({}, { ...testFacts({}), code: '1.000002', localOnly: true, agency: 'Sở Xây dựng thành phố Đà Nẵng' });
  expect(await readdir(place)).toEqual([]);
  await derive({ steps: [] });
  expect(existsSync(join(out, '1.000001', 'process.bpmn'))).toBe(false);
});
