import type { Component } from './procedure.ts';

/**
 * Whether a paper of the dossier exists as data: the list of one-stop systems (0–3). 9 is our own, for what needs no
 * scanning: what was filed electronically or answered by a database, and papers that are only to be shown (Circular
 * 03/2025, Art. 5.2 a and b). Classified papers (d) are not told apart: no procedure of the catalogue names them.
 */
export const digitisationStatuses = {
  0: 'Chưa số hóa',
  1: 'Đã số hóa',
  2: 'Tái sử dụng',
  3: 'Tái sử dụng từ kết quả hồ sơ khác',
  9: 'Không phải số hóa',
} as const;

export type DigitisationStatus = keyof typeof digitisationStatuses;

/** What a component begins with; `given`: what the desk says of a paper when it receives it. */
export function initialDigitisation(
  component: Pick<Component, 'name'>,
  kind: 'paper' | 'electronic' | 'data',
  given: DigitisationStatus | undefined,
): DigitisationStatus {
  if (kind !== 'paper' || isOnlyShown(component)) return 9;
  return given ?? 0;
}

/** A paper that is shown and taken home again. */
function isOnlyShown({ name }: Pick<Component, 'name'>): boolean {
  return /^(?:giấy tờ )?xuất trình(?!.*bản sao)|\(xuất trình\)$/iu.test(name.trim());
}
