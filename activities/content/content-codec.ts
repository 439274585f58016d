import type { Payload, PayloadCodec } from '@temporalio/common';
import type { ContentStore } from '../../db/content-store.ts';
import { contentEncoding } from '../../protocol/content-reference.ts';

const json = Buffer.from('json/plain');

/**
 * Turns a content reference (a hash in the history) into the content itself on its way to the workflow. Content is
 * immutable, so a replay sees what the first run saw.
 */
export class ContentCodec implements PayloadCodec {
  private readonly store: Pick<ContentStore, 'text'>;

  constructor(store: Pick<ContentStore, 'text'>) {
    this.store = store;
  }

  async encode(payloads: Payload[]): Promise<Payload[]> {
    return payloads;
  }

  async decode(payloads: Payload[]): Promise<Payload[]> {
    return await Promise.all(payloads.map((payload) => this.resolve(payload)));
  }

  private async resolve(payload: Payload): Promise<Payload> {
    const encoding = payload.metadata?.['encoding'];
    if (encoding === undefined || encoding === null || Buffer.from(encoding).toString() !== contentEncoding)
      return payload;
    const hash = Buffer.from(payload.data ?? []).toString();
    return { metadata: { encoding: json }, data: Buffer.from(await this.store.text(hash)) };
  }
}
