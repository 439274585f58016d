import { createHash } from 'node:crypto';
import { canonicalJson } from '../../db/canonical-json.ts';
import { type Client, inTransaction } from '../../db/pool.ts';
import { findWrite, keepWrite } from '../../db/queries/idempotent-write.ts';
import type { Actor } from '../../domain/organisation.ts';
import type { Context } from '../context.ts';
import { Failure } from '../failure.ts';

/** SHA-256 of what is asked, whatever the order of its members: the same key must come with the same hash. */
export function hashOfRequest(operation: string, params: unknown, body: unknown): string {
  return createHash('sha256')
    .update(canonicalJson([operation, params, body]))
    .digest('hex');
}

/**
 * Does a write that is no step of a dossier at most once for a key: `work` and the answer kept under the key are one
 * transaction. The same key with the same request gets the kept answer; with another one it is refused.
 */
export async function writeOnce<T>(
  context: Context,
  actor: Actor,
  key: string,
  bodyHash: string,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const known = await answered<T>(context, actor, key, bodyHash);
  if (known !== undefined) return known.outcome;
  try {
    return await inTransaction(context.pool, async (client) => {
      const outcome = await work(client);
      if (!(await keepWrite(client, key, { actor: actor.id, bodyHash, outcome }))) throw new KeyTaken();
      return outcome;
    });
  } catch (error) {
    if (!(error instanceof KeyTaken)) throw error;
    // Somebody else was faster with this key: theirs is the answer, ours was rolled back.
    const theirs = await answered<T>(context, actor, key, bodyHash);
    if (theirs === undefined) throw error;
    return theirs.outcome;
  }
}

class KeyTaken extends Error {}

async function answered<T>(
  context: Context,
  actor: Actor,
  key: string,
  bodyHash: string,
): Promise<{ outcome: T } | undefined> {
  const known = await findWrite(context.pool, key);
  if (known === undefined) return undefined;
  if (known.actor !== actor.id || known.bodyHash !== bodyHash) throw new Failure('idempotency-key-reused');
  return { outcome: known.outcome as T };
}
