import { defineEntity, p } from '@mikro-orm/core';

/** One component of a dossier: a paper, an electronic file, or data that answered in its place. */
export const ComponentEntity = defineEntity({
  name: 'Component',
  tableName: 'component',
  properties: {
    dossier: p.uuid().primary(),
    component: p.text().primary(),
    name: p.text(),
    kind: p.text(),
    originals: p.integer(),
    copies: p.integer(),
    fileName: p.text().nullable(),
    contentType: p.text().nullable(),
    digitised: p.smallint(),
    evidence: p.text().nullable(),
  },
});
