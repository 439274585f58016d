import type { Plan } from './plan.ts';

/**
 * What one dossier runs: the plans it was received under, pinned by hash, and how their called elements are bound. The
 * regime's plan is the entry; its call activity "resolve" is bound to the procedure's own process.
 */
export interface Program {
  readonly entry: ProcessRef;
  readonly plans: Readonly<Record<string, Plan>>;
  /** Called process id as written in the file → the process that answers. Unbound ids are looked up in the same plan. */
  readonly bindings: Readonly<Record<string, ProcessRef>>;
}

export interface ProcessRef {
  /** Hash of the plan. */
  readonly plan: string;
  /** Id of the process in it. */
  readonly process: string;
}
