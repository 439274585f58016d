import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { provinceOfCommune } from './communes.ts';
import { formDefinitions } from './form-definitions.ts';
import { type FormSchema, metaSchema } from './form-schema.ts';

const options = {
  strict: true,
  // `checkForm` looks for required names also where a reference leads.
  strictRequired: false,
  allErrors: true,
  // Shared definitions are compiled once, not into every form that refers to them.
  inlineRefs: false,
  formats: {
    date: fullFormats.date,
    email: fullFormats.email,
    commune: (code: string) => provinceOfCommune(code) !== undefined,
  },
  keywords: ['x-component', 'x-source'],
};

/** A bundled form as a validator of declarations. Compiling takes milliseconds: keep it. Throws for what is no form. */
export function compileForm(bundle: FormSchema): ValidateFunction {
  return new Ajv2020({ ...options, meta: false, validateSchema: false }).compile(bundle);
}

/** What is wrong with a form as JSON Schema: a JSON pointer into it, and the reason in English. */
export interface SchemaError {
  readonly pointer: string;
  readonly message: string;
}

let shared: Ajv2020 | undefined;
/** Knows the shared definitions. */
function checking(): Ajv2020 {
  shared ??= new Ajv2020(options).addSchema([...formDefinitions.values()]);
  return shared;
}

/** Why a form is no JSON Schema 2020-12. */
export function schemaErrors(form: FormSchema): readonly SchemaError[] {
  const ajv = checking();
  if (ajv.validate(metaSchema, form)) return [];
  return (ajv.errors ?? []).map(({ instancePath, message = '' }) => ({ pointer: instancePath, message }));
}

/** Forms that compiled, without what cannot keep a form from compiling: most of a catalogue's have one of a few shapes. */
const compiled = new Set<string>();
const mostShapes = 2000;

/** Why a form that is JSON Schema does not compile. The rows of its checklist are references, and see to themselves. */
export function compileErrors(form: FormSchema): readonly SchemaError[] {
  const { components: _, ...properties } = form.properties ?? {};
  const shape = JSON.stringify({ ...form, properties }, (word, value: unknown) =>
    typeof value === 'string' && (word === 'title' || word === 'description' || word === '$comment')
      ? undefined
      : value,
  );
  if (compiled.has(shape)) return [];
  const ajv = checking();
  try {
    ajv.compile(form);
  } catch (error) {
    return [{ pointer: '', message: error instanceof Error ? error.message : String(error) }];
  } finally {
    ajv.removeSchema(form);
  }
  if (compiled.size >= mostShapes) compiled.clear();
  compiled.add(shape);
  return [];
}
