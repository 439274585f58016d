import { bundleForm } from '../../domain/form/bundle-form.ts';
import type { FormSchema } from '../../domain/form/form-schema.ts';
import type { Change } from '../changes.ts';
import { kindName, kindOf } from './field-kind.ts';
import { type FormLine, linesOf } from './form-lines.ts';
import { pointerOf } from './form-place.ts';

/** Differences between two forms in a designer's words: fields that came, went, or ask something else. */
export function formChanges(published: FormSchema, drafted: FormSchema): readonly Change[] {
  const older = numbered(linesOf(published, bundleForm(published)));
  const newer = numbered(linesOf(drafted, bundleForm(drafted)));
  const change = (kind: Change['kind'], line: FormLine, detail = ''): Change => ({
    kind,
    id: line.pointer,
    type: kindName(kindOf(line.field)),
    name: `${line.whole.title ?? line.name}${detail}`,
  });
  return [
    ...(published.title === drafted.title
      ? []
      : [{ kind: 'changed' as const, id: '', type: 'Biểu mẫu', name: drafted.title ?? '' }]),
    ...[...newer].filter(([key]) => !older.has(key)).map(([, line]) => change('added', line)),
    ...[...older].filter(([key]) => !newer.has(key)).map(([, line]) => change('removed', line)),
    ...[...newer].flatMap(([key, line]) => {
      const old = older.get(key);
      const what = old === undefined ? [] : differences(old, line);
      return what.length === 0 ? [] : [change('changed', line, ` (${what.join(', ')})`)];
    }),
    ...moved(older, newer).map((line) => change('moved', line)),
  ];
}

/** Lines by what stays the same of them: their object, their code, and which of those it is that several conditions ask for. */
function numbered(lines: readonly FormLine[]): ReadonlyMap<string, FormLine> {
  const by = new Map<string, FormLine>();
  for (const line of lines) {
    const name = pointerOf([...line.owner, line.name]);
    let number = 1;
    while (by.has(`${name} ${number}`)) number += 1;
    by.set(`${name} ${number}`, line);
  }
  return by;
}

function differences(older: FormLine, newer: FormLine): readonly string[] {
  const same = (read: (line: FormLine) => unknown) => JSON.stringify(read(older)) === JSON.stringify(read(newer));
  const said = [
    !same(({ field }) => field.title) && 'tên',
    !same(({ field }) => kindOf(field)) && 'kiểu',
    !same(({ required }) => required) && (newer.required ? 'thành bắt buộc' : 'không còn bắt buộc'),
    !same(({ field }) => field.description) && 'hướng dẫn',
    !same(({ field }) => field.oneOf ?? field.enum) && 'các lựa chọn',
    !same(({ condition }) => condition) && 'điều kiện hỏi',
  ].filter((each) => each !== false);
  return said.length > 0 || same(({ field }) => ownWords(field)) ? said : ['giới hạn'];
}

/** What a field says of itself, without the fields in it: those have lines of their own. */
function ownWords({ properties: _, required: __, allOf: ___, items, ...words }: FormSchema): object {
  return { ...words, ...(items !== undefined && items.type !== 'object' && { items }) };
}

/** Fields that stand before or after others of their object than they did. */
function moved(older: ReadonlyMap<string, FormLine>, newer: ReadonlyMap<string, FormLine>): readonly FormLine[] {
  const placesIn = (lines: ReadonlyMap<string, FormLine>, others: ReadonlyMap<string, FormLine>) => {
    const groups = Map.groupBy(
      [...lines].filter(([key]) => others.has(key)),
      ([, { within }]) => pointerOf(within),
    );
    return new Map(
      [...groups].flatMap(([group, members]) => members.map(([key], index) => [key, `${group} ${index}`] as const)),
    );
  };
  const was = placesIn(older, newer);
  return [...placesIn(newer, older)].flatMap(([key, place]) => {
    const line = newer.get(key);
    const within = older.get(key)?.within;
    const stayed = line !== undefined && within !== undefined && pointerOf(within) === pointerOf(line.within);
    return stayed && was.get(key) !== place ? [line] : [];
  });
}
