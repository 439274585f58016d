import type { Procedure } from '../procedure.ts';
import { bundleForm } from './bundle-form.ts';
import { compileErrors, type SchemaError, schemaErrors } from './form-compiler.ts';
import { formDefinitions } from './form-definitions.ts';
import { followed } from './form-parts.ts';
import { definitionScheme, type FormSchema, formKeywords, metaSchema } from './form-schema.ts';
import { findFormSource } from './form-sources.ts';
import { longestMatched, whyUnsafe } from './safe-pattern.ts';

/** Why a form is refused: where in it, as a JSON pointer, and the reason in both languages. */
export interface FormProblem {
  readonly pointer: string;
  readonly reason: { readonly vi: string; readonly en: string };
}

export type FormResult =
  /** `bundle` needs nothing from outside; `text` is what versions keep and name by its hash. */
  | { readonly ok: true; readonly bundle: FormSchema; readonly text: string }
  | { readonly ok: false; readonly problems: readonly FormProblem[] };

/** What a form must agree with. */
export type FormProcedure = Pick<Procedure, 'components'>;

const limits = { characters: 128_000, nesting: 60, depth: 12, parts: 800, items: 100 };

/**
 * Whether a form may be published with a procedure: it is JSON Schema in the words a form may use, refers to nothing
 * outside, is bounded, asks with a title, and its checklist names every component once, those that a database answers
 * for as answered. Never throws on bad input.
 */
export function checkForm(text: string, procedure: FormProcedure): FormResult {
  const parsed = parse(text);
  if (!parsed.ok) return parsed;
  const { form } = parsed;
  const malformed = schemaErrors(form).map(notASchema);
  if (malformed.length > 0) return { ok: false, problems: malformed };
  const walk = new Walk(form);
  walk.root();
  if (walk.problems.length > 0) return { ok: false, problems: walk.problems };
  const problems = [...compileErrors(form).map(notASchema), ...checklistProblems(form, walk.bundle, procedure)];
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, bundle: walk.bundle, text: JSON.stringify(walk.bundle) };
}

function notASchema({ pointer, message }: SchemaError): FormProblem {
  return {
    pointer,
    reason: {
      vi: `Không phải JSON Schema 2020-12 hợp lệ: ${message}`,
      en: `No valid JSON Schema 2020-12: ${message}`,
    },
  };
}

function parse(text: string): { ok: true; form: FormSchema } | { ok: false; problems: FormProblem[] } {
  const refuse = (vi: string, en: string) => ({ ok: false as const, problems: [{ pointer: '', reason: { vi, en } }] });
  if (text.length > limits.characters)
    return refuse('Biểu mẫu quá lớn (tối đa 128.000 ký tự)', 'The form is too large (at most 128,000 characters)');
  if (nesting(text) > limits.nesting) return refuse('Biểu mẫu lồng quá sâu', 'The form is nested too deep');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return refuse(`Biểu mẫu không phải JSON hợp lệ: ${detail}`, `Expected JSON but ${detail}`);
  }
  return isObject(value)
    ? { ok: true, form: value }
    : refuse('Biểu mẫu phải là một đối tượng JSON', 'Expected a JSON object');
}

/** How deep the brackets of a JSON text go. */
function nesting(text: string): number {
  let [depth, deepest] = [0, 0];
  for (const [bracket] of text.replaceAll(/"(?:[^"\\]|\\.)*"/g, '').matchAll(/[[\]{}]/g)) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

/** Goes through every schema of a form once. */
class Walk {
  readonly problems: FormProblem[] = [];
  readonly bundle: FormSchema;
  private readonly form: FormSchema;
  private parts = 0;

  constructor(form: FormSchema) {
    this.form = form;
    this.bundle = bundleForm(form);
  }

  root(): void {
    const { form } = this;
    if (form.$schema !== metaSchema) this.refuse('/$schema', `phải là ${metaSchema}`, `Expected ${metaSchema}`);
    if (form.type !== 'object') this.refuse('/type', 'biểu mẫu phải là một đối tượng', 'Expected an object');
    const applicant: unknown = isObject(form.properties) ? form.properties['applicant'] : undefined;
    if (!isObject(applicant) || applicant['$ref'] !== `${definitionScheme}applicant`)
      this.refuse(
        '/properties/applicant',
        'biểu mẫu phải có phần người nộp hồ sơ (motcua:applicant)',
        'Expected the applicant (motcua:applicant)',
      );
    for (const [name, definition] of entriesOf(form.$defs)) {
      const pointer = `/$defs/${escaped(name)}`;
      if (formDefinitions.has(definitionScheme + name))
        this.refuse(pointer, 'trùng tên với một phần dùng chung', 'A shared definition has this name');
      this.schema(definition, pointer, { depth: 1, asked: false, within: [`#/$defs/${name}`] });
    }
    this.schema(form, '', { depth: 0, asked: true, within: [] });
  }

  private schema(
    value: unknown,
    pointer: string,
    at: { readonly depth: number; readonly asked: boolean; readonly within: readonly string[] },
  ): void {
    if (!isObject(value)) {
      this.refuse(pointer, 'phải là một đối tượng', 'Expected an object');
      return;
    }
    this.parts += 1;
    if (this.parts > limits.parts || at.depth > limits.depth) {
      if (this.parts === limits.parts + 1 || at.depth === limits.depth + 1)
        this.refuse(pointer, 'biểu mẫu có quá nhiều phần hoặc lồng quá sâu', 'Too many parts, or too deep');
      return;
    }
    for (const word of Object.keys(value)) {
      if (!formKeywords.has(word))
        this.refuse(`${pointer}/${escaped(word)}`, `không có từ khóa “${word}”`, `There is no word “${word}”`);
    }
    for (const word of ['title', 'description', '$comment', 'x-component', 'x-source']) {
      if (value[word] !== undefined && typeof value[word] !== 'string')
        this.refuse(`${pointer}/${word}`, 'phải là văn bản', 'Expected a text');
    }
    const schema = value as FormSchema;
    if (schema.$id !== undefined) this.refuse(`${pointer}/$id`, 'biểu mẫu không mang $id', 'A form has no $id');
    if (!this.reference(schema, pointer, at.within)) return;
    this.field(schema, pointer, at.asked);
    const below = { depth: at.depth + 1, within: at.within };
    for (const [name, part] of entriesOf(schema.properties)) {
      if (!/^[a-z][A-Za-z0-9]{0,59}$/.test(name))
        this.refuse(
          `${pointer}/properties/${escaped(name)}`,
          'tên trường phải là chữ cái và chữ số tiếng Anh, viết thường chữ đầu',
          'Expected a camelCase name',
        );
      this.schema(part, `${pointer}/properties/${escaped(name)}`, { ...below, asked: !pointer.endsWith('/if') });
    }
    if (schema.items !== undefined) this.schema(schema.items, `${pointer}/items`, { ...below, asked: false });
    if (Array.isArray(schema.allOf)) {
      for (const [index, part] of schema.allOf.entries())
        this.schema(part, `${pointer}/allOf/${index}`, { ...below, asked: false });
    }
    for (const word of ['if', 'then', 'else'] as const) {
      if (schema[word] !== undefined) this.schema(schema[word], `${pointer}/${word}`, { ...below, asked: false });
    }
    if (schema.if !== undefined) this.condition(schema.if, `${pointer}/if`);
    this.requiredNames(schema, pointer);
  }

  /** False where following the reference would lead nowhere, or round in a circle. */
  private reference(schema: FormSchema, pointer: string, within: readonly string[]): boolean {
    const { $ref } = schema;
    if ($ref === undefined) return true;
    const own = typeof $ref === 'string' && $ref.startsWith('#/$defs/') && this.form.$defs?.[$ref.slice(8)];
    if (!own && !formDefinitions.has($ref)) {
      this.refuse(
        `${pointer}/$ref`,
        `không có phần dùng chung “${String($ref)}”; biểu mẫu không tham chiếu ra ngoài`,
        `There is no “${String($ref)}”, and a form refers to nothing outside`,
      );
      return false;
    }
    if (own && this.leadsTo($ref, within[0], new Set())) {
      this.refuse(`${pointer}/$ref`, 'tham chiếu vòng', 'It refers to itself');
      return false;
    }
    return true;
  }

  private leadsTo(from: string, to: string | undefined, seen: Set<string>): boolean {
    if (from === to) return true;
    if (seen.has(from)) return false;
    seen.add(from);
    return referencesIn(this.form.$defs?.[from.slice(8)]).some((next) => this.leadsTo(next, to, seen));
  }

  /** What a field must have to be asked for, and to be bounded. */
  private field(schema: FormSchema, pointer: string, asked: boolean): void {
    const whole = followed(schema, this.bundle);
    if (asked && (typeof whole.title !== 'string' || whole.title.trim() === ''))
      this.refuse(`${pointer}/title`, 'mỗi trường phải có tên', 'Expected a title');
    if (asked && whole.type === 'object' && whole.properties !== undefined) {
      if (whole.additionalProperties !== false && whole.unevaluatedProperties !== false)
        this.refuse(
          pointer,
          'phải từ chối trường lạ (unevaluatedProperties: false)',
          'Expected unevaluatedProperties: false',
        );
    }
    if (asked && whole.type === 'string') {
      const bounded =
        whole.enum ??
        whole.oneOf ??
        whole.const ??
        whole.maxLength ??
        (whole.format === 'date' || whole.format === 'commune' || undefined);
      if (bounded === undefined)
        this.refuse(pointer, 'văn bản phải có độ dài tối đa (maxLength)', 'Expected maxLength');
    }
    if (whole.type === 'array' && !(typeof whole.maxItems === 'number' && whole.maxItems <= limits.items))
      this.refuse(
        `${pointer}/maxItems`,
        `danh sách phải có tối đa ${limits.items} dòng`,
        `Expected at most ${limits.items}`,
      );
    if (schema.pattern !== undefined) {
      const why = whyUnsafe(String(schema.pattern));
      if (why !== undefined) this.refuse(`${pointer}/pattern`, why.vi, why.en);
      else if (!(typeof whole.maxLength === 'number' && whole.maxLength <= longestMatched))
        this.refuse(
          `${pointer}/maxLength`,
          `văn bản có mẫu dài tối đa ${longestMatched} ký tự`,
          `Expected at most ${longestMatched}`,
        );
    }
    if (schema['x-component'] !== undefined && !/^\/properties\/components\/properties\/[^/]+$/.test(pointer))
      this.refuse(
        `${pointer}/x-component`,
        'chỉ đặt trong danh mục thành phần hồ sơ',
        'Only rows of the checklist have it',
      );
    this.source(schema, pointer);
  }

  private source(schema: FormSchema, pointer: string): void {
    const text = schema['x-source'];
    if (typeof text !== 'string') {
      if (schema.readOnly === true && schema.$ref === undefined)
        this.refuse(`${pointer}/readOnly`, 'trường chỉ đọc phải có nguồn (x-source)', 'Expected an x-source');
      return;
    }
    const source = findFormSource(text);
    if (source === undefined) {
      this.refuse(`${pointer}/x-source`, `không có nguồn “${text}”`, `There is no source “${text}”`);
      return;
    }
    if (source.kind !== 'applicant' && followed(schema, this.bundle).readOnly !== true)
      this.refuse(
        `${pointer}/readOnly`,
        'dữ liệu có sẵn thì không hỏi lại (readOnly: true)',
        'Expected readOnly: true',
      );
    if ((source.kind === 'database' || source.kind === 'declaration') && schema['x-component'] === undefined)
      this.refuse(
        `${pointer}/x-source`,
        'chỉ thành phần hồ sơ có nguồn này',
        'Only rows of the checklist have this source',
      );
  }

  /** Names that must be given exist, and are not those that only data answers. */
  private requiredNames(schema: FormSchema, pointer: string): void {
    if (pointer.endsWith('/if') || !Array.isArray(schema.required)) return;
    const whole = followed(schema, this.bundle);
    const known = {
      ...propertiesAround(this.form, pointer, this.bundle),
      ...(isObject(whole.properties) ? whole.properties : {}),
    };
    for (const [index, name] of schema.required.entries()) {
      const field = known[String(name)];
      const at = `${pointer}/required/${index}`;
      if (field === undefined)
        this.refuse(at, `không có trường “${String(name)}”`, `There is no field “${String(name)}”`);
      else if (isObject(field) && textOf(field['x-source']).startsWith('population.'))
        this.refuse(
          at,
          'dữ liệu dân cư được tra cứu sau khi tiếp nhận, không bắt buộc khai',
          'Population data is never required',
        );
    }
    for (const [name, field] of entriesOf(whole.properties)) {
      const source = findFormSource(isObject(field) ? textOf(field['x-source']) : '');
      if (source?.kind === 'words' && followed(schemaOf(known[source.of]), this.bundle).format !== 'date')
        this.refuse(
          `${pointer}/properties/${escaped(name)}/x-source`,
          `không có ngày “${source.of}” bên cạnh`,
          `There is no date “${source.of}” beside it`,
        );
    }
  }

  private condition(value: unknown, pointer: string): void {
    if (!isObject(value)) return;
    const simple =
      Object.keys(value).every((word) => word === 'properties' || word === 'required') &&
      entriesOf(value['properties']).every(
        ([, wanted]) => isObject(wanted) && Object.keys(wanted).every((word) => word === 'const' || word === 'enum'),
      );
    if (!simple)
      this.refuse(
        pointer,
        'điều kiện chỉ so sánh giá trị của trường (const, enum)',
        'A condition only compares fields (const, enum)',
      );
  }

  private refuse(pointer: string, vi: string, en: string): void {
    if (this.problems.length < 50) this.problems.push({ pointer, reason: { vi, en } });
  }
}

/** The properties of the object that a condition's branch belongs to. */
function propertiesAround(form: FormSchema, pointer: string, bundle: FormSchema): Readonly<Record<string, FormSchema>> {
  const owner = /^(.*?)(?:\/allOf\/\d+)?\/(?:then|else)$/.exec(pointer)?.[1];
  if (owner === undefined) return {};
  let value: unknown = form;
  for (const name of owner.split('/').slice(1)) {
    value =
      isObject(value) || Array.isArray(value)
        ? (value as Record<string, unknown>)[name.replaceAll('~1', '/').replaceAll('~0', '~')]
        : undefined;
  }
  return isObject(value) ? (followed(value, bundle).properties ?? {}) : {};
}

/** Words of a row of the checklist. */
const rowWords: ReadonlySet<string> = new Set(['$ref', 'title', 'description', 'x-component', 'x-source']);

/** Every component of the procedure exactly once, and those that data answers marked so, with nothing to hand in. */
function checklistProblems(
  form: FormSchema,
  bundle: FormSchema,
  { components }: FormProcedure,
): readonly FormProblem[] {
  const problems: FormProblem[] = [];
  const refuse = (pointer: string, vi: string, en: string): void => {
    problems.push({ pointer, reason: { vi, en } });
  };
  const section = followed(form.properties?.['components'] ?? {}, bundle);
  const named = new Set<string>();
  for (const [name, row] of Object.entries(section.properties ?? {})) {
    const pointer = `/properties/components/properties/${escaped(name)}`;
    const id = row['x-component'];
    const component = components.find((each) => each.id === id);
    if (id === undefined || component === undefined) {
      refuse(
        `${pointer}/x-component`,
        `thủ tục không có thành phần “${id ?? ''}”`,
        `The procedure has no component “${id ?? ''}”`,
      );
      continue;
    }
    if (named.has(id))
      refuse(`${pointer}/x-component`, `thành phần ${id} được nêu hai lần`, `Component ${id} is there twice`);
    named.add(id);
    const answered = row.$ref === 'motcua:from-data';
    if (!answered && row.$ref !== 'motcua:handed-in')
      refuse(
        `${pointer}/$ref`,
        'dòng của danh mục phải là motcua:handed-in hoặc motcua:from-data',
        'Expected motcua:handed-in or motcua:from-data',
      );
    const other = Object.keys(row).find((word) => !rowWords.has(word));
    if (other !== undefined)
      refuse(
        `${pointer}/${escaped(other)}`,
        `dòng của danh mục không có từ khóa “${other}”`,
        `A row of the checklist has no word “${other}”`,
      );
    const database = component.dataSource?.database;
    if (database !== undefined && (row['x-source'] !== database || !answered))
      refuse(
        pointer,
        `cơ sở dữ liệu ${database} trả lời thay: phải là motcua:from-data với x-source “${database}”`,
        `Answered by ${database}: expected motcua:from-data with x-source “${database}”`,
      );
    if (database === undefined && (answered ? row['x-source'] !== 'declaration' : row['x-source'] !== undefined))
      refuse(
        `${pointer}/x-source`,
        'không có cơ sở dữ liệu nào trả lời thay cho thành phần này',
        'No database answers for this component',
      );
  }
  for (const { id } of components) {
    if (!named.has(id)) refuse('/properties/components', `thiếu thành phần ${id}`, `Component ${id} is missing`);
  }
  return problems;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function schemaOf(value: unknown): FormSchema {
  return isObject(value) ? value : {};
}

function referencesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => (key === '$ref' ? [String(part)] : referencesIn(part)));
}

function entriesOf(value: unknown): [string, unknown][] {
  return isObject(value) ? Object.entries(value) : [];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
