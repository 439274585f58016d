import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { JobRequest } from '../../protocol/step-protocol.ts';
import { demonstrationPersons } from '../../registries/population/demonstration-persons.ts';
import { type RunningRegistries, startRegistries } from '../../registries/start-registries.ts';
import type { AnsweredEntry, AskedEntry } from './lookup-log.ts';
import type { LookupSubject } from './lookup-subject.ts';
import { populationLookup } from './population-lookup.ts';

const { complete, withoutResidence, yearOnly } = demonstrationPersons;
const declared = { name: complete.name, personalId: complete.personalId, birthDate: complete.birth.date };
const request: JobRequest = { dossierId: 'd1', key: 7, attempt: 2, element: 'e', headers: {}, inputs: {} };

let registry: RunningRegistries;
beforeAll(async () => {
  registry = await startRegistries({ port: 0, paymentSecret: undefined, noticesSecret: undefined });
});
afterAll(() => registry.close());

let asked: AskedEntry[] = [];
let answered: (AnsweredEntry & { id: string })[] = [];
let kept: object[] = [];
beforeEach(() => {
  asked = [];
  answered = [];
  kept = [];
});

function lookUp(person: LookupSubject['person'], url = registry.populationUrl) {
  return populationLookup({
    client: { url, timeout: 60_000, attempts: 2, backoff: 1 },
    caller: { service: 'DVC', integration: 'TH' },
    log: {
      asked: async (entry) => void asked.push(entry),
      answered: async (id, entry) => void answered.push({ id, ...entry }),
    },
    keep: async (answer) => void kept.push(answer),
    readSubject: async () => ({ person, officer: 'motcua', purpose: 'Giải quyết thủ tục 1.001193' }),
    now: async () => 1000,
  })(request);
}

const misbehave = (behaviour: unknown) =>
  fetch(registry.populationControlUrl, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(behaviour),
  });

describe('population.lookup', () => {
  test.each<[string, LookupSubject['person'], string, object]>([
    ['all agrees', declared, 'REPLACED', { found: 1 }],
    ['a name as it is typed in a hurry', { ...declared, name: 'trần  thị mẫu' }, 'REPLACED', { found: 1 }],
    ['a former card number', { ...declared, personalId: '990000001' }, 'REPLACED', { found: 1 }],
    ['no date declared', { ...declared, birthDate: undefined }, 'REPLACED', { found: 1 }],
    [
      'only the year is on record',
      { name: yearOnly.name, personalId: yearOnly.personalId, birthDate: '1948-05-05' },
      'REPLACED',
      { found: 1 },
    ],
    ['another name', { ...declared, name: 'Lý Thị Khác' }, 'MISMATCH', { found: 1, mismatching: ['name'] }],
    [
      'another birthday',
      { ...declared, birthDate: '1990-03-01' },
      'MISMATCH',
      { found: 1, mismatching: ['birthDate'] },
    ],
    ['nobody', { ...declared, personalId: '099190999999' }, 'NOT_FOUND', { found: 0 }],
    [
      'no residence on record',
      { name: withoutResidence.name, personalId: withoutResidence.personalId, birthDate: withoutResidence.birth.date },
      'PARTIAL',
      { found: 1, missing: ['permanentResidence'] },
    ],
  ])('%s', async (_, person, outcome, evidence) => {
    const { at, variables } = await lookUp(person);
    expect(at).toBe(1000);
    expect(variables).toEqual({ populationOutcome: outcome, populationEvidence: asked[0]?.id });
    expect(asked).toEqual([
      {
        id: expect.any(String),
        dossierId: 'd1',
        job: 7,
        attempt: 2,
        database: 'population',
        officer: 'motcua',
        purpose: 'Giải quyết thủ tục 1.001193',
        at: 1000,
      },
    ]);
    expect(answered).toEqual([{ id: asked[0]?.id, at: 1000, outcome, evidence }]);
    const confirmed = outcome === 'REPLACED' || outcome === 'PARTIAL';
    expect(kept).toEqual([
      { dossierId: 'd1', lookup: asked[0]?.id, person: confirmed ? expect.any(Object) : undefined },
    ]);
  });

  test.each<[string, LookupSubject['person']]>([
    ['no number', undefined],
    ['no usable number', { ...declared, personalId: 'B1234567' }],
  ])('%s: nothing is asked, nothing logged', async (_, person) => {
    expect((await lookUp(person)).variables).toEqual({ populationOutcome: 'NOT_FOUND', populationEvidence: null });
    expect(asked).toEqual([]);
  });

  test('a passing failure is tried again; both requests are logged', async () => {
    await misbehave({ mode: 'down', times: 1 });
    const { variables } = await lookUp(declared);
    expect(variables).toEqual({ populationOutcome: 'REPLACED', populationEvidence: asked[1]?.id });
    expect(answered.map(({ id, outcome }) => [id, outcome])).toEqual([
      [asked[0]?.id, 'UNAVAILABLE'],
      [asked[1]?.id, 'REPLACED'],
    ]);
  });

  test.each(['failing', 'down', 'malformed', 'refusing'])('a database that stays %s is an outcome', async (mode) => {
    await misbehave({ mode, times: 2 });
    const { variables } = await lookUp(declared);
    expect(variables['populationOutcome']).toBe('UNAVAILABLE');
    expect(asked).toHaveLength(2);
    expect(answered.at(-1)).toMatchObject({ outcome: 'UNAVAILABLE', evidence: { reason: expect.any(String) } });
  });

  test('neither answer nor log holds what the database knows', async () => {
    const result = await lookUp({ ...declared, name: 'Lý Thị Khác' });
    expect(JSON.stringify([result, asked, answered])).not.toMatch(/Trần|Mẫu|Khác|1990|099190000001/);
  });
});
