import { createHash } from 'node:crypto';

/** What an audit entry says, before it is chained. Instants are epoch milliseconds of the business clock. */
export interface AuditFact {
  readonly n: number;
  readonly seq: number | null;
  readonly at: number;
  readonly actor: string | null;
  readonly action: string;
  readonly command: string | null;
  readonly details: unknown;
}

/** SHA-256 (hex) over the previous entry's hash and the canonical form of this one: a changed entry breaks the chain. */
export function chainHash(dossierId: string, previous: string, fact: AuditFact): string {
  const canonical = canonicalJson([dossierId, fact.n, fact.seq, fact.at, fact.actor, fact.action, fact.command, fact.details]);
  return createHash('sha256').update(previous).update('\n').update(canonical).digest('hex');
}

/** JSON with the members of every object in order of their names, as it comes back from a jsonb column. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}
