import { defineEntity, p } from '@mikro-orm/core';

/** A procedure as published: its facts, its process, and the hash of its plan. Never changed but for `current`. */
export const ProcedureVersionEntity = defineEntity({
  name: 'ProcedureVersion',
  tableName: 'procedure_version',
  properties: {
    id: p.bigint().primary(),
    code: p.text(),
    jurisdiction: p.text().default('VN'),
    version: p.integer(),
    name: p.text(),
    field: p.text(),
    levels: p.array(),
    status: p.text().$type<'published' | 'draft'>(),
    facts: p.text(),
    plan: p.text().nullable(),
    process: p.text().nullable(),
    xml: p.text(),
    sourceHash: p.text(),
    publishedAt: p.datetime(),
    publishedBy: p.text(),
    current: p.boolean().default(true),
    /** Of a variant: its file's name below `jurisdictions/`, what it changes as JSON, and its days of receipt. */
    overrideName: p.text().default(''),
    override: p.text().nullable(),
    /** False where a variant runs the national process. */
    ownProcess: p.boolean().default(true),
    validFrom: p.date().nullable(),
    validTo: p.date().nullable(),
  },
});
