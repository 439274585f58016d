import { dossierJournal, type JournalRow } from '../../db/queries/dossier-history.ts';
import type { Facts } from '../../engine/facts.ts';
import type { Program } from '../../engine/program.ts';
import type { State } from '../../engine/state.ts';
import { step, type Transition } from '../../engine/step.ts';
import type { Stimulus } from '../../engine/stimulus.ts';
import type { Context } from '../context.ts';

/** One entry of a dossier's journal, computed again. */
export interface ReplayedStep {
  readonly entry: JournalRow;
  readonly stimulus: Stimulus;
  readonly facts: Facts;
  readonly transitions: readonly Transition[];
  /** The state after it. */
  readonly state: State;
}

/** The journal of a dossier folded anew, step by step. Throws where an entry does not apply: the record is broken. */
export async function* replayJournal(
  context: Context,
  dossier: string,
  program: Program,
): AsyncGenerator<ReplayedStep, void, undefined> {
  let state: State | undefined;
  for (const entry of await dossierJournal(context.pool, dossier)) {
    const facts = await context.contents.value<Facts>(entry.facts);
    const stimulus = JSON.parse(entry.stimulus) as Stimulus;
    const result = step(program, state, stimulus, entry.at.getTime(), facts);
    if (!result.ok)
      throw new Error(`Expected journal entry ${entry.seq} of ${dossier} to apply, but ${result.rejection.message}`);
    state = result.state;
    yield { entry, stimulus, facts, transitions: result.transitions, state };
  }
}
