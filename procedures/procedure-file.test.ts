import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { formatProcedureFile, parseProcedureFile } from './procedure-file.ts';

const good = await readFile(join(import.meta.dirname, '1.004222', 'procedure.json'), 'utf8');

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/** The good file with one value set, or left out where the value is undefined. */
function changed(path: string, value: Json | undefined): string {
  const keys = path.split('.');
  const change = (node: Json | undefined, [key = '', ...rest]: readonly string[]): Json => {
    const next = (inner: Json | undefined): Json | undefined => (rest.length === 0 ? value : change(inner, rest));
    if (Array.isArray(node)) {
      const index = Number(key);
      const item = next(node[index]);
      return [...node.slice(0, index), ...(item === undefined ? [] : [item]), ...node.slice(index + 1)];
    }
    const object = typeof node === 'object' && node !== null ? node : {};
    const { [key]: inner, ...others } = object;
    const item = next(inner);
    return item === undefined ? others : { ...others, [key]: item };
  };
  return JSON.stringify(change(JSON.parse(good), keys));
}

/** A value of the good file. */
function valueAt(path: string): Json {
  return path.split('.').reduce((node, key) => node[key], JSON.parse(good));
}

describe('a procedure file', () => {
  it('is the procedure, and the procedure is the file', () => {
    const parsed = parseProcedureFile('x', good);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    const again = parseProcedureFile('x', formatProcedureFile(parsed.procedure));
    expect(again).toEqual(parsed);
  });

  it('of what costs nothing names no amount', () => {
    const free = changed('fee', { moment: 'none', currency: 'VND', amounts: [] });
    expect(parseProcedureFile('x', free)).toMatchObject({ ok: true });
  });

  it.each<[string, string, string]>([
    ['broken JSON', '{"code": ', ''],
    ['no JSON object', '[]', ''],
    ['a code of an unknown form', changed('code', '1.1193'), 'code'],
    [
      'an unknown database',
      changed('components.1.dataSource.database', 'astrology'),
      'components.1.dataSource.database',
    ],
    ['a negative duration', changed('cases.0.duration.amount', -3), 'cases.0.duration.amount'],
    ['a duration of nothing', changed('cases.0.duration.amount', 0), 'cases.0.duration.amount'],
    ['a duration in an unknown unit', changed('cases.0.duration.unit', 'WEEK'), 'cases.0.duration.unit'],
    ['a fee in the wrong currency', changed('fee.currency', 'USD'), 'fee.currency'],
    ['half a đồng', changed('fee.amounts.0.amount', 0.5), 'fee.amounts.0.amount'],
    ['a moment of payment without an amount', changed('fee.amounts', []), 'fee.amounts'],
    ['a moment of payment and nothing to pay', changed('fee.amounts', [{ amount: 0 }]), 'fee.amounts'],
    ['an amount below nothing', changed('fee.amounts.0.amount', -1), 'fee.amounts.0.amount'],
    ['a component twice by id', changed('components.1.id', 'c01'), 'components.1.id'],
    ['a component twice by name', changed('components.1.name', valueAt('components.0.name')), 'components.1.name'],
    ['a component of a case that is not there', changed('components.0.case', '07'), 'components.0.case'],
    ['a required component nobody hands in', changed('components.0.originals', 0), 'components.0.originals'],
    ['a case twice', changed('cases.1', valueAt('cases.0')), 'cases.1.code'],
    ['no general case', changed('cases.0.code', '01'), 'cases.0.code'],
    ['an unknown channel', changed('channels.2', 'fax'), 'channels.2'],
    ['an unknown agency function', changed('functions', { astrology: { '*': 'H26' } }), 'functions'],
    ['a cut-off after midnight', changed('cutOff', { minute: 1500, channels: ['direct'] }), 'cutOff.minute'],
    [
      'an intake through an unknown channel',
      changed('intake', { fax: { amount: 1, unit: 'HOUR', source: 's' } }),
      'intake',
    ],
    [
      'an intake in no time',
      changed('intake', { post: { amount: 0, unit: 'HOUR', source: 's' } }),
      'intake.post.amount',
    ],
    ['an intake without its source', changed('intake', { post: { amount: 1, unit: 'HOUR' } }), 'intake.post.source'],
    ['a misspelt field', changed('lawBasis', []), ''],
    ['no source', changed('source', undefined), 'source'],
    ['a published procedure without duration', changed('cases.0.duration', undefined), 'cases.0.duration'],
    ['a draft that lacks nothing', changed('status', 'draft'), 'missing'],
  ])('with %s is refused, naming file, field and reason', (_name, json, field) => {
    const parsed = parseProcedureFile('1.004222/procedure.json', json);
    expect(parsed.ok).toBe(false);
    if (parsed.ok) return;
    expect(parsed.problems.map((problem) => problem.field)).toContain(field);
    for (const { file, reason } of parsed.problems) {
      expect(file).toBe('1.004222/procedure.json');
      expect(reason.vi).not.toBe('');
      expect(reason.en).not.toBe('');
    }
  });
});
