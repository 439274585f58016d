import type { Component } from '../procedure.ts';
import type { FormSchema } from './form-schema.ts';
import { checklist } from './generate-form.ts';

/**
 * The form with the checklist of these components: itself where it names just them; where they have changed since the
 * form was made, and no form that follows them was published, the same form with their checklist.
 */
export function fitChecklist(bundle: FormSchema, components: readonly Component[]): FormSchema {
  const rows = Object.values(bundle.properties?.['components']?.properties ?? {});
  const fits =
    rows.length === components.length &&
    components.every(({ id, dataSource }) =>
      rows.some(
        (row) =>
          row['x-component'] === id &&
          (dataSource === undefined
            ? row['x-source'] === undefined || row['x-source'] === 'declaration'
            : row['x-source'] === dataSource.database),
      ),
    );
  if (fits) return bundle;
  const { components: _, ...properties } = bundle.properties ?? {};
  return {
    ...bundle,
    properties: components.length === 0 ? properties : { ...properties, components: checklist(components) },
  };
}
