/** Exact figures of what a picture counts, so that a view's numbers are of the values that it draws and of no others. */
import { centralMoments } from '../metrics/descriptive/central-moments.js';
import { CompensatedSum } from '../statistics/compensated-sum.js';
import { quantiles } from '../statistics/order-statistics.js';
import { pulse } from '../pulse.js';
import type { SideFigures } from './picture.js';

/** Null without a finite value. */
export function sideFigures(values: Float64Array, mask: Uint8Array | null): SideFigures | null {
  const kept = new Float64Array(values.length);
  let n = 0;
  for (let i = 0; i < values.length; i++) { const v = values[i]!; if (v - v === 0 && (mask === null || mask[i] === 1)) kept[n++] = v; }
  if (n === 0) return null;
  const finite = kept.subarray(0, n), { mean, m2, low, high } = centralMoments(finite), sd = n > 1 ? Math.sqrt((m2 * n) / (n - 1)) : NaN;
  pulse();
  const [q025, q05, q25, q50, q75, q95, q975] = quantiles(finite, n, [0.025, 0.05, 0.25, 0.5, 0.75, 0.95, 0.975], { low, high }) as [number, number, number, number, number, number, number];
  pulse();
  return { n, mean: Number.isFinite(mean) ? mean : meanOfParts(finite), sd: Number.isFinite(sd) ? sd : null, q025, q05, q25, q50, q75, q95, q975 };
}

/** Where the sum is beyond the largest number, each value gives its part. */
function meanOfParts(values: Float64Array): number {
  const sum = new CompensatedSum();
  for (let i = 0; i < values.length; i++) sum.add(values[i]! / values.length);
  return sum.value;
}
