import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';

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
  const canonical = canonicalJson([
    dossierId,
    fact.n,
    fact.seq,
    fact.at,
    fact.actor,
    fact.action,
    fact.command,
    fact.details,
  ]);
  return createHash('sha256').update(previous).update('\n').update(canonical).digest('hex');
}
