/**
 * Matched pairs and their moments. Those of d = y - x are computed from d itself: what remains of
 * 1 - r or 1 - CCC when both releases are nearly equal would be lost in a difference of large numbers.
 */
import { centralMoments } from '../descriptive/central-moments.js';
import type { CentralMoments } from '../descriptive/central-moments.js';

export interface Pairs {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly d: Float64Array;
  readonly n: number;
  /** Pairs left out because a side is missing or infinite. */
  readonly missing: number;
  /** Where each pair stood. */
  readonly rows: Uint32Array;
}

export function finitePairs(base: Float64Array, revision: Float64Array): Pairs {
  const all = base.length;
  const x = new Float64Array(all), y = new Float64Array(all), d = new Float64Array(all), rows = new Uint32Array(all);
  let n = 0;
  for (let i = 0; i < all; i++) {
    const before = base[i]!, after = revision[i]!;
    if (before - before !== 0 || after - after !== 0) continue;
    x[n] = before;
    y[n] = after;
    d[n] = after - before;
    rows[n++] = i;
  }
  return { x: x.subarray(0, n), y: y.subarray(0, n), d: d.subarray(0, n), n, missing: all - n, rows: rows.subarray(0, n) };
}

/** Pairs that count, and those left out. */
export type PairCount = Pick<Pairs, 'n' | 'missing'>;

export type SideMoments = Pick<CentralMoments, 'mean' | 'm2' | 'low' | 'high'>;

/** Variances and covariances are of the population (1/n), and exactly 0 where a side is constant. */
export interface JointMoments {
  readonly n: number;
  readonly x: SideMoments;
  readonly y: SideMoments;
  readonly d: SideMoments;
  readonly covXY: number;
  readonly covXD: number;
}

export interface PairMoments extends JointMoments {
  /** (x + y)/2: whether it is constant. */
  readonly middleConstant: boolean;
}

export function pairMoments({ x, y, d, n }: Pairs): PairMoments {
  const mx = centralMoments(x), my = centralMoments(y), md = centralMoments(d);
  let xy = 0, xd = 0, low = Infinity, high = -Infinity;
  for (let i = 0; i < n; i++) {
    const zx = x[i]! - mx.mean, middle = (x[i]! + y[i]!) / 2;
    xy += zx * (y[i]! - my.mean);
    xd += zx * (d[i]! - md.mean);
    if (middle < low) low = middle;
    if (middle > high) high = middle;
  }
  const still = mx.low === mx.high;
  return { n, x: mx, y: my, d: md, covXY: still || my.low === my.high ? 0 : xy / n, covXD: still || md.low === md.high ? 0 : xd / n, middleConstant: low === high };
}

export function isConstant({ low, high }: SideMoments): boolean {
  return low === high;
}

/** Pearson's r and what is missing to 1, each without loss; null where a side is constant. */
export function correlationOf({ n, x, y, d, covXY, covXD }: JointMoments): { readonly r: number; readonly oneMinusR: number } | null {
  if (n < 2 || isConstant(x) || isConstant(y)) return null;
  const sx = Math.sqrt(x.m2), sy = Math.sqrt(y.m2);
  if (!(sx * sy > 0) || !Number.isFinite(sx * sy)) return null;
  const s = (2 * covXD + d.m2) / (sx + sy);
  const direct = covXY / sx / sy;
  const missing = direct > 0.5 ? Math.max(0, (d.m2 - s * s) / (2 * sx * sy)) : 1 - Math.max(-1, direct);
  if (Math.abs(direct) > 1 - 1e-14 && missing < 1e-14) return { r: 1, oneMinusR: missing };
  return { r: direct < -1 + 1e-14 ? -1 : direct > 0.5 ? 1 - missing : direct, oneMinusR: missing };
}

/** What means, spreads and the lack of correlation add to the mean squared difference (H. Gupta et al., 2009), from the moments of d. */
export function squaredDifferenceParts({ x, y, d, covXD }: JointMoments): { readonly bias: number; readonly variance: number; readonly covariance: number } {
  const both = Math.sqrt(x.m2) + Math.sqrt(y.m2), still = isConstant(x) || isConstant(y);
  const s = both === 0 ? 0 : still ? Math.sqrt(y.m2) - Math.sqrt(x.m2) : (2 * covXD + d.m2) / both;
  return { bias: d.mean * d.mean, variance: s * s, covariance: still ? 0 : Math.max(0, d.m2 - s * s) };
}
