import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { FormSchema } from '../../domain/form/form-schema.ts';
import { kindName, kindOf, plainKinds, sharedParts } from './field-kind.ts';
import { addField, moveField, removeField } from './form-edits.ts';
import type { FormLine } from './form-lines.ts';
import { type Place, pointerOf } from './form-place.ts';

const kindOptions = [
  { label: 'Kiểu', options: Object.entries(plainKinds).map(([value, label]) => ({ value, label })) },
  { label: 'Phần dùng chung', options: sharedParts.map(({ id, title }) => ({ value: id, label: title })) },
];

/** Every field in its order and group: chosen, moved, taken away; new ones at the end of a group. */
export function FieldList({
  form,
  lines,
  chosen,
  wrong,
  onChoose,
  onChange,
}: {
  readonly form: FormSchema;
  readonly lines: readonly FormLine[];
  readonly chosen: string | undefined;
  /** Fields with problems. */
  readonly wrong: ReadonlySet<string | undefined>;
  readonly onChoose: (pointer: string | undefined) => void;
  readonly onChange: (form: FormSchema) => void;
}): ReactNode {
  const line = lines.find(({ pointer }) => pointer === chosen);
  const beside = line === undefined ? [] : lines.filter((other) => pointerOf(other.within) === pointerOf(line.within));
  const index = line === undefined ? -1 : beside.indexOf(line);
  const movable = line !== undefined;
  return (
    <section className="panel form-fields" aria-label="Các trường của biểu mẫu">
      <div className="form-tools">
        <Button
          icon={<ArrowUpOutlined aria-hidden />}
          aria-label="Chuyển trường lên"
          disabled={!movable || index <= 0}
          onClick={() => line && onChange(moveField(form, line, -1))}
        />
        <Button
          icon={<ArrowDownOutlined aria-hidden />}
          aria-label="Chuyển trường xuống"
          disabled={!movable || index >= beside.length - 1}
          onClick={() => line && onChange(moveField(form, line, 1))}
        />
        <Button
          icon={<DeleteOutlined aria-hidden />}
          aria-label="Bỏ trường"
          disabled={line === undefined || line.fixed}
          onClick={() => {
            if (line === undefined) return;
            onChange(removeField(form, line));
            onChoose(undefined);
          }}
        />
      </div>
      <ul className="plain">
        {lines.map((each) => (
          <li key={each.pointer}>
            <button
              type="button"
              className={wrong.has(each.pointer) ? 'form-line wrong' : 'form-line'}
              aria-current={each.pointer === chosen}
              ref={(button) => {
                if (each.pointer === chosen) button?.scrollIntoView({ block: 'nearest' });
              }}
              style={{ paddingInlineStart: 14 + each.depth * 18 }}
              onClick={() => onChoose(each.pointer)}
            >
              <span>
                {each.whole.title ?? (each.fixed && each.name === 'components' ? 'Thành phần hồ sơ' : each.name)}
                {each.required ? (
                  <span className="needed" title="bắt buộc">
                    {' '}
                    *
                  </span>
                ) : null}
              </span>
              <span className="muted small">
                {each.fixed ? 'Có sẵn' : kindName(kindOf(each.field))}
                {each.condition === undefined ? '' : ' · có điều kiện'}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <AddField
        groups={groupsOf(form, lines)}
        near={line}
        onAdd={(owner, field) => {
          const { form: next, added } = addField(form, owner, field);
          onChange(next);
          onChoose(pointerOf([...added.within, 'properties', added.name]));
        }}
      />
    </section>
  );
}

/** Where a field can be added: the form itself, its groups and its lists. */
function groupsOf(form: FormSchema, lines: readonly FormLine[]): readonly { place: Place; title: string }[] {
  return [
    { place: [], title: form.title ?? 'Biểu mẫu' },
    ...lines.flatMap(({ within, name, field, whole, fixed }) => {
      const place = [...within, 'properties', name];
      const title = whole.title ?? name;
      const kind = fixed ? undefined : kindOf(field);
      if (kind === 'section') return [{ place, title }];
      return kind === 'rows' ? [{ place: [...place, 'items'], title }] : [];
    }),
  ];
}

function AddField({
  groups,
  near,
  onAdd,
}: {
  readonly groups: readonly { place: Place; title: string }[];
  /** The chosen field: new ones go into its group. */
  readonly near: FormLine | undefined;
  readonly onAdd: (owner: Place, field: { kind: string; title: string }) => void;
}): ReactNode {
  const [title, setTitle] = useState('');
  const [kind, setKind] = useState<string>('text');
  const [asked, setAsked] = useState<string>();
  const nearby = near === undefined ? '' : pointerOf([...near.within, 'properties', near.name]);
  const inside = groups.find(({ place }) => [nearby, `${nearby}/items`].includes(pointerOf(place)) && nearby !== '');
  const natural =
    inside ?? groups.find(({ place }) => near !== undefined && pointerOf(place) === pointerOf(near.owner));
  const group = groups.find(({ place }) => pointerOf(place) === asked) ?? natural ?? groups[0];
  const name = title.normalize('NFC').trim();
  const add = (): void => {
    if (name === '' || group === undefined) return;
    onAdd(group.place, { kind, title: name });
    setTitle('');
    setAsked(undefined);
  };
  return (
    <form
      className="form-add"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <Input
        value={title}
        placeholder="Tên trường mới"
        aria-label="Tên trường mới"
        maxLength={200}
        onChange={(event) => setTitle(event.target.value)}
      />
      <Select
        value={kind}
        onChange={setKind}
        options={kindOptions}
        aria-label="Kiểu của trường mới"
        showSearch={{ optionFilterProp: 'label' }}
      />
      <Select
        value={group === undefined ? '' : pointerOf(group.place)}
        onChange={setAsked}
        aria-label="Thêm vào nhóm"
        options={groups.map(({ place, title: label }) => ({ value: pointerOf(place), label: `Trong: ${label}` }))}
      />
      <Button htmlType="submit" icon={<PlusOutlined aria-hidden />} disabled={name === ''}>
        Thêm trường
      </Button>
    </form>
  );
}
