import list from './communes.json' with { type: 'json' };

const provinceOf = new Map(
  Object.entries(list.communes).flatMap(([province, communes]) =>
    Object.keys(communes).map((code) => [code, province] as const),
  ),
);

/** The province's two digits of a commune, ward or special zone by its five digits; undefined where there is none. */
export function provinceOfCommune(code: string): string | undefined {
  return provinceOf.get(code);
}
