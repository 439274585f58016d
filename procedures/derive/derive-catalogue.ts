import { type Derived, deriveProcedure } from './derive-procedure.ts';
import type { ProcedureFacts } from './facts.ts';
import { findProvince } from './provinces.ts';
import { foldAccents } from './vietnamese.ts';

/** One line of a facts file and what became of it. */
export interface CatalogueEntry extends Derived {
  readonly facts: ProcedureFacts;
  /** Set where the line is a province's variant of a national procedure: an override of it, not another procedure. */
  readonly overrides: { readonly code: string; readonly province: string | undefined } | undefined;
}

/**
 * Derives every procedure of a facts file. A variant is told by its `locality`, or, for a procedure of one province, by
 * bearing the name of a national one. Two provinces' own procedures of one name are two procedures.
 */
export function* deriveCatalogue(lines: readonly ProcedureFacts[]): Generator<CatalogueEntry> {
  const named = new Map<string, string>();
  for (const facts of lines) if (facts.localOnly !== true) named.set(plainName(facts.name), facts.code);
  for (const facts of lines) {
    const derived = deriveProcedure(facts);
    const of = named.get(plainName(facts.name));
    if (typeof facts.locality === 'string')
      yield { ...derived, facts, overrides: { code: facts.code, province: findProvince(facts.locality) } };
    else if (facts.localOnly === true && of !== undefined && of !== facts.code)
      yield { ...derived, facts, overrides: { code: of, province: findProvince(facts.agency ?? '') } };
    else yield { ...derived, facts, overrides: undefined };
  }
}

/** The name by which variants are told: without accents, "Thủ tục" before it and the level behind it. */
function plainName(name: string): string {
  return foldAccents(name)
    .replace(/^thu tuc /, '')
    .replace(/ (?:cap tinh|cap xa|cap trung uong|thuc hien tai cap (?:tinh|xa|trung uong))$/, '');
}
