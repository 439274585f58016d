import type { Pool } from '../../db/pool.ts';
import { findFormOfDossier, keepPopulationData } from '../../db/queries/population-data.ts';
import type { FormSchema } from '../../domain/form/form-schema.ts';
import { populationFieldsOf, populationValues } from '../../domain/form/population-values.ts';
import type { PopulationRecord } from './population-answer.ts';

/**
 * Keeps with the dossier what the database said in place of the fields that its declaration leaves to the database, and
 * nothing else of the answer; nothing at all where it was declared on paper. A look-up that confirmed nobody takes away
 * what an earlier one left.
 */
export async function keepAnswer(
  pool: Pool,
  { dossierId, lookup, person }: { dossierId: string; lookup: string; person: PopulationRecord | undefined },
): Promise<void> {
  const form = await findFormOfDossier(pool, dossierId);
  if (form === undefined) return;
  const data = person === undefined ? {} : populationValues(person, populationFieldsOf(JSON.parse(form) as FormSchema));
  await keepPopulationData(pool, { dossier: dossierId, lookup, data });
}
