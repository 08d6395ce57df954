/**
 * Where the mean of a series changes. Many points: the partition of least squared error plus a penalty a change,
 * exactly (R. Killick, P. Fearnhead and I. Eckley, "Optimal detection of changepoints with a linear computational
 * cost", 2012). One point: the rank test of Pettitt.
 */
import { midranks } from '../correlation/ranks.js';
import { type MetricAnswer, type MetricDescriptor, tooFew } from '../metric.js';
import { quantileOfSorted } from '../descriptive/sorted.js';

const PETTITT = 'A. Pettitt, "A non-parametric approach to the change-point problem", 1979';
const shared = { group: 'time', range: [0, Infinity], noChange: null, direction: 'larger' } as const;

export const CHANGE_POINT_METRICS = [
  { ...shared, id: 'pettittK', label: 'Pettitt statistic', unit: 'count', citation: PETTITT },
  { ...shared, id: 'pettittAfter', label: 'Position after which the shift is', unit: 'count', citation: PETTITT },
  { ...shared, id: 'pettittP', label: 'p of the Pettitt statistic', unit: 'none', range: [0, 1], direction: 'smaller', citation: PETTITT },
] as const satisfies readonly MetricDescriptor[];

export interface Partition {
  /** First position of each segment; the first is 0. */
  readonly starts: readonly number[];
  readonly means: readonly number[];
  /** Squared error of all segments, and the penalty of each change. */
  readonly cost: number;
}

/** Long series of few changes cost the square of their length. */
export const LONGEST_SERIES = 5000;

/** Null for more values than `LONGEST_SERIES`, for none, and where one is not finite. */
export function changePoints(values: Float64Array, penalty: number, shortest = 1): Partition | null {
  const n = values.length;
  if (n === 0 || n > LONGEST_SERIES || !values.every(Number.isFinite)) return null;
  const centre = quantileOfSorted(values.slice().sort(), 0.5), sums = new Float64Array(n + 1), squares = new Float64Array(n + 1);
  for (let i = 0; i < n; i++) {
    const z = values[i]! - centre;
    sums[i + 1] = sums[i]! + z;
    squares[i + 1] = squares[i]! + z * z;
  }
  const error = (from: number, to: number): number => Math.max(0, squares[to]! - squares[from]! - (sums[to]! - sums[from]!) ** 2 / (to - from));
  const best = new Float64Array(n + 1).fill(Infinity), before = new Int32Array(n + 1), until = new Float64Array(n + 1).fill(Infinity);
  best[0] = -penalty;
  let starts = [0];
  for (let end = Math.min(shortest, n); end <= n; end++) {
    for (const start of starts) {
      if (end - start < shortest && !(start === 0 && end === n)) continue;
      const cost = best[start]! + error(start, end) + penalty;
      if (cost < best[end]!) {
        best[end] = cost;
        before[end] = start;
      }
    }
    // A start that costs more than ending here can never win again, once a segment from here is long enough.
    for (const start of starts) if (best[start]! + error(start, end) > best[end]! && until[start] === Infinity) until[start] = end + shortest;
    starts = starts.filter((start) => until[start]! > end + 1);
    starts.push(end);
  }
  const found: number[] = [];
  for (let end = n; end > 0; end = before[end]!) found.unshift(before[end]!);
  return { starts: found, means: found.map((start, k) => centre + (sums[found[k + 1] ?? n]! - sums[start]!) / ((found[k + 1] ?? n) - start)), cost: best[n]! };
}

/** 1.5 times the penalty of Schwarz, from the noise between neighbours; `resolution` is the step of the values' last decimal. Null where there is no noise to measure. */
export function schwarzPenalty(values: Float64Array, resolution = 0): number | null {
  const steps = new Float64Array(Math.max(0, values.length - 1)).map((_, i) => values[i + 1]! - values[i]!).filter(Number.isFinite);
  if (steps.length === 0) return null;
  const middle = quantileOfSorted(steps.slice().sort(), 0.5), spread = quantileOfSorted(steps.map((step) => Math.abs(step - middle)).sort(), 0.5);
  const noise = Math.max(spread / (Math.SQRT2 * 0.674489750196082), resolution / Math.sqrt(12));
  return noise > 0 ? 3 * noise * noise * Math.log(values.length) : null;
}

/** Missing and infinite values are left out; positions are those of the series. */
export function pettitt(values: Float64Array): Readonly<Record<(typeof CHANGE_POINT_METRICS)[number]['id'], MetricAnswer>> {
  const kept = Array.from(values.keys()).filter((i) => Number.isFinite(values[i]!)), n = kept.length;
  if (n < 2) return { pettittK: tooFew(n, 2), pettittAfter: tooFew(n, 2), pettittP: tooFew(n, 2) };
  const { ranks } = midranks(Float64Array.from(kept, (i) => values[i]!));
  let sum = 0, largest = -1, after = 0;
  for (let k = 1; k < n; k++) {
    sum += ranks[k - 1]!;
    const u = Math.abs(2 * sum - k * (n + 1));
    if (u > largest) {
      largest = u;
      after = kept[k - 1]!;
    }
  }
  return { pettittK: { value: largest, n }, pettittAfter: { value: after, n }, pettittP: { value: Math.min(1, 2 * Math.exp((-6 * largest * largest) / (n ** 3 + n ** 2))), n } };
}
