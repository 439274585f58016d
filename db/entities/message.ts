import { defineEntity, p } from '@mikro-orm/core';

/** A message between dossiers: sent in a step's transaction, delivered as a command with a derived id. */
export const MessageEntity = defineEntity({
  name: 'Message',
  tableName: 'message',
  properties: {
    id: p.text().primary(),
    dossier: p.uuid().nullable(),
    name: p.text(),
    correlationKey: p.text().nullable(),
    variables: p.text(),
    createdAt: p.datetime(),
    expiresAt: p.datetime().nullable(),
    state: p.text().$type<'waiting' | 'delivered' | 'expired'>(),
    deliveredTo: p.uuid().nullable(),
  },
});
