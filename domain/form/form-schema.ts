/**
 * A form of the catalogue: the part of JSON Schema 2020-12 that forms may use, and two words of our own. The order of
 * `properties` is the order on the screen; a nested object is a section; what stands in the `then` of a condition is
 * asked only where the condition holds.
 */
export interface FormSchema {
  readonly $schema?: string;
  readonly $id?: string;
  /** `motcua:<name>`, a definition of form-definitions.ts, or `#/$defs/<name>`, one of the form's own. */
  readonly $ref?: string;
  readonly $comment?: string;
  readonly $defs?: Readonly<Record<string, FormSchema>>;
  readonly title?: string;
  readonly description?: string;
  readonly type?: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean';
  readonly properties?: Readonly<Record<string, FormSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: false;
  readonly unevaluatedProperties?: false;
  readonly enum?: readonly (string | number)[];
  readonly const?: string | number | boolean;
  /** Choices with their titles. */
  readonly oneOf?: readonly { readonly const: string; readonly title: string }[];
  readonly default?: string | number | boolean;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  /** `commune`: five digits of a commune of the two-tier division, see communes.json. */
  readonly format?: 'date' | 'email' | 'commune';
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: FormSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly allOf?: readonly FormSchema[];
  readonly if?: FormSchema;
  readonly then?: FormSchema;
  readonly else?: FormSchema;
  /** Nobody types it: it is filled from `x-source`, or stays empty until that answers. */
  readonly readOnly?: boolean;
  /** Id of the component of the dossier that this row of the checklist stands for. */
  readonly 'x-component'?: string;
  /** Where the value comes from: see form-sources.ts. */
  readonly 'x-source'?: string;
}

/** Every word a form may use. Anything else is refused, so that a misspelt one does not go unnoticed. */
export const formKeywords: ReadonlySet<string> = new Set<keyof FormSchema>([
  '$schema',
  '$id',
  '$ref',
  '$comment',
  '$defs',
  'title',
  'description',
  'type',
  'properties',
  'required',
  'additionalProperties',
  'unevaluatedProperties',
  'enum',
  'const',
  'oneOf',
  'default',
  'minLength',
  'maxLength',
  'pattern',
  'format',
  'minimum',
  'maximum',
  'items',
  'minItems',
  'maxItems',
  'allOf',
  'if',
  'then',
  'else',
  'readOnly',
  'x-component',
  'x-source',
]);

export const metaSchema = 'https://json-schema.org/draft/2020-12/schema';

/** What begins the id of a shared definition. */
export const definitionScheme = 'motcua:';
