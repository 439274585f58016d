import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks a second, as Linux counts process times. */
const ticksPerSecond = 100;

/**
 * CPU seconds a process has used, with its living children and those it has already waited for (a PostgreSQL server with
 * its backends). Linux only; 0 for a process that is gone.
 */
export function cpuSeconds(pid: number): number {
  const table = processTable();
  const total = (at: number): number =>
    (table.get(at)?.ticks ?? 0) +
    [...table].filter(([, { parent }]) => parent === at).reduce((sum, [child]) => sum + total(child), 0);
  return total(pid) / ticksPerSecond;
}

interface ProcessRow {
  readonly parent: number;
  /** Own time and that of children it has waited for. */
  readonly ticks: number;
}

function processTable(): Map<number, ProcessRow> {
  const rows = new Map<number, ProcessRow>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      rows.set(Number(name), parseStat(readFileSync(`/proc/${name}/stat`, 'utf8')));
    } catch {
      // It ended while the table was read.
    }
  }
  return rows;
}

/** The fields of /proc/PID/stat behind the command's name, which may itself hold spaces and brackets. */
export function parseStat(stat: string): ProcessRow {
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [, parent = 0] = fields;
  const [user = 0, system = 0, childUser = 0, childSystem = 0] = fields.slice(11, 15);
  return { parent, ticks: user + system + childUser + childSystem };
}
