import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { reconcile } from '../../activities/record/reconciler.ts';
import { sweep } from '../../activities/record/sweeper.ts';
import { DossierBed } from './dossier-bed.ts';

let bed: DossierBed;

beforeAll(async () => {
  bed = await DossierBed.open();
  await bed.startWorker();
});
afterAll(() => bed.close());

async function runOf(dossier: string): Promise<string> {
  return (await bed.client.workflow.getHandle(dossier).describe()).runId;
}

test('a run continues as new and still knows what was applied', async () => {
  const dossier = randomUUID();
  await bed.startShortRuns(dossier, 2);
  const first = await runOf(dossier);
  await bed.settle(await bed.acceptReceipt(dossier));
  const accepted = await bed.acceptTask(dossier, 'Task_A', 'motcua');
  await bed.settle(accepted);
  expect(await bed.settle(accepted, 2)).toBe('acknowledged');
  expect(await bed.seq(dossier)).toBe(2);
  expect(await bed.settle(await bed.acceptTask(dossier, 'Task_B', 'chuyenvien'))).toBe('acknowledged');
  await bed.untilSeq(dossier, 4);
  expect(await bed.settle(await bed.acceptTask(dossier, 'Task_D', 'motcua'))).toBe('acknowledged');
  expect(await runOf(dossier)).not.toBe(first);
  expect((await bed.journal(dossier)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
});

test('a new run asks again for the job it was given open; the answer is applied once', async () => {
  const dossier = randomUUID();
  await bed.startShortRuns(dossier, 3);
  await bed.settle(await bed.acceptReceipt(dossier));
  await bed.settle(await bed.acceptTask(dossier, 'Task_A', 'motcua'));
  await bed.settle(await bed.acceptTask(dossier, 'Task_B', 'chuyenvien'));
  await bed.untilSeq(dossier, 4);
  const answers = (await bed.journal(dossier)).filter(({ id }) => id.startsWith('job:'));
  expect(answers).toHaveLength(1);
  expect(bed.lookups.filter((request) => request.dossierId === dossier).every(({ attempt }) => attempt === 1)).toBe(
    true,
  );
});

test('a job that fails for good becomes an incident, and a retry is a new attempt', async () => {
  const dossier = await bed.received();
  const { lookup } = bed;
  const { ApplicationFailure } = await import('@temporalio/common');
  bed.lookup = async () => {
    throw ApplicationFailure.nonRetryable('planted');
  };
  await bed.settle(await bed.acceptTask(dossier, 'Task_A', 'motcua'));
  await bed.settle(await bed.acceptTask(dossier, 'Task_B', 'chuyenvien'));
  await bed.untilSeq(dossier, 4);
  const { rows } = await bed.pool.query('select incidents from dossier where id = $1', [dossier]);
  expect(rows[0].incidents).toBe(1);
  bed.lookup = lookup;
  const key = bed.lookups.findLast((request) => request.dossierId === dossier)?.key ?? 0;
  const retry = await bed.accept(dossier, { stimulus: { type: 'retry-incident', key } });
  expect(await bed.settle(retry)).toBe('acknowledged');
  await bed.untilSeq(dossier, 6);
  expect(bed.lookups.filter((request) => request.dossierId === dossier).map(({ attempt }) => attempt)).toEqual([1, 2]);
  expect((await bed.pool.query('select incidents from dossier where id = $1', [dossier])).rows[0].incidents).toBe(0);
});

test('on real time the workflow arms its own alarm', async () => {
  const dossier = randomUUID();
  const receipt = await bed.acceptReceipt(dossier);
  // The task's limit of two days is over half a second from now.
  await bed.pool.query('update command set at = $2 where id = $1', [
    receipt,
    new Date(Date.now() - 2 * 86_400_000 + 500),
  ]);
  await bed.send(receipt, 1, 'real');
  await bed.untilSeq(dossier, 2);
  expect((await bed.journal(dossier)).map(({ id }) => id)).toEqual([receipt, 'alarm:1']);
  await bed.client.workflow.getHandle(dossier).result();
});

test('the sweeper finishes what an API left behind when it died', async () => {
  const dossier = randomUUID();
  const receipt = await bed.acceptReceipt(dossier);
  await bed.pool.query(`update command set resend_at = now() where id = $1`, [receipt]);
  expect(await sweep(bed.pool, bed.contents, bed.client)).toEqual({ sent: 1, failed: 0 });
  const { rows } = await bed.pool.query('select state, attempt from command where id = $1', [receipt]);
  expect(rows[0]).toEqual({ state: 'acknowledged', attempt: 2 });
});

test('the reconciler finds a dossier without a workflow and has it followed again', async () => {
  const dossier = randomUUID();
  await bed.ghost(dossier, await bed.acceptReceipt(dossier));
  const drifts = [];
  for (let after = ''; ; ) {
    const page = await reconcile(bed.pool, bed.client, after);
    drifts.push(...page.drifts);
    if (page.next === '') break;
    after = page.next;
  }
  expect(drifts).toContainEqual({ dossier, seq: 1, found: 'missing' });
  await sweep(bed.pool, bed.contents, bed.client);
  expect((await bed.client.workflow.getHandle(dossier).describe()).status.name).toBe('RUNNING');
});

test('the reconciler calls no drift what only moved while it looked', async () => {
  const dossier = randomUUID();
  await bed.ghost(dossier, await bed.acceptReceipt(dossier));
  const { getHandle } = bed.client.workflow;
  jest.spyOn(bed.client.workflow, 'getHandle').mockImplementation((id, ...rest) => {
    const handle = getHandle.call(bed.client.workflow, id, ...rest);
    const describe = async () => {
      await bed.pool.query('update dossier set ended_at = now() where id = $1 and id = $2', [id, dossier]);
      return await handle.describe();
    };
    return { ...handle, describe } as typeof handle;
  });
  const drifts = [];
  for (let after: string | undefined = ''; after !== undefined; ) {
    const page = await reconcile(bed.pool, bed.client, after);
    drifts.push(...page.drifts.map((drift) => drift.dossier));
    after = page.next === '' ? undefined : page.next;
  }
  jest.restoreAllMocks();
  await bed.pool.query('update dossier set ended_at = null where id = $1', [dossier]);
  expect(drifts).not.toContain(dossier);
});

test('new facts in force: the step is computed with them, and the journal says so', async () => {
  const dossier = await bed.received();
  const { publishFacts } = await import('../../db/queries/facts-in-force.ts');
  const { vietnamCalendar } = await import('../../procedures/vietnam-calendar.ts');
  const changed = await publishFacts(bed.pool, { ...vietnamCalendar, version: 'thử' });
  expect(await bed.settle(await bed.acceptTask(dossier, 'Task_A', 'motcua'))).toBe('acknowledged');
  const { rows } = await bed.pool.query('select facts from journal where dossier = $1 order by seq', [dossier]);
  expect(rows.map((row) => row.facts)).toEqual([bed.factsHash, changed]);
  await publishFacts(bed.pool, vietnamCalendar);
});
