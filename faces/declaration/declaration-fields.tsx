import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, DatePicker, Form, Input, InputNumber, Radio, Select } from 'antd';
import type { Rule } from 'antd/es/form';
import type { ReactNode } from 'react';
import { type FormData, fieldsOf, followed } from '../../domain/form/form-parts.ts';
import type { FormSchema } from '../../domain/form/form-schema.ts';
import { asDate } from '../shared/as-date.ts';
import { CommuneSelect } from './communes.tsx';
import { asks, isKnown, isTouched } from './declaration-value.ts';
import './declaration.css';

type Path = readonly (string | number)[];

/** Longer texts get several lines. */
const lineLength = 300;
/** Up to so many choices are shown all at once. */
const fewChoices = 3;

/** The fields of an object of the form, in its order, with those of the conditions that hold now. */
function Fields({ field: schema, form, required, path, at }: FieldProps): ReactNode {
  const antd = Form.useFormInstance();
  const filled = Form.useWatch([...at], { form: antd, preserve: true }) as FormData | undefined;
  // A section that may be left out requires its fields once it is begun.
  const begun = required || isTouched(schema, form, filled);
  return (
    <div className="two">
      {fieldsOf(schema, form, filled).map(({ name, schema: field, required: needed }) =>
        isKnown(field) ? null : (
          <Field
            key={name}
            field={field}
            form={form}
            required={begun && needed}
            path={[...path, name]}
            at={[...at, name]}
          />
        ),
      )}
    </div>
  );
}

interface FieldProps {
  readonly field: FormSchema;
  readonly form: FormSchema;
  readonly required: boolean;
  /** Where it is registered: inside a list, below the list. */
  readonly path: Path;
  /** Where it stands in the whole. */
  readonly at: Path;
}

function Field({ field, form, required, path, at }: FieldProps): ReactNode {
  if (field.type === 'object') {
    return (
      <fieldset className="wide">
        <legend>{field.title}</legend>
        <Fields field={field} form={form} required={required} path={path} at={at} />
      </fieldset>
    );
  }
  if (field.type === 'array') return <Rows field={field} form={form} required={required} path={path} at={at} />;
  if (field.type === 'boolean') {
    return (
      <Form.Item
        className="wide"
        name={[...path]}
        valuePropName="checked"
        rules={field.const === true && required ? [confirmed] : []}
      >
        <Checkbox>{field.title}</Checkbox>
      </Form.Item>
    );
  }
  // Left empty, it is the applicant's: the server fills it.
  const ofApplicant = field['x-source']?.startsWith('applicant.') === true;
  const long = (field.maxLength ?? 0) > lineLength;
  return (
    <Form.Item
      {...(long ? { className: 'wide' } : {})}
      name={[...path]}
      label={field.title}
      extra={ofApplicant ? 'để trống nếu là chủ hồ sơ' : field.description}
      rules={rulesOf(field, required && !ofApplicant)}
      initialValue={field.default}
      {...(field.format === 'date' ? asDate : {})}
    >
      {field.format === 'commune' ? (
        <CommuneSelect province={[...at.slice(0, -1), 'province']} />
      ) : (
        control(field, long)
      )}
    </Form.Item>
  );
}

const confirmed: Rule = {
  validator: (_, value) => (value === true ? Promise.resolve() : Promise.reject(new Error('Cần được xác nhận'))),
};

function control(field: FormSchema, long: boolean): ReactNode {
  const choices = field.oneOf?.map((row) => ({ value: row.const, label: row.title }));
  const options = choices ?? field.enum?.map((value) => ({ value, label: String(value) }));
  if (options !== undefined) {
    return options.length <= fewChoices ? (
      <Radio.Group options={options} />
    ) : (
      <Select showSearch={{ optionFilterProp: 'label' }} allowClear options={options} placeholder="Chọn" />
    );
  }
  if (field.type === 'number' || field.type === 'integer') {
    return (
      <InputNumber
        style={{ width: '100%' }}
        {...(field.type === 'integer' ? { precision: 0 } : {})}
        {...(field.minimum === undefined ? {} : { min: field.minimum })}
        {...(field.maximum === undefined ? {} : { max: field.maximum })}
      />
    );
  }
  if (field.format === 'date')
    return <DatePicker style={{ width: '100%' }} format="DD/MM/YYYY" placeholder="ngày/tháng/năm" />;
  const length = field.maxLength === undefined ? {} : { maxLength: field.maxLength };
  return long ? <Input.TextArea autoSize={{ minRows: 2 }} {...length} /> : <Input autoComplete="off" {...length} />;
}

function rulesOf(field: FormSchema, required: boolean): Rule[] {
  const rules: Rule[] = [];
  if (required)
    rules.push({
      required: true,
      message: `Chưa khai: ${field.title ?? ''}`,
      ...(field.type === 'string' &&
        field.enum === undefined &&
        field.oneOf === undefined &&
        field.format === undefined && { whitespace: true }),
    });
  if (field.pattern !== undefined)
    rules.push({
      pattern: new RegExp(field.pattern, 'u'),
      message: `Không đúng định dạng${field.description === undefined ? '' : ` (${field.description})`}`,
    });
  if (field.format === 'email') rules.push({ type: 'email', message: 'Địa chỉ thư điện tử chưa đúng' });
  return rules;
}

/** Rows that can be added and taken away. */
function Rows({ field, form, required, path, at }: FieldProps): ReactNode {
  const items = followed(field.items ?? {}, form);
  const least = required ? Math.max(1, field.minItems ?? 1) : 0;
  return (
    <fieldset className="wide">
      <legend>{field.title}</legend>
      <Form.List name={[...path]} initialValue={Array.from({ length: least }, () => ({}))}>
        {(rows, { add, remove }) => (
          <>
            {rows.map((row, index) => (
              <fieldset key={row.key} className="row-of">
                <legend>
                  {items.title ?? field.title} {index + 1}
                  <Button
                    type="text"
                    size="small"
                    icon={<DeleteOutlined aria-hidden />}
                    aria-label={`Bỏ dòng ${index + 1} của: ${field.title ?? ''}`}
                    disabled={rows.length <= least}
                    onClick={() => remove(row.name)}
                  />
                </legend>
                {items.type === 'object' ? (
                  <Fields field={items} form={form} required path={[row.name]} at={[...at, row.name]} />
                ) : (
                  <Field field={items} form={form} required path={[row.name]} at={[...at, row.name]} />
                )}
              </fieldset>
            ))}
            <Button
              icon={<PlusOutlined aria-hidden />}
              disabled={rows.length >= (field.maxItems ?? 1)}
              onClick={() => add({})}
            >
              Thêm: {items.title ?? field.title}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}

/**
 * The declaration as fields of the surrounding form, under the name `declaration`. What the applicant's block, a database
 * or the checklist says is not asked again.
 */
export function DeclarationFields({ form }: { form: FormSchema }): ReactNode {
  const sections = fieldsOf(form, form, undefined).filter(
    ({ schema }) => !isKnown(schema) && (schema.type !== 'object' || asks(schema, form, undefined)),
  );
  const loose = sections.filter(({ schema }) => schema.type !== 'object' && schema.type !== 'array');
  const grouped = sections.filter((section) => !loose.includes(section));
  const fieldOf = ({ name, schema, required }: (typeof sections)[number]) => (
    <Field
      key={name}
      field={schema}
      form={form}
      required={required}
      path={['declaration', name]}
      at={['declaration', name]}
    />
  );
  return (
    <div className="declaration">
      {grouped.map(fieldOf)}
      <div className="two">{loose.map(fieldOf)}</div>
    </div>
  );
}
