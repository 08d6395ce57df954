/** Intervals and two-sided p-values of correlations; n may be what a series is worth. */
import type { Undefined } from '../../model/report.js';
import { Z95 } from '../special/normal.js';
import { tTwoSided } from '../special/student-t.js';

type Bounds = readonly [low: number, high: number] | Undefined;

/** R. Fisher, "On the probable error of a coefficient of correlation deduced from a small sample", 1921. */
export function pearsonInterval(r: number, n: number): Bounds {
  return n < 4 ? few(n, 4) : onZ(r, 1 / Math.sqrt(n - 3));
}

/** D. Bonett and T. Wright, "Sample size requirements for estimating Pearson, Kendall and Spearman correlations", 2000. */
export function spearmanInterval(r: number, n: number): Bounds {
  return n < 4 ? few(n, 4) : onZ(r, Math.sqrt((1 + (r * r) / 2) / (n - 3)));
}

/** E. Fieller, H. Hartley and E. Pearson, "Tests for rank correlation coefficients I", 1957. */
export function kendallInterval(tau: number, n: number): Bounds {
  return n < 5 ? few(n, 5) : onZ(tau, Math.sqrt(0.437 / (n - 4)));
}

function onZ(r: number, se: number): Bounds {
  if (Math.abs(r) >= 1) return [r, r];
  return [Math.tanh(Math.atanh(r) - Z95 * se), Math.tanh(Math.atanh(r) + Z95 * se)];
}

function few(n: number, needed: number): Undefined {
  return { status: 'too-few', reason: `${n} of at least ${needed} pairs` };
}

/** How likely so large a Pearson or Spearman correlation is where there is none: t with n - 2 df. */
export function correlationP(r: number, n: number): number | Undefined {
  if (n < 3) return few(n, 3);
  return Math.abs(r) >= 1 ? 0 : tTwoSided(Math.abs(r) * Math.sqrt((n - 2) / ((1 - r) * (1 + r))), n - 2);
}
