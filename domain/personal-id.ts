/**
 * What the twelve digits of a personal identifier say. Their meaning is from general knowledge, not from a text that was
 * read: it may inform an officer, it must not refuse a dossier. Only the number of digits is a rule.
 */
export interface PersonalId {
  readonly id: string;
  /** Three digits of the province of birth registration, former provinces included. */
  readonly birthProvince: string;
  readonly gender: 'male' | 'female';
  /** Four digits: the fourth digit holds the century, two for each. */
  readonly birthYear: number;
}

/** Reads a personal identifier; undefined for anything but twelve digits. Spaces inside, as people write them, are left out. */
export function findPersonalId(text: string): PersonalId | undefined {
  const id = text.replaceAll(/\s/g, '');
  if (!/^\d{12}$/.test(id)) return undefined;
  const centuryAndGender = Number(id[3]);
  return {
    id,
    birthProvince: id.slice(0, 3),
    gender: centuryAndGender % 2 === 0 ? 'male' : 'female',
    birthYear: 1900 + Math.floor(centuryAndGender / 2) * 100 + Number(id.slice(4, 6)),
  };
}

/** Whether the text is the nine digits of an identity card issued before the personal identifier. */
export function isFormerCardNumber(text: string): boolean {
  return /^\d{9}$/.test(text);
}
