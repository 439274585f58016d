import { Select, Spin } from 'antd';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { useProcedures } from './queries.ts';

/** Chooses one of more than a thousand procedures: the server searches by code and name, with or without accents. */
export function ProcedureSelect({
  id,
  value,
  onChoose,
}: {
  id: string;
  value: { code: string; name: string } | undefined;
  onChoose: (code: string) => void;
}): ReactNode {
  const [typed, setTyped] = useState('');
  const query = useProcedures(useDeferredValue(typed.normalize('NFC').trim()));
  const found = query.data?.items ?? [];
  const options =
    value === undefined || typed !== '' || found.some(({ code }) => code === value.code) ? found : [value, ...found];
  return (
    <Select
      id={id}
      showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
      size="large"
      style={{ width: '100%' }}
      autoFocus={value === undefined}
      placeholder="Gõ tên hoặc mã thủ tục, ví dụ: khai sinh"
      value={value?.code ?? null}
      onChange={(code) => {
        setTyped('');
        if (code !== null) onChoose(code);
      }}
      notFoundContent={query.isFetching ? <Spin size="small" /> : 'Không có thủ tục nào khớp.'}
      options={options.map(({ code, name }) => ({ value: code, label: `${code} – ${name}` }))}
      optionRender={({ value: code }) => {
        const procedure = options.find((option) => option.code === code);
        return (
          <div style={{ whiteSpace: 'normal', lineHeight: 1.35, padding: '2px 0' }}>
            {procedure?.name}
            <div className="muted small">
              {procedure?.code}
              {procedure !== undefined && 'field' in procedure ? ` · ${String(procedure.field)}` : ''}
            </div>
          </div>
        );
      }}
    />
  );
}
