/** Regularised incomplete gamma functions: each tail computed by itself where it is the smaller. */
import { poissonTerm } from './saddle-point.js';

/** P(a, x): the lower tail, a > 0. */
export function gammaLower(a: number, x: number): number {
  if (!(x > 0)) return x === x ? 0 : NaN;
  if (x === Infinity) return 1;
  return x < a + 1 ? lowerSeries(a, x) : 1 - upperFraction(a, x);
}

/** Q(a, x) = 1 - P(a, x): the upper tail. */
export function gammaUpper(a: number, x: number): number {
  if (!(x > 0)) return x === x ? 1 : NaN;
  if (x === Infinity) return 0;
  return x < a + 1 ? 1 - lowerSeries(a, x) : upperFraction(a, x);
}

function lowerSeries(a: number, x: number): number {
  let term = 1, sum = 1;
  for (let k = 1; term > sum * 1e-17; k++) {
    term *= x / (a + k);
    sum += term;
  }
  return poissonTerm(a, x) * sum;
}

/** Legendre's continued fraction by the modified method of Lentz (1976). */
function upperFraction(a: number, x: number): number {
  const TINY = 1e-300;
  let b = x + 1 - a, c = 1 / TINY, d = 1 / b, h = d;
  for (let i = 1; ; i++) {
    const an = -i * (i - a);
    b += 2;
    d = 1 / orTiny(an * d + b, TINY);
    c = orTiny(b + an / c, TINY);
    h *= d * c;
    if (Math.abs(d * c - 1) < 1e-16 || an === 0) break;
  }
  return poissonTerm(a, x) * a * h;
}

function orTiny(x: number, tiny: number): number {
  return Math.abs(x) < tiny ? tiny : x;
}
