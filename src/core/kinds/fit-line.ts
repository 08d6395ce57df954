/**
 * Lines through pairs of which some do not belong: Theil-Sen slopes between far pairs (P. K. Sen, 1968), then least
 * squares on the pairs that lie closest, three rounds. Parts of a series are fitted thousands of times: nothing here
 * calls back for a value, and of sorted values only what is asked for is put in its place.
 */
import { samplePositions } from './sample.js';

export interface Line { readonly slope: number; readonly offset: number }

export function median(values: ArrayLike<number>): number {
  const n = values.length, all = new Float64Array(n);
  let ordered = true;
  for (let i = 0; i < n; i++) { const v = values[i]!; all[i] = v; if (v !== v) ordered = false; }
  return ordered ? medianOf(all, n) : middleOf(all.sort(), n);
}

function middleOf(sorted: Float64Array, n: number): number {
  const half = n >> 1;
  return n === 0 ? NaN : n % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

/** Of the first n values, none NaN, which are rearranged. */
function medianOf(values: Float64Array, n: number): number {
  if (n === 0) return NaN;
  const half = n >> 1, upper = nth(values, n, half);
  if (n % 2 === 1) return upper;
  let lower = -Infinity;
  for (let i = 0; i < half; i++) if (values[i]! > lower) lower = values[i]!;
  return (lower + upper) / 2;
}

/** The value of rank k of the first n, with none greater before it (C. A. R. Hoare, "Find", 1961). */
function nth(values: Float64Array, n: number, k: number): number {
  for (let left = 0, right = n - 1; left < right;) {
    const a = values[left]!, b = values[(left + right) >> 1]!, c = values[right]!, pivot = a < b ? (b < c ? b : a < c ? c : a) : a < c ? a : b < c ? c : b;
    let i = left, j = right;
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (pivot < values[j]!) j--;
      if (i <= j) { const swap = values[i]!; values[i++] = values[j]!; values[j--] = swap; }
    }
    if (k <= j) right = j; else if (k >= i) left = i; else break;
  }
  return values[k]!;
}

/** Pairs that a fit needs: more would only take longer. */
const ENOUGH = 400;
const order = new Int32Array(ENOUGH), merged = new Int32Array(ENOUGH), scratch = new Float64Array(ENOUGH), off = new Float64Array(ENOUGH), xs = new Float64Array(ENOUGH), ys = new Float64Array(ENOUGH);

/** Puts the first n of `order` in the order of their values, equal ones in the order of their numbers. */
function orderBy(values: Float64Array, n: number): void {
  for (let i = 0; i < n; i++) order[i] = i;
  let from = order, to = merged;
  for (let width = 1; width < n; width *= 2) {
    for (let start = 0; start < n; start += 2 * width) {
      const middle = Math.min(start + width, n), end = Math.min(start + 2 * width, n);
      for (let a = start, b = middle, k = start; k < end; k++) to[k] = a < middle && (b >= end || values[from[a]!]! <= values[from[b]!]!) ? from[a++]! : from[b++]!;
    }
    const swap = from; from = to; to = swap;
  }
  if (from !== order) order.set(from);
}

/** Null where x does not vary. */
export function fitLine(allX: ArrayLike<number>, allY: ArrayLike<number>): Line | null {
  let n = allX.length;
  if (n <= ENOUGH) for (let i = 0; i < n; i++) { xs[i] = allX[i]!; ys[i] = allY[i]!; }
  else { const looked = samplePositions(n, ENOUGH); n = looked.length; for (let i = 0; i < n; i++) { xs[i] = allX[looked[i]!]!; ys[i] = allY[looked[i]!]!; } }
  const half = n >> 1;
  orderBy(xs, n);
  let slopes = 0;
  for (let k = 0; k + half < n; k++) {
    const i = order[k]!, j = order[k + half]!;
    if (xs[j]! > xs[i]!) { const slope = (ys[j]! - ys[i]!) / (xs[j]! - xs[i]!); if (slope !== slope) return null; scratch[slopes++] = slope; }
  }
  if (slopes < 3) return null;
  let slope = medianOf(scratch, slopes);
  for (let i = 0; i < n; i++) scratch[i] = ys[i]! - slope * xs[i]!;
  let offset = median(scratch.subarray(0, n));
  for (let round = 0; round < 3; round++) {
    for (let i = 0; i < n; i++) scratch[i] = off[i] = Math.abs(ys[i]! - slope * xs[i]! - offset);
    const limit = nth(scratch, n, Math.floor(0.8 * (n - 1)));
    let count = 0, mx = 0, my = 0;
    for (let i = 0; i < n; i++) if (off[i]! <= limit) { count++; mx += xs[i]!; my += ys[i]!; }
    mx /= count;
    my /= count;
    let sxx = 0, sxy = 0;
    for (let i = 0; i < n; i++) if (off[i]! <= limit) { sxx += (xs[i]! - mx) ** 2; sxy += (xs[i]! - mx) * (ys[i]! - my); }
    if (!(sxx > 0)) break;
    slope = sxy / sxx;
    offset = my - slope * mx;
  }
  return { slope, offset };
}

/** One factor: the median ratio of the larger half, then least squares through 0 on what lies closest. */
export function fitFactor(x: ArrayLike<number>, y: ArrayLike<number>): number | null {
  const looked = samplePositions(x.length, ENOUGH);
  let n = 0;
  for (let k = 0; k < looked.length; k++) { const i = looked[k]!; if (x[i] !== 0) { xs[n] = x[i]!; ys[n] = y[i]!; off[n] = scratch[n] = Math.abs(x[i]!); n++; } }
  if (n < 4) return null;
  const limit = medianOf(scratch, n);
  let large = 0;
  for (let k = 0; k < n; k++) if (off[k]! >= limit) { xs[large] = xs[k]!; ys[large] = ys[k]!; scratch[large] = ys[k]! / xs[k]!; large++; }
  let factor = medianOf(scratch, large);
  for (let k = 0; k < large; k++) scratch[k] = off[k] = Math.abs(ys[k]! - factor * xs[k]!);
  const near = nth(scratch, large, Math.floor(0.8 * (large - 1)));
  let sxx = 0, sxy = 0;
  for (let k = 0; k < large; k++) if (off[k]! <= near) { sxx += xs[k]! * xs[k]!; sxy += xs[k]! * ys[k]!; }
  if (sxx > 0 && Number.isFinite(sxx)) factor = sxy / sxx;
  return factor;
}
