import { inTransaction, type Pool } from '../../db/pool.ts';
import { storeContent } from '../../db/queries/content.ts';
import { publishFacts } from '../../db/queries/facts-in-force.ts';
import { findCurrentVersion, publishedSources, replaceCurrentVersion } from '../../db/queries/procedure-version.ts';
import type { CalendarSnapshot } from '../../domain/calendar.ts';
import type { Duration, Procedure } from '../../domain/procedure.ts';
import type { Problem } from '../../engine/compile.ts';
import { regimeCode, sourceHashOf } from './processes.ts';
import { durationsOf, type GateResult, passGate } from './publishing-gate.ts';

type Gate = (
  xml: string,
  durations: readonly Duration[],
  beside: { readonly decisions: readonly string[] },
) => Promise<GateResult>;

/** The catalogue as it stands on disk. */
export interface Catalogue {
  readonly calendar: CalendarSnapshot;
  readonly regime: { readonly name: string; readonly xml: string };
  readonly procedures: readonly {
    readonly procedure: Procedure;
    readonly xml: string;
    /** DMN XML of the decisions beside the process. */
    readonly decisions?: readonly string[];
  }[];
}

export interface CatalogueReport {
  readonly loaded: number;
  readonly unchanged: number;
  readonly refused: readonly { readonly code: string; readonly problems: readonly Problem[] }[];
}

/**
 * Brings the record up to the catalogue on disk. What was loaded once is not loaded again, so a version that a designer
 * published over it stays in force; a file that changed becomes the next version. A refused file leaves the version in
 * force as it is.
 *
 * @param gate in place of `passGate`, with the same answers: one that remembers them
 */
export async function loadCatalogue(
  pool: Pool,
  catalogue: Catalogue,
  now: Date,
  gate: Gate = passGate,
): Promise<CatalogueReport> {
  await publishFacts(pool, catalogue.calendar);
  const refused: { code: string; problems: readonly Problem[] }[] = [];
  let loaded = 0;
  const entries = [
    {
      code: regimeCode,
      name: catalogue.regime.name,
      field: '',
      levels: [],
      status: 'published' as const,
      facts: '{}',
      xml: catalogue.regime.xml,
      decisions: [],
    },
    ...catalogue.procedures.map(({ procedure, xml, decisions = [] }) => ({
      code: procedure.code,
      name: procedure.name,
      field: procedure.field,
      levels: procedure.levels,
      status: procedure.status,
      facts: JSON.stringify(procedure),
      xml,
      decisions,
    })),
  ];
  let unchanged = entries.length;
  const published = await publishedSources(pool);
  for (const entry of entries) {
    const sourceHash = sourceHashOf(entry.facts, entry.xml, entry.decisions);
    if (published.has(`${entry.code} ${sourceHash}`)) continue;
    unchanged -= 1;
    const problems = await loadEntry(pool, { ...entry, sourceHash }, now, gate);
    if (problems.length > 0) refused.push({ code: entry.code, problems });
    else loaded += 1;
  }
  return { loaded, unchanged, refused };
}

interface Entry {
  readonly code: string;
  readonly name: string;
  readonly field: string;
  readonly levels: readonly string[];
  readonly status: 'published' | 'draft';
  readonly facts: string;
  readonly xml: string;
  readonly decisions: readonly string[];
  readonly sourceHash: string;
}

async function loadEntry(pool: Pool, entry: Entry, now: Date, gate: Gate): Promise<readonly Problem[]> {
  const passed =
    entry.status === 'published'
      ? await gate(entry.xml, durationsOf(JSON.parse(entry.facts) as Partial<Procedure>), {
          decisions: entry.decisions,
        })
      : undefined;
  if (passed?.ok === false) return passed.problems;
  await inTransaction(pool, async (client) => {
    if (passed !== undefined) await storeContent(client, 'plan', passed.plan.hash, JSON.stringify(passed.plan));
    const current = await findCurrentVersion(client, entry.code);
    await replaceCurrentVersion(client, current?.version ?? 0, {
      ...entry,
      plan: passed?.plan.hash ?? null,
      process: passed?.process ?? null,
      publishedAt: now,
      publishedBy: 'catalogue',
    });
  });
  return [];
}
