import { defineEntity, p } from '@mikro-orm/core';

/** Who did what to a dossier: appended, chained by hash within the dossier. */
export const AuditEntryEntity = defineEntity({
  name: 'AuditEntry',
  tableName: 'audit',
  properties: {
    dossier: p.uuid().primary(),
    n: p.integer().primary(),
    seq: p.integer().nullable(),
    at: p.datetime(),
    actor: p.text().nullable(),
    action: p.text(),
    command: p.text().nullable(),
    details: p.json<Record<string, unknown>>(),
    previous: p.text(),
    hash: p.text(),
  },
});
