/**
 * The state of one process instance: plain JSON, complete (a process restarted from it after any step goes on alike),
 * small (it travels with the dossier). Only the engine looks inside.
 */
export interface State {
  readonly now: number;
}
