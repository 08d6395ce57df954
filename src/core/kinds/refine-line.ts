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
