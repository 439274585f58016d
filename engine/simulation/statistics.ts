/** How a measured quantity is spread. */
export interface Spread {
  readonly mean: number;
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly max: number;
}

/** Rounded to a hundredth; all zero where nothing was measured. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = Float64Array.from(values).sort();
  const at = (share: number) => round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
  const sum = sorted.reduce((total, value) => total + value, 0);
  return {
    mean: round(sorted.length === 0 ? 0 : sum / sorted.length),
    p50: at(0.5),
    p90: at(0.9),
    p95: at(0.95),
    max: at(1),
  };
}

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
