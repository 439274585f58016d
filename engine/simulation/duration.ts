import type { SeededRandom } from './seeded-random.ts';

/** How long something takes, in minutes: always the same, or drawn. */
export type Duration =
  | { readonly fixed: number }
  | { readonly uniform: readonly [least: number, most: number] }
  | { readonly triangular: readonly [least: number, usual: number, most: number] }
  | { readonly exponential: number };

/** One draw, in minutes; never negative. */
export function drawDuration(duration: Duration, random: SeededRandom): number {
  const chance = random.next();
  if ('fixed' in duration) return Math.max(0, duration.fixed);
  if ('exponential' in duration) return -Math.log(1 - chance) * duration.exponential;
  if ('uniform' in duration) return duration.uniform[0] + chance * (duration.uniform[1] - duration.uniform[0]);
  const [least, usual, most] = duration.triangular;
  const width = most - least;
  if (width <= 0) return least;
  const turn = (usual - least) / width;
  return chance < turn
    ? least + Math.sqrt(chance * width * (usual - least))
    : most - Math.sqrt((1 - chance) * width * (most - usual));
}
