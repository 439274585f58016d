import { isDatabaseId } from '../databases.ts';

/**
 * Where a value of a form may come from instead of the keyboard (`x-source`):
 * - `applicant.<field>`: the applicant as identified at receipt, typed or signed in once;
 * - `population.<field>`: the population database, asked after receipt; never asked of the applicant;
 * - `words.<property>`: a date beside it, in words;
 * - `declaration`: a row of the checklist that the form itself replaces;
 * - a database's id: a row of the checklist that this database answers for.
 */
export const applicantFields = ['kind', 'name', 'personalId', 'birthDate', 'phone', 'email', 'address'] as const;
export const populationFields = [
  'fullName',
  'birthDate',
  'gender',
  'ethnicity',
  'nationality',
  'permanentResidence',
  'currentResidence',
] as const;

export type ApplicantField = (typeof applicantFields)[number];

export type FormSource =
  | { readonly kind: 'applicant'; readonly field: ApplicantField }
  | { readonly kind: 'population'; readonly field: (typeof populationFields)[number] }
  | { readonly kind: 'words'; readonly of: string }
  | { readonly kind: 'declaration' }
  | { readonly kind: 'database'; readonly database: string };

/** What an `x-source` means, or undefined for one that there is not. */
export function findFormSource(text: string): FormSource | undefined {
  if (text === 'declaration') return { kind: 'declaration' };
  if (isDatabaseId(text)) return { kind: 'database', database: text };
  const [from, field = ''] = text.split('.');
  if (from === 'applicant') {
    const known = applicantFields.find((each) => each === field);
    return known === undefined ? undefined : { kind: 'applicant', field: known };
  }
  if (from === 'population') {
    const known = populationFields.find((each) => each === field);
    return known === undefined ? undefined : { kind: 'population', field: known };
  }
  return from === 'words' && field !== '' ? { kind: 'words', of: field } : undefined;
}
