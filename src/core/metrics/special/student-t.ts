/** Student's t distribution with any df > 0; df may be infinite. */
import { betaLogitQuantile, betaUpper } from './incomplete-beta.js';
import { logGamma } from './log-gamma.js';
import { normalQuantile, normalSf } from './normal.js';

/** Beyond this the distribution is normal to 1e-11 even far out in the tail. */
const NORMAL_FROM = 1e16;

/** P(T > t). */
export function tSf(t: number, df: number): number {
  return t < 0 ? 1 - upper(-t, df) : upper(t, df);
}

export function tCdf(t: number, df: number): number {
  return tSf(-t, df);
}

/** P(|T| > |t|). */
export function tTwoSided(t: number, df: number): number {
  return 2 * upper(Math.abs(t), df);
}

function upper(t: number, df: number): number {
  if (df >= NORMAL_FROM) return normalSf(t);
  const square = t * t;
  if (square > 1e17 * df) return farTail(df) * Math.exp(0.5 * df * (Math.log(df) - 2 * Math.log(t)));
  return 0.5 * betaUpper(0.5, df / 2, square / (df + square), df / (df + square));
}

/** What (df/t^2)^(df/2) is multiplied with at very large t; no tail that a number can hold needs it for large df. */
function farTail(df: number): number {
  return Math.exp(logGamma(df / 2 + 0.5) - logGamma(df / 2)) / (df * Math.sqrt(Math.PI));
}

/** The t below which a share p lies. */
export function tQuantile(p: number, df: number): number {
  if (!(p > 0 && p < 1)) return p === 0 ? -Infinity : p === 1 ? Infinity : NaN;
  if (df >= NORMAL_FROM) return normalQuantile(p);
  const q = p - 0.5;
  if (q === 0) return 0;
  if (Math.abs(q) < 0.25) return Math.sign(q) * Math.sqrt(df) * Math.exp(0.5 * betaLogitQuantile(2 * Math.abs(q), 0.5, df / 2));
  const tail = q < 0 ? p : 1 - p;
  const far = farTail(df), logT = 0.5 * Math.log(df) - Math.log(tail / far) / df;
  if (2 * logT > Math.log(1e17 * df)) return Math.sign(q) * Math.exp(logT);
  return Math.sign(q) * Math.sqrt(df) * Math.exp(0.5 * betaLogitQuantile(2 * tail, 0.5, df / 2, 'upper'));
}
