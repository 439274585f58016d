import { defineEntity, p } from '@mikro-orm/core';

/** What somebody (or the clock) asked of a dossier, from receipt to acknowledgement. `payload` never leaves the record. */
export const CommandEntity = defineEntity({
  name: 'Command',
  tableName: 'command',
  properties: {
    id: p.text().primary(),
    dossier: p.uuid(),
    kind: p.text().$type<'receive' | 'action' | 'alarm' | 'message' | 'claim'>(),
    action: p.text().nullable(),
    task: p.integer().nullable(),
    bodyHash: p.text(),
    actor: p.text().nullable(),
    expectedSeq: p.integer().nullable(),
    stimulus: p.text(),
    payload: p.json<Record<string, unknown>>(),
    program: p.text(),
    workflowType: p.text(),
    at: p.datetime(),
    state: p.text().$type<'received' | 'committed' | 'acknowledged' | 'rejected'>(),
    outcome: p.json<Record<string, unknown>>().nullable(),
    attempt: p.integer(),
    resendAt: p.datetime(),
    createdAt: p.datetime(),
  },
});
