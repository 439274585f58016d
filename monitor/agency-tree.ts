import type { Schema } from '../faces/shared/api.ts';
import { unaccented } from '../faces/shared/vietnamese.ts';

export type AgencyCounts = Schema<'AgencyCounts'>['items'][number];

/** An agency with those under it. */
export interface AgencyNode extends AgencyCounts {
  readonly key: string;
  readonly children?: readonly AgencyNode[];
}

const byName = new Intl.Collator('vi');

/** The nearest agency above, by its code: `H26.15` stands under `H26`. */
function parentOf(code: string, known: ReadonlySet<string>): string | undefined {
  for (let dot = code.lastIndexOf('.'); dot > 0; dot = code.lastIndexOf('.', dot - 1)) {
    const above = code.slice(0, dot);
    if (known.has(above)) return above;
  }
  return undefined;
}

/** Agencies as a tree, province before commune, by name in Vietnamese order; `q` keeps those it finds and what is above them. */
export function agencyTree(items: readonly AgencyCounts[], q: string): readonly AgencyNode[] {
  const known = new Set(items.map((item) => item.agency.code));
  const wanted = unaccented(q.trim());
  const under = Map.groupBy(items, (item) => parentOf(item.agency.code, known));
  const nodes = (parent: string | undefined): readonly AgencyNode[] =>
    (under.get(parent) ?? [])
      .toSorted((one, other) => byName.compare(one.agency.name, other.agency.name))
      .flatMap((item) => {
        const children = nodes(item.agency.code);
        const found = unaccented(`${item.agency.code} ${item.agency.name}`).includes(wanted);
        if (!found && children.length === 0) return [];
        return [{ ...item, key: item.agency.code, ...(children.length === 0 ? {} : { children }) }];
      });
  return nodes(undefined);
}
