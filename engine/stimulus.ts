/**
 * What may happen to a running process, as the engine sees it. A stimulus is data: it is journalled, and replaying the
 * journal with the engine gives the same state. It carries routing variables only, never personal data.
 *
 * `key` is an element instance's key as `openWork` reports it.
 */
export type Stimulus =
  /**
   * Instantiates the program's entry process through its none start event; `element` says through which where it has
   * several. First stimulus of every life that no event begins.
   */
  | { type: 'start'; element?: string; variables?: Variables }
  /** A person finished a user (or manual) task. `action` is the option chosen, where the task declares options. */
  | { type: 'complete-task'; key: ElementInstanceKey; action?: string; variables?: Variables }
  /** A person or a job threw a BPMN error from inside its task. */
  | { type: 'throw-error'; key: ElementInstanceKey; code: string; variables?: Variables }
  /** A job (service, send, script-by-worker task) answered. `attempt` tells retries of one instance apart. */
  | { type: 'complete-job'; key: ElementInstanceKey; attempt: number; variables?: Variables }
  /** A job failed for good: becomes an incident on that element instance. */
  | { type: 'fail-job'; key: ElementInstanceKey; attempt: number; message: string }
  /** Fires everything that is due at `now`: timers, in order of their dates. Refused as void when nothing is due. */
  | { type: 'alarm' }
  /** A message arrives. Correlated by name and, where the receiver declares one, by key. Refused when nobody waits. */
  | { type: 'message'; name: string; correlationKey?: string; variables?: Variables }
  | { type: 'signal'; name: string; variables?: Variables }
  /** Changes variables of the root scope; conditional events are then evaluated. */
  | { type: 'set-variables'; variables: Variables }
  /** An operator repaired the cause of an incident: evaluates or schedules the element again as a new attempt. */
  | { type: 'retry-incident'; key: ElementInstanceKey }
  /** Cancels the whole instance: nothing stays active. */
  | { type: 'cancel' };

export type ElementInstanceKey = number;

/** Process variables: JSON values, and nothing else (no dates, no floats for money). */
export type Variables = { [name: string]: JsonValue };
export type JsonValue = string | number | boolean | null | JsonValue[] | { [name: string]: JsonValue };
