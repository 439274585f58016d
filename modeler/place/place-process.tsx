import { Button, Radio } from 'antd';
import { type ReactNode, useRef } from 'react';
import { paths } from '../paths.ts';
import { saveFile } from '../save-file.ts';

/** The process that runs there: the national one, or one of the place's own as a BPMN file. */
export function PlaceProcess({
  code,
  national,
  own,
  disabled,
  onChange,
}: {
  readonly code: string;
  readonly national: string;
  readonly own: string | undefined;
  readonly disabled: boolean;
  readonly onChange: (xml: string | undefined) => void;
}): ReactNode {
  const file = useRef<HTMLInputElement>(null);
  const take = async (chosen: File | undefined): Promise<void> => {
    if (chosen !== undefined) onChange(await chosen.text());
    if (file.current !== null) file.current.value = '';
  };
  return (
    <fieldset className="place-fact">
      <legend>Quy trình giải quyết</legend>
      <Radio.Group
        disabled={disabled}
        value={own === undefined ? 'national' : 'own'}
        onChange={(event) => onChange(event.target.value === 'own' ? national : undefined)}
        options={[
          { value: 'national', label: 'Theo toàn quốc' },
          { value: 'own', label: 'Quy trình riêng' },
        ]}
      />
      {own === undefined ? null : (
        <div className="place-row">
          <Button onClick={() => saveFile(`${code}.bpmn`, 'application/xml', own)}>Tải về để vẽ</Button>
          <Button disabled={disabled} onClick={() => file.current?.click()}>
            Nạp tệp đã vẽ
          </Button>
          <a href={paths.process(code)}>Mở trình vẽ</a>
          <input
            ref={file}
            type="file"
            hidden
            accept=".bpmn,.xml"
            aria-label="Tệp BPMN"
            onChange={(event) => void take(event.target.files?.[0])}
          />
        </div>
      )}
    </fieldset>
  );
}
