import { defineEntity, p } from '@mikro-orm/core';

export const AgencyEntity = defineEntity({
  name: 'Agency',
  tableName: 'agency',
  properties: {
    code: p.text().primary(),
    name: p.text(),
    level: p.text().$type<'ministry' | 'province' | 'commune'>(),
    province: p.text().nullable(),
    parent: p.text().nullable(),
    functions: p.array(),
    oneStop: p.boolean().default(false),
    dossierCodePattern: p.text().nullable(),
  },
});
