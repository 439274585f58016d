import { openPool, type Pool } from '../../../db/pool.ts';
import { listProcedures, type ProcedureFilter } from '../../../db/queries/procedure-version.ts';
import { quantile } from '../quantile.ts';

/** What people look for: codes, words with and without accents, rare and frequent, by field and by level. */
const searches: readonly ProcedureFilter[] = [
  { q: '1.001193' },
  { q: '000894' },
  { q: 'đăng ký kết hôn' },
  { q: 'dang ky ket hon' },
  { q: 'cấp giấy phép' },
  { q: 'giay phep' },
  { q: 'đ' },
  { q: 'không có thủ tục nào như thế này' },
  { field: 'Đất đai' },
  { field: 'Hộ tịch', level: 'commune' },
  { level: 'ministry' },
  { level: 'commune', state: 'published' },
  { q: 'quyền sử dụng đất', level: 'province', state: 'published' },
];
const rounds = 20;

export interface SearchFigures {
  readonly procedures: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly slowestMs: number;
  readonly slowest: ProcedureFilter;
}

/** Every search as the counter sends it, first pages of fifty, in Đà Nẵng, where there are variants. */
export async function searchFigures(databaseUrl: string): Promise<SearchFigures> {
  const pool = openPool(databaseUrl, { max: 1, name: 'motcua-bench' });
  try {
    const times: { ms: number; filter: ProcedureFilter }[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      for (const filter of searches) {
        const begin = performance.now();
        await listProcedures(pool, filter, { after: undefined, limit: 51 }, { jurisdiction: '48', day: '2026-11-24' });
        if (round > 0) times.push({ ms: performance.now() - begin, filter });
      }
    }
    const sorted = times.toSorted((a, b) => a.ms - b.ms);
    const ms = sorted.map((each) => each.ms);
    const last = sorted.at(-1);
    if (last === undefined) throw new Error('Expected searches to be timed, but none was');
    return {
      procedures: await count(pool),
      p50Ms: rounded(quantile(ms, 0.5)),
      p99Ms: rounded(quantile(ms, 0.99)),
      slowestMs: rounded(last.ms),
      slowest: last.filter,
    };
  } finally {
    await pool.end();
  }
}

/** The catalogue `times` over, under other codes: what search costs when it has grown. */
export async function growCatalogue(databaseUrl: string, times: number): Promise<void> {
  const pool = openPool(databaseUrl, { max: 1, name: 'motcua-bench' });
  try {
    await pool.query(
      `insert into procedure_version (code, version, name, field, levels, status, facts, plan, process, xml, source_hash, published_at, published_by)
        select code || '.' || copy, 1, name, field, levels, status, facts, plan, process, '', source_hash, published_at, published_by
        from procedure_version, generate_series(1, $1) copy where jurisdiction = 'VN' and current and code <> 'regime'`,
      [times - 1],
    );
    await pool.query('analyze procedure_version');
  } finally {
    await pool.end();
  }
}

async function count(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `select count(*)::int as count from procedure_version where current and jurisdiction = 'VN' and code <> 'regime'`,
  );
  return rows[0]?.count ?? 0;
}

function rounded(ms: number): number {
  return Math.round(ms * 10) / 10;
}
