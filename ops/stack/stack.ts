import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { migrate } from '../../db/migrate.ts';
import { type Config, toEnvironment } from '../config.ts';
import { projectFolder } from '../setup/install-packages.mjs';
import { buildFaces } from './build-faces.ts';
import { Home, type StackFile } from './home.ts';
import { assertPortFree, findFreePort } from './ports.ts';
import { openPostgres } from './postgres.ts';
import { identify } from './process-identity.ts';
import { publishCatalogue } from './publish-catalogue.ts';
import { SupervisedProcess } from './supervised-process.ts';
import { openTemporal } from './temporal.ts';

/** Prints what the stack is doing. */
export type Report = (line: string) => void;

/** Parts that are Node programs of the project. */
type NodePart = 'registries' | 'worker' | 'api';

/** The parts by their names in `stack.json`, in the order of their end. */
const partNames = ['api', 'worker', 'registries', 'temporal', 'postgres'] as const;
type PartName = (typeof partNames)[number];

/** The whole stack under this process: PostgreSQL, Temporal, the stand-ins, the worker and the API with the screens. */
export class Stack {
  readonly #config: Config;
  readonly #report: Report;
  readonly #home: Home;
  readonly #parts = new Map<PartName, SupervisedProcess>();
  #file: StackFile;

  /** Takes the home; refuses when a stack runs there already. */
  constructor(config: Config, report: Report) {
    this.#config = config;
    this.#report = report;
    this.#home = new Home(config.home);
    this.#home.lock();
    this.#file = {
      supervisor: identify(process.pid),
      ready: false,
      databaseUrl: config.databaseUrl ?? '',
      temporalAddress: config.temporalAddress ?? '',
      temporalNamespace: config.temporalNamespace,
      apiUrl: config.publicUrl ?? '',
      processes: {},
    };
  }

  /**
   * Starts what the settings do not replace by an existing part, and resolves when everything is ready. When a part
   * fails, the others are stopped before it rejects.
   */
  async start(): Promise<StackFile> {
    try {
      await this.#startParts();
      return this.#file;
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  /** Ends every part in order; may be called while the stack is still starting. */
  async stop(): Promise<void> {
    for (const name of partNames) await this.#parts.get(name)?.stop();
    this.#home.unlock();
  }

  async #startParts(): Promise<void> {
    const config = this.#config;
    const ports = await takePorts(config);
    const faces = Promise.resolve(config.facesFolder ?? buildFaces(this.#report));
    await allOrThrow([faces, this.#startServers(ports, faces)]);
  }

  /** Whoever opens the stand-in's page has paid: never in production. */
  get #paysAtStandIn(): boolean {
    return this.#config.payment === undefined && this.#config.environment !== 'production';
  }

  /** Only the API waits for the screens. */
  async #startServers(ports: Ports, faces: Promise<string>): Promise<void> {
    const config = this.#config;
    const [databaseUrl, temporal] = await allOrThrow([
      this.#timed('PostgreSQL', this.#startDatabase(ports.postgres)),
      this.#timed('Temporal', this.#startTemporal(ports)),
    ]);
    await this.#timed('Lược đồ dữ liệu · database schema', migrate(databaseUrl));
    this.#note({
      databaseUrl,
      temporalAddress: temporal.address,
      apiUrl: config.publicUrl ?? `http://localhost:${ports.api}`,
      ...(temporal.uiUrl === undefined ? {} : { temporalUiUrl: temporal.uiUrl }),
      ...(config.populationUrl === undefined
        ? { populationControlUrl: `http://127.0.0.1:${ports.registries}/control` }
        : {}),
      standInPayments: this.#paysAtStandIn,
    });

    const env = {
      ...process.env,
      ...toEnvironment({
        ...config,
        home: this.#home.folder,
        port: ports.api,
        registriesPort: ports.registries,
        populationUrl: config.populationUrl ?? `http://127.0.0.1:${ports.registries}/dan-cu/tra-cuu`,
        payment: this.#paysAtStandIn
          ? {
              url: `http://127.0.0.1:${ports.registries}/thanh-toan`,
              secret: derivedKey(this.#home.getSecrets().session, 'payment'),
            }
          : config.payment,
        notices:
          config.notices ??
          (config.environment === 'production'
            ? undefined
            : {
                url: `http://127.0.0.1:${ports.registries}/thong-bao`,
                secret: derivedKey(this.#home.getSecrets().session, 'notices'),
              }),
        sessionSecret: config.sessionSecret ?? this.#home.getSecrets().session,
        databaseUrl,
        temporalAddress: temporal.address,
      }),
    };
    await allOrThrow([
      this.#timed('Dịch vụ quốc gia giả lập · stand-ins of national services', this.#startNode('registries', env)),
      this.#timed('Bộ xử lý · worker', this.#startNode('worker', env)),
      faces.then((folder) => this.#timed('API', this.#startNode('api', { ...env, MOTCUA_FACES: folder }))),
      this.#timed('Danh mục thủ tục · catalogue', this.#publishCatalogue(databaseUrl)),
    ]);
    this.#note({ ready: true });
  }

  async #publishCatalogue(databaseUrl: string): Promise<void> {
    const { unreadable, refused } = await publishCatalogue(databaseUrl);
    for (const { file, field, reason } of unreadable) this.#report(`✗ procedures/${file} ${field}: ${reason.vi}`);
    for (const { file, problems } of refused)
      this.#report(`✗ procedures/${file} ${problems[0]?.element ?? ''}: ${problems[0]?.reason.vi ?? ''}`);
  }

  async #startDatabase(port: number): Promise<string> {
    if (this.#config.databaseUrl !== undefined) return this.#config.databaseUrl;
    const postgres = await openPostgres(this.#home, port, this.#report);
    await this.#startPart('postgres', postgres.process);
    await postgres.createDatabase('motcua');
    return postgres.url('motcua');
  }

  async #startTemporal(ports: Ports): Promise<{ readonly address: string; readonly uiUrl?: string | undefined }> {
    const { temporalAddress, temporalNamespace } = this.#config;
    if (temporalAddress !== undefined) return { address: temporalAddress };
    const temporal = await openTemporal(this.#home, ports, temporalNamespace);
    await this.#startPart('temporal', temporal.process);
    return temporal;
  }

  async #startNode(name: NodePart, env: Readonly<Record<string, string | undefined>>): Promise<void> {
    const part = new SupervisedProcess({
      name,
      command: process.execPath,
      args: [...(name === 'worker' ? ['--import', processFile('lean-sandbox')] : []), processFile(name)],
      cwd: projectFolder,
      env,
      ready: 'message',
      logFile: this.#home.path('logs', `${name}.log`),
      stopSignal: 'SIGTERM',
    });
    await this.#startPart(name, part);
  }

  async #startPart(name: PartName, part: SupervisedProcess): Promise<void> {
    this.#parts.set(name, part);
    part.on('pid', () => this.#note({}));
    await part.start();
  }

  /** Writes what commands may know of the stack: the change, and the process ids as they are now. */
  #note(change: Partial<StackFile>): void {
    const processes = [...this.#parts].flatMap(([name, { pid }]) => (pid === undefined ? [] : [[name, pid] as const]));
    this.#file = { ...this.#file, ...change, processes: Object.fromEntries(processes) };
    this.#home.writeStack(this.#file);
  }

  async #timed<T>(text: string, work: Promise<T>): Promise<T> {
    const began = performance.now();
    const result = await work;
    this.#report(`✓ ${text} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
    return result;
  }
}

function processFile(name: string): string {
  return join(projectFolder, 'ops', 'processes', `${name}.ts`);
}

type Ports = Awaited<ReturnType<typeof takePorts>>;

/** Fixed ports are checked before anything starts, so that a taken one is named; port 0 takes any free one. */
async function takePorts(config: Config) {
  const take = async (port: number, part: string, variable: string) => {
    if (port === 0) return findFreePort();
    await assertPortFree(port, part, variable);
    return port;
  };
  const ownDatabase = config.databaseUrl === undefined;
  const ownTemporal = config.temporalAddress === undefined;
  return {
    api: await take(config.port, 'API', 'MOTCUA_PORT'),
    registries: await take(config.registriesPort, 'Stand-ins', 'MOTCUA_REGISTRIES_PORT'),
    postgres: ownDatabase ? await take(config.postgresPort, 'PostgreSQL', 'MOTCUA_POSTGRES_PORT') : 0,
    temporal: ownTemporal ? await take(config.temporalPort, 'Temporal', 'MOTCUA_TEMPORAL_PORT') : 0,
    temporalUi: ownTemporal ? await take(config.temporalUiPort, 'Temporal UI', 'MOTCUA_TEMPORAL_UI_PORT') : 0,
  };
}

/** Waits for all even when one fails, so that nothing goes on behind the failure. */
async function allOrThrow<T extends readonly unknown[]>(work: T): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  const failed = (await Promise.allSettled(work)).find((result) => result.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return Promise.all(work);
}

/** A key of its own for one purpose, from a home's secret. */
function derivedKey(secret: string, purpose: string): string {
  return createHmac('sha256', secret).update(purpose).digest('hex');
}
