import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { testDatabase } from '../../ops/stack/test-stack.ts';
import { openPool, type Pool } from '../pool.ts';
import { listProcedures, listProceduresQuery, type ProcedureFilter } from './procedure-version.ts';

/** As many procedures as a country may ever have, as wide as real ones, a few of them with a province's variant. */
const procedures = 20_000;
/** Rows that one page may cost, whatever the number of procedures. */
const mostRows = 1_500;
const place = { jurisdiction: '48', day: '2026-11-24' };
const page = { after: undefined, limit: 51 };

let pool: Pool;

beforeAll(async () => {
  pool = openPool(await testDatabase(), { max: 1 });
  const columns =
    'code, version, name, field, levels, status, facts, xml, source_hash, published_at, published_by, jurisdiction';
  await pool.query(
    `insert into procedure_version (${columns})
      select to_char(n, 'FM"1."000000'), 1,
        'Cấp ' || (array['giấy phép', 'chứng chỉ', 'bản sao', 'quyết định'])[1 + n % 4] || case when n % 5000 = 0 then ' nuôi ong mật' else '' end,
        'Lĩnh vực ' || n % 200, array[(array['ministry', 'province', 'commune'])[1 + n % 3]],
        case when n % 5 = 0 then 'draft' else 'published' end, repeat('{}', 800), '', '', now(), 'test', 'VN'
      from generate_series(1, $1) n`,
    [procedures],
  );
  await pool.query(
    `insert into procedure_version (${columns})
      select code, 1, name, field, levels, 'published', '{}', '', '', now(), 'test', '48' from procedure_version where id % 200 = 0`,
  );
  await pool.query('vacuum analyze procedure_version');
});
afterAll(() => pool.end());

interface Node {
  readonly 'Node Type': string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly Node[];
}

/** Rows that the scans of a plan looked at. */
function rowsRead(node: Node): number {
  const own = node['Node Type'].includes('Scan')
    ? (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)) *
      node['Actual Loops']
    : 0;
  return (node.Plans ?? []).reduce((sum, each) => sum + rowsRead(each), own);
}

test.each<[string, ProcedureFilter, number, number?]>([
  ['by code', { q: '1.012345' }, 1],
  ['by rare words', { q: 'nuôi ong mật' }, 4],
  ['by rare words without accents', { q: 'nuoi ong' }, 4],
  ['by a frequent word', { q: 'giấy' }, 51],
  // Words that come together look rarer than they are: at worst all that match are read, twice, and sorted.
  ['by frequent words', { q: 'giấy phép' }, 51, 12_000],
  ['by field', { field: 'Lĩnh vực 7' }, 51],
  ['by field and words', { q: 'chung chi', field: 'Lĩnh vực 1' }, 51],
  ['by level', { level: 'commune' }, 51],
  ['by level and state', { level: 'province', state: 'draft' }, 51],
  ['of everything', {}, 51],
])('a search %s reads no more than its page needs', async (_name, filter, found, most = mostRows) => {
  expect(await listProcedures(pool, filter, page, place)).toHaveLength(found);
  const { text, values } = listProceduresQuery(filter, page, place);
  const { rows } = await pool.query(`explain (analyze, format json) ${text}`, [...values]);
  expect(rowsRead(rows[0]['QUERY PLAN'][0].Plan)).toBeLessThan(most);
});

test('a place sees its own status, and which places have something otherwise', async () => {
  const { rows } = await pool.query<{ code: string }>(
    `select v.code from procedure_version v join procedure_version n on n.code = v.code and n.jurisdiction = 'VN'
      where v.jurisdiction = '48' and n.status = 'draft' limit 1`,
  );
  const q = rows[0]?.code;
  const statusIn = async (jurisdiction: string) =>
    (await listProcedures(pool, { q }, page, { ...place, jurisdiction })).map(({ status, variants }) => [
      status,
      variants,
    ]);
  expect(await statusIn('48')).toEqual([['published', ['48']]]);
  expect(await statusIn('01')).toEqual([['draft', ['48']]]);
});
