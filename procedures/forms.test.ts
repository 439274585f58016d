import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkForm } from '../domain/form/check-form.ts';
import { completeDeclaration } from '../domain/form/declaration.ts';
import { compileForm } from '../domain/form/form-compiler.ts';
import { type FormData, fieldsOf } from '../domain/form/form-parts.ts';
import type { FormSchema } from '../domain/form/form-schema.ts';
import type { Procedure } from '../domain/procedure.ts';
import { declarationValue } from '../faces/declaration/declaration-value.ts';
import { checkProcedure, readCatalogue } from './catalogue.ts';
import { essentialServices } from './essential-services.ts';
import { isGenerated } from './form-file.ts';

const here = import.meta.dirname;
/** Procedures whose declaration was drawn field by field, each with an example. */
const detailed = readdirSync(here).filter((name) => /^\d/.test(name) && hasExample(name));

function hasExample(code: string): boolean {
  return readdirSync(`${here}/${code}`).includes('form.example.json');
}

const json = (code: string, file: string) => JSON.parse(readFileSync(`${here}/${code}/${file}`, 'utf8')) as unknown;

describe('the forms of the catalogue', () => {
  it('are all there and may all be published', async () => {
    const { entries } = await readCatalogue(here);
    const problems = entries.flatMap(({ procedure, form }) => {
      if (form === undefined) return [`${procedure.code} has no form.json`];
      const result = checkForm(form, procedure);
      return result.ok ? [] : result.problems.map(({ pointer, reason }) => `${procedure.code} ${pointer} ${reason.en}`);
    });
    expect(problems).toEqual([]);
    expect(entries.length).toBeGreaterThan(1139);
  });

  it('keep a procedure from being published that has a bad one, by file, place and reason', async () => {
    const { entries } = await readCatalogue(here);
    const entry = entries.find(({ procedure }) => procedure.code === '1.001193');
    if (entry?.form === undefined) throw new Error('Expected 1.001193 to have a form');
    const bad = { ...entry, form: entry.form.replace('"motcua:gender"', '"https://example.org/gender.json"') };
    expect(await checkProcedure(bad)).toEqual([
      {
        file: '1.001193/form.json',
        field: '/properties/child/properties/gender/$ref',
        reason: { vi: expect.stringMatching(/tham chiếu ra ngoài/), en: expect.stringMatching(/nothing outside/) },
      },
    ]);
    expect(await checkProcedure(entry)).toEqual([]);
  });

  it('are made from the facts but for the detailed ones', async () => {
    const { entries } = await readCatalogue(here);
    const byHand = entries.filter(({ form }) => form !== undefined && !isGenerated(form));
    expect(byHand.map(({ procedure }) => procedure.code)).toEqual(expect.arrayContaining(detailed));
    expect(detailed.length).toBeGreaterThanOrEqual(40);
  });

  it('are detailed for every procedure of the essential services', () => {
    expect(essentialServices).toHaveLength(25);
    const codes = essentialServices.flatMap((service) => service.codes);
    expect(codes.filter((code) => !detailed.includes(code))).toEqual([]);
    expect(new Set(codes).size).toBe(codes.length);
  });
});

describe.each(detailed)('the detailed form of %s', (code) => {
  const procedure = json(code, 'procedure.json') as Procedure;
  const example = json(code, 'form.example.json') as FormData;
  const known = {
    applicant: { kind: 'person', name: 'Nguyễn Văn An', personalId: '001090000019', birthDate: '1990-01-01' },
    components: new Set(procedure.components.filter((each) => each.dataSource !== undefined).map(({ id }) => id)),
  };
  let bundle: FormSchema;
  let complete: (data: FormData) => ReturnType<typeof completeDeclaration>;
  beforeAll(() => {
    const result = checkForm(readFileSync(`${here}/${code}/form.json`, 'utf8'), procedure);
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    bundle = result.bundle;
    const validate = compileForm(bundle);
    complete = (data) => completeDeclaration(bundle, validate, data, known);
  });

  it('takes its example', () => {
    expect(complete(example)).toMatchObject({ ok: true, data: { applicant: { name: 'Nguyễn Văn An' } } });
  });

  it('is sent by the counter as it was filled in', () => {
    expect(declarationValue(bundle, example)).toEqual(example);
  });

  it('refuses the example without any one thing that it requires', () => {
    const required = requiredPaths(bundle, bundle, example);
    expect(required.length).toBeGreaterThan(5);
    for (const path of required) {
      const result = complete(without(example, path));
      const pointers = result.ok ? [] : result.problems.map(({ pointer }) => pointer);
      // A section that is filled in part by itself is there all the same, without what was to be declared.
      const found = pointers.some((pointer) => pointer.startsWith(`/${path.join('/')}`));
      expect([path, pointers, found]).toEqual([path, pointers, true]);
    }
  });

  it('refuses a field it does not have, and a value of the wrong kind, anywhere', () => {
    const paths = valuePaths(example);
    fc.assert(
      fc.property(fc.constantFrom(...paths), (path) => {
        const at = valueAt(example, path);
        const broken = isObject(at)
          ? replaced(example, path, { ...at, noSuchField: 1 })
          : replaced(example, path, typeof at === 'number' ? 'mười' : { no: 'such thing' });
        const result = complete(broken);
        expect(result.ok).toBe(false);
        if (result.ok) return;
        const pointer = `/${path.join('/')}`;
        expect(result.problems.some((problem) => problem.pointer.startsWith(pointer))).toBe(true);
        for (const { reason } of result.problems) expect([reason.vi, reason.en]).not.toContain('');
      }),
      { numRuns: 30 },
    );
  });
});

type Path = readonly string[];

/** Paths of what must be given with the example's choices, but for what is filled in by itself. */
function requiredPaths(schema: FormSchema, form: FormSchema, data: FormData, path: Path = []): Path[] {
  return fieldsOf(schema, form, data).flatMap(({ name, schema: field, required }) => {
    const value = data[name];
    if (field.readOnly === true || value === undefined) return [];
    const own = required ? [[...path, name]] : [];
    return isObject(value) ? [...own, ...requiredPaths(field, form, value, [...path, name])] : own;
  });
}

function valuePaths(data: unknown, path: Path = []): Path[] {
  const own = path.length === 0 ? [] : [path];
  if (Array.isArray(data))
    return [...own.slice(1), ...data.flatMap((row, index) => valuePaths(row, [...path, `${index}`]))];
  return isObject(data)
    ? [...own, ...Object.entries(data).flatMap(([name, part]) => valuePaths(part, [...path, name]))]
    : own;
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], data);
}

function replaced(data: unknown, [name, ...rest]: Path, value: unknown): FormData {
  const copy = (Array.isArray(data) ? [...data] : { ...(data as object) }) as Record<string, unknown>;
  if (name === undefined) return copy;
  copy[name] = rest.length === 0 ? value : replaced(copy[name], rest, value);
  return copy;
}

function without(data: FormData, path: Path): FormData {
  return replaced(data, path, undefined);
}

function isObject(value: unknown): value is FormData {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
