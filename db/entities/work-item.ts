import { defineEntity, p } from '@mikro-orm/core';

/** A user task as officers see it in their lists. Follows the state; only claim and release change it besides. */
export const WorkItemEntity = defineEntity({
  name: 'WorkItem',
  tableName: 'work_item',
  properties: {
    dossier: p.uuid().primary(),
    key: p.integer().primary(),
    plan: p.text(),
    element: p.text(),
    name: p.text(),
    role: p.text().nullable(),
    agency: p.text().nullable(),
    assignee: p.text().nullable(),
    formKey: p.text().nullable(),
    state: p.text().$type<'open' | 'completed' | 'cancelled'>(),
    frozen: p.boolean(),
    createdAt: p.datetime(),
    dueAt: p.datetime().nullable(),
    claimedAt: p.datetime().nullable(),
    closedAt: p.datetime().nullable(),
    dossierDueAt: p.datetime().nullable(),
  },
});
