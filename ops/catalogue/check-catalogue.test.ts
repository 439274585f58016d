import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test } from '@jest/globals';
import { bpmn, flows } from '../../engine/testing.ts';
import { checkCatalogue, openCheckers } from '../commands/catalogue-check.ts';

const source = join(import.meta.dirname, '..', '..', 'procedures');
/** One answered by data, one by hand, and a draft for the country with a province's variant. */
const [withData, drawn, withVariant] = ['1.000376', '1.001029', '1.013727'];
const threads = openCheckers();
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'check-'));
  for (const name of ['regime', 'calendar.json', withData, drawn, withVariant])
    await cp(join(source, name), join(folder, name), { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));
afterAll(() => threads.close());

async function change(file: string, from: string | RegExp, to: string): Promise<void> {
  const path = join(folder, file);
  const before = await readFile(path, 'utf8');
  const after = before.replaceAll(from, to);
  expect(after).not.toBe(before);
  await writeFile(path, after);
}
const found = async () =>
  (await checkCatalogue(folder, threads)).problems.map(({ file, field, reason }) => {
    expect(reason.vi).not.toBe('');
    expect(reason.en).not.toBe('');
    return `${file} ${field}`;
  });

test('a sound catalogue is counted', async () => {
  expect(await checkCatalogue(folder, threads)).toMatchObject({
    published: 2,
    dataDriven: 1,
    drafts: 1,
    variants: 1,
    distinctGraphs: 2,
    problems: [],
  });
});

test.each<[string, string, RegExp | string, string, string]>([
  [
    'an unknown database',
    `${withData}/procedure.json`,
    /"database": "[a-z-]+"/g,
    '"database": "astrology"',
    'dataSource.database',
  ],
  [
    'a negative duration',
    `${drawn}/procedure.json`,
    /"amount": \d+,\s+"unit"/g,
    '"amount": -1, "unit"',
    'duration.amount',
  ],
  ['a fee in the wrong currency', `${drawn}/procedure.json`, '"VND"', '"USD"', 'fee.currency'],
  ['a component twice', `${withData}/procedure.json`, '"c02"', '"c01"', 'components.1.id'],
  [
    'a process another procedure owns',
    `${drawn}/process.bpmn`,
    'Process_1_001029',
    'Process_1_001193',
    'Process_1_001193',
  ],
  ['a service nobody answers', 'regime/process.bpmn', 'population.lookup', 'astrology.lookup', 'Service_TraCuuDanCu'],
  [
    'a variant’s deadline without unit',
    `${withVariant}/jurisdictions/48/override.json`,
    'WORKING_DAY',
    'MOON',
    'duration.unit',
  ],
  [
    'a variant’s process of another',
    `${withVariant}/jurisdictions/48/override.bpmn`,
    'Process_1_013727',
    'Process_1_001193',
    'Process_1_001193',
  ],
  ['a control character', `${withData}/procedure.json`, '"name": "', '"name": "\\u0000', 'name'],
  ['half a character', `${withData}/procedure.json`, '"field": "', '"field": "\\ud800', 'field'],
  ['a text without end', `${withData}/procedure.json`, '"field": "', `"field": "${'a'.repeat(5000)}`, 'field'],
  ['a day that is none', `${withData}/procedure.json`, /"asOf": "[^"]+"/g, '"asOf": "2026-13"', 'asOf'],
  [
    'a rate twice',
    `${drawn}/procedure.json`,
    /"amounts": \[[^\]]*\]/g,
    '"amounts": [{ "amount": 1000 }, { "amount": 2000 }]',
    'fee.amounts.1',
  ],
  ['a form that is no JSON', `${withData}/form.json`, '{', '[', ''],
  ['a variant of nowhere', `${withVariant}/jurisdictions/48/override.json`, '"48"', '"99"', 'jurisdiction'],
  ['a day with two entries', 'calendar.json', '"2025-01-25"', '"2025-01-27"', 'entries.2025-01-27'],
])('%s is found, with file and field', async (_name, file, from, to, field) => {
  await change(file, from, to);
  const problems = await found();
  expect(problems.some((problem) => problem.startsWith(file) && problem.endsWith(field))).toBe(true);
  expect(problems.every((problem) => problem.startsWith(file))).toBe(true);
});

test('a process that gets stuck is found', async () => {
  const file = `${drawn}/process.bpmn`;
  const trap = `<process id="Process_1_001029" isExecutable="true"><startEvent id="s"/>
    <exclusiveGateway id="choose" default="f_choose_a"/><manualTask id="a"/><manualTask id="b"/><parallelGateway id="join"/>
    <endEvent id="e"/>${flows('s choose a join e', 'b join')}<sequenceFlow id="other" sourceRef="choose" targetRef="b">
    <conditionExpression>=way = "b"</conditionExpression></sequenceFlow></process>`;
  await writeFile(join(folder, file), bpmn(trap));
  const problems = await found();
  expect(problems).toContain(`${file} join`);
  expect(problems.every((problem) => problem.startsWith(file))).toBe(true);
});

test('two overrides on one day, and a folder without file, are found', async () => {
  const place = join(folder, withVariant, 'jurisdictions', '48');
  await cp(join(place, 'override.json'), join(place, 'second.json'));
  await mkdir(join(folder, '9.999999'));
  expect(await found()).toEqual([`${withVariant}/jurisdictions/48/second.json validFrom`, '9.999999/procedure.json ']);
});

test('things of the wrong kind in the folder are told or left alone, and never stop the check', async () => {
  await writeFile(join(folder, '1.000001'), '');
  await mkdir(join(folder, '1.0133611'));
  await mkdir(join(folder, '1.000002', 'procedure.json'), { recursive: true });
  await writeFile(join(folder, withVariant, 'jurisdictions', 'README.md'), '');
  await writeFile(join(folder, 'README.md'), '');
  expect(await found()).toEqual(['1.000001/procedure.json ', '1.000002/procedure.json ', '1.0133611 ']);
});

test('a byte order mark, as editors of Windows leave it, is no fault', async () => {
  const file = join(folder, withData, 'procedure.json');
  await writeFile(file, `\uFEFF${await readFile(file, 'utf8')}`);
  expect(await found()).toEqual([]);
});

test('a catalogue without its regime is found out', async () => {
  await rm(join(folder, 'regime'), { recursive: true });
  expect(await found()).toEqual(['regime/regime.json ']);
});
