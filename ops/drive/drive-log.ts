import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import type { Drive } from './drive-procedures.ts';
import type { Played } from './play-plan.ts';

/**
 * What was driven on a stack, one line a dossier: a run that was stopped is taken up where it was. A dossier counts as
 * played when procedure, both processes and every move are the same and it went as planned.
 */
export class DriveLog {
  readonly #file: string;
  readonly #played = new Map<string, Played>();

  /** @param resume whether what the file holds counts; else it is begun anew */
  constructor(file: string, resume: boolean) {
    this.#file = file;
    if (!resume) rmSync(file, { force: true });
    if (!existsSync(file)) return;
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      const entry = readLine(line);
      if (entry) this.#played.set(entry.key, entry.played);
    }
  }

  find(drive: Drive, index: number): Played | undefined {
    return this.#played.get(keyOf(drive, index));
  }

  write(drive: Drive, index: number, played: Played): void {
    if (played.trouble !== undefined) return;
    appendFileSync(this.#file, `${JSON.stringify({ key: keyOf(drive, index), played })}\n`);
  }
}

/** Undefined for a line that was cut off when the writer died. */
function readLine(line: string): { key: string; played: Played } | undefined {
  try {
    return JSON.parse(line) as { key: string; played: Played };
  } catch {
    return undefined;
  }
}

/** The dates waited for differ from day to day; the moves do not. */
function keyOf({ procedure, program, games }: Drive, index: number): string {
  const moves = games[index]?.moves.map((move) => (move.type === 'wait' ? 'wait' : move));
  return createHash('sha256')
    .update(JSON.stringify([procedure.facts.code, Object.keys(program.plans), index, moves]))
    .digest('base64url');
}
