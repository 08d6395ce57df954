/** Counts on edges shared by both releases, so that two pictures can be laid over each other. */
import { countIn, edgesOf } from '../pictures/even-counts.js';

export const HISTOGRAM_BINS = 48;

/** Even edges from the smaller minimum to the larger maximum; one bin where all values are equal; none without values. */
export function sharedEdges(low: number, high: number): number[] {
  return !(low <= high) || !Number.isFinite(high - low) ? [] : edgesOf(low, high, HISTOGRAM_BINS);
}

/** Bins are [edge, next), the last one closed, by the edges themselves; infinities and missing values are left out. */
export function histogram(values: Float64Array, edges: readonly number[]): number[] {
  return edges.length < 2 ? [] : countIn(values, null, edges).counts;
}
