import { defineEntity, p } from '@mikro-orm/core';

/** One step of a dossier, written ahead of the workflow, which follows it. Appended, never changed. */
export const JournalEntryEntity = defineEntity({
  name: 'JournalEntry',
  tableName: 'journal',
  properties: {
    dossier: p.uuid().primary(),
    seq: p.integer().primary(),
    id: p.text(),
    stimulus: p.text(),
    at: p.datetime(),
    facts: p.text(),
    recordedAt: p.datetime(),
  },
});
