import type { Instance, State } from '../state.ts';

/** An instance that this step may change: it is its own copy. */
export type Editable = { -readonly [K in keyof Instance]: Instance[K] };

/**
 * The state while a step works on it. Instances are copied when they are first changed, never before, so the state
 * given to the step stays as it is and a step costs what it touches.
 */
export class Draft {
  readonly #instances: Record<string, Instance>;
  readonly #owned = new Set<number>();
  readonly ends: string[];
  next: number;

  constructor(state: State | undefined) {
    this.#instances = { ...state?.instances };
    this.ends = state ? [...state.ends] : [];
    this.next = state?.next ?? 1;
  }

  find(key: number): Instance | undefined {
    return this.#instances[key];
  }

  get(key: number): Instance {
    const instance = this.#instances[key];
    if (!instance) throw new Error(`Expected element instance ${key} to be alive but it is not`);
    return instance;
  }

  /** The instance, to be changed. */
  edit(key: number): Editable {
    const instance = this.get(key);
    if (this.#owned.has(key)) return instance;
    const copy = { ...instance };
    this.#instances[key] = copy;
    this.#owned.add(key);
    return copy;
  }

  add(instance: Omit<Instance, 'key'>): Editable {
    const added = { key: this.next, ...instance };
    this.#instances[this.next] = added;
    this.#owned.add(this.next);
    this.next += 1;
    return added;
  }

  remove(key: number): void {
    delete this.#instances[key];
    this.#owned.delete(key);
  }

  /** In order of creation. */
  all(): Instance[] {
    return Object.values(this.#instances);
  }

  /** Direct children in order of creation. */
  childrenOf(key: number): Instance[] {
    return this.all().filter((instance) => instance.scope === key);
  }

  snapshot(now: number, result: State['result']): State {
    return { now, next: this.next, instances: this.#instances, ends: this.ends, ...(result && { result }) };
  }
}
