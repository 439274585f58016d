import type { Procedure } from '../domain/procedure.ts';
import { applyOverride, overlap, type ProcedureOverride } from '../domain/procedure-override.ts';
import { parseOverrideFile } from './override-file.ts';
import { type CatalogueProblem, contradictions } from './procedure-file.ts';

/** Where an override is to stand. */
export interface OverridePlace {
  readonly national: Procedure;
  readonly jurisdiction: string;
  /** Whether the national procedure has a process, and whether the place brings its own. */
  readonly process: { readonly national: boolean; readonly own: boolean };
  /** What stands in the procedure's jurisdictions already, without the one that this replaces. */
  readonly others: readonly { readonly name: string; readonly override: ProcedureOverride | undefined }[];
}

/**
 * The text of an override in its place: of this procedure and jurisdiction, coherent once merged, on days that no other
 * one has. The same for files and for what a designer publishes; the process passes its own gate. Never throws on bad
 * input.
 */
export function judgeOverride(
  file: string,
  json: string,
  { national, jurisdiction, process, others }: OverridePlace,
): { readonly override: ProcedureOverride | undefined; readonly problems: readonly CatalogueProblem[] } {
  const refused = (field: string, vi: string, en: string) => ({
    override: undefined,
    problems: [{ file, field, reason: { vi, en } }],
  });
  const parsed = parseOverrideFile(file, json);
  if (!parsed.ok) return { override: undefined, problems: parsed.problems };
  const { override } = parsed;
  if (override.code !== national.code)
    return refused(
      'code',
      `Mã ${override.code} không khớp với thủ tục ${national.code}`,
      `Expected ${national.code} but found ${override.code}`,
    );
  if (override.jurisdiction !== jurisdiction)
    return refused(
      'jurisdiction',
      `Địa bàn ${override.jurisdiction} không khớp với ${jurisdiction}`,
      `Expected ${jurisdiction} but found ${override.jurisdiction}`,
    );
  if (Object.keys(override.changes).length === 0 && !process.own)
    return refused('', 'Không có gì khác với toàn quốc', 'Expected something that differs from the national procedure');
  const nameless = (override.changes.cases ?? []).findIndex(
    (each) => each.name === undefined && national.cases.every(({ code: known }) => known !== each.code),
  );
  if (nameless >= 0)
    return refused(
      `cases.${nameless}.name`,
      'Trường hợp riêng của địa phương phải có tên',
      'Expected a name because the national procedure has no such case',
    );
  const clash = others.find((other) => other.override !== undefined && overlap(other.override, override));
  if (clash !== undefined)
    return refused(
      'validFrom',
      `Trùng thời gian hiệu lực với ${clash.name}`,
      `Expected days that no other override has but ${clash.name} has them`,
    );
  const problems = contradictions(file, applyOverride(national, override, process.national || process.own));
  return { override: problems.length === 0 ? override : undefined, problems };
}
