/**
 * Lines through pairs of which some do not belong: Theil-Sen slopes between far pairs (P. K. Sen, 1968), then least
 * squares on the pairs that lie closest, three rounds.
 */
import { sampled } from './sample.js';

export interface Line { readonly slope: number; readonly offset: number }

export function median(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values).sort(), half = sorted.length >> 1;
  return sorted.length === 0 ? NaN : sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

/** Pairs that a fit needs: more would only take longer. */
const ENOUGH = 400;

/** Null where x does not vary. */
export function fitLine(allX: ArrayLike<number>, allY: ArrayLike<number>): Line | null {
  const looked = sampled(allX.length, ENOUGH), x = Float64Array.from(looked, (i) => allX[i]!), y = Float64Array.from(looked, (i) => allY[i]!);
  const n = x.length, order = Array.from({ length: n }, (_, i) => i).sort((i, j) => x[i]! - x[j]! || i - j), half = n >> 1;
  const slopes: number[] = [];
  for (let k = 0; k + half < n; k++) {
    const i = order[k]!, j = order[k + half]!;
    if (x[j]! > x[i]!) slopes.push((y[j]! - y[i]!) / (x[j]! - x[i]!));
  }
  if (slopes.length < 3) return null;
  let slope = median(slopes), offset = median(Float64Array.from({ length: n }, (_, i) => y[i]! - slope * x[i]!));
  for (let round = 0; round < 3; round++) {
    const off = Float64Array.from({ length: n }, (_, i) => Math.abs(y[i]! - slope * x[i]! - offset)), limit = off.slice().sort()[Math.floor(0.8 * (n - 1))]!;
    let count = 0, mx = 0, my = 0;
    for (let i = 0; i < n; i++) if (off[i]! <= limit) { count++; mx += x[i]!; my += y[i]!; }
    mx /= count;
    my /= count;
    let sxx = 0, sxy = 0;
    for (let i = 0; i < n; i++) if (off[i]! <= limit) { sxx += (x[i]! - mx) ** 2; sxy += (x[i]! - mx) * (y[i]! - my); }
    if (!(sxx > 0)) break;
    slope = sxy / sxx;
    offset = my - slope * mx;
  }
  return { slope, offset };
}

/** One factor: the median ratio of the larger half, then least squares through 0 on what lies closest. */
export function fitFactor(x: ArrayLike<number>, y: ArrayLike<number>): number | null {
  const rows = sampled(x.length, ENOUGH).filter((i) => x[i] !== 0);
  if (rows.length < 4) return null;
  const limit = median(rows.map((i) => Math.abs(x[i]!))), large = rows.filter((i) => Math.abs(x[i]!) >= limit);
  let factor = median(large.map((i) => y[i]! / x[i]!));
  const off = large.map((i) => Math.abs(y[i]! - factor * x[i]!)), near = off.slice().sort((a, b) => a - b)[Math.floor(0.8 * (off.length - 1))]!;
  let sxx = 0, sxy = 0;
  large.forEach((i, k) => { if (off[k]! <= near) { sxx += x[i]! * x[i]!; sxy += x[i]! * y[i]!; } });
  if (sxx > 0 && Number.isFinite(sxx)) factor = sxy / sxx;
  return factor;
}
