/**
 * The noncentral t distribution: T = (Z + shift)/sqrt(V/df). AS 243 underflows at shifts over 37,
 * which exact limits of agreement pass at 400 pairs; here the normal tail is averaged over log
 * sqrt(V/df) with the trapezoidal rule, which converges faster than any power for such integrands.
 */
import { stirlingError } from './log-gamma.js';
import { normalCdf } from './normal.js';
import { solveRising } from './solve-rising.js';

export function noncentralTCdf(t: number, df: number, shift: number): number {
  return average(df, shift, (s) => normalCdf(t * s - shift));
}

/** 1 - cdf, without loss in the tail. */
export function noncentralTSf(t: number, df: number, shift: number): number {
  return average(df, shift, (s) => normalCdf(shift - t * s));
}

/** The t below which a share p lies. */
export function noncentralTQuantile(p: number, df: number, shift: number): number {
  const target = Math.log(Math.min(p, 1 - p));
  const at = p <= 0.5
    ? (t: number) => Math.log(noncentralTCdf(t, df, shift)) - target
    : (t: number) => target - Math.log(noncentralTSf(t, df, shift));
  let reach = 10 + Math.abs(shift) / Math.sqrt(df);
  while (at(shift - reach) > 0) reach *= 4;
  while (at(shift + reach) < 0) reach *= 4;
  return solveRising(at, shift - reach, shift + reach);
}

/** Weights below e^-DEPTH of the largest are left out. */
const DEPTH = 45;

function average(df: number, shift: number, tail: (s: number) => number): number {
  const k = df / 2;
  const logScale = Math.LN2 + 0.5 * Math.log(k / (2 * Math.PI)) - stirlingError(k);
  const weight = (u: number): number => Math.exp(df * (u - Math.expm1(2 * u) / 2) + logScale) * tail(Math.exp(u));
  // The tail rises where |t| s is within 8 of the shift: over log s no faster than this.
  const step = Math.min(0.06, 0.4 / Math.sqrt(2 * df), 0.6 / (Math.abs(shift) + 8));
  let sum = 0, largest = 0;
  // The tail moves the largest weight away from u = 0: walk until weights are past it and negligible.
  for (const way of [1, -1]) {
    for (let i = way === 1 ? 0 : -1; ; i += way) {
      const each = weight(i * step);
      sum += each;
      if (each > largest) largest = each;
      const rest = df * (i * step - Math.expm1(2 * i * step) / 2);
      if (each <= largest * Math.exp(-DEPTH) && (largest > 0 || rest < -745)) break;
    }
  }
  return step * sum;
}
