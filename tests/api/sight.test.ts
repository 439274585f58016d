import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { demonstrationAccounts } from '../../db/demonstration/accounts.ts';
import type { Answer } from './api-bed.ts';
import { DossierBed } from './dossier-bed.ts';

let dossiers: DossierBed;
let dossier: Answer['body'];
const ask = () => dossiers.bed;
const people = ['Nguyễn Văn Đức', 'Trần Thị Ngọc Ánh', 'Lê Hoàng Yến', 'Đỗ Ước', 'Nguyễn Thị Ánh'];

beforeAll(async () => {
  dossiers = await DossierBed.open();
  // Received by the province's centre, decided by one ward, returned at another: three separate grants.
  const receive = (name: string, personalId?: string) =>
    ask().post('/dossiers', {
      as: 'motcua.tinh',
      body: {
        procedure: '1.000894',
        channel: 'direct',
        decidingAgency: 'H26.15',
        returnAgency: 'H26.16',
        applicant: { kind: 'person', name, ...(personalId === undefined ? {} : { personalId }) },
        components: [],
      },
    });
  const received = await receive('Phạm Gia Bảo', demonstrationAccounts.find(({ id }) => id === 'congdan')?.citizenId);
  expect([received.status, received.body.detail]).toEqual([201, undefined]);
  dossier = received.body;
  for (const person of people) expect((await receive(person)).status).toBe(201);
});

afterAll(() => dossiers.close());

describe('who may see a dossier follows from three separate grants', () => {
  test.each([
    ['motcua.tinh', 'the desk that received it', 200],
    ['chuyenvien', 'a specialist of the agency that decides', 200],
    ['lanhdao', 'its leader', 200],
    ['motcua.badinh', 'the desk that returns the result', 200],
    ['giamsat', 'the monitor above these agencies', 200],
    ['congdan', 'the citizen whose it is', 200],
    ['chuyenvien.tinh', 'a specialist of another agency of the same province', 403],
    ['motcua.bo', 'the desk of another administration', 403],
    ['chuyenvien.tax', 'an agency that could be consulted but is not', 403],
    ['thietke', 'a designer', 403],
    ['quantri', 'an administrator', 403],
  ])('%s (%s): %i', async (as, _who, status) => {
    for (const page of ['', '/history', '/diagram', '/deadline'])
      expect((await ask().get(`/dossiers/${dossier.id}${page}`, { as })).status).toBe(status);
    const list = await ask().get('/dossiers', { as });
    const listed = list.status === 200 && list.body.items.some((item: { id: string }) => item.id === dossier.id);
    expect(listed).toBe(status === 200);
  });

  test.each([
    ['motcua.tinh', ['request-supplement', 'refuse', 'accept', 'withdraw']],
    ['chuyenvien', []],
    ['motcua.badinh', []],
    ['giamsat', []],
    ['congdan', ['withdraw']],
  ])('what %s may do is offered, and only that', async (as, actions) => {
    let offered: string[] = [];
    do
      offered = (await ask().get(`/dossiers/${dossier.id}`, { as: 'motcua.tinh' })).body.actions.map(
        (each: { action: string }) => each.action,
      );
    while (!offered.includes('accept'));
    const own = (await ask().get(`/dossiers/${dossier.id}`, { as })).body.actions.map(
      (each: { action: string }) => each.action,
    );
    expect(own).toEqual(expect.arrayContaining(actions));
    if (actions.length === 0) expect(own).toEqual([]);
    for (const action of offered.filter((each) => !own.includes(each))) {
      const answer = await ask().post(`/dossiers/${dossier.id}/actions/${action}`, { as, body: {} });
      expect(answer.status).toBe(403);
    }
  });
});

describe('lists', () => {
  async function pages(path: string, as: string, limit: number): Promise<string[][]> {
    const found: string[][] = [];
    let next: string | undefined;
    do {
      const { body } = await ask().get(
        `${path}${path.includes('?') ? '&' : '?'}limit=${limit}${next === undefined ? '' : `&cursor=${next}`}`,
        { as },
      );
      found.push(body.items.map((item: Answer['body']) => item.dossier?.id ?? item.code));
      next = body.next;
    } while (next !== undefined);
    return found;
  }

  test.each(['/worklist', '/dossiers', '/procedures'])(
    '%s comes in pages that together are the whole, each row once',
    async (path) => {
      const whole = (await pages(path, 'motcua.tinh', 200)).flat();
      const parts = await pages(path, 'motcua.tinh', 2);
      expect(whole.length).toBeGreaterThanOrEqual(people.length);
      expect(parts.flat()).toEqual(whole);
      expect(new Set(whole).size).toBe(whole.length);
      expect(parts.every((part) => part.length <= 2)).toBe(true);
    },
  );

  test.each([
    ['anh', ['Nguyễn Thị Ánh', 'Trần Thị Ngọc Ánh']],
    ['nguyen', ['Nguyễn Thị Ánh', 'Nguyễn Văn Đức']],
    ['DO UOC', ['Đỗ Ước']],
    ['đức', ['Nguyễn Văn Đức']],
    ['100%', []],
    ['_', []],
  ])('are searched without accents: %s', async (q, names) => {
    const { body } = await ask().get(`/dossiers?q=${encodeURIComponent(q)}`, { as: 'motcua.tinh' });
    expect(body.items.map((item: { applicant: string }) => item.applicant).toSorted()).toEqual(names);
    expect(body.total).toBe(names.length);
  });

  test('procedures are found by accented and unaccented words and by code', async () => {
    for (const q of ['ket hon', 'Đăng ký kết hôn', '000894']) {
      const { body } = await ask().get(`/procedures?q=${encodeURIComponent(q)}`, { as: 'motcua' });
      expect(body.items.map((item: { code: string }) => item.code)).toContain('1.000894');
    }
  });

  test('every number of the monitor opens exactly the dossiers it counts', async () => {
    const { pool } = ask();
    const { rows } = await pool.query<{ id: string }>('select id from dossier order by code');
    const dates = [
      `now() - interval '1 day'`,
      `now() + interval '1 minute'`,
      `now() + interval '9 days'`,
      `now() - interval '2 days'`,
    ];
    for (const [index, date] of dates.entries())
      await pool.query(`update dossier set due_at = ${date}, paused = ${index === 3} where id = $1`, [rows[index]?.id]);

    const { body } = await ask().get('/monitor/agencies', { as: 'giamsat' });
    const [ward] = body.items;
    expect(ward).toMatchObject({
      agency: { code: 'H26.15', name: 'Ủy ban nhân dân phường Hoàn Kiếm' },
      open: rows.length,
      overdue: 1,
      paused: 1,
    });
    for (const [filter, count] of [
      ['open=true', ward.open],
      ['due=overdue', ward.overdue],
      ['due=today', ward.dueToday],
      ['paused=true', ward.paused],
    ]) {
      const list = await ask().get(`/dossiers?agency=H26.15&${filter}`, { as: 'giamsat' });
      expect([filter, list.body.total, list.body.items.length]).toEqual([filter, count, count]);
    }
    expect(body.totals).toEqual({
      open: ward.open,
      overdue: ward.overdue,
      dueToday: ward.dueToday,
      paused: ward.paused,
    });
  });

  test('the worklist is of what is open, or what is asked for: by date, taken by nobody or by oneself, or waiting', async () => {
    const { pool } = ask();
    const { rows } = await pool.query<{ dossier: string; key: number }>(
      `select dossier, key from work_item where state = 'open' order by dossier, key limit 5`,
    );
    expect(rows).toHaveLength(5);
    const [late, soon, far, taken, waiting] = rows.map(({ dossier }) => dossier);
    const set = (dossier: string | undefined, what: string) =>
      pool.query(`update work_item set ${what} where dossier = $1 and state = 'open'`, [dossier]);
    await set(late, `dossier_due_at = now() - interval '1 day'`);
    await set(soon, `dossier_due_at = now() + interval '3 days'`);
    await set(far, `dossier_due_at = now() + interval '30 days'`);
    await set(taken, `dossier_due_at = null, assignee = 'motcua.tinh'`);
    await set(waiting, 'dossier_due_at = null, frozen = true');
    const asked = new Set(rows.map(({ dossier }) => dossier));
    const listed = async (query: string) => {
      const { body } = await ask().get(`/worklist?limit=200${query}`, { as: 'motcua.tinh' });
      const ids: string[] = body.items.map((item: { dossier: { id: string } }) => item.dossier.id);
      return ids.filter((id) => asked.has(id));
    };
    expect(await listed('')).toEqual([late, soon, far, taken]);
    expect(await listed('&due=overdue')).toEqual([late]);
    expect(await listed('&due=today')).toEqual([]);
    expect(await listed('&due=week')).toEqual([soon]);
    expect(await listed('&state=unclaimed')).toEqual([late, soon, far]);
    expect(await listed('&state=mine')).toEqual([taken]);
    expect(await listed('&state=paused')).toEqual([waiting]);
    await set(taken, 'assignee = null');
    await set(waiting, 'frozen = false');
  });

  test('a consulted agency lists what it has an open task in, and only as long', async () => {
    const { pool } = ask();
    const agency = demonstrationAccounts.find(({ id }) => id === 'chuyenvien.tax')?.agency;
    const { rows } = await pool.query<{ dossier: string; key: number; agency: string }>(
      `select dossier, key, agency from work_item where state = 'open' order by dossier, key limit 1`,
    );
    const [item] = rows;
    const listed = async () => {
      const { body } = await ask().get('/dossiers', { as: 'chuyenvien.tax' });
      return body.items.map(({ id }: { id: string }) => id);
    };
    const turn = (to: string | undefined, state: string) =>
      pool.query('update work_item set agency = $3, state = $4 where dossier = $1 and key = $2', [
        item?.dossier,
        item?.key,
        to,
        state,
      ]);
    expect(await listed()).toEqual([]);
    await turn(agency, 'open');
    expect(await listed()).toEqual([item?.dossier]);
    await turn(agency, 'completed');
    expect(await listed()).toEqual([]);
    await turn(item?.agency, 'open');
  });

  test('a dossier paused in time does not become late in the lists while it waits, one paused late stays late', async () => {
    const { pool } = ask();
    const { rows } = await pool.query<{ id: string }>('select id from dossier order by code limit 2');
    // Five working days from Monday 3 March 2025 at ten: Monday the 10th at ten.
    const at = (text: string) => Date.parse(`${text}:00+07:00`);
    const pausedOn = ['2025-03-05T10:00', '2025-03-11T10:00'];
    const due = new Date(at('2025-03-10T10:00'));
    for (const [index, { id }] of rows.entries()) {
      await pool.query('update work_item set dossier_due_at = $2 where dossier = $1', [id, due]);
      await pool.query(
        `update dossier set due_at = $2, paused = true, deadline = jsonb_build_object('terms', deadline->'terms'
          || '{"duration": {"amount": 5, "unit": "WORKING_DAY"}}', 'ledger', $3::jsonb) where id = $1`,
        [
          id,
          due,
          JSON.stringify([
            { at: at('2025-03-03T10:00'), is: 'accepted' },
            { at: at(pausedOn[index] ?? ''), is: 'paused', cause: 'supplement' },
          ]),
        ],
      );
    }
    const asked = await Promise.all([
      ask().get('/dossiers?paused=true&limit=200', { as: 'giamsat' }),
      ask().get('/worklist?limit=200', { as: 'motcua.tinh' }),
    ]);
    const [dossiers, work] = asked.map(({ body }) => body.items as Answer['body'][]);
    const stands = (id: string) => [
      dossiers?.find((each) => each.id === id)?.timeliness,
      work?.find((each) => each.dossier.id === id)?.dossier.timeliness,
    ];
    expect(rows.map(({ id }) => stands(id))).toEqual([
      ['paused', 'paused'],
      ['open-late', 'open-late'],
    ]);
    const pages = await Promise.all(rows.map(({ id }) => ask().get(`/dossiers/${id}`, { as: 'giamsat' })));
    expect(pages.map(({ body }) => body.timeliness)).toEqual(['paused', 'open-late']);
  });

  test('the index of Decision 766 is counted from the ledgers of the period, for those who watch the agency', async () => {
    const { pool } = ask();
    const { rows } = await pool.query<{ id: string }>('select id from dossier order by code');
    const [first, second, third, ...others] = rows;
    const at = (text: string) => Date.parse(`${text}+07:00`);
    const accepted = { at: at('2026-11-02T10:00:00'), is: 'accepted' };
    const paused = (text: string) => ({ at: at(text), is: 'paused', cause: 'supplement' });
    const resumed = (text: string) => ({ at: at(text), is: 'resumed' });
    const finished = (text: string) => ({ at: at(text), is: 'finished' });
    // Five working days from Monday the 2nd at ten: Monday the 9th at ten.
    const ledgers = new Map([
      [first?.id, [accepted, finished('2026-11-06T10:00:00')]],
      [second?.id, [accepted, finished('2026-11-10T10:00:00')]],
      [
        third?.id,
        [
          accepted,
          paused('2026-11-03T10:00:00'),
          resumed('2026-11-04T10:00:00'),
          paused('2026-11-04T11:00:00'),
          resumed('2026-11-05T10:00:00'),
          finished('2026-11-06T10:00:00'),
        ],
      ],
    ]);
    for (const [id, ledger] of ledgers)
      await pool.query(
        `update dossier set accepted_at = $2, finished_at = $3, deadline = jsonb_build_object('terms', deadline->'terms'
          || '{"duration": {"amount": 5, "unit": "WORKING_DAY"}}', 'ledger', $4::jsonb) where id = $1`,
        [id, new Date(accepted.at), new Date(ledger.at(-1)?.at ?? 0), JSON.stringify(ledger)],
      );
    await pool.query('update dossier set accepted_at = null where id = any ($1)', [others.map(({ id }) => id)]);

    const november = '/monitor/agencies/H26.15/service-index?from=2026-11-01&to=2026-11-30';
    const { body } = await ask().get(november, { as: 'giamsat' });
    expect(body).toMatchObject({ agency: { code: 'H26.15' }, formula: { decision: '766/QĐ-TTg' } });
    expect(body.items.find((item: { id: string }) => item.id === '2.1')).toMatchObject({
      numerator: 1,
      denominator: 3,
      points: 6.67,
    });
    expect(body.groups.filter((group: { points?: number }) => group.points !== undefined)).toEqual([
      expect.objectContaining({ id: '2', points: 6.67 }),
    ]);
    const later = await ask().get('/monitor/agencies/H26.15/service-index?from=2026-12-01&to=2026-12-31', {
      as: 'giamsat',
    });
    expect(later.body.items.every((item: { points?: number }) => item.points === undefined)).toBe(true);
    expect((await ask().get(november, { as: 'motcua' })).body.code).toBe('not-allowed');
    expect((await ask().get(november.replace('11-30', '10-01'), { as: 'giamsat' })).body.code).toBe('request-invalid');
  });
});
