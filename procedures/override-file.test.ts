import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type CatalogueEntry, checkProcedure, effectiveEntry, readCatalogue } from './catalogue.ts';
import { formatOverrideFile, parseOverrideFile } from './override-file.ts';

const code = '1.001029';
const file = `${code}/jurisdictions/48/override.json`;
const good = {
  code,
  jurisdiction: '48',
  validFrom: '2026-07-01',
  cases: [{ code: '00', duration: { amount: 6, unit: 'WORKING_DAY' } }],
  legalBasis: ['12/2026/QĐ-UBND'],
  source: 'a decision',
  asOf: '2026-07',
};

describe('an override file', () => {
  it('is the override, and the override is the file', () => {
    const fee = { moment: 'after', currency: 'VND', amounts: [{ amount: 20000, channel: 'direct' }] };
    const intake = { post: { amount: 2, unit: 'WORKING_DAY', source: 'a decision' } };
    const whole = { ...good, validTo: '2026-12-31', fee, cutOff: null, supplement: { limit: 1 }, intake };
    const parsed = parseOverrideFile(file, JSON.stringify(whole));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    expect(parsed.override.changes).not.toHaveProperty('agencies');
    expect(JSON.parse(formatOverrideFile(parsed.override))).toEqual(whole);
    expect(parseOverrideFile(file, formatOverrideFile(parsed.override))).toEqual(parsed);
  });

  it.each<[string, object, string]>([
    ['a jurisdiction there is not', { jurisdiction: '02' }, 'jurisdiction'],
    ['a component of its own', { components: [] }, ''],
    [
      'a negative duration',
      { cases: [{ code: '00', duration: { amount: -1, unit: 'DAY' } }] },
      'cases.0.duration.amount',
    ],
    ['a fee in the wrong currency', { fee: { moment: 'none', currency: 'USD', amounts: [] } }, 'fee.currency'],
    ['a day there is not', { validFrom: '2026-02-30' }, 'validFrom'],
    ['a last day before the first', { validTo: '2026-06-30' }, 'validTo'],
    ['no source', { source: undefined }, 'source'],
  ])('with %s is refused, naming file, field and reason', (_name, change, field) => {
    const parsed = parseOverrideFile(file, JSON.stringify({ ...good, ...change }));
    if (parsed.ok) throw new Error('Expected a refusal');
    expect(parsed.problems.map((problem) => problem.field)).toContain(field);
    for (const problem of parsed.problems) {
      expect(problem.file).toBe(file);
      expect(problem.reason.vi).not.toBe('');
    }
  });
});

describe('overrides in the catalogue', () => {
  let folder: string;
  const place = (jurisdiction: string) => join(folder, code, 'jurisdictions', jurisdiction);
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'overrides-'));
    for (const name of ['regime', 'calendar.json', code])
      await cp(join(import.meta.dirname, name), join(folder, name), { recursive: true });
  });
  beforeEach(() => rm(join(folder, code, 'jurisdictions'), { recursive: true, force: true }));
  afterAll(() => rm(folder, { recursive: true }));

  async function put(name: string, override: object): Promise<void> {
    const { jurisdiction } = { ...good, ...override };
    await mkdir(place(jurisdiction), { recursive: true });
    await writeFile(join(place(jurisdiction), `${name}.json`), JSON.stringify({ ...good, ...override }));
  }
  async function read(): Promise<{ entry: CatalogueEntry; problems: readonly { file: string; field: string }[] }> {
    const { entries, problems } = await readCatalogue(folder);
    const [entry] = entries;
    if (entry === undefined) throw new Error('Expected the procedure to be read');
    return { entry, problems: problems.map((each) => ({ file: each.file, field: each.field })) };
  }

  it('inherit what they do not name', async () => {
    await put('override', { supplement: { limit: 2 }, agencies: { decides: 'Công an phường' } });
    const { entry, problems } = await read();
    expect(problems).toEqual([]);
    expect(await checkProcedure(entry)).toEqual([]);
    const [variant] = entry.variants ?? [];
    if (variant?.override === undefined) throw new Error('Expected the variant to be read');
    const { procedure, process } = effectiveEntry(entry, variant.override, variant.process);
    const { cases, supplement, agencies, legalBasis, ...inherited } = entry.procedure;
    expect(procedure).toEqual({
      ...inherited,
      cases: cases.map((each, at) => (at === 0 ? { ...each, duration: { amount: 6, unit: 'WORKING_DAY' } } : each)),
      supplement: { ...supplement, limit: 2 },
      agencies: { ...agencies, decides: 'Công an phường' },
      legalBasis: [...legalBasis, '12/2026/QĐ-UBND'],
    });
    expect(process).toBe(entry.process);
  });

  it('may follow one another, but not share a day', async () => {
    await put('a', { validTo: '2026-12-31' });
    await put('b', { validFrom: '2027-01-01' });
    await put('override', { jurisdiction: 'G15' });
    expect((await read()).problems).toEqual([]);
    await put('c', { validFrom: '2026-12-31', validTo: '2026-12-31' });
    const { entry, problems } = await read();
    expect(problems).toEqual([{ file: `${code}/jurisdictions/48/c.json`, field: 'validFrom' }]);
    expect(entry.variants?.map(({ name, override }) => [name, override !== undefined])).toEqual([
      ['48/a', true],
      ['48/b', true],
      ['48/c', false],
      ['G15/override', true],
    ]);
  });

  it.each<[string, object, string]>([
    ['of another procedure', { code: '1.000894' }, 'code'],
    ['of nothing that differs', { cases: undefined }, ''],
    ['of a nameless case', { cases: [{ code: '77' }] }, 'cases.0.name'],
    [
      'that leaves a moment of payment without amount',
      { fee: { moment: 'before', currency: 'VND', amounts: [] } },
      'fee.amounts',
    ],
  ])('%s are refused', async (_name, override, field) => {
    await put('override', override);
    expect((await read()).problems).toEqual([{ file, field }]);
  });

  it('in another place’s folder are refused', async () => {
    await mkdir(place('01'), { recursive: true });
    await writeFile(join(place('01'), 'override.json'), JSON.stringify(good));
    expect((await read()).problems).toEqual([
      { file: `${code}/jurisdictions/01/override.json`, field: 'jurisdiction' },
    ]);
  });

  it('with a process another procedure owns, or no room for a step, are refused by the gate', async () => {
    await put('override', {});
    const process = await readFile(join(folder, code, 'process.bpmn'), 'utf8');
    await writeFile(join(place('48'), 'override.bpmn'), process.replaceAll('Process_1_001029', 'Process_1_001193'));
    expect(await checkProcedure((await read()).entry)).toMatchObject([
      { file: file.replace('.json', '.bpmn'), field: 'Process_1_001193' },
    ]);
    await rm(join(place('48'), 'override.bpmn'));
    await put('override', { cases: [{ code: '00', duration: { amount: 3, unit: 'WORKING_DAY' } }] });
    const problems = await checkProcedure((await read()).entry);
    expect(problems.map((problem) => problem.file)).toContain(file);
  });
});
