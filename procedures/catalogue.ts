import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CalendarSnapshot } from '../domain/calendar.ts';
import { checkForm } from '../domain/form/check-form.ts';
import { generateForm } from '../domain/form/generate-form.ts';
import type { Procedure } from '../domain/procedure.ts';
import { findProcedureCode, processIdOf } from '../domain/procedure-code.ts';
import { applyOverride, type ProcedureOverride } from '../domain/procedure-override.ts';
import { parseCalendarFile } from './calendar-file.ts';
import { checkProcess } from './check-process.ts';
import { judgeOverride } from './judge-override.ts';
import { type CatalogueProblem, parseProcedureFile } from './procedure-file.ts';
import { parseRegimeFile, type Regime } from './regime-file.ts';

/** A procedure of the catalogue with its own process, as it lies in `<folder>/<code>/`. */
export interface CatalogueEntry {
  readonly procedure: Procedure;
  /** BPMN XML; undefined for a draft that has none. */
  readonly process: string | undefined;
  /** JSON of its form; absent where it is the one that follows from its facts. */
  readonly form?: string;
  /** DMN XML of the decisions that lie beside it, in order of their file names; absent where there are none. */
  readonly decisions?: readonly string[];
  /** What provinces and ministries have otherwise, in order of their files; absent where nobody has. */
  readonly variants?: readonly CatalogueVariant[];
}

/** An override of a procedure, as it lies in `<folder>/<code>/jurisdictions/<jurisdiction>/`. */
export interface CatalogueVariant {
  /** `48/override`: its place below `jurisdictions/`, by which its next version is known as the same. */
  readonly name: string;
  /** Undefined where the file is refused: what is in force there stays. */
  readonly override: ProcedureOverride | undefined;
  /** BPMN XML of its own; undefined where the national one is inherited. */
  readonly process: string | undefined;
}

export interface Catalogue {
  /** The working calendar; undefined where its file is refused. */
  readonly calendar: CalendarSnapshot | undefined;
  readonly regime: { readonly facts: Regime; readonly process: string } | undefined;
  /** In order of their codes. Those with a problem are left out. */
  readonly entries: readonly CatalogueEntry[];
  readonly problems: readonly CatalogueProblem[];
}

/**
 * Reads the whole catalogue: `calendar.json`, `regime/` and one folder a procedure. Files are parsed, processes are not compiled; see
 * `checkProcedure`. Folders whose names do not look like procedure codes are none of its business; one that looks like a
 * code of no known form is told. A folder that cannot be read at all throws.
 */
export async function readCatalogue(folder: string): Promise<Catalogue> {
  const names = (await readdir(folder)).filter((name) => /^\d[.,]\d/.test(name)).toSorted();
  const entries: CatalogueEntry[] = [];
  const problems: CatalogueProblem[] = [];
  for (const name of names) {
    if (findProcedureCode(name) === undefined) {
      const reason = {
        vi: `${name} không phải mã thủ tục đúng dạng`,
        en: `Expected a folder named by a procedure code but found ${name}`,
      };
      problems.push({ file: name, field: '', reason });
      continue;
    }
    const read = await readEntry(folder, name);
    if (read.entry !== undefined) entries.push(read.entry);
    problems.push(...read.problems);
  }
  const regime = await readRegime(folder);
  const calendar = parseCalendarFile('calendar.json', (await readIfThere(join(folder, 'calendar.json'))) ?? '');
  return {
    calendar: calendar.ok ? calendar.calendar : undefined,
    regime: regime.regime,
    entries,
    problems: [...problems, ...regime.problems, ...(calendar.ok ? [] : calendar.problems)],
  };
}

/**
 * Everything that keeps a procedure from being published: its process compiles, belongs to it, names only known roles,
 * agencies, milestones, databases, forms and statuses, and leaves no step more time than the whole has; and so does its
 * form. Never throws on bad input.
 */
export async function checkProcedure(entry: CatalogueEntry): Promise<readonly CatalogueProblem[]> {
  const variants = await Promise.all((entry.variants ?? []).map((variant) => checkVariant(entry, variant)));
  return [...(await checkNational(entry)), ...formProblems(entry), ...variants.flat()];
}

/** What keeps its form from being published, by JSON pointers into `form.json`. */
function formProblems({ procedure, form }: CatalogueEntry): readonly CatalogueProblem[] {
  const checked = checkForm(form ?? JSON.stringify(generateForm(procedure)), procedure);
  if (checked.ok) return [];
  return checked.problems.map(({ pointer, reason }) => ({
    file: `${procedure.code}/form.json`,
    field: pointer,
    reason,
  }));
}

/** A variant as it is there: the national procedure with its changes, and the process that then runs. */
export function effectiveEntry(entry: CatalogueEntry, override: ProcedureOverride, own: string | undefined) {
  const process = own ?? entry.process;
  return { procedure: applyOverride(entry.procedure, override, process !== undefined), process };
}

/** A variant passes the same gate as any procedure, its process against its own deadlines. */
async function checkVariant(
  entry: CatalogueEntry,
  { name, override, process: own }: CatalogueVariant,
): Promise<readonly CatalogueProblem[]> {
  if (override === undefined) return [];
  const file = `${entry.procedure.code}/jurisdictions/${name}`;
  const { procedure, process } = effectiveEntry(entry, override, own);
  if (process === undefined) return [];
  return checkProcess(own === undefined ? `${file}.json` : `${file}.bpmn`, process, {
    id: processIdOf(procedure.code),
    durations: procedure.cases.flatMap((each) => each.duration ?? []),
    decisions: entry.decisions ?? [],
  });
}

async function checkNational(entry: CatalogueEntry): Promise<readonly CatalogueProblem[]> {
  const { procedure, process, decisions = [] } = entry;
  const file = `${procedure.code}/process.bpmn`;
  if (process === undefined) {
    if (procedure.status === 'draft') return [];
    return [
      {
        file,
        field: '',
        reason: { vi: 'Thủ tục đã công bố phải có quy trình', en: 'Expected a published procedure to have a process' },
      },
    ];
  }
  return checkProcess(file, process, {
    id: processIdOf(procedure.code),
    durations: procedure.cases.flatMap((each) => each.duration ?? []),
    decisions,
  });
}

/** The same for the one-stop regime, which has no term of its own. */
export function checkRegime(process: string): Promise<readonly CatalogueProblem[]> {
  return checkProcess('regime/process.bpmn', process, { id: 'Process_MotCua', durations: [], decisions: [] });
}

async function readEntry(
  folder: string,
  name: string,
): Promise<{ entry: CatalogueEntry | undefined; problems: readonly CatalogueProblem[] }> {
  const file = `${name}/procedure.json`;
  const text = await readIfThere(join(folder, name, 'procedure.json'));
  if (text === undefined) {
    return {
      entry: undefined,
      problems: [
        {
          file,
          field: '',
          reason: { vi: 'Thiếu tệp procedure.json', en: 'Expected a procedure.json but there is none' },
        },
      ],
    };
  }
  const parsed = parseProcedureFile(file, text);
  if (!parsed.ok) return { entry: undefined, problems: parsed.problems };
  if (parsed.procedure.code !== name) {
    const { code } = parsed.procedure;
    return {
      entry: undefined,
      problems: [
        {
          file,
          field: 'code',
          reason: {
            vi: `Mã ${code} không khớp với thư mục ${name}`,
            en: `Expected the code of its folder, ${name}, but found ${code}`,
          },
        },
      ],
    };
  }
  const decisions = await readDecisions(join(folder, name));
  const form = await readIfThere(join(folder, name, 'form.json'));
  const national = {
    procedure: parsed.procedure,
    process: await readIfThere(join(folder, name, 'process.bpmn')),
    ...(decisions.length > 0 && { decisions }),
    ...(form !== undefined && { form }),
  };
  const { variants, problems } = await readVariants(folder, national);
  return { entry: { ...national, ...(variants.length > 0 && { variants }) }, problems };
}

async function readVariants(
  folder: string,
  national: CatalogueEntry,
): Promise<{ variants: readonly CatalogueVariant[]; problems: readonly CatalogueProblem[] }> {
  const { code } = national.procedure;
  const places = await readdirIfThere(join(folder, code, 'jurisdictions'));
  const variants: CatalogueVariant[] = [];
  const problems: CatalogueProblem[] = [];
  for (const place of places) {
    for (const stem of stemsOf(await readdirIfThere(join(folder, code, 'jurisdictions', place)))) {
      const path = join(code, 'jurisdictions', place, stem);
      const text = await readIfThere(join(folder, `${path}.json`));
      const process = await readIfThere(join(folder, `${path}.bpmn`));
      const read = readVariant(national, `${path}.json`, place, text, process, variants);
      problems.push(...read.problems);
      variants.push({ name: `${place}/${stem}`, override: read.override, process });
    }
  }
  return { variants, problems };
}

/** One override in its place. */
function readVariant(
  national: CatalogueEntry,
  file: string,
  place: string,
  json: string | undefined,
  process: string | undefined,
  others: readonly CatalogueVariant[],
): { override: ProcedureOverride | undefined; problems: readonly CatalogueProblem[] } {
  if (json === undefined) {
    const reason = {
      vi: 'Có quy trình nhưng thiếu tệp .json',
      en: 'Expected a .json beside the process but there is none',
    };
    return { override: undefined, problems: [{ file, field: '', reason }] };
  }
  return judgeOverride(file, json, {
    national: national.procedure,
    jurisdiction: place,
    process: { national: national.process !== undefined, own: process !== undefined },
    others,
  });
}

/** Names of overrides among the files of a folder: a `.json`, a `.bpmn`, or both. */
function stemsOf(files: readonly string[]): readonly string[] {
  return [...new Set(files.flatMap((name) => /^(.+)\.(?:json|bpmn)$/.exec(name)?.[1] ?? []))].toSorted();
}

async function readdirIfThere(path: string): Promise<readonly string[]> {
  try {
    return (await readdir(path)).toSorted();
  } catch (error) {
    if (isNotThere(error)) return [];
    throw error;
  }
}

async function readDecisions(folder: string): Promise<readonly string[]> {
  const names = (await readdirIfThere(folder)).filter((name) => name.endsWith('.dmn'));
  return Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
}

async function readRegime(
  folder: string,
): Promise<{ regime: Catalogue['regime']; problems: readonly CatalogueProblem[] }> {
  const file = 'regime/regime.json';
  const text = await readIfThere(join(folder, 'regime', 'regime.json'));
  const process = await readIfThere(join(folder, 'regime', 'process.bpmn'));
  if (text === undefined || process === undefined) {
    return {
      regime: undefined,
      problems: [
        {
          file,
          field: '',
          reason: { vi: 'Thiếu quy trình một cửa chung', en: 'Expected the one-stop regime but there is none' },
        },
      ],
    };
  }
  const parsed = parseRegimeFile(file, text);
  return parsed.ok
    ? { regime: { facts: parsed.regime, process }, problems: [] }
    : { regime: undefined, problems: parsed.problems };
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isNotThere(error)) return undefined;
    throw error;
  }
}

/** Nothing by the name, or a file where a folder should be, or the reverse. */
function isNotThere(error: unknown): boolean {
  // No instanceof: under Jest the error comes from another realm.
  const { code } = error as { code?: unknown };
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR';
}
