/** Paired figures from sums: bias, MAE, RMSE, largest difference, Pearson r, least squares of revision on base. */
import type { Figure, PairedSummary } from '../model/report.js';
import { TOO_LARGE, TOO_SMALL } from '../statistics/number-summary.js';

/** Sums over records where both sides are finite; products are of centred values. */
export interface PairedSums {
  readonly n: number;
  readonly base: { readonly mean: number; readonly min: number; readonly max: number };
  readonly revision: { readonly mean: number; readonly min: number; readonly max: number };
  readonly d: number; readonly ad: number; readonly dd: number; readonly max: number;
  readonly bb: number; readonly rr: number; readonly br: number; readonly b: number; readonly r: number;
}

const NONE: Figure = { status: 'too-few', reason: 'no record has a number on both sides' };
const ONE: Figure = { status: 'too-few', reason: 'one record has a number on both sides; two are needed' };

export function finishPaired(sums: PairedSums): PairedSummary {
  const { n, base, revision } = sums;
  if (n === 0) return { n, bias: NONE, mae: NONE, rmse: NONE, maxAbs: NONE, pearson: NONE, slope: NONE, intercept: NONE };
  const size = { n, bias: sums.d / n, mae: sums.ad / n, rmse: sums.dd === 0 && sums.max > 0 ? TOO_SMALL : Math.sqrt(sums.dd / n), maxAbs: sums.max };
  if (n === 1) return clean({ ...size, pearson: ONE, slope: ONE, intercept: ONE });
  // The centres are means rounded once; what they miss is taken off here.
  const bb = sums.bb - (sums.b * sums.b) / n, rr = sums.rr - (sums.r * sums.r) / n, br = sums.br - (sums.b * sums.r) / n;
  const baseConstant = base.min === base.max, revisionConstant = revision.min === revision.max;
  const constant = (side: string): Figure => ({ status: 'undefined', reason: `all paired values of ${side} are equal` });
  const pearson = baseConstant ? constant('base') : revisionConstant ? constant('revision') : bb === 0 || rr === 0 ? TOO_SMALL : Math.max(-1, Math.min(1, br / rootOfProduct(bb, rr)));
  if (baseConstant) return clean({ ...size, pearson, slope: constant('base'), intercept: constant('base') });
  if (bb === 0) return clean({ ...size, pearson, slope: TOO_SMALL, intercept: TOO_SMALL });
  const slope = revisionConstant ? 0 : br / bb;
  const meanBase = base.mean + sums.b / n, meanRevision = revision.mean + sums.r / n;
  return clean({ ...size, pearson, slope, intercept: revisionConstant ? revision.min : meanRevision - slope * meanBase });
}

/** The root of a product that may itself be too large or too small for a float64. */
function rootOfProduct(a: number, b: number): number {
  const product = a * b;
  return product > 1e-290 && product < Infinity ? Math.sqrt(product) : Math.sqrt(a) * Math.sqrt(b);
}

/** Where every pair is equal nothing needs to be summed. */
export function unchangedPaired(n: number, constant: boolean): PairedSummary {
  if (n === 0) return { n, bias: NONE, mae: NONE, rmse: NONE, maxAbs: NONE, pearson: NONE, slope: NONE, intercept: NONE };
  const zero = { n, bias: 0, mae: 0, rmse: 0, maxAbs: 0 };
  if (n === 1) return { ...zero, pearson: ONE, slope: ONE, intercept: ONE };
  const undefinedFigure: Figure = { status: 'undefined', reason: 'all paired values of base are equal' };
  return constant ? { ...zero, pearson: undefinedFigure, slope: undefinedFigure, intercept: undefinedFigure } : { ...zero, pearson: 1, slope: 1, intercept: 0 };
}

/** Overflow of huge values becomes a status, never NaN or Infinity. */
function clean(paired: PairedSummary): PairedSummary {
  return Object.fromEntries(Object.entries(paired).map(([name, value]) =>
    [name, typeof value === 'number' && !Number.isFinite(value) ? TOO_LARGE : value])) as unknown as PairedSummary;
}
