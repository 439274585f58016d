import { EventEmitter } from 'node:events';
import pg from 'pg';

/** Channel of PostgreSQL's NOTIFY; each payload is `<dossier id> <seq>`. */
export const dossierChannel = 'dossier';

export interface DossierMoved {
  readonly id: string;
  readonly seq: number;
}

const reconnectMs = 1_000;

/** Hears which dossiers moved, from whatever process moved them. Word may be lost while PostgreSQL is away. */
export class DossierEvents {
  private readonly databaseUrl: string;
  private readonly emitter = new EventEmitter<{ moved: [DossierMoved] }>();
  private client: pg.Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(databaseUrl: string) {
    this.databaseUrl = databaseUrl;
    this.emitter.setMaxListeners(0);
  }

  /** Listens until `stop`, connecting again whenever the connection is lost. */
  async start(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.databaseUrl,
      application_name: 'motcua-events',
      keepAlive: true,
    });
    this.client = client;
    const lost = () => this.reconnect(client);
    client.on('error', lost);
    client.on('end', lost);
    client.on('notification', ({ payload }) => this.hear(payload ?? ''));
    try {
      await client.connect();
      await client.query(`listen ${dossierChannel}`);
    } catch {
      this.reconnect(client);
    }
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    this.emitter.removeAllListeners();
    await this.client?.end().catch(() => undefined);
  }

  /** Calls `listener` for each dossier that moved; returns how to stop that. */
  onMoved(listener: (moved: DossierMoved) => void): () => void {
    this.emitter.on('moved', listener);
    return () => this.emitter.off('moved', listener);
  }

  private hear(payload: string): void {
    const [id, seq] = payload.split(' ');
    if (id !== undefined && seq !== undefined) this.emitter.emit('moved', { id, seq: Number(seq) });
  }

  private reconnect(lost: pg.Client): void {
    if (this.stopped || this.client !== lost) return;
    this.client = undefined;
    lost.end().catch(() => undefined);
    this.timer = setTimeout(() => void this.start(), reconnectMs);
  }
}
