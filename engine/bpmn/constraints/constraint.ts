import type { Moddle } from '../moddle.ts';
import type { Model } from './model.ts';

/** One rule of the standard that a file can break, with the number by which public test material names it. */
export interface Constraint {
  readonly rule: string;
  readonly vi: string;
  readonly en: string;
  /** The elements that break it. */
  readonly find: (model: Model) => readonly Moddle[];
}
