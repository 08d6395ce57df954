/**
 * Quantiles as weighted means of all order statistics (F. Harrell and C. Davis, "A new
 * distribution-free quantile estimator", 1982): smooth in the data, so that a bootstrap of them works.
 */
import { betaLower } from '../special/incomplete-beta.js';

/** Beyond this many values type-7 quantiles are as good, and the weights cost too much. */
export const HARRELL_DAVIS_LIMIT = 10_000;

/** Weight of each of `n` ascending values in the quantile at `p`. */
export function harrellDavisWeights(n: number, p: number): Float64Array {
  const a = (n + 1) * p, b = (n + 1) * (1 - p), weights = new Float64Array(n);
  const reach = 12 * Math.sqrt((p * (1 - p)) / (n + 2)) + 20 / n;
  let before = 0;
  for (let i = 1; i <= n; i++) {
    const x = i / n;
    const upTo = i === n || x > p + reach ? 1 : x < p - reach ? 0 : betaLower(a, b, x, (n - i) / n);
    weights[i - 1] = upTo - before;
    before = upTo;
  }
  return weights;
}

export function weightedSum(weights: Float64Array, sorted: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) if (weights[i] !== 0) sum += weights[i]! * sorted[i]!;
  return sum;
}

export function harrellDavis(sorted: ArrayLike<number>, probabilities: readonly number[]): number[] {
  return probabilities.map((p) => weightedSum(harrellDavisWeights(sorted.length, p), sorted));
}
