import { comparableName } from './person-name.ts';

/**
 * What a look-up in the population database means for the component it was to replace (Resolution 66.7/2025/NQ-CP,
 * Art. 2, 5 and 8): only REPLACED satisfies it, anything else is asked of the citizen or tried again.
 */
export const populationOutcomes = ['REPLACED', 'PARTIAL', 'NOT_FOUND', 'MISMATCH', 'UNAVAILABLE'] as const;
export type PopulationOutcome = (typeof populationOutcomes)[number];

/** The applicant as the dossier names them. Dates are plain dates, or a year where only that is known. */
export interface DeclaredPerson {
  readonly personalId: string;
  readonly name: string;
  readonly birthDate: string | undefined;
}

/** The person as the database answered; what it did not send is undefined. */
export interface RegisteredPerson {
  readonly personalId: string | undefined;
  readonly name: string | undefined;
  readonly birthDate: string | undefined;
  readonly birthYear: number | undefined;
  readonly gender: string | undefined;
  readonly permanentResidence: object | undefined;
  readonly currentResidence: object | undefined;
}

export type ComparedField = keyof DeclaredPerson;
export type RegisteredField = keyof RegisteredPerson;

export interface PopulationComparison {
  readonly outcome: PopulationOutcome;
  /** Declared otherwise than registered. */
  readonly mismatching: readonly ComparedField[];
  /** Needed, but not in the answer. */
  readonly missing: readonly RegisteredField[];
}

/**
 * Compares the declared person with the answer. Names are equal without regard to case, diacritics and spaces; where one
 * side knows only the year of birth, years are compared.
 *
 * @param people those the database found; undefined where it gave no answer
 * @param needed what the component holds, so that the answer must hold it too
 */
export function comparePerson(
  declared: DeclaredPerson,
  people: readonly RegisteredPerson[] | undefined,
  needed: readonly RegisteredField[],
): PopulationComparison {
  if (people === undefined) return { outcome: 'UNAVAILABLE', mismatching: [], missing: [] };
  const registered = people.find(({ personalId }) => personalId === declared.personalId) ?? people[0];
  if (!registered) return { outcome: 'NOT_FOUND', mismatching: [], missing: [] };
  const mismatching = (['personalId', 'name', 'birthDate'] as const).filter((field) =>
    differs(field, declared, registered),
  );
  const missing = [...new Set<RegisteredField>(['personalId', 'name', ...needed])].filter(
    (field) => registered[field] === undefined,
  );
  if (mismatching.length > 0) return { outcome: 'MISMATCH', mismatching, missing };
  return { outcome: missing.length > 0 ? 'PARTIAL' : 'REPLACED', mismatching, missing };
}

function differs(field: ComparedField, declared: DeclaredPerson, registered: RegisteredPerson): boolean {
  switch (field) {
    case 'personalId':
      return registered.personalId !== undefined && registered.personalId !== declared.personalId;
    case 'name':
      return registered.name !== undefined && comparableName(registered.name) !== comparableName(declared.name);
    case 'birthDate': {
      const known = registered.birthDate ?? registered.birthYear?.toString();
      if (known === undefined || declared.birthDate === undefined) return false;
      const precision = Math.min(known.length, declared.birthDate.length);
      return known.slice(0, precision) !== declared.birthDate.slice(0, precision);
    }
  }
}
