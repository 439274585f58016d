import type { ReactNode } from 'react';
import { type FormData, fieldsOf, followed } from '../../domain/form/form-parts.ts';
import type { FormSchema } from '../../domain/form/form-schema.ts';
import { formatDate } from '../shared/vietnamese.ts';
import { CommuneName } from './communes.tsx';
import './declaration.css';

/** A value in words: a choice by its title, a date as people write it. */
function textOf(field: FormSchema, value: unknown): string {
  if (value === true) return 'Có';
  if (value === false) return 'Không';
  if (field.format === 'date') return formatDate(String(value));
  if (typeof value === 'number') return value.toLocaleString('vi-VN');
  return field.oneOf?.find((choice) => choice.const === value)?.title ?? String(value);
}

function Section({ schema, form, data }: { schema: FormSchema; form: FormSchema; data: FormData }): ReactNode {
  const fields = fieldsOf(schema, form, data).filter(({ name }) => data[name] !== undefined);
  const plain = fields.filter(({ schema: field }) => field.type !== 'object' && field.type !== 'array');
  const facts =
    plain.length === 0 ? null : (
      <dl className="facts">
        {plain.map(({ name, schema: field }) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{field.title}</dt>
            <dd>
              {field.format === 'commune' ? <CommuneName code={String(data[name])} /> : textOf(field, data[name])}
            </dd>
          </div>
        ))}
      </dl>
    );
  const whole = schema === form;
  return (
    <>
      {whole ? null : facts}
      {fields.map(({ name, schema: field }) => {
        const value = data[name];
        if (field.type === 'object')
          return <Titled key={name} title={field.title} schema={field} form={form} data={value as FormData} />;
        if (field.type !== 'array' || !Array.isArray(value)) return null;
        const items = followed(field.items ?? {}, form);
        return value.map((row: unknown, index) => (
          <Titled
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a declaration never change
            key={`${name} ${index}`}
            title={`${items.title ?? field.title ?? ''} ${index + 1}`}
            schema={items}
            form={form}
            data={row as FormData}
          />
        ));
      })}
      {whole ? facts : null}
    </>
  );
}

function Titled(props: { title: string | undefined; schema: FormSchema; form: FormSchema; data: FormData }): ReactNode {
  return (
    <section className="declared">
      <h3>{props.title}</h3>
      <Section schema={props.schema} form={props.form} data={props.data} />
    </section>
  );
}

/** A declaration as it was made, on the form it was made on. The checklist stands with the dossier's components. */
export function DeclarationText({ form, data }: { form: FormSchema; data: FormData }): ReactNode {
  const { components: _, ...shown } = data;
  return (
    <div className="body declaration" style={{ padding: 20 }}>
      <h2>{form.title}</h2>
      <Section schema={form} form={form} data={shown} />
    </div>
  );
}
