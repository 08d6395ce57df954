/**
 * A line fitted to a few hundred pairs, made as exact as all pairs allow: with digits cut off every pair, thousands tell
 * a factor of 1.031 from one of 1.030 where hundreds do not.
 */
import type { Line } from './fit-line.js';

/** Fewer pairs were all looked at already. */
const LEAST = 1000;
const ROUNDS = 4;

/** Least squares on the pairs within `reach` of the line, which is drawn closer each round: at last `half` a printed unit. */
export function refineLine(line: Line, x: ArrayLike<number>, y: ArrayLike<number>, half: number): Line {
  const n = x.length;
  if (n < LEAST || !(half > 0)) return line;
  let { slope, offset } = line;
  for (let round = 0; round < ROUNDS; round++) {
    const reach = half * (round < ROUNDS - 2 ? 4 : 1.5);
    let count = 0, mx = 0, my = 0;
    for (let i = 0; i < n; i++) if (Math.abs(y[i]! - slope * x[i]! - offset) <= reach) { count++; mx += x[i]!; my += y[i]!; }
    if (count < n / 2) return line;
    mx /= count;
    my /= count;
    let sxx = 0, sxy = 0;
    for (let i = 0; i < n; i++) if (Math.abs(y[i]! - slope * x[i]! - offset) <= reach) { sxx += (x[i]! - mx) ** 2; sxy += (x[i]! - mx) * (y[i]! - my); }
    if (!(sxx > 0)) return line;
    slope = sxy / sxx;
    offset = my - slope * mx;
  }
  return { slope, offset };
}

/** The same for a line through 0. */
export function refineFactor(factor: number, x: ArrayLike<number>, y: ArrayLike<number>, half: number): number {
  const n = x.length;
  if (n < LEAST || !(half > 0)) return factor;
  let refined = factor;
  for (let round = 0; round < ROUNDS; round++) {
    const reach = half * (round < ROUNDS - 2 ? 4 : 1.5);
    let count = 0, sxx = 0, sxy = 0;
    for (let i = 0; i < n; i++) if (Math.abs(y[i]! - refined * x[i]!) <= reach) { count++; sxx += x[i]! * x[i]!; sxy += x[i]! * y[i]!; }
    if (count < n / 2 || !(sxx > 0)) return factor;
    refined = sxy / sxx;
  }
  return refined;
}

/** Share of the pairs that may have a value which others have: where more do, nights of one value decide a line that days should. */
const MOST_ALIKE = 0.3;

/** Pairs of different base values, where one value is that of many. */
export function onePerValue({ x, y }: { readonly x: Float64Array; readonly y: Float64Array }): { readonly x: Float64Array; readonly y: Float64Array } {
  if (x.length < LEAST) return { x, y };
  const times = new Map<number, number>();
  for (const value of x) times.set(value, (times.get(value) ?? 0) + 1);
  let most = 0, usual = 0;
  for (const [value, n] of times) if (n > most) { most = n; usual = value; }
  if (most < MOST_ALIKE * x.length || times.size < 100) return { x, y };
  const seen = new Set<number>(), kept: number[] = [];
  for (let i = 0; i < x.length; i++) { if (x[i] === usual && seen.has(usual)) continue; seen.add(x[i]!); kept.push(i); }
  return { x: Float64Array.from(kept, (i) => x[i]!), y: Float64Array.from(kept, (i) => y[i]!) };
}
