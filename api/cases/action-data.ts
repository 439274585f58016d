import { findDayNumber } from '../../domain/legal-day.ts';
import type { ActionField } from '../../domain/possible-actions.ts';
import type { JsonValue, Variables } from '../../engine/stimulus.ts';
import { Failure } from '../failure.ts';

export interface ActionData {
  /** Process variables: they travel with the stimulus and may stand in histories. */
  readonly routing: Variables;
  /** Everything else: stays in the record. */
  readonly kept: Readonly<Record<string, JsonValue>>;
}

/**
 * Checks what was filled in against the fields the action declares, and parts what routes the process from what does not
 * leave the record. Unknown fields, missing required ones and wrong types are refused; spaces alone are nothing. An
 * empty text clears what the record has of the applicant.
 *
 * @param components ids of the dossier's components
 */
export function readActionData(
  fields: readonly ActionField[],
  data: Readonly<Record<string, JsonValue>>,
  components: readonly string[],
): ActionData {
  for (const name of Object.keys(data)) {
    if (!fields.some((field) => field.id === name))
      throw invalid(`data.${name}`, 'không có trường này', 'there is no such field');
  }
  const routing: Variables = {};
  const kept: Record<string, JsonValue> = {};
  for (const field of fields) {
    const value = Object.hasOwn(data, field.id) ? data[field.id] : undefined;
    if (value === undefined || value === null || isBlank(value)) {
      if (isBlank(value) && field.binds?.startsWith('applicant.')) kept[field.id] = '';
      if (field.required) throw invalid(`data.${field.id}`, `cần điền “${field.name}”`, `"${field.name}" is required`);
      continue;
    }
    check(field, value, components);
    (field.routing ? routing : kept)[field.id] = value;
  }
  return { routing, kept };
}

function isBlank(value: JsonValue | undefined): boolean {
  return typeof value === 'string' && value.trim() === '';
}

const longestText = 10_000;

function check(field: ActionField, value: JsonValue, components: readonly string[]): void {
  const path = `data.${field.id}`;
  switch (field.type) {
    case 'text':
    case 'longtext':
      if (typeof value !== 'string') throw invalid(path, 'phải là văn bản', 'expected text');
      if (value.length > longestText)
        throw invalid(path, `dài quá ${longestText} ký tự`, `expected no more than ${longestText} characters`);
      return;
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value)) throw invalid(path, 'phải là số', 'expected a number');
      return;
    case 'money':
      if (!Number.isSafeInteger(value) || (value as number) < 0)
        throw invalid(path, 'phải là số đồng nguyên', 'expected whole đồng');
      return;
    case 'date':
      if (typeof value !== 'string' || findDayNumber(value) === undefined)
        throw invalid(path, 'phải là ngày dạng 2026-11-24', 'expected a date like 2026-11-24');
      return;
    case 'boolean':
      if (typeof value !== 'boolean') throw invalid(path, 'phải là đúng hoặc sai', 'expected true or false');
      return;
    case 'choice':
      if (!field.choices.some((choice) => choice.value === value))
        throw invalid(path, 'không nằm trong các lựa chọn', 'expected one of the choices');
      return;
    case 'components':
      checkComponents(value, field.binds !== undefined ? field.choices.map((choice) => choice.value) : components);
  }
}

function checkComponents(value: JsonValue, components: readonly string[]): void {
  const ids = Array.isArray(value) ? value : [value];
  for (const id of ids) {
    if (typeof id !== 'string' || !components.includes(id)) {
      throw new Failure('component-wrong-type', {
        component: typeof id === 'string' ? id : JSON.stringify(id),
        detail: { vi: 'hồ sơ không có thành phần này', en: 'the dossier has no such component' },
      });
    }
  }
}

function invalid(path: string, vi: string, en: string): Failure {
  return new Failure('request-invalid', { detail: { vi: `${path}: ${vi}`, en: `${path}: ${en}` } });
}
