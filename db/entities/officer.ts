import { defineEntity, p } from '@mikro-orm/core';

/** A person with an account and the roles the officials database grants, from the first to the last day in office. */
export const OfficerEntity = defineEntity({
  name: 'Officer',
  tableName: 'officer',
  properties: {
    id: p.text().primary(),
    name: p.text(),
    roles: p.array(),
    agency: p.text().nullable(),
    citizenId: p.text().nullable(),
    active: p.boolean().default(true),
    validFrom: p.date().nullable(),
    validTo: p.date().nullable(),
  },
});
