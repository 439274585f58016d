import type { Life } from '../state.ts';

export type LifeEnd = Life | 'completed' | 'terminated';

/**
 * The transitions an element instance may make. Everything else is a defect of the engine, and throws. An instance
 * stays in `activating` or `completing` only while an incident holds it there.
 */
const allowed: Readonly<Record<LifeEnd, readonly LifeEnd[]>> = {
  activating: ['active', 'terminating'],
  active: ['completing', 'terminating'],
  completing: ['completed', 'terminating'],
  terminating: ['terminated'],
  completed: [],
  terminated: [],
};

export function assertTransition(from: LifeEnd, to: LifeEnd, element: string): void {
  if (!allowed[from].includes(to))
    throw new Error(`Expected an allowed transition of ${element} but found ${from} → ${to}`);
}
