import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { errorCode } from './error-code.ts';
import { OperatorProblem } from './operator-problem.ts';
import { identify, isRunning } from './process-identity.ts';

const identitySchema = z.object({ pid: z.number(), startedAt: z.string().optional() });

const stackFileSchema = z.object({
  supervisor: identitySchema,
  ready: z.boolean(),
  databaseUrl: z.string(),
  temporalAddress: z.string(),
  temporalNamespace: z.string(),
  temporalUiUrl: z.string().optional(),
  apiUrl: z.string().optional(),
  /** Where the stand-in of the population database is told to misbehave; absent when a real one answers. */
  populationControlUrl: z.string().optional(),
  /** Whether fees are paid at the stand-in, where anybody may. */
  standInPayments: z.boolean().optional(),
  /** Process ids of the parts that run under the supervisor, by name: postgres, temporal, worker, api. */
  processes: z.record(z.string(), z.number()),
});

/** What a running stack tells commands about itself, in `stack.json` of its home. */
export type StackFile = z.output<typeof stackFileSchema>;

const secretsSchema = z.object({ postgres: z.string(), session: z.string() });

/** The data folder of one stack, held by at most one supervisor at a time. */
export class Home {
  readonly folder: string;

  /**
   * Opens the folder, creating it where needed. Others may pass through it (PostgreSQL's account has to, when root
   * started it) but not list it; what is inside is closed to them.
   */
  constructor(folder: string) {
    this.folder = resolve(folder);
    mkdirSync(this.folder, { recursive: true, mode: 0o711 });
    for (const inner of ['logs', 'temporal']) mkdirSync(this.path(inner), { recursive: true, mode: 0o700 });
  }

  /** A new home in the system's temporary folder; `removeHome` ends it. */
  static temporary(): Home {
    const folder = mkdtempSync(join(tmpdir(), 'motcua-'));
    chmodSync(folder, 0o711);
    return new Home(folder);
  }

  path(...parts: readonly string[]): string {
    return join(this.folder, ...parts);
  }

  /** Takes the folder for this process; refuses while another live supervisor holds it. */
  lock(): void {
    for (;;) {
      try {
        writeFileSync(this.path('lock'), JSON.stringify(identify(process.pid)), { flag: 'wx' });
        return;
      } catch (error) {
        if (errorCode(error) !== 'EEXIST') throw error;
      }
      const holder = this.#findHolder();
      if (holder !== undefined) {
        const address = this.findStack()?.apiUrl;
        throw new OperatorProblem(
          `Motcua đang chạy rồi với thư mục ${this.folder} (tiến trình ${holder})${address === undefined ? '' : `: ${address}`}. Dừng nó, hoặc chọn thư mục khác bằng MOTCUA_HOME.`,
          `Motcua is already running in ${this.folder} (process ${holder})${address === undefined ? '' : `: ${address}`}. Stop it, or choose another folder with MOTCUA_HOME.`,
        );
      }
      rmSync(this.path('lock'), { force: true });
    }
  }

  unlock(): void {
    rmSync(this.path('stack.json'), { force: true });
    rmSync(this.path('lock'), { force: true });
  }

  /** The stack running in this home; undefined when there is none, or it is still starting. */
  findStack(): StackFile | undefined {
    const file = this.#findJson('stack.json', stackFileSchema);
    if (file === undefined || !file.ready) return undefined;
    return isRunning({ pid: file.supervisor.pid, startedAt: file.supervisor.startedAt }) ? file : undefined;
  }

  /** Replaces `stack.json` at once, never partly. */
  writeStack(file: StackFile): void {
    this.#writeJson('stack.json', file);
  }

  /** Keys made for this home at its first start. */
  getSecrets(): { readonly postgres: string; readonly session: string } {
    const found = this.#findJson('secrets.json', secretsSchema);
    if (found !== undefined) return found;
    const made = { postgres: randomBytes(24).toString('hex'), session: randomBytes(32).toString('hex') };
    this.#writeJson('secrets.json', made);
    return made;
  }

  #findHolder(): number | undefined {
    const holder = this.#findJson('lock', identitySchema);
    return holder !== undefined && isRunning({ pid: holder.pid, startedAt: holder.startedAt }) ? holder.pid : undefined;
  }

  #findJson<T>(name: string, schema: z.ZodType<T>): T | undefined {
    try {
      return schema.parse(JSON.parse(readFileSync(this.path(name), 'utf8')));
    } catch {
      return undefined;
    }
  }

  #writeJson(name: string, value: unknown): void {
    const path = this.path(name);
    writeFileSync(`${path}.new`, JSON.stringify(value, null, 2), { mode: 0o600 });
    renameSync(`${path}.new`, path);
  }
}
