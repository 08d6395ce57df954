/**
 * Single terms of the Poisson and binomial distributions by saddle-point expansion (C. Loader, "Fast
 * and accurate computation of binomial probabilities", 2000): no digits are lost at a million trials.
 */
import { logGamma, stirlingError } from './log-gamma.js';

/** a log(a/m) + m - a, which is small where a is near m: then by a series in `off` = a - m. */
export function deviance(a: number, m: number, off = a - m): number {
  if (a === 0) return m;
  if (Math.abs(off) >= 0.1 * (a + m)) return a * Math.log(a / m) - off;
  const v = off / (a + m);
  let sum = off * v, term = 2 * a * v;
  for (let k = 3; ; k += 2) {
    term *= v * v;
    const next = sum + term / k;
    if (next === sum) return sum;
    sum = next;
  }
}

/** m^a e^-m / gamma(a + 1), a >= 0 and m > 0, neither need be whole. */
export function poissonTerm(a: number, m: number): number {
  if (a < 1e-3) return Math.exp(a * Math.log(m) - m - logGamma(a + 1));
  return Math.exp(-stirlingError(a) - deviance(a, m)) / Math.sqrt(2 * Math.PI * a);
}

/** gamma(a+b+1) / (gamma(a+1) gamma(b+1)) x^a y^b with y = 1 - x; a and b need not be whole. */
export function binomialTerm(a: number, b: number, x: number, y: number): number {
  if (x === 0) return a === 0 ? 1 : 0;
  if (y === 0) return b === 0 ? 1 : 0;
  if (a === 0) return Math.exp(b * (x < 0.5 ? Math.log1p(-x) : Math.log(y)));
  if (b === 0) return Math.exp(a * (y < 0.5 ? Math.log1p(-y) : Math.log(x)));
  const n = a + b;
  if (n < 10) return Math.exp(logGamma(n + 1) - logGamma(a + 1) - logGamma(b + 1) + a * Math.log(x) + b * Math.log(y));
  const off = a * y - b * x;
  return Math.sqrt(n / (2 * Math.PI)) * Math.exp(stirlingError(n) - stirlingError(a) - deviance(a, n * x, off) - stirlingError(b) - deviance(b, n * y, -off)) / Math.sqrt(a) / Math.sqrt(b);
}
