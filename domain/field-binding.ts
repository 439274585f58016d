/**
 * What of the dossier a field of an action is about (`tthc:field binds`): it is shown with the value the record has,
 * and where the record has a list of what it may become, with that list. Closed list.
 */
export const fieldBindings = [
  'applicant.name',
  'applicant.personalId',
  'applicant.birthDate',
  'applicant.phone',
  'applicant.email',
  'applicant.address',
  'case',
  'channel',
  'components',
  'due-date',
  'competent-agency',
  'papers-to-digitise',
  'papers-to-reuse',
  'papers-to-reuse-results',
] as const;
export type FieldBinding = (typeof fieldBindings)[number];
