import type { ErrorObject, ValidateFunction } from 'ajv';
import { provinceOfCommune } from './communes.ts';
import { dateInWords } from './date-in-words.ts';
import { type FormData, fieldsOf, followed } from './form-parts.ts';
import type { FormSchema } from './form-schema.ts';
import { findFormSource } from './form-sources.ts';

/** What is wrong with a declaration: where, as a JSON pointer into it, and why, in both languages. */
export interface DeclarationProblem {
  readonly pointer: string;
  readonly reason: { readonly vi: string; readonly en: string };
}

/** What is known without asking. */
export interface KnownOfDossier {
  readonly applicant: FormData;
  /** Ids of the components handed in or answered by data. */
  readonly components: ReadonlySet<string>;
}

export type DeclarationResult =
  | { readonly ok: true; readonly data: FormData }
  | { readonly ok: false; readonly problems: readonly DeclarationProblem[] };

/**
 * Fills a declaration with what is known, and checks it against its form. Values that the form takes from elsewhere may
 * be left out; where they are given they must agree.
 *
 * @param bundle the form the dossier is received under, and `validate` made of it by `compileForm`
 */
export function completeDeclaration(
  bundle: FormSchema,
  validate: ValidateFunction,
  given: FormData,
  known: KnownOfDossier,
): DeclarationResult {
  const contradictions: DeclarationProblem[] = [];
  const data = filled(bundle, given, '');
  if (contradictions.length > 0) return { ok: false, problems: contradictions };
  if (validate(data)) return { ok: true, data };
  const problems = (validate.errors ?? []).flatMap((error) => problemOf(error, bundle, data));
  return { ok: false, problems: problems.length > 0 ? problems.slice(0, 50) : [otherwise('')] };

  function filled(schema: FormSchema, value: FormData, pointer: string): FormData {
    const result: Record<string, unknown> = { ...value };
    for (const { name, schema: field } of fieldsOf(schema, bundle, value)) {
      const at = `${pointer}/${escaped(name)}`;
      const source = findFormSource(field['x-source'] ?? '');
      if (source !== undefined) {
        const own = knownValue(field, source, result);
        const said = value[name];
        if (field.readOnly === true && said !== undefined && said !== own)
          contradictions.push(contradiction(at, field));
        const kept = field.readOnly === true ? own : (said ?? own);
        if (kept !== undefined) result[name] = kept;
      } else if (field['x-component'] !== undefined) {
        const there = known.components.has(field['x-component']);
        if (value[name] !== undefined && value[name] !== there) contradictions.push(contradiction(at, field));
        result[name] = there;
      } else if (field.format === 'commune') {
        if (isElsewhere(value[name], value['province'])) contradictions.push(notOfProvince(at, field));
      } else if (field.type === 'object') {
        const inner = filled(field, isObject(value[name]) ? value[name] : {}, at);
        if (isObject(value[name]) || (value[name] === undefined && Object.keys(inner).length > 0)) result[name] = inner;
      } else if (field.type === 'array' && Array.isArray(value[name])) {
        const items = followed(field.items ?? {}, bundle);
        result[name] = value[name].map((item: unknown, index) =>
          isObject(item) && items.type === 'object' ? filled(items, item, `${at}/${index}`) : item,
        );
      }
    }
    return result;
  }

  function knownValue(
    field: FormSchema,
    source: NonNullable<ReturnType<typeof findFormSource>>,
    beside: FormData,
  ): unknown {
    switch (source.kind) {
      case 'applicant':
        return known.applicant[source.field];
      case 'population':
        return undefined;
      case 'words':
        return dateInWords(String(beside[source.of] ?? ''));
      case 'declaration':
        return true;
      case 'database':
        return known.components.has(field['x-component'] ?? '') ? true : undefined;
    }
  }
}

/** An error of the validator in words; those that only repeat another one are left out. */
function problemOf(error: ErrorObject, bundle: FormSchema, data: FormData): DeclarationProblem[] {
  const { keyword, params, instancePath } = error;
  const problem = (vi: string, en: string, pointer = instancePath): DeclarationProblem[] => {
    const title = titleAt(bundle, data, pointer);
    const named = title === undefined ? '' : `${title}: `;
    return [{ pointer, reason: { vi: `${named}${vi}`, en: `${named}${en}` } }];
  };
  const child = (name: unknown): string => `${instancePath}/${escaped(String(name))}`;
  switch (keyword) {
    case 'required':
      return problem('chưa khai', 'is missing', child(params['missingProperty']));
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return problem(
        'biểu mẫu không có trường này',
        'the form has no such field',
        child(params['additionalProperty'] ?? params['unevaluatedProperty']),
      );
    case 'type':
      return problem(
        `sai kiểu dữ liệu, phải là ${typeNames[String(params['type'])] ?? params['type']}`,
        `expected ${params['type']}`,
      );
    case 'enum':
    case 'oneOf':
      return problem('giá trị không có trong danh sách', 'is none of the choices');
    case 'const':
      if (isChoice(error)) return [];
      return params['allowedValue'] === true
        ? problem('phải được xác nhận', 'must be confirmed')
        : problem('giá trị không phù hợp', 'does not fit');
    case 'pattern': {
      const description = fieldAt(bundle, data, instancePath)?.description;
      return problem(
        `không đúng định dạng${description === undefined ? '' : ` (${description})`}`,
        `does not match ${params['pattern']}`,
      );
    }
    case 'format':
      switch (params['format']) {
        case 'date':
          return problem('không phải ngày có thật (năm-tháng-ngày)', 'is no date');
        case 'commune':
          return problem('không có đơn vị hành chính mang mã này', 'is no commune of the two-tier division');
        default:
          return problem('không phải địa chỉ thư điện tử', 'is no e-mail address');
      }
    case 'minLength':
      return problem('chưa khai', 'is empty');
    case 'maxLength':
      return problem(`dài quá ${params['limit']} ký tự`, `is longer than ${params['limit']} characters`);
    case 'minimum':
      return problem(`không nhỏ hơn ${params['limit']}`, `is less than ${params['limit']}`);
    case 'maximum':
      return problem(`không lớn hơn ${params['limit']}`, `is more than ${params['limit']}`);
    case 'minItems':
      return problem(`cần ít nhất ${params['limit']} dòng`, `needs at least ${params['limit']}`);
    case 'maxItems':
      return problem(`có tối đa ${params['limit']} dòng`, `has at most ${params['limit']}`);
    case 'if':
      return [];
    default:
      return [otherwise(instancePath)];
  }
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'văn bản',
  number: 'số',
  integer: 'số nguyên',
  boolean: 'có hoặc không',
  object: 'một nhóm thông tin',
  array: 'danh sách',
};

/** A row of `oneOf` that does not match: its `oneOf` says so for all. */
function isChoice({ schemaPath }: ErrorObject): boolean {
  return schemaPath.includes('/oneOf/') || schemaPath.includes('/if/');
}

function contradiction(pointer: string, field: FormSchema): DeclarationProblem {
  return {
    pointer,
    reason: {
      vi: `${field.title ?? ''}: khác với dữ liệu đã có, không khai lại ở đây`,
      en: `${field.title ?? ''}: differs from what is known, and is not declared here`,
    },
  };
}

/** Whether a commune there is belongs to another province than the one beside it. */
function isElsewhere(commune: unknown, province: unknown): boolean {
  const home = typeof commune === 'string' ? provinceOfCommune(commune) : undefined;
  return home !== undefined && typeof province === 'string' && home !== province;
}

function notOfProvince(pointer: string, field: FormSchema): DeclarationProblem {
  return {
    pointer,
    reason: {
      vi: `${field.title ?? ''}: không thuộc tỉnh, thành phố đã chọn`,
      en: `${field.title ?? ''}: does not belong to the province`,
    },
  };
}

function otherwise(pointer: string): DeclarationProblem {
  return { pointer, reason: { vi: 'không hợp lệ', en: 'is not valid' } };
}

function titleAt(bundle: FormSchema, data: FormData, pointer: string): string | undefined {
  return fieldAt(bundle, data, pointer)?.title;
}

function fieldAt(bundle: FormSchema, data: FormData, pointer: string): FormSchema | undefined {
  let schema: FormSchema | undefined = bundle;
  let value: unknown = data;
  for (const name of pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))) {
    if (schema === undefined) return undefined;
    const inside: FormSchema = schema;
    if (inside.type === 'array') schema = followed(inside.items ?? {}, bundle);
    else schema = fieldsOf(inside, bundle, isObject(value) ? value : {}).find((field) => field.name === name)?.schema;
    value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
  }
  return schema;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
