import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Kept {
  readonly payload: AdapterPayload;
  readonly until: number;
}

/** Where the development provider keeps its sessions and codes: in this process, for as long as they live. */
export class MemoryAdapter implements Adapter {
  private static readonly kept = new Map<string, Kept>();
  private readonly model: string;

  constructor(model: string) {
    this.model = model;
  }

  async upsert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<void> {
    const now = Date.now();
    for (const [key, each] of MemoryAdapter.kept) if (each.until < now) MemoryAdapter.kept.delete(key);
    MemoryAdapter.kept.set(this.key(id), {
      payload,
      until: expiresIn === undefined ? Number.POSITIVE_INFINITY : now + expiresIn * 1000,
    });
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const found = MemoryAdapter.kept.get(this.key(id));
    return found !== undefined && found.until > Date.now() ? found.payload : undefined;
  }

  findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.findWhere((payload) => payload.uid === uid);
  }

  findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return this.findWhere((payload) => payload.userCode === userCode);
  }

  async consume(id: string): Promise<void> {
    const found = MemoryAdapter.kept.get(this.key(id));
    if (found !== undefined) found.payload.consumed = Math.floor(Date.now() / 1000);
  }

  async destroy(id: string): Promise<void> {
    MemoryAdapter.kept.delete(this.key(id));
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [key, { payload }] of MemoryAdapter.kept)
      if (payload.grantId === grantId) MemoryAdapter.kept.delete(key);
  }

  private async findWhere(matches: (payload: AdapterPayload) => boolean): Promise<AdapterPayload | undefined> {
    const prefix = this.key('');
    for (const [key, { payload, until }] of MemoryAdapter.kept) {
      if (key.startsWith(prefix) && until > Date.now() && matches(payload)) return payload;
    }
    return undefined;
  }

  private key(id: string): string {
    return `${this.model}:${id}`;
  }
}
