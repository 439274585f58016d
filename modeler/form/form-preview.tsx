import { Form } from 'antd';
import { Component, type ReactNode } from 'react';
import type { FormSchema } from '../../domain/form/form-schema.ts';
import { DeclarationFields } from '../../faces/declaration/declaration-fields.tsx';
import { kindOf } from './field-kind.ts';
import type { FormLine } from './form-lines.ts';

/** A form that is being written may be wrong for a moment; then there is nothing to show. */
class Shown extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? <p className="muted">Chưa hiển thị được biểu mẫu.</p> : this.props.children;
  }
}

/** The form as officers and applicants fill it in; what is typed here goes nowhere. */
export function FormPreview({
  bundle,
  lines,
}: {
  readonly bundle: FormSchema;
  readonly lines: readonly FormLine[];
}): ReactNode {
  // Fields of another kind take other values: what was typed is kept only while the form has the same ones.
  const shape = lines.map((line) => `${line.pointer} ${kindOf(line.field)}`).join('\n');
  return (
    <section className="panel form-preview" aria-label="Xem trước biểu mẫu">
      <h2>{bundle.title ?? 'Biểu mẫu'}</h2>
      <p className="muted small">Xem trước: những gì điền ở đây không được lưu.</p>
      <Shown key={JSON.stringify(bundle)}>
        <Form key={shape} layout="vertical" component="div" requiredMark>
          <DeclarationFields form={bundle} />
        </Form>
      </Shown>
    </section>
  );
}
