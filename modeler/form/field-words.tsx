import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { FormSchema } from '../../domain/form/form-schema.ts';
import type { Schema } from '../../faces/shared/api.ts';
import { codeFrom, kindName, kindOf, plainKinds, sharedParts } from './field-kind.ts';
import { renameField, setCondition, setKind, setRequired, setWords, type Words } from './form-edits.ts';
import type { Condition, FormLine } from './form-lines.ts';
import { at, pointerOf } from './form-place.ts';

interface Editing {
  readonly form: FormSchema;
  readonly lines: readonly FormLine[];
  readonly onChoose: (pointer: string) => void;
  readonly onChange: (form: FormSchema) => void;
}

/** What the chosen field asks and how. */
export function FieldWords({
  line,
  problems,
  ...editing
}: Editing & {
  readonly line: FormLine | undefined;
  readonly problems: readonly Schema<'FormProblem'>[];
}): ReactNode {
  return (
    <section className="panel form-words" aria-label="Thuộc tính của trường">
      {line === undefined ? (
        <>
          <Form.Item label="Tên biểu mẫu" layout="vertical" htmlFor="form-title">
            <Input
              id="form-title"
              value={editing.form.title}
              maxLength={300}
              onChange={(event) => editing.onChange({ ...editing.form, title: event.target.value })}
            />
          </Form.Item>
          <p className="muted small">Chọn một trường ở bên trái để sửa, hoặc thêm trường mới.</p>
        </>
      ) : line.fixed ? (
        <p className="muted">
          {line.name === 'applicant'
            ? 'Thông tin người nộp hồ sơ lấy từ bước tiếp nhận, không hỏi lại trong tờ khai. Có thể chuyển lên, chuyển xuống.'
            : 'Danh mục thành phần hồ sơ theo quy định của thủ tục, không sửa ở đây.'}
        </p>
      ) : (
        <>
          {problems.map(({ pointer, reason }) => (
            <Alert key={`${pointer} ${reason.vi}`} type="error" title={reason.vi} />
          ))}
          <FieldEntries key={line.pointer} line={line} {...editing} />
        </>
      )}
    </section>
  );
}

function FieldEntries({ line, form, lines, onChoose, onChange }: Editing & { readonly line: FormLine }): ReactNode {
  const { field, whole } = line;
  const kind = kindOf(field);
  const words = (changed: Words) => onChange(setWords(form, line, changed));
  const kinds = [
    ...Object.entries(plainKinds).map(([value, label]) => ({ value, label })),
    ...sharedParts.map(({ id, title }) => ({ value: id, label: title })),
  ];
  const other = kind === undefined || !kinds.some(({ value }) => value === kind);
  return (
    <div className="ant-form ant-form-vertical">
      <Form.Item label="Tên trường" layout="vertical" htmlFor="field-title">
        <Input
          id="field-title"
          value={field.title}
          placeholder={whole.title}
          maxLength={200}
          onChange={(event) => words({ title: event.target.value === '' ? undefined : event.target.value })}
        />
      </Form.Item>
      <Form.Item label="Kiểu dữ liệu" layout="vertical" htmlFor="field-kind">
        <Select
          id="field-kind"
          value={kind ?? ''}
          showSearch={{ optionFilterProp: 'label' }}
          options={other ? [{ value: kind ?? '', label: kindName(kind) }, ...kinds] : kinds}
          onChange={(next) => onChange(setKind(form, line, next))}
        />
      </Form.Item>
      <Form.Item layout="vertical">
        <Checkbox checked={line.required} onChange={(event) => onChange(setRequired(form, line, event.target.checked))}>
          Bắt buộc khai
        </Checkbox>
      </Form.Item>
      <Form.Item label="Hướng dẫn hiện dưới trường" layout="vertical" htmlFor="field-help">
        <Input
          id="field-help"
          value={field.description}
          placeholder={whole.description}
          maxLength={300}
          onChange={(event) => words({ description: event.target.value === '' ? undefined : event.target.value })}
        />
      </Form.Item>
      {kind === 'choice' ? <Choices field={field} onChange={(oneOf) => words({ oneOf, enum: undefined })} /> : null}
      <Limits field={field} kind={kind} onChange={words} />
      <Asked line={line} form={form} lines={lines} onChoose={onChoose} onChange={onChange} />
      <Code line={line} form={form} lines={lines} onChoose={onChoose} onChange={onChange} />
    </div>
  );
}

function Limits({
  field,
  kind,
  onChange,
}: {
  readonly field: FormSchema;
  readonly kind: string | undefined;
  readonly onChange: (words: Words) => void;
}): ReactNode {
  const number = (word: 'maxLength' | 'minimum' | 'maximum' | 'maxItems', label: string, least?: number) => (
    <Form.Item key={word} label={label} layout="vertical" htmlFor={`field-${word}`}>
      <InputNumber
        id={`field-${word}`}
        style={{ width: '100%' }}
        {...(least === undefined ? {} : { min: least })}
        value={field[word] ?? null}
        onChange={(value) => onChange({ [word]: value ?? undefined })}
      />
    </Form.Item>
  );
  switch (kind) {
    case 'text':
    case 'longtext':
      return number('maxLength', 'Độ dài tối đa (ký tự)', 1);
    case 'integer':
    case 'number':
      return [number('minimum', 'Giá trị nhỏ nhất'), number('maximum', 'Giá trị lớn nhất')];
    case 'rows':
      return number('maxItems', 'Số dòng tối đa', 1);
    default:
      return null;
  }
}

type Choice = NonNullable<FormSchema['oneOf']>[number];

/** The choices with their names; a new one's code follows from its name once, and then stays. */
function Choices({
  field,
  onChange,
}: {
  readonly field: FormSchema;
  readonly onChange: (choices: readonly Choice[]) => void;
}): ReactNode {
  const choices = field.oneOf ?? (field.enum ?? []).map((value) => ({ const: String(value), title: String(value) }));
  const [next, setNext] = useState('');
  const add = (): void => {
    const title = next.normalize('NFC').trim();
    if (title === '') return;
    const codes = new Set(choices.map((choice) => choice.const));
    let code = codeFrom(title);
    for (let number = 2; codes.has(code); number += 1) code = `${codeFrom(title)}${number}`;
    onChange([...choices, { const: code, title }]);
    setNext('');
  };
  return (
    <fieldset className="form-choices">
      <legend>Các lựa chọn</legend>
      {choices.map((choice, index) => (
        <div key={choice.const} className="form-choice">
          <Input
            aria-label={`Lựa chọn ${index + 1}`}
            value={choice.title}
            maxLength={200}
            onChange={(event) =>
              onChange(choices.map((each) => (each === choice ? { ...each, title: event.target.value } : each)))
            }
          />
          <Button
            type="text"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={`Bỏ lựa chọn: ${choice.title}`}
            disabled={choices.length === 1}
            onClick={() => onChange(choices.filter((each) => each !== choice))}
          />
        </div>
      ))}
      <div className="form-choice">
        <Input
          aria-label="Lựa chọn mới"
          placeholder="Lựa chọn mới"
          value={next}
          maxLength={200}
          onChange={(event) => setNext(event.target.value)}
          onPressEnter={add}
        />
        <Button type="text" icon={<PlusOutlined aria-hidden />} aria-label="Thêm lựa chọn" onClick={add} />
      </div>
    </fieldset>
  );
}

/** The values that a condition may wait for: those of a choice, or yes and no. */
function valuesOf({ whole }: FormLine): readonly { value: string | boolean; label: string }[] {
  if (whole.type === 'boolean') return [{ value: true, label: 'Có' }];
  if (whole.oneOf !== undefined) return whole.oneOf.map((choice) => ({ value: choice.const, label: choice.title }));
  return (whole.enum ?? []).map((value) => ({ value: String(value), label: String(value) }));
}

/** When the field is asked: always, or where another one of its group has a value. */
function Asked({ line, form, lines, onChoose, onChange }: Editing & { readonly line: FormLine }): ReactNode {
  if (line.condition === 'other')
    return <p className="muted small">Trường này có điều kiện hỏi riêng, sửa ở dạng văn bản.</p>;
  const { condition } = line;
  const possible = lines.filter(
    (other) =>
      other.name !== line.name &&
      other.condition === undefined &&
      pointerOf(other.owner) === pointerOf(line.owner) &&
      valuesOf(other).length > 0,
  );
  const on = possible.find(({ name }) => name === condition?.of);
  const set = (next: Condition | undefined): void => {
    const changed = setCondition(form, line, next);
    onChange(changed);
    onChoose(placeAfter(changed, line, next));
  };
  if (possible.length === 0 && condition === undefined) return null;
  return (
    <>
      <Form.Item label="Chỉ hỏi khi" layout="vertical" htmlFor="field-asked">
        <Select
          id="field-asked"
          value={condition?.of ?? ''}
          options={[
            { value: '', label: 'Luôn hỏi' },
            ...possible.map(({ name, whole }) => ({ value: name, label: whole.title ?? name })),
          ]}
          onChange={(of) => {
            const first = possible.find(({ name }) => name === of);
            const [value] = first === undefined ? [] : valuesOf(first);
            set(value === undefined ? undefined : { of, values: [value.value] });
          }}
        />
      </Form.Item>
      {condition === undefined || on === undefined ? null : (
        <Form.Item label="có giá trị" layout="vertical" htmlFor="field-values">
          <Select
            id="field-values"
            mode="multiple"
            value={condition.values.map(String)}
            options={valuesOf(on).map(({ value, label }) => ({ value: String(value), label }))}
            onChange={(values) => {
              const kept = valuesOf(on).flatMap(({ value }) => (values.includes(String(value)) ? [value] : []));
              if (kept.length > 0) set({ of: condition.of, values: kept });
            }}
          />
        </Form.Item>
      )}
    </>
  );
}

/** Where a field stands once its condition has changed, as a pointer. */
function placeAfter(form: FormSchema, { owner, name }: FormLine, condition: Condition | undefined): string {
  const branches = at(form, owner)?.allOf ?? [];
  const branch = branches.findIndex(({ then: part }) => part?.properties?.[name] !== undefined);
  return pointerOf([...owner, ...(condition === undefined ? [] : ['allOf', branch, 'then']), 'properties', name]);
}

/** The field's code, which data and conditions know it by. */
function Code({ line, form, onChoose, onChange }: Editing & { readonly line: FormLine }): ReactNode {
  const [typed, setTyped] = useState(line.name);
  const wellFormed = /^[a-z][A-Za-z0-9]{0,59}$/.test(typed);
  const take = (): void => {
    if (!wellFormed || typed === line.name) return;
    const changed = renameField(form, line, typed);
    if (changed === form) {
      setTyped(line.name);
      return;
    }
    onChange(changed);
    onChoose(pointerOf([...line.within, 'properties', typed]));
  };
  return (
    <Form.Item
      label="Mã trường"
      layout="vertical"
      htmlFor="field-code"
      extra="Tên của dữ liệu; hồ sơ đã lập giữ mã cũ"
      {...(wellFormed
        ? {}
        : { validateStatus: 'error' as const, help: 'Chữ cái không dấu và chữ số, chữ đầu viết thường' })}
    >
      <Input
        id="field-code"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={take}
        onPressEnter={take}
      />
    </Form.Item>
  );
}
