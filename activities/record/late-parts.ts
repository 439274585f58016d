import type { ContentStore } from '../../db/content-store.ts';
import type { Pool } from '../../db/pool.ts';
import { listUnsettledChildren } from '../../db/queries/child-dossiers.ts';
import { factsInForce } from '../../db/queries/facts-in-force.ts';
import { findLateness, type LatePart } from '../../domain/child-dossier.ts';
import type { Facts } from '../../engine/facts.ts';

/** Parts of joint services whose handing over takes longer than the law allows, for the alarm. */
export async function findLateParts(pool: Pool, contents: ContentStore, now: number): Promise<LatePart[]> {
  const unsettled = await listUnsettledChildren(pool);
  if (unsettled.length === 0) return [];
  const { calendar } = await contents.value<Facts>(await factsInForce(pool));
  return unsettled.flatMap((part) => findLateness(part, calendar, now) ?? []);
}
