/**
 * The sample on which explanations are sought: chosen by a hash of the position in the order of the key, so that it is
 * the same in every run. What is claimed is counted on all records.
 */
import { avalanche } from '../reading/cell-hash.js';

/** At most about `most` of the positions 0 to n - 1, ascending. */
export function samplePositions(n: number, most: number): Int32Array {
  const out = new Int32Array(Math.min(n, most));
  if (n <= most) { for (let i = 0; i < n; i++) out[i] = i; return out; }
  // Strides of equal length, one position by hash in each: even over the series, without a period of its own.
  const stride = n / most;
  for (let k = 0; k < most; k++) {
    const from = Math.floor(k * stride), to = Math.max(from + 1, Math.floor((k + 1) * stride));
    out[k] = from + ((avalanche(k + 1) >>> 0) % (to - from));
  }
  return out;
}

export function sampled(n: number, most: number): number[] {
  return Array.from(samplePositions(n, most));
}

/** At most about `most` of the given rows. */
export function sampledRows(rows: ArrayLike<number>, most: number): Int32Array {
  const out = samplePositions(rows.length, most);
  for (let k = 0; k < out.length; k++) out[k] = rows[out[k]!]!;
  return out;
}

/** Whether the values of some rows are so many different ones. */
export function distinctOf(values: Float64Array, rows: ArrayLike<number>, least: number): boolean {
  const seen = new Set<number>();
  for (let k = 0; k < rows.length && seen.size < least; k++) seen.add(values[rows[k]!]!);
  return seen.size >= least;
}
