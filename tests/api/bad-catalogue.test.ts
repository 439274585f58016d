import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { factsInForce } from '../../db/queries/facts-in-force.ts';
import { publishCatalogue } from '../../ops/stack/publish-catalogue.ts';
import { ApiBed } from './api-bed.ts';

const source = new URL('../../procedures', import.meta.url).pathname;
const [code, withVariant] = ['1.001029', '1.013727'];
const files = ['calendar.json', 'regime', code, withVariant];
let bed: ApiBed;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bad-catalogue-'));
  bed = await ApiBed.open();
});
beforeEach(async () => {
  for (const name of files) await cp(join(source, name), join(folder, name), { recursive: true, force: true });
});
afterAll(async () => {
  await bed.close();
  await rm(folder, { recursive: true });
});

const publish = () => publishCatalogue(bed.databaseUrl, folder);
/** What runs: every version in force, by what it was made from, and the facts of new steps. */
const running = async () => [
  await factsInForce(bed.pool),
  (
    await bed.pool.query(
      'select code, jurisdiction, version, source_hash from procedure_version where current order by code, jurisdiction',
    )
  ).rows,
];

test('everything is published once, and not again', async () => {
  expect(await publish()).toMatchObject({ loaded: 4, unchanged: 0, refused: [], unreadable: [] });
  expect(await publish()).toMatchObject({ loaded: 0, unchanged: 4, refused: [], unreadable: [] });
});

test.each<[string, string, string | RegExp, string, string]>([
  [
    'an unknown database',
    `${withVariant}/procedure.json`,
    '"business-registration"',
    '"astrology"',
    'components.3.dataSource.database',
  ],
  [
    'a negative duration',
    `${code}/procedure.json`,
    /"amount": \d+,(\s+"unit")/,
    '"amount": -1,$1',
    'cases.0.duration.amount',
  ],
  ['a fee in the wrong currency', `${code}/procedure.json`, '"VND"', '"USD"', 'fee.currency'],
  ['a component twice', `${code}/procedure.json`, '"c02"', '"c01"', 'components.1.id'],
  [
    'a process another procedure owns',
    `${code}/process.bpmn`,
    /Process_1_001029/g,
    'Process_1_001193',
    'Process_1_001193',
  ],
  ['a control character', `${code}/procedure.json`, '"name": "', '"name": "\\u0000', 'name'],
  ['a field without end', `${code}/procedure.json`, '"field": "', `"field": "${'dài '.repeat(2000)}`, 'field'],
  [
    'a rate twice',
    `${code}/procedure.json`,
    /"amounts": \[[^\]]*\]/,
    '"amounts": [{ "amount": 1 }, { "amount": 2 }]',
    'fee.amounts.1',
  ],
  ['a regime that is no JSON', 'regime/regime.json', '{', '[', ''],
  [
    'a regime that does not compile',
    'regime/process.bpmn',
    /population\.lookup/g,
    'astrology.lookup',
    'Service_TraCuuDanCu',
  ],
  ['a calendar with two entries for a day', 'calendar.json', '"2025-01-25"', '"2025-01-27"', 'entries.2025-01-27'],
  [
    'a variant with a fee in the wrong currency',
    `${withVariant}/jurisdictions/48/override.json`,
    '"cases"',
    '"fee": { "moment": "none", "currency": "USD", "amounts": [] }, "cases"',
    'fee.currency',
  ],
  [
    'a variant’s process another procedure owns',
    `${withVariant}/jurisdictions/48/override.bpmn`,
    /Process_1_013727/g,
    'Process_1_001193',
    'Process_1_001193',
  ],
])('%s is refused with file, field and reason; what ran before runs on', async (_name, file, from, to, field) => {
  const before = await running();
  const text = await readFile(join(folder, file), 'utf8');
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  await writeFile(join(folder, file), changed);

  const { loaded, refused, unreadable } = await publish();
  const told = [
    ...unreadable,
    ...refused.flatMap((each) =>
      each.problems.map(({ element, reason }) => ({ file: each.file, field: element, reason })),
    ),
  ];
  expect(loaded).toBe(0);
  expect(told.map((each) => `${each.file.replace(/\.\w+$/, '')} ${each.field}`)).toContain(
    `${file.replace(/\.\w+$/, '')} ${field}`,
  );
  for (const { reason } of told) expect([reason.vi, reason.en]).not.toContain('');
  expect(await running()).toEqual(before);
  expect((await bed.get(`/procedures/${code}`, { as: 'motcua' })).body).toMatchObject({
    status: 'published',
    version: 1,
  });
});
