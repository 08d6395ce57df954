/**
 * Bins that both releases share, so that their counts can be compared: inner edges with open ends,
 * each bin [edge, next). Values that are missing or infinite are in no bin.
 */
import { quantiles } from '../../statistics/order-statistics.js';

export interface EvenBins { readonly low: number; readonly high: number; readonly k: number }

/** Inner edges at the quantiles 1/k … (k-1)/k of the base (type 7); equal edges become one. */
export function quantileEdges(base: Float64Array, k: number): number[] {
  const finite = base.filter(Number.isFinite);
  if (finite.length === 0) return [];
  return [...new Set(quantiles(finite, finite.length, Array.from({ length: k - 1 }, (_, i) => (i + 1) / k)))].sort((a, b) => a - b);
}

export function countBetween(values: Float64Array, edges: readonly number[]): number[] {
  const counts = new Array<number>(edges.length + 1).fill(0);
  for (const x of values) if (Number.isFinite(x)) counts[binBetween(x, edges)]!++;
  return counts;
}

/** How many edges are at or below `x`. */
export function binBetween(x: number, edges: readonly number[]): number {
  let low = 0, high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges[middle]! <= x) low = middle + 1; else high = middle;
  }
  return low;
}

/** Even bins over both releases, as wide as D. Freedman and P. Diaconis advise ("On the histogram as a density estimator", 1981), within bounds. */
export function evenBins(base: Float64Array, revision: Float64Array, kMin = 16, kMax = 1024): EvenBins | null {
  const pooled = new Float64Array(base.length + revision.length);
  let n = 0, low = Infinity, high = -Infinity;
  for (const side of [base, revision]) {
    for (const x of side) {
      if (!Number.isFinite(x)) continue;
      pooled[n++] = x;
      if (x < low) low = x;
      if (x > high) high = x;
    }
  }
  if (n === 0) return null;
  if (low === high) return { low, high, k: 1 };
  const [q25, q75] = quantiles(pooled, n, [0.25, 0.75], { low, high }) as [number, number];
  return evenBinsOf({ low, high, q25, q75, n }, kMin, kMax);
}

/** The same from what is known of all values of both sides together, `n` of them. */
export function evenBinsOf({ low, high, q25, q75, n }: { readonly low: number; readonly high: number; readonly q25: number; readonly q75: number; readonly n: number }, kMin = 16, kMax = 1024): EvenBins {
  if (low === high) return { low, high, k: 1 };
  const width = (2 * (q75 - q25)) / Math.cbrt(n);
  const k = width > 0 ? Math.ceil((high - low) / width) : kMin;
  return { low, high, k: Math.min(kMax, Math.max(kMin, Number.isFinite(k) ? k : kMax)) };
}

export function countEven(values: Float64Array, { low, high, k }: EvenBins): number[] {
  const counts = new Array<number>(k).fill(0);
  for (const x of values) if (Number.isFinite(x)) counts[evenBin(x, low, high, k)]!++;
  return counts;
}

/** Values outside fall into the outer bins. Halved, because a range of more than the largest number overflows. */
export function evenBin(x: number, low: number, high: number, k: number): number {
  const share = Number.isFinite(high - low) ? (x - low) / (high - low) : (x / 2 - low / 2) / (high / 2 - low / 2);
  return high > low ? Math.min(k - 1, Math.max(0, Math.floor(share * k))) : 0;
}
