import { formDefinitions } from '../../domain/form/form-definitions.ts';
import { definitionScheme, type FormSchema } from '../../domain/form/form-schema.ts';

/** What a designer chooses a field to be: one of these, or a shared part by its id (`motcua:person`). */
export const plainKinds = {
  text: 'Văn bản ngắn',
  longtext: 'Văn bản dài',
  integer: 'Số nguyên',
  number: 'Số',
  date: 'Ngày',
  boolean: 'Đánh dấu (có hoặc không)',
  choice: 'Chọn một',
  section: 'Nhóm trường',
  rows: 'Danh sách nhiều dòng',
} as const;
export type PlainKind = keyof typeof plainKinds;

/** The applicant is in every form already; rows of the checklist follow from the procedure's components. */
const notToAdd: ReadonlySet<string> = new Set(['motcua:applicant', 'motcua:from-data', 'motcua:handed-in']);

/** The shared parts that can be added, with the names they have until a form gives them another. */
export const sharedParts: readonly { readonly id: string; readonly title: string }[] = [...formDefinitions]
  .filter(([id]) => !notToAdd.has(id))
  .map(([id, { title = id }]) => ({ id, title }))
  .toSorted((one, other) => one.title.localeCompare(other.title, 'vi'));

/** From this length on a text gets several lines. */
const longFrom = 301;

/** The kind of a field; undefined for one that can only be edited as text. */
export function kindOf(field: FormSchema): PlainKind | string | undefined {
  if (field.$ref !== undefined) return field.$ref.startsWith(definitionScheme) ? field.$ref : undefined;
  switch (field.type) {
    case 'object':
      return 'section';
    case 'array':
      return field.items?.type === 'object' ? 'rows' : undefined;
    case 'boolean':
    case 'integer':
    case 'number':
      return field.enum === undefined ? field.type : undefined;
    case 'string':
      if (field.oneOf !== undefined || field.enum !== undefined) return 'choice';
      if (field.format !== undefined) return field.format === 'date' ? 'date' : undefined;
      return (field.maxLength ?? 0) >= longFrom ? 'longtext' : 'text';
    default:
      return undefined;
  }
}

/** A kind in words. */
export function kindName(kind: string | undefined): string {
  if (kind === undefined) return 'Kiểu riêng';
  const plain: Readonly<Record<string, string>> = plainKinds;
  return plain[kind] ?? sharedParts.find(({ id }) => id === kind)?.title ?? kind;
}

function bare(kind: string): FormSchema {
  switch (kind) {
    case 'text':
      return { type: 'string', maxLength: 200 };
    case 'longtext':
      return { type: 'string', maxLength: 2000 };
    case 'integer':
      return { type: 'integer', minimum: 0 };
    case 'number':
    case 'boolean':
      return { type: kind };
    case 'date':
      return { type: 'string', format: 'date' };
    case 'choice':
      return { type: 'string', oneOf: [{ const: 'option1', title: 'Lựa chọn 1' }] };
    case 'section':
      return { type: 'object', properties: {}, unevaluatedProperties: false };
    case 'rows':
      return {
        type: 'array',
        maxItems: 20,
        items: { type: 'object', properties: {}, unevaluatedProperties: false },
      };
    default:
      return { $ref: kind };
  }
}

/** A field as another kind: its name and help stay, what the other kind does not know goes. */
export function asKind({ title, description }: FormSchema, kind: string): FormSchema {
  return { ...(title !== undefined && { title }), ...(description !== undefined && { description }), ...bare(kind) };
}

/** A code from a name: `Số giấy phép` becomes `soGiayPhep`. */
export function codeFrom(name: string): string {
  const words = name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[đĐ]/g, 'd')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const [first = '', ...rest] = words;
  const code = [first, ...rest.map((word) => word.replace(/^./, (letter) => letter.toUpperCase()))]
    .join('')
    .slice(0, 60);
  return /^[a-z]/.test(code) ? code : `truong${code}`.slice(0, 60);
}
