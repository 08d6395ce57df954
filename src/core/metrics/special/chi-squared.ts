/** The chi-squared distribution with any df > 0. */
import type { Tail } from './incomplete-beta.js';
import { gammaLower, gammaUpper } from './incomplete-gamma.js';
import { solveRising } from './solve-rising.js';

export function chiSquaredCdf(x: number, df: number): number {
  return gammaLower(df / 2, x / 2);
}

/** 1 - cdf, without loss in the tail. */
export function chiSquaredSf(x: number, df: number): number {
  return gammaUpper(df / 2, x / 2);
}

/** The x whose named tail is p. */
export function chiSquaredQuantile(p: number, df: number, tail: Tail = 'lower'): number {
  if (!(p > 0 && p < 1)) return p === p ? ((p <= 0) === (tail === 'lower') ? 0 : Infinity) : NaN;
  const side = p <= 0.5 ? tail : tail === 'lower' ? 'upper' : 'lower';
  const target = Math.log(p <= 0.5 ? p : 1 - p);
  return Math.exp(side === 'lower'
    ? solveRising((u) => Math.log(chiSquaredCdf(Math.exp(u), df)) - target, -700, 700)
    : solveRising((u) => target - Math.log(chiSquaredSf(Math.exp(u), df)), -700, 700));
}
