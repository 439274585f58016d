import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { type ReactNode, useEffect } from 'react';

type Communes = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Communes by province and code; fetched when an address is first shown. */
function useCommunes(): Communes | undefined {
  return useQuery({
    queryKey: ['communes'],
    queryFn: async (): Promise<Communes> => (await import('../../domain/form/communes.json')).default.communes,
    staleTime: Number.POSITIVE_INFINITY,
  }).data;
}

/** Chooses a commune of the province beside it. */
export function CommuneSelect({
  province,
  ...control
}: {
  /** Where the form keeps the province. */
  readonly province: readonly (string | number)[];
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (code: string | undefined) => void;
}): ReactNode {
  const chosen = Form.useWatch([...province], { form: Form.useFormInstance(), preserve: true }) as string | undefined;
  const communes = useCommunes();
  const { value, onChange } = control;
  const elsewhere =
    value !== undefined && communes !== undefined && chosen !== undefined && communes[chosen]?.[value] === undefined;
  // Another province: the commune is to be chosen again.
  useEffect(() => {
    if (elsewhere) onChange?.(undefined);
  }, [elsewhere, onChange]);
  const options = Object.entries((chosen === undefined ? undefined : communes?.[chosen]) ?? {});
  return (
    <Select
      {...control}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      options={options.map(([value, label]) => ({ value, label }))}
      placeholder={chosen === undefined ? 'Chọn tỉnh, thành phố trước' : 'Chọn'}
    />
  );
}

/** A commune by its name; its code until the names are there, or where it is no more. */
export function CommuneName({ code }: { readonly code: string }): ReactNode {
  const communes = useCommunes();
  return (
    Object.values(communes ?? {})
      .map((names) => names[code])
      .find((name) => name !== undefined) ?? code
  );
}
