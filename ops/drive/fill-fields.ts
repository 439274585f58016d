import type { JsonValue, Variables } from '../../engine/stimulus.ts';

/** A field of an action, as the API offers it or the plan declares it. */
interface FieldToFill {
  readonly id: string;
  readonly type: 'text' | 'longtext' | 'number' | 'money' | 'date' | 'boolean' | 'choice' | 'components';
  readonly required: boolean;
  readonly choices: readonly { readonly value: string }[];
}

/**
 * Data for an action: what was planned, and something plausible for every other required field. Where a plan corrects who
 * the applicant is, which the process learns from the API alone, that is another name.
 *
 * @param date plain date for fields that ask for one; see laterDate
 */
export function fillFields(
  fields: readonly FieldToFill[],
  planned: Variables,
  date: string,
  components: readonly string[],
): Variables {
  const filled: [string, JsonValue][] = [];
  for (const field of fields) {
    const asked = field.required || (field.id === 'applicantName' && planned['identityCorrected'] === true);
    const value = planned[field.id] ?? (asked ? plausible(field, date, components) : undefined);
    if (value !== undefined) filled.push([field.id, value]);
  }
  return Object.fromEntries(filled);
}

function plausible(field: FieldToFill, date: string, components: readonly string[]): JsonValue {
  switch (field.type) {
    case 'text':
    case 'longtext':
      return 'Theo hồ sơ';
    case 'number':
      return 1;
    case 'money':
      return 10_000;
    case 'date':
      return date;
    case 'boolean':
      return true;
    case 'choice':
      return field.choices[0]?.value ?? '';
    case 'components':
      return components.slice(0, 1);
  }
}

const week = 7 * 86_400_000;

/**
 * A plain date a week after today and after the date the dossier is due: what an officer would promise next.
 *
 * @param now instant of the business clock
 */
export function laterDate(now: string, dueAt: string | undefined): string {
  const latest = Math.max(Date.parse(now), dueAt === undefined ? 0 : Date.parse(dueAt));
  return new Date(latest + week).toISOString().slice(0, 10);
}
