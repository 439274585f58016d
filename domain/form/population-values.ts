import { provinceOfCommune } from './communes.ts';
import ethnicity from './definitions/ethnicity.json' with { type: 'json' };
import { type FormData, fieldsOf } from './form-parts.ts';
import type { FormSchema } from './form-schema.ts';
import { findFormSource, populationFields } from './form-sources.ts';

/** A person as the population database answers: its own codes, dates as `1990-02-28`. */
export interface AnsweredPerson {
  readonly name: string | undefined;
  readonly birthDate: string | undefined;
  /** `1` or `2`. */
  readonly gender: string | undefined;
  readonly ethnicity: string | undefined;
  readonly nationality: string | undefined;
  readonly permanentResidence: AnsweredAddress | undefined;
  readonly currentResidence: AnsweredAddress | undefined;
}

interface AnsweredAddress {
  readonly province: string | undefined;
  readonly commune: string | undefined;
  readonly detail: string | undefined;
}

/** Fields of the population database that a form leaves to it (`x-source: population.…`). */
export function populationFieldsOf(form: FormSchema): ReadonlySet<string> {
  const text = JSON.stringify(form);
  return new Set(populationFields.filter((field) => text.includes(`"population.${field}"`)));
}

/** What the database answered, in the words of forms and for the wanted fields only. What forms have no word for is left out. */
export function populationValues(person: AnsweredPerson, wanted: ReadonlySet<string>): FormData {
  const values: Record<(typeof populationFields)[number], unknown> = {
    fullName: person.name,
    birthDate: person.birthDate,
    gender: person.gender === '1' ? 'male' : person.gender === '2' ? 'female' : undefined,
    ethnicity: ethnicity.enum.find((name) => name === person.ethnicity),
    nationality: person.nationality === 'VN' ? 'Việt Nam' : undefined,
    permanentResidence: addressOf(person.permanentResidence),
    currentResidence: addressOf(person.currentResidence),
  };
  return Object.fromEntries(
    Object.entries(values).filter(([field, value]) => wanted.has(field) && value !== undefined),
  );
}

/** A declaration with what the population database said in the places that it leaves to the database. */
export function withPopulationValues(form: FormSchema, data: FormData, values: FormData): FormData {
  const filled = (schema: FormSchema, part: FormData): FormData => {
    const result: Record<string, unknown> = { ...part };
    for (const { name, schema: field } of fieldsOf(schema, form, part)) {
      const source = findFormSource(field['x-source'] ?? '');
      const value = part[name];
      if (source?.kind === 'population') result[name] = values[source.field] ?? value;
      else if (field.type === 'object' && typeof value === 'object') result[name] = filled(field, value as FormData);
    }
    return result;
  };
  return filled(form, data);
}

/** An address of the two-tier division; one that the reform has done away with is none. */
function addressOf(address: AnsweredAddress | undefined): FormData | undefined {
  if (address?.commune === undefined || provinceOfCommune(address.commune) !== address.province) return undefined;
  const { province, commune, detail } = address;
  return { province, commune, ...(detail === undefined ? {} : { detail }) };
}
