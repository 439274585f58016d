import { expect, test } from '@jest/globals';
import { databases as knownDatabases } from '../../domain/databases.ts';
import { dossierStatuses } from '../../domain/dossier-status.ts';
import { errorCodes } from '../../domain/error-codes.ts';
import { fieldBindings as knownBindings } from '../../domain/field-binding.ts';
import { milestones as knownMilestones } from '../../domain/ledger.ts';
import {
  agencyFunctions as knownFunctions,
  agencyRelations as knownRelations,
  officerRoles as knownRoles,
} from '../../domain/organisation.ts';
import { dossierForms } from '../../domain/papers/paper-form.ts';
import { recordedChanges as knownChanges } from '../../domain/recorded-change.ts';
import {
  agencyFunctions,
  agencyRelations,
  databases,
  fieldBindings,
  milestones,
  officerRoles,
  recordedChanges,
  refusals,
  slips,
  statuses,
  type Word,
} from './vocabulary.ts';

const values = (words: readonly Word[]): readonly string[] => words.map(({ value }) => value).toSorted();

test.each<[string, readonly Word[], readonly string[]]>([
  ['officer roles', officerRoles, knownRoles],
  ['agency relations', agencyRelations, knownRelations],
  ['agency functions', agencyFunctions, knownFunctions],
  ['databases', databases, knownDatabases.map(({ id }) => id)],
  ['portal statuses', statuses, Object.keys(dossierStatuses)],
  ['changes of the record', recordedChanges, knownChanges],
  ['facts of the dossier', fieldBindings, knownBindings],
  ['milestones', milestones, knownMilestones],
  ['forms of papers', slips, dossierForms],
])('the designer is offered every one of the closed list: %s', (_, offered, known) => {
  expect(values(offered)).toEqual([...known].toSorted());
});

test('databases and statuses carry the names of the domain', () => {
  expect(databases.map(({ label }) => label)).toEqual(knownDatabases.map(({ name }) => name));
  expect(statuses.map(({ label }) => label.replace(/^\d+ – /, ''))).toEqual(Object.values(dossierStatuses));
});

test('a refusal that the designer is offered says what the errors’ table says, with nothing to fill in', () => {
  for (const { value, label } of refusals) {
    expect(errorCodes).toHaveProperty([value, 'vi'], label);
    expect(label).not.toContain('{');
  }
});
