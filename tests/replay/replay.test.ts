import { randomUUID } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Payload, PayloadCodec } from '@temporalio/common';
import { temporal } from '@temporalio/proto';
import { Worker } from '@temporalio/worker';
import { builtWorkflowBundle, converterPath } from '../../ops/processes/workflow-bundle.ts';
import { contentEncoding } from '../../protocol/content-reference.ts';
import { DossierBed } from '../protocol/dossier-bed.ts';

const folder = fileURLToPath(new URL('./histories/', import.meta.url));

/** A history as it was stored: with the contents its hashes stand for. Keep both as long as dossiers of its time may be open. */
interface StoredHistory {
  /** The protocol buffer, in base64. */
  readonly history: string;
  readonly contents: Readonly<Record<string, string>>;
}

/** Resolves content from the fixture alone: a replay asks no database. */
class StoredContents implements PayloadCodec {
  private readonly contents: Readonly<Record<string, string>>;
  constructor(contents: Readonly<Record<string, string>>) {
    this.contents = contents;
  }
  async encode(payloads: Payload[]): Promise<Payload[]> {
    return payloads;
  }
  async decode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => {
      if (Buffer.from(payload.metadata?.['encoding'] ?? []).toString() !== contentEncoding) return payload;
      const text = this.contents[Buffer.from(payload.data ?? []).toString()];
      if (text === undefined) throw new Error('Expected the content in the fixture');
      return { metadata: { encoding: Buffer.from('json/plain') }, data: Buffer.from(text) };
    });
  }
}

const { History } = temporal.api.history.v1;

function encoded(history: temporal.api.history.v1.IHistory): string {
  return Buffer.from(History.encode(history).finish()).toString('base64');
}

async function replay({ history, contents }: StoredHistory): Promise<void> {
  await Worker.runReplayHistory(
    {
      workflowBundle: await builtWorkflowBundle(),
      dataConverter: { payloadConverterPath: converterPath, payloadCodecs: [new StoredContents(contents)] },
    },
    History.decode(Buffer.from(history, 'base64')),
    randomUUID(),
  );
}

describe('histories of this code', () => {
  let bed: DossierBed;
  beforeAll(async () => {
    bed = await DossierBed.open();
    await bed.startWorker();
  });
  afterAll(() => bed.close());

  async function stored(dossier: string): Promise<StoredHistory> {
    const history = encoded(await bed.client.workflow.getHandle(dossier).fetchHistory());
    const hashes = [bed.programHash, bed.factsHash];
    return {
      history,
      contents: Object.fromEntries(
        await Promise.all(hashes.map(async (hash) => [hash, await bed.contents.text(hash)])),
      ),
    };
  }

  async function keep(name: string, history: StoredHistory): Promise<void> {
    if (process.env['MOTCUA_RECORD_HISTORIES'] === '1')
      await writeFile(`${folder}${name}.json`, `${JSON.stringify(history)}\n`);
  }

  test('a whole life replays', async () => {
    const dossier = await bed.received();
    await bed.settle(await bed.acceptTask(dossier, 'Task_A', 'motcua'));
    await bed.settle(await bed.acceptTask(dossier, 'Task_B', 'chuyenvien'));
    await bed.untilSeq(dossier, 4);
    await bed.settle(await bed.acceptTask(dossier, 'Task_D', 'motcua'));
    await bed.client.workflow.getHandle(dossier).result();
    const history = await stored(dossier);
    await replay(history);
    await keep('whole-life', history);
  });

  test('a life with a ghost, refusals and a void alarm replays', async () => {
    const dossier = await bed.received();
    const state = await bed.state(dossier);
    const forgotten = await bed.acceptTask(dossier, 'Task_A', 'motcua');
    await bed.ghost(dossier, forgotten);
    await bed.settle(await bed.acceptTask(dossier, 'Task_A', 'motcua', { state, expectedSeq: 1 }));
    await bed.settle(await bed.accept(dossier, { kind: 'alarm', stimulus: { type: 'alarm' } }));
    await bed.settle(await bed.acceptTask(dossier, 'Task_B', 'chuyenvien'));
    await bed.untilSeq(dossier, 4);
    await bed.settle(await bed.acceptTask(dossier, 'Task_D', 'motcua'));
    await bed.client.workflow.getHandle(dossier).result();
    const history = await stored(dossier);
    await replay(history);
    await keep('ghost', history);
  });

  test('a history that another code wrote is found out', async () => {
    const dossier = await bed.received();
    await bed.settle(await bed.acceptTask(dossier, 'Task_A', 'motcua'));
    const history = await stored(dossier);
    const { events } = History.decode(Buffer.from(history.history, 'base64'));
    const marker = events.findIndex(({ markerRecordedEventAttributes }) => markerRecordedEventAttributes);
    await expect(
      replay({ ...history, history: encoded({ events: events.filter((_, index) => index !== marker) }) }),
    ).rejects.toThrow();
  });
});

test('every stored history replays with the code of today', async () => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) await replay(JSON.parse(await readFile(folder + name, 'utf8')) as StoredHistory);
});
