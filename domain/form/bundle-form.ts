import { formDefinitions } from './form-definitions.ts';
import { definitionScheme, type FormSchema } from './form-schema.ts';

/**
 * The form with every definition it refers to inside its `$defs`, each under its own `$id`: references stay as they are
 * written, and the whole needs nothing from outside. Versions pin this.
 */
export function bundleForm(form: FormSchema): FormSchema {
  const needed = new Map<string, FormSchema>();
  const gather = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, part] of Object.entries(value)) {
      if (key !== '$ref' || typeof part !== 'string') gather(part);
      else if (!needed.has(part)) {
        const definition = formDefinitions.get(part);
        if (definition === undefined) continue;
        needed.set(part, definition);
        gather(definition);
      }
    }
  };
  gather(form);
  if (needed.size === 0) return form;
  const shared = [...needed]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { $schema: _, ...definition }]) => [id.slice(definitionScheme.length), definition] as const);
  return { ...form, $defs: { ...form.$defs, ...Object.fromEntries(shared) } };
}

/** The form as its designer wrote it: the bundle without the shared definitions. */
export function unbundleForm(bundle: FormSchema): FormSchema {
  const { $defs, ...form } = bundle;
  const own = Object.entries($defs ?? {}).filter(([, { $id }]) => $id?.startsWith(definitionScheme) !== true);
  return own.length === 0 ? form : { ...form, $defs: Object.fromEntries(own) };
}
