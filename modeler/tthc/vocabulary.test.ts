import { expect, test } from '@jest/globals';
import { databases as knownDatabases } from '../../domain/databases.ts';
import { dossierStatuses } from '../../domain/dossier-status.ts';
import {
  agencyFunctions as knownFunctions,
  agencyRelations as knownRelations,
  officerRoles as knownRoles,
} from '../../domain/organisation.ts';
import { agencyFunctions, agencyRelations, databases, officerRoles, statuses, type Word } from './vocabulary.ts';

const values = (words: readonly Word[]): readonly string[] => words.map(({ value }) => value).toSorted();

test.each<[string, readonly Word[], readonly string[]]>([
  ['officer roles', officerRoles, knownRoles],
  ['agency relations', agencyRelations, knownRelations],
  ['agency functions', agencyFunctions, knownFunctions],
  ['databases', databases, knownDatabases.map(({ id }) => id)],
  ['portal statuses', statuses, Object.keys(dossierStatuses)],
])('the designer is offered every one of the closed list: %s', (_, offered, known) => {
  expect(values(offered)).toEqual([...known].toSorted());
});

test('databases and statuses carry the names of the domain', () => {
  expect(databases.map(({ label }) => label)).toEqual(knownDatabases.map(({ name }) => name));
  expect(statuses.map(({ label }) => label.replace(/^\d+ – /, ''))).toEqual(Object.values(dossierStatuses));
});
