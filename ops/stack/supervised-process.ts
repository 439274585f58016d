import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { OperatorProblem } from './operator-problem.ts';

/** How one part of the stack is run. */
export interface ProcessPlan {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Account the process runs as; undefined keeps the current one. */
  readonly user?: { readonly uid: number; readonly gid: number } | undefined;
  /** The process is ready when it prints a line with this text, or when it sends the message `ready` to its parent. */
  readonly ready: string | 'message';
  readonly logFile: string;
  readonly stopSignal: NodeJS.Signals;
  /** Runs before each start, for example to clear what a killed predecessor left behind. */
  readonly beforeStart?: () => Promise<void>;
}

/** Longest wait for an orderly end, in ms, before the process group is killed. */
const stopLimit = 15_000;
const shortestPause = 50;
const longestPause = 5_000;
/** A process that lived this long, in ms, is restarted without a growing pause. */
const stableAfter = 10_000;

/**
 * A child process in its own process group that is started again whenever it ends unasked. `start` resolves once it is
 * ready and rejects, without a second try, when it ends before it was ever ready. It emits `ready` each time it becomes
 * ready, and `pid` whenever its process id changes.
 */
export class SupervisedProcess extends EventEmitter<{ pid: []; ready: [] }> {
  readonly #plan: ProcessPlan;
  #child: ChildProcess | undefined;
  #log: WriteStream | undefined;
  readonly #stopping = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(plan: ProcessPlan) {
    super();
    this.#plan = plan;
  }

  /** Process id; undefined between an end and the next start. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  async start(): Promise<void> {
    await mkdir(dirname(this.#plan.logFile), { recursive: true });
    this.#log = createWriteStream(this.#plan.logFile, { flags: 'a' });
    await this.#plan.beforeStart?.();
    this.#stopping.signal.throwIfAborted();
    const { ready, ended } = this.#spawn();
    this.#running = ended;
    await ready;
    this.#running = this.#keepRunning(ended);
  }

  /** Asks the process to end and waits until it has; after a while its whole group is killed. */
  async stop(signal: NodeJS.Signals = this.#plan.stopSignal): Promise<void> {
    this.#stopping.abort();
    const child = this.#child;
    const kill = setTimeout(() => this.#killGroup(), stopLimit);
    child?.kill(signal);
    await this.#running;
    clearTimeout(kill);
    this.#log?.end();
  }

  async #keepRunning(firstEnd: Promise<void>): Promise<void> {
    let ended = firstEnd;
    let pause = shortestPause;
    const { signal } = this.#stopping;
    for (;;) {
      const began = Date.now();
      await ended;
      if (signal.aborted) return;
      pause = Date.now() - began > stableAfter ? shortestPause : Math.min(pause * 2, longestPause);
      this.#note(`ended unasked; starting again in ${pause} ms`);
      await delay(pause, undefined, { signal }).catch(() => undefined);
      await this.#plan.beforeStart?.();
      if (signal.aborted) return;
      const next = this.#spawn();
      next.ready.catch((error: Error) => this.#note(error.message));
      ended = next.ended;
    }
  }

  #spawn(): { ready: Promise<void>; ended: Promise<void> } {
    const { command, args, cwd, env, user, ready } = this.#plan;
    const child = spawn(command, args, {
      cwd,
      env: { ...env },
      ...(user === undefined ? {} : { uid: user.uid, gid: user.gid }),
      detached: true,
      stdio: ready === 'message' ? ['ignore', 'pipe', 'pipe', 'ipc'] : ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    const tail: string[] = [];
    const readiness = Promise.withResolvers<void>();
    const end = Promise.withResolvers<void>();
    let isReady = false;
    const becomeReady = () => {
      if (isReady) return;
      isReady = true;
      readiness.resolve();
      this.emit('ready');
    };
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8');
      stream?.on('data', (text: string) => {
        this.#log?.write(text);
        tail.push(text);
        if (tail.length > 50) tail.shift();
        if (ready !== 'message' && tail.slice(-2).join('').includes(ready)) becomeReady();
      });
    }
    child.on('message', (message) => {
      if (ready === 'message' && message === 'ready') becomeReady();
    });
    child.on('error', (error) => {
      readiness.reject(error);
      end.resolve();
    });
    child.on('close', (code, signal) => {
      if (this.#child === child) this.#child = undefined;
      this.emit('pid');
      readiness.reject(
        new OperatorProblem(
          `${this.#plan.name} kết thúc (${signal ?? code}) trước khi sẵn sàng. Nhật ký: ${this.#plan.logFile}`,
          `${this.#plan.name} ended (${signal ?? code}) before it was ready. Log: ${this.#plan.logFile}\n${tail.join('').trim()}`,
        ),
      );
      end.resolve();
    });
    this.emit('pid');
    return { ready: readiness.promise, ended: end.promise };
  }

  #killGroup(): void {
    const pid = this.#child?.pid;
    if (pid === undefined) return;
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      this.#note('had ended before it was killed');
    }
  }

  #note(text: string): void {
    this.#log?.write(`[${new Date().toISOString()}] ${this.#plan.name} ${text}\n`);
  }
}
