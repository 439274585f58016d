import { DatabaseOutlined } from '@ant-design/icons';
import { Alert, App, Button, Checkbox, DatePicker, Form, Input, InputNumber, Radio, Select, Skeleton } from 'antd';
import { lazy, type ReactNode, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import type { FormSchema } from '../domain/form/form-schema.ts';
import { declarationValue } from '../faces/declaration/declaration-value.ts';
import { addressWith, navigate } from '../faces/shared/address.ts';
import { newIdempotencyKey, type Schema } from '../faces/shared/api.ts';
import { asDate } from '../faces/shared/as-date.ts';
import { channelNames } from '../faces/shared/channel-names.ts';
import { databaseNames } from '../faces/shared/database-names.ts';
import { Link } from '../faces/shared/link.tsx';
import { NotForYou } from '../faces/shared/not-for-you.tsx';
import { asProblem } from '../faces/shared/problem.ts';
import { ProblemAlert } from '../faces/shared/problem-alert.tsx';
import { useMe } from '../faces/shared/session.tsx';
import { useAddress } from '../faces/shared/use-address.ts';
import { useReceive } from './acting.ts';
import { localRules } from './local-rules.ts';
import { paths } from './paths.ts';
import { ProcedureSelect } from './procedure-select.tsx';
import { useDeclarationForm, useProcedure } from './queries.ts';
import { clearDraft, loadDraft, saveDraft } from './receive-draft.ts';
import { type HandedIn, type ReceiveValues, receiveRequest } from './receive-request.ts';

type Procedure = Schema<'Procedure'>;

const DeclarationFields = lazy(async () => ({
  default: (await import('../faces/declaration/declaration-fields.tsx')).DeclarationFields,
}));

const units: Readonly<Record<Schema<'Duration'>['unit'], string>> = {
  HOUR: 'giờ',
  WORKING_DAY: 'ngày làm việc',
  DAY: 'ngày',
  MONTH: 'tháng',
  SAME_DAY: 'trong ngày',
};

/** `3 ngày làm việc`, `trong ngày` */
function durationText(duration: Schema<'Duration'> | undefined): string {
  if (duration === undefined) return 'chưa quy định thời hạn';
  return duration.unit === 'SAME_DAY'
    ? units.SAME_DAY
    : `${duration.amount.toLocaleString('vi-VN')} ${units[duration.unit]}`;
}

const handedIn: { readonly value: HandedIn; readonly label: string }[] = [
  { value: 'paper', label: 'Bản giấy' },
  { value: 'scanned', label: 'Bản giấy, đã số hóa' },
  { value: 'reused', label: 'Tái sử dụng bản số hóa' },
  { value: 'reused-result', label: 'Tái sử dụng kết quả hồ sơ khác' },
  { value: 'electronic', label: 'Bản điện tử' },
];

function ComponentCheck({
  component,
  declared,
}: {
  component: Procedure['components'][number];
  /** Whether the declaration on the form stands in for it. */
  declared: boolean;
}): ReactNode {
  if (component.dataSource !== undefined) {
    return (
      <div className="check">
        <div>
          <Checkbox checked disabled>
            {component.name}
          </Checkbox>
          <div className="muted small">
            Không yêu cầu nộp: tra cứu {databaseNames[component.dataSource.database] ?? 'cơ sở dữ liệu'} (
            {component.dataSource.legalBasis})
          </div>
        </div>
        <span className="pill pill-data">
          <DatabaseOutlined aria-hidden /> Lấy từ dữ liệu
        </span>
      </div>
    );
  }
  if (declared) {
    return (
      <div className="check">
        <Checkbox checked disabled>
          {component.name}
        </Checkbox>
        <span className="pill">Khai trên biểu mẫu</span>
      </div>
    );
  }
  const asked = [
    component.originals > 0 ? `${component.originals} bản chính` : '',
    component.copies > 0 ? `${component.copies} bản sao` : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
  return (
    <div className="check">
      <Form.Item name={['components', component.id, 'given']} valuePropName="checked" noStyle>
        <Checkbox>
          {component.name}
          {component.required ? null : <span className="muted small"> (nếu có)</span>}
          {asked === '' ? null : <span className="muted small"> · {asked}</span>}
        </Checkbox>
      </Form.Item>
      <div className="row" style={{ gap: 8 }}>
        <Form.Item name={['components', component.id, 'kind']} noStyle initialValue="paper">
          <Select
            size="small"
            style={{ width: 232 }}
            aria-label={`Loại bản của: ${component.name}`}
            options={handedIn}
          />
        </Form.Item>
        <Form.Item
          name={['components', component.id, 'count']}
          noStyle
          initialValue={Math.max(1, component.originals + component.copies)}
        >
          <InputNumber
            size="small"
            min={1}
            max={99}
            precision={0}
            style={{ width: 64 }}
            aria-label={`Số lượng của: ${component.name}`}
          />
        </Form.Item>
      </div>
    </div>
  );
}

/** Ids of the components that a declaration on this form stands in for. */
function declaredComponents(form: FormSchema | undefined): ReadonlySet<string> {
  const rows = Object.values(form?.properties?.['components']?.properties ?? {});
  return new Set(rows.flatMap((row) => (row['x-source'] === 'declaration' ? (row['x-component'] ?? []) : [])));
}

function ApplicantFields(): ReactNode {
  const kind = Form.useWatch(['applicant', 'kind']) as 'person' | 'organisation' | undefined;
  const person = kind !== 'organisation';
  return (
    <>
      <Form.Item name={['applicant', 'kind']} label="Chủ hồ sơ là">
        <Radio.Group
          options={[
            { value: 'person', label: 'Cá nhân' },
            { value: 'organisation', label: 'Tổ chức' },
          ]}
        />
      </Form.Item>
      <div className="two">
        <Form.Item
          name={['applicant', 'name']}
          label={person ? 'Họ và tên' : 'Tên tổ chức'}
          rules={[
            {
              required: true,
              whitespace: true,
              message: person ? 'Vui lòng nhập họ và tên' : 'Vui lòng nhập tên tổ chức',
            },
          ]}
        >
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name={['applicant', 'personalId']}
          label={person ? 'Số định danh cá nhân' : 'Số định danh người đại diện'}
          rules={[{ pattern: /^\d{12}$/, message: 'Số định danh gồm đúng 12 chữ số' }]}
        >
          <Input maxLength={12} inputMode="numeric" autoComplete="off" />
        </Form.Item>
        {person ? (
          <Form.Item name={['applicant', 'birthDate']} label="Ngày sinh" {...asDate}>
            <DatePicker style={{ width: '100%' }} format="DD/MM/YYYY" placeholder="ngày/tháng/năm" />
          </Form.Item>
        ) : null}
        <Form.Item
          name={['applicant', 'phone']}
          label="Điện thoại"
          rules={[{ pattern: /^\+?[\d .]{8,18}$/, message: 'Số điện thoại chưa đúng' }]}
        >
          <Input maxLength={20} inputMode="tel" autoComplete="off" />
        </Form.Item>
        <Form.Item
          name={['applicant', 'email']}
          label="Thư điện tử"
          rules={[{ type: 'email', message: 'Địa chỉ thư điện tử chưa đúng' }]}
        >
          <Input maxLength={200} inputMode="email" autoComplete="off" />
        </Form.Item>
        <Form.Item name={['applicant', 'address']} label="Địa chỉ">
          <Input maxLength={500} autoComplete="off" />
        </Form.Item>
      </div>
    </>
  );
}

function ReceiveForm({ procedure }: { procedure: Procedure }): ReactNode {
  const { message } = App.useApp();
  const [form] = Form.useForm<ReceiveValues>();
  const [slow, setSlow] = useState(false);
  const receive = useReceive(() => setSlow(true));
  /** One key per content: a retry of the same content keeps it, a correction gets a new one. */
  const sent = useRef<{ body: string; key: string }>(undefined);
  const chosenCase = Form.useWatch('case', form);
  const general = procedure.cases[0]?.code;
  const components = useMemo(
    () =>
      procedure.components.filter(
        (component) => component.case === undefined || component.case === (chosenCase ?? general),
      ),
    [procedure, chosenCase, general],
  );
  const draft = useMemo(() => loadDraft(procedure.code), [procedure.code]);
  const [resumed, setResumed] = useState(Object.keys(draft).length > 0);
  useEffect(() => form.setFieldsValue(draft), [form, draft]);
  const beginAnew = (): void => {
    clearDraft(procedure.code);
    form.resetFields();
    setResumed(false);
  };

  const channel = Form.useWatch('channel', form) ?? procedure.channels[0];
  const chosen = Form.useWatch('declared', form);
  // Online nobody hands in paper.
  const onForm = channel === 'online' || chosen === 'form';
  const declaration = useDeclarationForm(procedure.code, onForm);
  const schema = onForm ? (declaration.data?.schema as FormSchema | undefined) : undefined;
  const standsIn = useMemo(() => declaredComponents(schema), [schema]);

  const submit = (values: ReceiveValues): void => {
    const request = receiveRequest(
      procedure,
      components,
      values,
      schema === undefined ? undefined : declarationValue(schema, values.declaration),
    );
    const body = JSON.stringify(request);
    if (sent.current?.body !== body) sent.current = { body, key: newIdempotencyKey() };
    setSlow(false);
    receive.mutate(
      { request, key: sent.current.key },
      {
        onSuccess: (dossier) => {
          clearDraft(procedure.code);
          void message.success(`Đã tiếp nhận hồ sơ ${dossier.code}`);
          navigate(paths.dossier(dossier.code));
        },
        onError: (thrown) => showProblems(thrown),
        onSettled: () => setSlow(false),
      },
    );
  };
  /** Puts what the server says of the declaration beside the fields it is about. */
  const showProblems = (thrown: unknown): void => {
    const { code, params } = asProblem(thrown);
    if (code !== 'declaration-invalid') return;
    const problems = params['problems'] as readonly Schema<'FormProblem'>[];
    const named = problems.map(({ pointer, reason }) => ({
      name: [
        'declaration',
        ...pointer
          .split('/')
          .slice(1)
          .map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
      ],
      errors: [reason.vi],
    }));
    form.setFields(named);
    const [first] = named;
    if (first !== undefined) form.scrollToField(first.name, { block: 'center' });
  };
  const agencies = (list: readonly Schema<'AgencyRef'>[]) =>
    list.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <Form
      form={form}
      layout="vertical"
      scrollToFirstError
      initialValues={{
        channel: procedure.channels[0] ?? 'direct',
        case: general,
        receivedAgency: procedure.receivingAgencies[0]?.code,
        decidingAgency: procedure.decidingAgencies[0]?.code,
        applicant: { kind: 'person' },
        declared: 'paper',
      }}
      onValuesChange={(_, values) => saveDraft(procedure.code, values)}
      onFinish={submit}
    >
      {resumed ? (
        <Alert
          type="info"
          showIcon
          title="Đang tiếp tục hồ sơ nhập dở trước đó."
          action={
            <Button size="small" onClick={beginAnew}>
              Nhập lại từ đầu
            </Button>
          }
        />
      ) : null}
      <section className="panel">
        <header>
          <h2>Cách nộp</h2>
        </header>
        <div className="body">
          <div className="two">
            <Form.Item name="channel" label="Hình thức nộp">
              <Radio.Group
                options={procedure.channels.map((channel) => ({ value: channel, label: channelNames[channel] }))}
              />
            </Form.Item>
            {procedure.cases.length > 1 ? (
              <Form.Item name="case" label="Trường hợp">
                <Select
                  options={procedure.cases.map(({ code, name, duration }) => ({
                    value: code,
                    label: `${name} (${durationText(duration)})`,
                  }))}
                />
              </Form.Item>
            ) : null}
            {procedure.receivingAgencies.length > 1 ? (
              <Form.Item name="receivedAgency" label="Nơi tiếp nhận">
                <Select showSearch={{ optionFilterProp: 'label' }} options={agencies(procedure.receivingAgencies)} />
              </Form.Item>
            ) : null}
            {procedure.decidingAgencies.length > 1 ? (
              <Form.Item name="decidingAgency" label="Cơ quan giải quyết">
                <Select showSearch={{ optionFilterProp: 'label' }} options={agencies(procedure.decidingAgencies)} />
              </Form.Item>
            ) : null}
          </div>
        </div>
      </section>
      <section className="panel">
        <header>
          <h2>Chủ hồ sơ</h2>
        </header>
        <div className="body">
          <ApplicantFields />
        </div>
      </section>
      <section className="panel">
        <header>
          <h2>Tờ khai</h2>
          {channel === 'online' ? null : (
            <Form.Item name="declared" noStyle>
              <Radio.Group
                aria-label="Cách khai"
                options={[
                  { value: 'paper', label: 'Đã khai trên giấy' },
                  { value: 'form', label: 'Khai trên biểu mẫu điện tử' },
                ]}
              />
            </Form.Item>
          )}
        </header>
        <div className="body">
          {!onForm ? (
            <span className="muted">Tờ khai giấy được nhận cùng hồ sơ và số hóa tại bộ phận một cửa.</span>
          ) : declaration.isError ? (
            <ProblemAlert thrown={declaration.error} onRetry={() => void declaration.refetch()} />
          ) : schema === undefined ? (
            <Skeleton active />
          ) : (
            <Suspense fallback={<Skeleton active />}>
              <p className="muted small">Thông tin của chủ hồ sơ và dữ liệu dân cư không phải khai lại ở đây.</p>
              <DeclarationFields form={schema} />
            </Suspense>
          )}
        </div>
      </section>
      <section className="panel">
        <header>
          <h2>Thành phần hồ sơ</h2>
          <span className="muted small">Đánh dấu những giấy tờ đã nhận</span>
        </header>
        <div className="body">
          {components.length === 0 ? (
            <span className="muted">Thủ tục này không yêu cầu giấy tờ.</span>
          ) : (
            components.map((component) => (
              <ComponentCheck key={component.id} component={component} declared={standsIn.has(component.id)} />
            ))
          )}
        </div>
        <div className="foot">
          {receive.isError ? (
            <div className="foot-problem">
              <ProblemAlert thrown={receive.error} />
            </div>
          ) : null}
          {slow ? (
            <span className="muted small" role="status" style={{ marginRight: 'auto', alignSelf: 'center' }}>
              Yêu cầu đã được ghi nhận và đang được xử lý…
            </span>
          ) : null}
          <Button
            onClick={() => {
              clearDraft(procedure.code);
              navigate(paths.worklist);
            }}
          >
            Thôi
          </Button>
          {/* No submit button of the form: Enter in a field must not receive a dossier by accident. */}
          <Button
            type="primary"
            onClick={() => form.submit()}
            loading={receive.isPending}
            disabled={onForm && schema === undefined}
          >
            Tiếp nhận hồ sơ
          </Button>
        </div>
      </section>
    </Form>
  );
}

/** Receives a dossier at the counter; those who receive none are told where they may go. */
export function ReceivePage(): ReactNode {
  return useMe().roles.includes('desk') ? <Receipt /> : <NotForYou who="Bộ phận Một cửa" />;
}

/** The procedure, the applicant, what was handed in. What data answers is not asked for. */
function Receipt(): ReactNode {
  const { search } = useAddress();
  const code = search.get('procedure') ?? undefined;
  const query = useProcedure(code);
  const procedure = query.data;
  const general = procedure?.cases[0];
  return (
    <div className="page receive stack">
      <div className="crumbs small">
        <Link to={paths.worklist}>Danh sách việc</Link> <span className="muted">/ Tiếp nhận</span>
      </div>
      <h1>Tiếp nhận hồ sơ</h1>
      <section className="panel">
        <div className="body">
          <label htmlFor="procedure" style={{ display: 'block', marginBottom: 6, fontWeight: 500 }}>
            Thủ tục hành chính
          </label>
          <ProcedureSelect
            id="procedure"
            value={procedure === undefined ? undefined : { code: procedure.code, name: procedure.name }}
            onChoose={(chosen) => navigate(addressWith({ procedure: chosen }), { replace: true })}
          />
          {procedure === undefined ? null : (
            <p className="muted small" style={{ margin: '10px 0 0' }}>
              {procedure.field} · Thời hạn: {durationText(general?.duration)} · {procedure.agencies.decides}
            </p>
          )}
          {(procedure === undefined ? [] : localRules(procedure)).map((rule) => (
            <p key={rule} className="muted small" style={{ margin: '6px 0 0' }}>
              {rule}
            </p>
          ))}
        </div>
      </section>
      {query.isError ? <ProblemAlert thrown={query.error} onRetry={() => void query.refetch()} /> : null}
      {code !== undefined && query.isPending ? <Skeleton active /> : null}
      {procedure !== undefined && procedure.receivingAgencies.length === 0 ? (
        <Alert type="warning" showIcon title="Cơ quan của bạn không tiếp nhận thủ tục này." />
      ) : procedure === undefined ? null : (
        <ReceiveForm key={procedure.code} procedure={procedure} />
      )}
    </div>
  );
}
