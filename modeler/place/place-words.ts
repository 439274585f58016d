import { channelNames } from '../../faces/shared/channel-names.ts';
import { formatNumber } from '../../faces/shared/vietnamese.ts';
import type { FeeAmount, PlaceFacts, PlaceOverride, Term, Unit } from './place-facts.ts';

export const unitNames: Readonly<Record<Unit, string>> = {
  HOUR: 'giờ làm việc',
  WORKING_DAY: 'ngày làm việc',
  DAY: 'ngày',
  MONTH: 'tháng',
  SAME_DAY: 'trong ngày',
};

export const levelNames = { ministry: 'Bộ', province: 'Cấp tỉnh', commune: 'Cấp xã' } as const;

export const momentNames = { none: 'Không thu', before: 'Thu khi tiếp nhận', after: 'Thu khi trả kết quả' } as const;

export const pauseNames = { shift: 'Dời hạn theo thời gian tạm dừng', restart: 'Tính lại từ đầu' } as const;

export function termText(term: Term | undefined): string {
  if (term === undefined) return 'chưa có';
  if (term.unit === 'SAME_DAY') return 'trong ngày';
  return `${formatNumber(term.amount)} ${unitNames[term.unit]}`;
}

/** `885` minutes after midnight are `14:45`. */
export function clockText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

function amountText({ amount, condition, channel }: FeeAmount): string {
  const when = [condition, channel === undefined ? undefined : channelNames[channel].toLowerCase()].filter(
    (each) => each !== undefined,
  );
  return `${formatNumber(amount)} đồng${when.length === 0 ? '' : ` (${when.join(', ')})`}`;
}

/** What is laid down, one line a fact. */
export interface FactLine {
  readonly what: string;
  readonly says: string;
}

/** Everything that facts lay down, in words. */
export function factLines(facts: PlaceFacts, nameOfCase: (code: string) => string): readonly FactLine[] {
  const { levels, agencies, channels, cases = [], fee, supplement, extension, intake, cutOff, functions } = facts;
  const line = (what: string, says: string | undefined): FactLine[] => (says === undefined ? [] : [{ what, says }]);
  return [
    ...cases.flatMap((each) =>
      each.duration === undefined
        ? []
        : line(`Thời hạn giải quyết: ${each.name ?? nameOfCase(each.code)}`, termText(each.duration)),
    ),
    ...line(
      'Phí, lệ phí',
      fee &&
        (fee.moment === 'none'
          ? momentNames.none
          : [momentNames[fee.moment], ...fee.amounts.map(amountText)].join('; ')),
    ),
    ...line('Cách thức nộp', channels?.map((channel) => channelNames[channel]).join(', ')),
    ...line('Cấp giải quyết', levels?.map((level) => levelNames[level]).join(', ')),
    ...line('Cơ quan tiếp nhận', agencies?.receives),
    ...line('Cơ quan giải quyết', agencies?.decides),
    ...line('Cơ quan hướng dẫn', agencies?.helps),
    ...line('Số lần yêu cầu bổ sung', supplement?.limit === undefined ? undefined : formatNumber(supplement.limit)),
    ...line(
      'Thời gian để bổ sung',
      supplement?.citizenDays === undefined ? undefined : `${formatNumber(supplement.citizenDays)} ngày làm việc`,
    ),
    ...line('Hạn trả khi tạm dừng', supplement?.pausePolicy && pauseNames[supplement.pausePolicy]),
    ...line('Số lần gia hạn', extension && formatNumber(extension.limit)),
    ...Object.entries(intake ?? {}).flatMap(([channel, term]) =>
      line(`Thời hạn tiếp nhận: ${channelNames[channel as keyof typeof channelNames].toLowerCase()}`, termText(term)),
    ),
    ...line(
      'Giờ chốt tiếp nhận',
      cutOff === undefined
        ? undefined
        : cutOff === null
          ? 'không có'
          : `${clockText(cutOff.minute)} (${cutOff.channels.map((channel) => channelNames[channel].toLowerCase()).join(', ')})`,
    ),
    ...line('Cơ quan phối hợp', functions && JSON.stringify(functions)),
  ];
}

/** What differs from the whole country, beside what is national. */
export function differences(
  national: PlaceFacts,
  here: PlaceFacts,
): readonly { readonly what: string; readonly national: string; readonly here: string }[] {
  const nameOfCase = (code: string): string => national.cases?.find((each) => each.code === code)?.name ?? code;
  const before = new Map(factLines(national, nameOfCase).map(({ what, says }) => [what, says]));
  return factLines(here, nameOfCase).map(({ what, says }) => ({ what, national: before.get(what) ?? '—', here: says }));
}

/** Fields of an override, by the beginning of their paths. */
const fieldNames: Readonly<Record<string, string>> = {
  validFrom: 'Ngày đầu áp dụng',
  validTo: 'Ngày cuối áp dụng',
  legalBasis: 'Văn bản của địa phương, bộ ngành',
  source: 'Nguồn',
  asOf: 'Cập nhật đến',
  cases: 'Thời hạn giải quyết',
  fee: 'Phí, lệ phí',
  channels: 'Cách thức nộp',
  levels: 'Cấp giải quyết',
  agencies: 'Cơ quan thực hiện',
  supplement: 'Bổ sung hồ sơ, tạm dừng',
  extension: 'Số lần gia hạn',
  intake: 'Thời hạn tiếp nhận',
  cutOff: 'Giờ chốt tiếp nhận',
  functions: 'Cơ quan phối hợp',
  jurisdiction: 'Địa bàn',
  code: 'Mã thủ tục',
};

/** A problem with the name of what it is about; what was left empty is said to be so. */
export function problemText(
  override: PlaceOverride | undefined,
  { field, reason }: { readonly field: string; readonly reason: { readonly vi: string } },
): string {
  const [first = ''] = field.split('.');
  const value = field
    .split('.')
    .reduce<unknown>((part, step) => (part as Readonly<Record<string, unknown>> | undefined)?.[step], override);
  const basis = field.endsWith('.source');
  const says = value === '' ? (basis ? 'chưa điền căn cứ' : 'chưa điền') : reason.vi;
  const name = fieldNames[first] ?? field;
  return name === '' ? says : `${name}: ${says}`;
}
