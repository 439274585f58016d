/** The national portal's dossier statuses, DOMAIN 1.4: code → name as the portal prints it. */
export const dossierStatuses = {
  1: 'Mới đăng ký',
  2: 'Được tiếp nhận',
  3: 'Không được tiếp nhận',
  4: 'Đang xử lý',
  5: 'Yêu cầu bổ sung giấy tờ',
  6: 'Yêu cầu thực hiện nghĩa vụ tài chính',
  7: 'Công dân yêu cầu rút hồ sơ',
  8: 'Dừng xử lý',
  9: 'Đã xử lý xong',
  10: 'Đã trả kết quả',
} as const;

export type DossierStatus = keyof typeof dossierStatuses;

/**
 * Which of several simultaneous statuses the dossier shows: the first in this order. What the applicant has to do (6, 5)
 * comes before a suspension: who reads that handling is suspended would not know that a paper is waited for.
 */
const precedence: readonly DossierStatus[] = [7, 6, 5, 8, 3, 10, 9, 4, 2, 1];

/**
 * The portal's status of a dossier: of the elements that are active the one first in precedence; where none of them
 * bears a status, that of the end events reached. Undefined where neither does: the dossier keeps the status it had.
 * Codes outside 1–10 do not count.
 */
export function dossierStatusOf(codes: {
  readonly active: readonly number[];
  readonly ended: readonly number[];
}): DossierStatus | undefined {
  return (
    precedence.find((status) => codes.active.includes(status)) ??
    precedence.find((status) => codes.ended.includes(status))
  );
}
