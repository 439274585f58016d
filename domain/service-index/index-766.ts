/**
 * The index of service to people and businesses of Decision 766/QĐ-TTg (23/6/2022): groups of ratios, 100 points in all.
 * It is not the law's timeliness (domain/deadline.ts) and changes on its own: whoever keeps a score keeps `version`,
 * numerator and denominator with it. The groups' points are as published; items and thresholds are as the national
 * portal scored in October 2026 by a secondary source, the annex was not read.
 */
export const index766 = {
  decision: '766/QĐ-TTg',
  version: '2026-10',
  groups: [
    { id: '1', name: 'Công khai, minh bạch', max: 18 },
    { id: '2', name: 'Tiến độ, kết quả giải quyết', max: 20 },
    { id: '3', name: 'Cung cấp dịch vụ trực tuyến', max: 22 },
    { id: '4', name: 'Số hóa hồ sơ', max: 22 },
    { id: '5', name: 'Mức độ hài lòng', max: 18 },
  ],
  items: [
    { id: '1.1', name: 'Thủ tục được công bố đúng hạn', max: 6 },
    { id: '1.2', name: 'Thủ tục được cập nhật, công khai đúng hạn', max: 4 },
    { id: '1.3', name: 'Thủ tục công khai đủ các bộ phận cấu thành', max: 2 },
    { id: '1.4', name: 'Hồ sơ được đồng bộ lên Cổng Dịch vụ công quốc gia', max: 6 },
    { id: '2.1', name: 'Hồ sơ giải quyết đúng hạn, còn trong hạn', max: 20 },
    { id: '3.1', name: 'Hồ sơ trực tuyến toàn trình', max: 12 },
    { id: '3.5', name: 'Thủ tục thanh toán trực tuyến được', max: 2, fullAt: 0.8 },
    { id: '3.5b', name: 'Thủ tục có giao dịch thanh toán trực tuyến', max: 2 },
    { id: '3.6', name: 'Hồ sơ thanh toán trực tuyến', max: 6 },
    { id: '4.1', name: 'Hồ sơ có kết quả điện tử', max: 6 },
    { id: '4.2', name: 'Hồ sơ được số hóa', max: 4, fullAt: 0.8 },
    { id: '4.3', name: 'Hồ sơ tái sử dụng dữ liệu số hóa', max: 2, fullAt: 0.8 },
    { id: '4.4', name: 'Hồ sơ số hóa được chia sẻ vào kho của công dân', max: 4 },
    { id: '4.5a', name: 'Thủ tục khai thác dữ liệu dân cư', max: 2 },
    { id: '4.5b', name: 'Hồ sơ khai thác dữ liệu dân cư', max: 2 },
    { id: '4.6', name: 'Chứng thực bản sao điện tử', max: 2 },
    { id: '5.2', name: 'Phản ánh, kiến nghị được xử lý đúng hạn', max: 6 },
    { id: '5.3', name: 'Hài lòng về xử lý phản ánh, kiến nghị', max: 6 },
    { id: '5.4', name: 'Hài lòng về giải quyết thủ tục', max: 6, fullAt: 0.9 },
  ],
} as const satisfies { readonly groups: readonly IndexPart[]; readonly items: readonly IndexItem[] } & Record<
  'decision' | 'version',
  string
>;

interface IndexPart {
  readonly id: string;
  readonly name: string;
  /** Most points. */
  readonly max: number;
}

interface IndexItem extends IndexPart {
  /** The ratio from which all points are given; 1 where nothing is said. */
  readonly fullAt?: number;
}

export type IndexItemId = (typeof index766.items)[number]['id'];

/** What an item's ratio is made of. */
export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}

export interface IndexScore {
  readonly items: (IndexPart & Partial<Ratio> & { readonly points?: number })[];
  /** Points of a group: undefined where none of its items could be scored. */
  readonly groups: (IndexPart & { readonly points?: number })[];
}

/**
 * Points by item and group, with two decimals. An item without a ratio, or with nothing to divide by, has no points
 * rather than none: it is unknown, not bad.
 */
export function scoreIndex766(ratios: Partial<Readonly<Record<IndexItemId, Ratio>>>): IndexScore {
  const items = index766.items.map(({ id, name, max, ...item }: IndexItem & { id: IndexItemId }) => {
    const ratio = ratios[id];
    const points = ratio && pointsOf(ratio, max, item.fullAt ?? 1);
    return { id, name, max, ...ratio, ...(points !== undefined && { points }) };
  });
  const groups = index766.groups.map((group) => {
    const scored = items.flatMap((item) => (item.id.startsWith(`${group.id}.`) ? (item.points ?? []) : []));
    return scored.length === 0 ? group : { ...group, points: rounded(scored.reduce((sum, points) => sum + points, 0)) };
  });
  return { items, groups };
}

function pointsOf({ numerator, denominator }: Ratio, max: number, fullAt: number): number | undefined {
  if (denominator <= 0) return undefined;
  const ratio = Math.min(1, Math.max(0, numerator / denominator));
  return rounded(Math.min(max, (ratio * max) / fullAt));
}

function rounded(points: number): number {
  return Math.round(points * 100) / 100;
}
