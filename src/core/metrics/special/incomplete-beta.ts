/**
 * The regularised incomplete beta function, behind the tails of t, F and the binomial: the asked
 * tail is computed by itself, and x comes with y = 1 - x so that neither loses digits.
 */
import { binomialTerm } from './saddle-point.js';
import { solveRising } from './solve-rising.js';

/** I_x(a, b), a and b > 0. */
export function betaLower(a: number, b: number, x: number, y = 1 - x): number {
  if (!(x > 0)) return x === x ? 0 : NaN;
  if (!(y > 0)) return y === y ? 1 : NaN;
  return x < (a + 1) / (a + b + 2) ? fraction(a, b, x, y) : 1 - fraction(b, a, y, x);
}

/** 1 - I_x(a, b). */
export function betaUpper(a: number, b: number, x: number, y = 1 - x): number {
  return betaLower(b, a, y, x);
}

/** Gauss's continued fraction, every second step (A. Didonato and A. Morris, TOMS 708, 1992), by the modified method of Lentz (1976). */
function fraction(a: number, b: number, x: number, y: number): number {
  const TINY = 1e-300, off = a * y - b * x;
  let c = orTiny((a * (off + 1)) / (a + 1), TINY), d = 0, h = c;
  for (let m = 1; ; m++) {
    const wide = a + 2 * m - 1;
    const above = (((a + m - 1) / wide) * ((a + b + m - 1) / wide)) * (m * (b - m) * x * x);
    const below = m + (m * (b - m) * x) / wide + ((a + m) * (off + 1 + m * (1 + y))) / (wide + 2);
    d = 1 / orTiny(below + above * d, TINY);
    c = orTiny(below + above / c, TINY);
    h *= d * c;
    if (Math.abs(d * c - 1) < 1e-16 || above === 0) break;
  }
  return (binomialTerm(a, b, x, y) * b * a) / (a + b) / h;
}

function orTiny(x: number, tiny: number): number {
  return Math.abs(x) < tiny ? tiny : x;
}

export type Tail = 'lower' | 'upper';

/** log(x/y) where the named tail is p, 0 < p < 1: x itself would lose digits near 1. */
export function betaLogitQuantile(p: number, a: number, b: number, tail: Tail = 'lower'): number {
  const side = p <= 0.5 ? tail : tail === 'lower' ? 'upper' : 'lower';
  const target = Math.log(p <= 0.5 ? p : 1 - p);
  return side === 'lower'
    ? solveRising((u) => Math.log(betaLower(a, b, 1 / (1 + Math.exp(-u)), 1 / (1 + Math.exp(u)))) - target, -700, 700)
    : solveRising((u) => target - Math.log(betaUpper(a, b, 1 / (1 + Math.exp(-u)), 1 / (1 + Math.exp(u)))), -700, 700);
}

export function betaQuantile(p: number, a: number, b: number, tail: Tail = 'lower'): number {
  if (p <= 0 || p >= 1) return (p <= 0) === (tail === 'lower') ? 0 : 1;
  return 1 / (1 + Math.exp(-betaLogitQuantile(p, a, b, tail)));
}
