import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Procedure } from '../domain/procedure.ts';
import { checkProcess } from './check-process.ts';
import { type CatalogueProblem, parseProcedureFile, procedureCodePattern } from './procedure-file.ts';
import { parseRegimeFile, type Regime } from './regime-file.ts';

/** A procedure of the catalogue with its own process, as it lies in `<folder>/<code>/`. */
export interface CatalogueEntry {
  readonly procedure: Procedure;
  /** BPMN XML; undefined for a draft that has none. */
  readonly process: string | undefined;
  /** DMN XML of the decisions that lie beside it, in order of their file names; absent where there are none. */
  readonly decisions?: readonly string[];
}

export interface Catalogue {
  readonly regime: { readonly facts: Regime; readonly process: string } | undefined;
  /** In order of their codes. Those with a problem are left out. */
  readonly entries: readonly CatalogueEntry[];
  readonly problems: readonly CatalogueProblem[];
}

/**
 * Reads the whole catalogue: `regime/` and one folder a procedure. Files are parsed, processes are not compiled; see
 * `checkProcedure`. Folders whose names are not procedure codes are none of its business. A folder that cannot be read
 * at all throws.
 */
export async function readCatalogue(folder: string): Promise<Catalogue> {
  const names = (await readdir(folder)).filter((name) => procedureCodePattern.test(name)).toSorted();
  const entries: CatalogueEntry[] = [];
  const problems: CatalogueProblem[] = [];
  for (const name of names) {
    const read = await readEntry(folder, name);
    if (read.entry !== undefined) entries.push(read.entry);
    problems.push(...read.problems);
  }
  const regime = await readRegime(folder);
  return { regime: regime.regime, entries, problems: [...problems, ...regime.problems] };
}

/**
 * Everything that keeps a procedure from being published: its process compiles, belongs to it, names only known roles,
 * agencies, milestones, databases, forms and statuses, and leaves no step more time than the whole has. Never throws on
 * bad input.
 */
export async function checkProcedure(entry: CatalogueEntry): Promise<readonly CatalogueProblem[]> {
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

/** Id of the BPMN process that a procedure owns: `Process_1_001193`. */
export function processIdOf(code: string): string {
  return `Process_${code.replaceAll(/[^A-Za-z0-9]/g, '_')}`;
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
  return {
    entry: {
      procedure: parsed.procedure,
      process: await readIfThere(join(folder, name, 'process.bpmn')),
      ...(decisions.length > 0 && { decisions }),
    },
    problems: [],
  };
}

async function readDecisions(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.dmn')).toSorted();
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
    // No instanceof: under Jest the error comes from another realm.
    if ((error as { code?: unknown }).code === 'ENOENT') return undefined;
    throw error;
  }
}
