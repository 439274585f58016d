import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, DatePicker, Form, Input, InputNumber, Select } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { channelNames } from '../../faces/shared/channel-names.ts';
import {
  type Channel,
  changed,
  type FeeAmount,
  type PlaceFacts,
  type PlaceOverride,
  type Term,
  type Unit,
} from './place-facts.ts';
import { ExtensionLimit, IntakeLimits } from './place-limits.tsx';
import { factLines, levelNames, momentNames, pauseNames, termText, unitNames } from './place-words.ts';

interface Editing {
  readonly override: PlaceOverride;
  readonly national: PlaceFacts;
  readonly disabled: boolean;
  readonly onChange: (override: PlaceOverride) => void;
}

const options = <K extends string>(names: Readonly<Record<K, string>>) =>
  Object.entries<string>(names).map(([value, label]) => ({ value: value as K, label }));

/** Everything of an override that has a field; what has none is edited as text and stays as it is. */
export function PlaceEntries(editing: Editing): ReactNode {
  const { override, national, disabled, onChange } = editing;
  const set = (words: Parameters<typeof changed>[1]): void => onChange(changed(override, words));
  const day = (label: string, word: 'validFrom' | 'validTo', help?: string) => (
    <Form.Item
      label={label}
      layout="vertical"
      htmlFor={`place-${word}`}
      {...(help === undefined ? {} : { extra: help })}
    >
      <DatePicker
        id={`place-${word}`}
        style={{ width: '100%' }}
        format="DD/MM/YYYY"
        placeholder="không giới hạn"
        disabled={disabled}
        value={override[word] === undefined ? null : dayjs(override[word])}
        onChange={(value) => set({ [word]: value?.format('YYYY-MM-DD') })}
      />
    </Form.Item>
  );
  const text = (label: string, word: 'source' | 'asOf', help?: string) => (
    <Form.Item
      label={label}
      layout="vertical"
      htmlFor={`place-${word}`}
      {...(help === undefined ? {} : { extra: help })}
    >
      <Input
        id={`place-${word}`}
        disabled={disabled}
        value={override[word]}
        onChange={(event) => set({ [word]: event.target.value })}
      />
    </Form.Item>
  );
  return (
    <>
      <div className="two">
        {day('Ngày đầu áp dụng', 'validFrom')}
        {day('Ngày cuối áp dụng', 'validTo', 'Muốn chấm dứt quy định đang áp dụng: chọn ngày cuối rồi công bố.')}
      </div>
      <Form.Item
        label="Văn bản của địa phương, bộ ngành (mỗi dòng một văn bản)"
        layout="vertical"
        htmlFor="place-basis"
      >
        <Input.TextArea
          id="place-basis"
          autoSize={{ minRows: 2 }}
          disabled={disabled}
          value={override.legalBasis.join('\n')}
          onChange={(event) => set({ legalBasis: event.target.value === '' ? [] : event.target.value.split('\n') })}
        />
      </Form.Item>
      <div className="two">
        {text('Nguồn', 'source', 'Nơi công bố nội dung này')}
        {text('Cập nhật đến', 'asOf', 'Tháng hoặc ngày, ví dụ 2026-11')}
      </div>
      <Terms {...editing} />
      <Fact
        name="fee"
        title="Phí, lệ phí"
        editing={editing}
        begin={{ ...(national.fee ?? { moment: 'none', amounts: [] }), currency: 'VND' }}
      >
        <Fee {...editing} />
      </Fact>
      <Fact name="channels" title="Cách thức nộp" editing={editing} begin={national.channels ?? []}>
        <Checkbox.Group
          disabled={disabled}
          options={options(channelNames)}
          value={[...(override.channels ?? [])]}
          onChange={(channels) => set({ channels })}
        />
      </Fact>
      <Fact name="levels" title="Cấp giải quyết" editing={editing} begin={national.levels ?? []}>
        <Checkbox.Group
          disabled={disabled}
          options={options(levelNames)}
          value={[...(override.levels ?? [])]}
          onChange={(levels) => set({ levels })}
        />
      </Fact>
      <Fact name="agencies" title="Cơ quan thực hiện" editing={editing} begin={national.agencies ?? {}}>
        {(['receives', 'decides', 'helps'] as const).map((word) => (
          <Form.Item key={word} label={agencyNames[word]} layout="vertical" htmlFor={`place-${word}`}>
            <Input
              id={`place-${word}`}
              disabled={disabled}
              value={override.agencies?.[word]}
              onChange={(event) => {
                const { [word]: _, ...others } = override.agencies ?? {};
                set({ agencies: { ...others, ...(event.target.value !== '' && { [word]: event.target.value }) } });
              }}
            />
          </Form.Item>
        ))}
      </Fact>
      <Fact name="supplement" title="Bổ sung hồ sơ, tạm dừng" editing={editing} begin={national.supplement ?? {}}>
        <Supplement {...editing} />
      </Fact>
      <Fact
        name="cutOff"
        title="Giờ chốt tiếp nhận"
        editing={editing}
        begin={national.cutOff ?? { minute: 15 * 60, channels: ['direct', 'online', 'post'] }}
      >
        <CutOff {...editing} />
      </Fact>
      <Fact
        name="intake"
        title="Thời hạn tiếp nhận"
        editing={editing}
        begin={national.intake ?? {}}
        unsaid="theo quy định chung của cơ chế một cửa"
      >
        <IntakeLimits {...editing} />
      </Fact>
      <Fact
        name="extension"
        title="Số lần gia hạn"
        editing={editing}
        begin={national.extension ?? { limit: 1, source: '' }}
        unsaid="theo quy định chung của cơ chế một cửa"
      >
        <ExtensionLimit {...editing} />
      </Fact>
    </>
  );
}

const agencyNames = {
  receives: 'Cơ quan tiếp nhận',
  decides: 'Cơ quan giải quyết',
  helps: 'Cơ quan hướng dẫn',
} as const;

/** A fact that is inherited, or laid down anew beginning with what is national. */
function Fact<N extends keyof PlaceFacts>({
  name,
  title,
  editing: { override, national, disabled, onChange },
  begin,
  unsaid = 'không quy định',
  children,
}: {
  readonly name: N;
  readonly title: string;
  readonly editing: Editing;
  readonly begin: NonNullable<PlaceFacts[N]>;
  /** What holds where the national procedure says nothing. */
  readonly unsaid?: string;
  readonly children: ReactNode;
}): ReactNode {
  const own = override[name] !== undefined;
  const inherited = factLines({ [name]: national[name] }, (code) => code);
  const inheritedText = inherited
    .map(({ what, says }) => (inherited.length === 1 && what === title ? says : `${what}: ${says}`))
    .join('; ');
  return (
    <fieldset className="place-fact">
      <legend>{title}</legend>
      <Checkbox
        disabled={disabled}
        checked={own}
        onChange={(event) => onChange(changed(override, { [name]: event.target.checked ? begin : undefined }))}
      >
        Quy định riêng
      </Checkbox>
      <p className="muted small">Toàn quốc: {inheritedText === '' ? unsaid : inheritedText}</p>
      {own ? children : null}
    </fieldset>
  );
}

/** The term of each case, where it is another one. */
function Terms({ override, national, disabled, onChange }: Editing): ReactNode {
  const own = override.cases ?? [];
  const set = (code: string, duration: Term | undefined): void => {
    const { duration: _, ...kept } = own.find((each) => each.code === code) ?? { code };
    const next = duration === undefined ? kept : { ...kept, duration };
    const others = own.filter((each) => each.code !== code);
    const cases = Object.keys(next).length > 1 ? [...others, next] : others;
    const sorted = cases.toSorted((one, other) => (one.code < other.code ? -1 : 1));
    onChange(changed(override, { cases: sorted.length === 0 ? undefined : sorted }));
  };
  const ofPlace = own.filter(({ code }) => national.cases?.every((each) => each.code !== code) !== false);
  return (
    <fieldset className="place-fact">
      <legend>Thời hạn giải quyết</legend>
      {[...(national.cases ?? []), ...ofPlace].map(({ code, name = code, duration }) => {
        const here = own.find((each) => each.code === code)?.duration;
        const unit = here?.unit ?? 'WORKING_DAY';
        return (
          <div key={code} className="place-row">
            <span className="place-case">
              {name}
              <span className="muted small">
                {' '}
                toàn quốc: {termText(ofPlace.some((each) => each.code === code) ? undefined : duration)}
              </span>
            </span>
            <InputNumber
              aria-label={`Thời hạn riêng: ${name}`}
              placeholder="như toàn quốc"
              min={0}
              disabled={disabled}
              value={here?.amount ?? null}
              onChange={(amount) => set(code, amount === null ? undefined : { amount, unit })}
            />
            <Select<Unit>
              aria-label={`Đơn vị thời hạn: ${name}`}
              disabled={disabled || here === undefined}
              value={unit}
              options={options(unitNames)}
              onChange={(next) => here !== undefined && set(code, { ...here, unit: next })}
            />
          </div>
        );
      })}
    </fieldset>
  );
}

function Fee({ override, disabled, onChange }: Editing): ReactNode {
  const fee = override.fee ?? { moment: 'none', amounts: [] };
  const set = (next: Partial<typeof fee>): void =>
    onChange(changed(override, { fee: { ...fee, currency: 'VND', ...next } }));
  const setAmount = (index: number, next: FeeAmount): void =>
    set({ amounts: fee.amounts.map((each, at) => (at === index ? next : each)) });
  return (
    <>
      <Select
        aria-label="Thời điểm thu"
        disabled={disabled}
        value={fee.moment}
        options={options(momentNames)}
        onChange={(moment) => set({ moment, ...(moment === 'none' && { amounts: [] }) })}
      />
      {fee.amounts.map((amount, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: amounts have nothing else to be known by
        <div key={index} className="place-row">
          <InputNumber
            aria-label={`Mức thu ${index + 1} (đồng)`}
            min={0}
            precision={0}
            disabled={disabled}
            value={amount.amount}
            suffix="đồng"
            onChange={(value) => setAmount(index, { ...amount, amount: value ?? 0 })}
          />
          <Input
            aria-label={`Điều kiện của mức thu ${index + 1}`}
            placeholder="điều kiện"
            disabled={disabled}
            value={amount.condition}
            onChange={(event) => {
              const { condition: _, ...others } = amount;
              setAmount(index, { ...others, ...(event.target.value !== '' && { condition: event.target.value }) });
            }}
          />
          <Select<Channel | ''>
            aria-label={`Cách thức nộp của mức thu ${index + 1}`}
            disabled={disabled}
            value={amount.channel ?? ''}
            options={[{ value: '', label: 'mọi cách nộp' }, ...options(channelNames)]}
            onChange={(value) => {
              const { channel: _, ...others } = amount;
              setAmount(index, { ...others, ...(value !== '' && { channel: value }) });
            }}
          />
          <Button
            type="text"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={`Bỏ mức thu ${index + 1}`}
            disabled={disabled}
            onClick={() => set({ amounts: fee.amounts.filter((_, at) => at !== index) })}
          />
        </div>
      ))}
      <Button
        icon={<PlusOutlined aria-hidden />}
        disabled={disabled || fee.moment === 'none'}
        onClick={() => set({ amounts: [...fee.amounts, { amount: 0 }] })}
      >
        Thêm mức thu
      </Button>
    </>
  );
}

function Supplement({ override, disabled, onChange }: Editing): ReactNode {
  const rule = override.supplement ?? {};
  const number = (label: string, word: 'limit' | 'citizenDays', least: number) => (
    <Form.Item label={label} layout="vertical" htmlFor={`place-${word}`}>
      <InputNumber
        id={`place-${word}`}
        style={{ width: '100%' }}
        min={least}
        precision={0}
        placeholder="như toàn quốc"
        disabled={disabled}
        value={rule[word] ?? null}
        onChange={(value) => {
          const { [word]: _, ...others } = rule;
          onChange(changed(override, { supplement: { ...others, ...(value !== null && { [word]: value }) } }));
        }}
      />
    </Form.Item>
  );
  return (
    <>
      <div className="two">
        {number('Số lần yêu cầu bổ sung', 'limit', 0)}
        {number('Số ngày làm việc để bổ sung', 'citizenDays', 1)}
      </div>
      <Select
        aria-label="Hạn trả khi tạm dừng"
        placeholder="như toàn quốc"
        disabled={disabled}
        value={rule.pausePolicy ?? null}
        options={options(pauseNames)}
        onChange={(pausePolicy) =>
          pausePolicy !== null && onChange(changed(override, { supplement: { ...rule, pausePolicy } }))
        }
      />
    </>
  );
}

function CutOff({ override, disabled, onChange }: Editing): ReactNode {
  const { cutOff } = override;
  const own = cutOff ?? { minute: 15 * 60, channels: ['direct', 'online', 'post'] as const };
  const set = (next: PlaceOverride['cutOff']): void => onChange(changed(override, { cutOff: next }));
  return (
    <>
      <Checkbox
        disabled={disabled}
        checked={cutOff === null}
        onChange={(event) => set(event.target.checked ? null : own)}
      >
        Không có giờ chốt
      </Checkbox>
      {cutOff === null || cutOff === undefined ? null : (
        <div className="place-row">
          <Input
            type="time"
            aria-label="Giờ chốt"
            disabled={disabled}
            value={`${String(Math.floor(cutOff.minute / 60)).padStart(2, '0')}:${String(cutOff.minute % 60).padStart(2, '0')}`}
            onChange={(event) => {
              const [hours, minutes] = event.target.value.split(':').map(Number);
              if (hours !== undefined && minutes !== undefined) set({ ...cutOff, minute: hours * 60 + minutes });
            }}
          />
          <Checkbox.Group
            disabled={disabled}
            options={options(channelNames)}
            value={[...cutOff.channels]}
            onChange={(channels) => set({ ...cutOff, channels })}
          />
        </div>
      )}
    </>
  );
}
