import { Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { channelNames } from '../../faces/shared/channel-names.ts';
import { type Channel, changed, type PlaceFacts, type PlaceOverride, type Unit } from './place-facts.ts';
import { unitNames } from './place-words.ts';

interface Editing {
  readonly override: PlaceOverride;
  readonly disabled: boolean;
  readonly onChange: (override: PlaceOverride) => void;
}

const units = Object.entries(unitNames).map(([value, label]) => ({ value: value as Unit, label }));

/** How long a desk may take to accept or refuse what came in, by channel, each by the text that says so. */
export function IntakeLimits({ override, disabled, onChange }: Editing): ReactNode {
  const intake = override.intake ?? {};
  const set = (channel: Channel, term: NonNullable<PlaceFacts['intake']>[Channel]): void => {
    const { [channel]: _, ...others } = intake;
    onChange(changed(override, { intake: term === undefined ? others : { ...others, [channel]: term } }));
  };
  return Object.entries(channelNames).map(([name, label]) => {
    const channel = name as Channel;
    const term = intake[channel];
    return (
      <div key={channel} className="place-row">
        <span className="place-case">{label}</span>
        <InputNumber
          aria-label={`Thời hạn tiếp nhận: ${label}`}
          placeholder="như toàn quốc"
          min={0}
          disabled={disabled}
          value={term?.amount ?? null}
          onChange={(amount) =>
            set(channel, amount === null ? undefined : { unit: 'HOUR', source: '', ...term, amount })
          }
        />
        <Select<Unit>
          aria-label={`Đơn vị thời hạn tiếp nhận: ${label}`}
          disabled={disabled || term === undefined}
          value={term?.unit ?? 'HOUR'}
          options={units}
          onChange={(unit) => term !== undefined && set(channel, { ...term, unit })}
        />
        <Input
          aria-label={`Căn cứ của thời hạn tiếp nhận: ${label}`}
          placeholder="căn cứ"
          disabled={disabled || term === undefined}
          value={term?.source ?? ''}
          onChange={(event) => term !== undefined && set(channel, { ...term, source: event.target.value })}
        />
      </div>
    );
  });
}

/** How often the due date may be put off, by the text that says so. */
export function ExtensionLimit({ override, disabled, onChange }: Editing): ReactNode {
  const rule = override.extension ?? { limit: 1, source: '' };
  const set = (next: Partial<typeof rule>): void => onChange(changed(override, { extension: { ...rule, ...next } }));
  return (
    <div className="place-row">
      <InputNumber
        aria-label="Số lần gia hạn"
        min={0}
        precision={0}
        disabled={disabled}
        value={rule.limit}
        suffix="lần"
        onChange={(limit) => limit !== null && set({ limit })}
      />
      <Input
        aria-label="Căn cứ của số lần gia hạn"
        placeholder="căn cứ"
        disabled={disabled}
        value={rule.source}
        onChange={(event) => set({ source: event.target.value })}
      />
    </div>
  );
}
