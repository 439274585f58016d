import { findProgram } from '../setup/run-program.mjs';

/**
 * A command that ends with `signal` when its parent dies, even of kill -9, where the system offers it (Linux, util-linux);
 * elsewhere the command itself, and the next start in the same home clears what was left.
 */
export function dieWithParent(
  signal: 'INT' | 'TERM',
  command: string,
  args: readonly string[],
): { command: string; args: readonly string[] } {
  const setpriv = process.platform === 'linux' ? findProgram(['setpriv']) : undefined;
  if (setpriv === undefined) return { command, args };
  return { command: setpriv, args: ['--pdeathsig', signal, '--', command, ...args] };
}
