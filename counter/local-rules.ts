import type { Schema } from '../faces/shared/api.ts';
import { formatDay } from '../faces/shared/vietnamese.ts';

const names: Readonly<Record<string, string>> = {
  levels: 'cấp giải quyết',
  agencies: 'cơ quan thực hiện',
  channels: 'cách thức nộp',
  cases: 'thời hạn',
  fee: 'phí, lệ phí',
  supplement: 'giới hạn bổ sung hồ sơ',
  cutOff: 'giờ chốt tiếp nhận trong ngày',
  functions: 'cơ quan phối hợp',
  process: 'quy trình',
};

/** What the place whose facts these are has otherwise than the whole country: now, and planned; a sentence each. */
export function localRules({
  jurisdiction,
  variants,
}: Pick<Schema<'Procedure'>, 'jurisdiction' | 'variants'>): string[] {
  return variants
    .filter((variant) => variant.jurisdiction.code === jurisdiction.code)
    .map((variant) => {
      const what = variant.changes.map((change) => names[change] ?? change).join(', ');
      const by = variant.legalBasis.length === 0 ? '' : ` (${variant.legalBasis.join(', ')})`;
      const from = variant.applies ? '' : ` từ ngày ${formatDay(variant.validFrom ?? '')}`;
      const until = variant.validTo === undefined ? '' : ` đến hết ngày ${formatDay(variant.validTo)}`;
      return `Quy định riêng của ${variant.jurisdiction.name}${from}${until}: ${what}${by}.`;
    });
}
