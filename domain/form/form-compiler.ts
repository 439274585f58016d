import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { formDefinitions } from './form-definitions.ts';
import type { FormSchema } from './form-schema.ts';

const options = {
  strict: true,
  // `checkForm` looks for required names also where a reference leads.
  strictRequired: false,
  allErrors: true,
  // Shared definitions are compiled once, not into every form that refers to them.
  inlineRefs: false,
  formats: { date: fullFormats.date, email: fullFormats.email },
  keywords: ['x-component', 'x-source'],
};

/** A bundled form as a validator of declarations. Compiling takes milliseconds: keep it. Throws for what is no form. */
export function compileForm(bundle: FormSchema): ValidateFunction {
  return new Ajv2020({ ...options, meta: false, validateSchema: false }).compile(bundle);
}

let checking: Ajv2020 | undefined;
/** Forms that compiled, without what cannot keep a form from compiling: most of a catalogue's have one of a few shapes. */
const compiled = new Set<string>();
const mostShapes = 2000;

/**
 * Why a form is no JSON Schema, or none that compiles: JSON pointers into it with the reason in English. Titles and
 * descriptions are texts, and the rows of the checklist are references: `checkForm` sees to both.
 */
export function schemaErrors(form: FormSchema): readonly { readonly pointer: string; readonly message: string }[] {
  const { components: _, ...properties } = form.properties ?? {};
  const shape = JSON.stringify({ ...form, properties }, (word, value: unknown) =>
    typeof value === 'string' && (word === 'title' || word === 'description' || word === '$comment')
      ? undefined
      : value,
  );
  if (compiled.has(shape)) return [];
  checking ??= new Ajv2020(options).addSchema([...formDefinitions.values()]);
  if (checking.validateSchema(form) !== true) {
    return (checking.errors ?? []).map(({ instancePath, message = '' }) => ({ pointer: instancePath, message }));
  }
  try {
    checking.compile(form);
  } catch (error) {
    return [{ pointer: '', message: error instanceof Error ? error.message : String(error) }];
  } finally {
    checking.removeSchema(form);
  }
  if (compiled.size >= mostShapes) compiled.clear();
  compiled.add(shape);
  return [];
}
