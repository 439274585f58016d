import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bundleForm } from '../../domain/form/bundle-form.ts';
import { checkForm } from '../../domain/form/check-form.ts';
import type { FormSchema } from '../../domain/form/form-schema.ts';
import { codeFrom, plainKinds, sharedParts } from './field-kind.ts';
import { formChanges } from './form-changes.ts';
import {
  addField,
  moveField,
  removeField,
  renameField,
  setCondition,
  setKind,
  setRequired,
  setWords,
} from './form-edits.ts';
import { type FormLine, lineAt, linesOf } from './form-lines.ts';
import { at, pointerOf } from './form-place.ts';

const procedures = new URL('../../procedures/', import.meta.url);
const read = (file: string) => JSON.parse(readFileSync(new URL(file, procedures), 'utf8'));

/** A marriage (conditions, groups), a birth, a car's plates: drawn field by field. */
const forms = ['1.000894', '1.001193', '1.013079'].map((code) => ({
  form: read(`${code}/form.json`) as FormSchema,
  components: read(`${code}/procedure.json`).components,
}));
const lines = (form: FormSchema) => linesOf(form, bundleForm(form));
const kinds = [...Object.keys(plainKinds), ...sharedParts.map(({ id }) => id)];

/** A change that the screen offers, made at the n-th line that it is offered for. */
type Edit = (form: FormSchema, pick: number) => FormSchema;
const onLine =
  (edit: (form: FormSchema, line: FormLine, pick: number) => FormSchema): Edit =>
  (form, pick) => {
    const own = lines(form).filter(({ fixed }) => !fixed);
    const line = own[pick % own.length];
    return line === undefined ? form : edit(form, line, pick);
  };
const edits: Readonly<Record<string, Edit>> = {
  add: onLine(
    (form, { owner }, pick) =>
      addField(form, owner, { kind: kinds[pick % kinds.length] ?? 'text', title: 'Trường mới' }).form,
  ),
  rename: onLine((form, line, pick) => renameField(form, line, `khac${pick}`)),
  title: onLine((form, line) => setWords(form, line, { title: 'Tên khác' })),
  help: onLine((form, line, pick) =>
    setWords(form, line, { description: pick % 2 === 0 ? 'như trên giấy tờ' : undefined }),
  ),
  remove: onLine((form, line) => removeField(form, line)),
  up: onLine((form, line) => moveField(form, line, -1)),
  down: onLine((form, line) => moveField(form, line, 1)),
  condition: onLine((form, line, pick) => {
    const on = lines(form).find(
      ({ owner, name, whole, condition }) =>
        pointerOf(owner) === pointerOf(line.owner) &&
        name !== line.name &&
        condition === undefined &&
        whole.oneOf !== undefined,
    );
    const values = on?.whole.oneOf?.slice(0, 1 + (pick % 2)).map((choice) => choice.const) ?? [];
    if (line.condition === 'other' || line.field['x-source'] !== undefined) return form;
    return setCondition(form, line, on === undefined ? undefined : { of: on.name, values });
  }),
};

test('whatever the editor does to a form that the gate lets through, the gate lets through', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...forms),
      fc.array(fc.tuple(fc.constantFrom(...Object.keys(edits)), fc.nat(999)), { minLength: 1, maxLength: 12 }),
      ({ form, components }, steps) => {
        const changed = steps.reduce((now, [name, pick]) => edits[name]?.(now, pick) ?? now, form);
        const checked = checkForm(JSON.stringify(changed), { components });
        expect(checked.ok ? [] : checked.problems).toEqual([]);
      },
    ),
    { numRuns: 50 },
  );
});

test('a change that is taken back leaves the form as it was', () => {
  for (const { form } of forms) {
    for (const line of lines(form).filter(({ fixed }) => !fixed)) {
      const there = renameField(form, line, 'tamThoi');
      expect(there).not.toEqual(form);
      expect(renameField(there, { ...line, name: 'tamThoi' }, line.name)).toEqual(form);
      const flipped = setRequired(form, line, !line.required);
      expect(lines(flipped).find(({ pointer }) => pointer === line.pointer)?.required).toBe(!line.required);
      const { form: more, added } = addField(form, line.owner, { kind: 'text', title: 'Thêm' });
      expect(removeField(more, added)).toEqual(form);
    }
    expect(formChanges(form, form)).toEqual([]);
  }
});

test('a field that goes takes along what was asked because of it, a code that is taken is not given again', () => {
  const [{ form } = { form: {} }] = forms;
  const before = lines(form).find(({ pointer }) => pointer === '/properties/bride/properties/before');
  if (before === undefined)
    throw new Error('Expected the marriage form to ask about former marriages, but it does not');
  const removed = removeField(form, before);
  const left = lines(removed).filter(({ owner }) => pointerOf(owner) === '/properties/bride');
  expect(left.map(({ name }) => name)).toEqual(['person', 'marriageNumber']);
  expect(at(removed, ['properties', 'bride', 'required'])).toEqual(['person', 'marriageNumber']);
  expect(renameField(form, before, 'person')).toBe(form);
  const again = addField(form, before.owner, { kind: 'text', title: 'Before' });
  expect(again.added.name).toBe('before2');
});

test('the differences name fields in words', () => {
  const [{ form } = { form: {} }] = forms;
  const of = (pointer: string) => lines(form).find((line) => line.pointer === pointer) as FormLine;
  const number = of('/properties/bride/properties/marriageNumber');
  const before = of('/properties/bride/properties/before');
  const changed = setKind(setRequired(form, number, false), number, 'text');
  const added = addField(changed, before.owner, { kind: 'date', title: 'Ngày ly hôn' }).form;
  expect(formChanges(form, added).map(({ kind, type, name }) => [kind, type, name])).toEqual([
    ['added', 'Ngày', 'Ngày ly hôn'],
    ['changed', 'Văn bản ngắn', 'Kết hôn lần thứ mấy (kiểu, không còn bắt buộc)'],
  ]);
  expect(formChanges(form, moveField(form, before, -1)).map(({ kind }) => kind)).toEqual(['moved', 'moved']);
  expect(formChanges(form, setWords(form, number, { maximum: 5 })).map(({ name }) => name)).toEqual([
    'Kết hôn lần thứ mấy (giới hạn)',
  ]);
});

test('a problem leads to the field that it is in', () => {
  const [{ form } = { form: {} }] = forms;
  const found = lineAt(lines(form), '/properties/bride/properties/before/oneOf/1');
  expect(found?.pointer).toBe('/properties/bride/properties/before');
  expect(lineAt(lines(form), '/title')).toBeUndefined();
});

test.each([
  ['Số giấy phép', 'soGiayPhep'],
  ['Đơn vị cấp (1)', 'donViCap1'],
  ['2 con', 'truong2Con'],
  ['…', 'truong'],
])('the code of “%s” is %s', (name, code) => {
  expect(codeFrom(name)).toBe(code);
});
