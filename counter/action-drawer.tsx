import { Button, Drawer, Form } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import type { attempt } from './acting.ts';
import { ActionFieldInput } from './action-field.tsx';
import { type FieldValues, initialFieldValue, sentFieldValue } from './field-value.ts';
import type { Action, Dossier } from './queries.ts';

type Data = Parameters<typeof attempt>[2];

/** Asks for what an action needs: one form for every action, made from the fields that the process declares. */
export function ActionDrawer({
  dossier,
  action,
  busy,
  slow,
  onClose,
  onSubmit,
}: {
  dossier: Dossier;
  action: Action | undefined;
  busy: boolean;
  slow: boolean;
  onClose: () => void;
  onSubmit: (action: Action, data: Data) => void;
}): ReactNode {
  const [form] = Form.useForm<FieldValues>();
  const shown = useRef(action);
  if (action !== undefined) shown.current = action;
  const drawn = shown.current;
  useEffect(() => {
    if (action === undefined) return;
    form.resetFields();
    form.setFieldsValue(Object.fromEntries(action.fields.map((field) => [field.id, initialFieldValue(field)])));
  }, [action, form]);
  return (
    <Drawer
      open={action !== undefined}
      onClose={onClose}
      size={480}
      title={drawn?.name}
      destroyOnHidden
      mask={{ closable: !busy }}
      footer={
        <div className="row" style={{ justifyContent: 'flex-end' }}>
          {slow ? <span className="muted small">Đã ghi nhận, đang xử lý…</span> : null}
          <Button onClick={onClose} disabled={busy}>
            Thôi
          </Button>
          <Button type="primary" danger={drawn?.tone === 'danger'} loading={busy} onClick={() => form.submit()}>
            {drawn?.name}
          </Button>
        </div>
      }
    >
      {drawn === undefined ? null : (
        <Form
          form={form}
          layout="vertical"
          scrollToFirstError
          onFinish={(values) => {
            const given = drawn.fields.flatMap((field) => {
              const value = sentFieldValue(field, values[field.id]);
              return value === undefined ? [] : [[field.id, value] as const];
            });
            onSubmit(drawn, Object.fromEntries(given));
          }}
        >
          {drawn.fields.map((field) => (
            <ActionFieldInput key={field.id} field={field} components={dossier.components} />
          ))}
        </Form>
      )}
    </Drawer>
  );
}
