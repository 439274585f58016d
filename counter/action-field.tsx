import { Checkbox, DatePicker, Form, Input, InputNumber, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import type { Schema } from '../faces/shared/api.ts';
import { formatDate } from '../faces/shared/vietnamese.ts';
import type { Dossier } from './queries.ts';

type Field = Schema<'ActionField'>;

const grouped = (value: string | number | undefined): string =>
  String(value ?? '').replace(/\B(?=(\d{3})+(?!\d))/g, '.');
const ungrouped = (text: string | undefined): number => Number((text ?? '').replace(/\D/g, ''));

/** Which components are meant: check boxes as one value of the form. */
function ComponentChoice({
  components,
  value = [],
  onChange,
}: {
  components: readonly { readonly id: string; readonly name: string }[];
  value?: readonly string[];
  onChange?: (value: readonly string[]) => void;
}): ReactNode {
  const toggle = (id: string, chosen: boolean): void =>
    onChange?.(chosen ? [...value, id] : value.filter((other) => other !== id));
  return (
    <div className="stack" style={{ gap: 8 }}>
      {components.map((component) => (
        <Checkbox
          key={component.id}
          checked={value.includes(component.id)}
          onChange={(event) => toggle(component.id, event.target.checked)}
        >
          {component.name}
        </Checkbox>
      ))}
    </div>
  );
}

function input(field: Field, components: Dossier['components']): ReactNode {
  switch (field.type) {
    case 'text':
      return <Input maxLength={500} />;
    case 'longtext':
      return <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} maxLength={5000} />;
    case 'number':
      return <InputNumber style={{ width: '100%' }} decimalSeparator="," />;
    case 'money':
      return (
        <InputNumber<number>
          style={{ width: '100%' }}
          min={0}
          precision={0}
          suffix="đồng"
          formatter={grouped}
          parser={ungrouped}
        />
      );
    case 'date':
      return <DatePicker style={{ width: '100%' }} format="DD/MM/YYYY" placeholder="ngày/tháng/năm" />;
    case 'boolean':
      return <Checkbox>{field.name}</Checkbox>;
    case 'choice':
      return field.choices.length <= 5 ? (
        <Radio.Group vertical options={field.choices.map(({ value, name }) => ({ value, label: name }))} />
      ) : (
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={field.choices.map(({ value, name }) => ({ value, label: name }))}
        />
      );
    case 'components':
      return (
        <ComponentChoice
          components={
            field.choices.length > 0 ? field.choices.map(({ value, name }) => ({ id: value, name })) : components
          }
        />
      );
  }
}

/** The input that fits a declared field, with its label and its rule. */
export function ActionFieldInput({
  field,
  components,
}: {
  field: Field;
  components: Dossier['components'];
}): ReactNode {
  const boolean = field.type === 'boolean';
  const recorded = field.type === 'date' && typeof field.value === 'string' ? formatDate(field.value) : undefined;
  return (
    <Form.Item
      name={field.id}
      label={boolean ? undefined : field.name}
      extra={recorded === undefined ? undefined : `Đang ghi nhận: ${recorded}`}
      valuePropName={boolean ? 'checked' : 'value'}
      rules={field.required && !boolean ? [{ required: true, message: `Vui lòng nhập: ${field.name}` }] : []}
    >
      {input(field, components)}
    </Form.Item>
  );
}
