/**
 * Straight lines of y on x through the records of both releases, by one method at a time. Least squares takes x as it is;
 * Deming gives errors to both measures (W. Deming, "Statistical adjustment of data", 1943), here in the ratio of their
 * spreads over both releases, so that units do not matter and neither release decides; Theil–Sen is the median of slopes
 * (P. Sen 1968, doi 10.1080/01621459.1968.10480934), which a few wild records do not move.
 */
import { linesOf } from '../metrics/paired/lines.js';
import { theilSen } from '../metrics/paired/theil-sen.js';
import { isNumber } from '../metrics/metric.js';
import type { Figure, Undefined } from '../model/report.js';
import type { PlaneMoments } from './picture.js';

export type LineMethod = 'least-squares' | 'theil-sen' | 'deming';

export interface StraightLine { readonly slope: Figure; readonly intercept: Figure }

export const LEAST = 3;
export const CONSTANT: Undefined = { status: 'undefined', reason: 'a measure is constant on these records' };
const APART: Undefined = { status: 'undefined', reason: 'the measures do not vary together' }, LARGE: Undefined = { status: 'undefined', reason: 'the values are too small or too large' };
export const few = (n: number): Undefined => ({ status: 'too-few', reason: `needs ${LEAST} records with both values, there ${n === 1 ? 'is' : 'are'} ${n}` });

export function leastSquares({ n, m2X, cXY, meanX, meanY }: PlaneMoments): StraightLine {
  if (n < LEAST) return neither(few(n));
  return m2X === 0 ? neither(CONSTANT) : through(cXY / m2X, meanX, meanY);
}

/** Spread of y over that of x in both releases together: what a unit of x counts in units of y. Null where one is constant. */
export function spreadRatio(base: PlaneMoments, revision: PlaneMoments): number | null {
  const ratio = Math.sqrt((base.m2Y + revision.m2Y) / (base.m2X + revision.m2X));
  return ratio > 0 && Number.isFinite(ratio) ? ratio : null;
}

/** `scale`: of `spreadRatio`. */
export function deming({ n, meanX, meanY, m2X, m2Y, cXY }: PlaneMoments, scale: number | null): StraightLine {
  if (n < LEAST) return neither(few(n));
  if (m2X === 0 || m2Y === 0 || scale === null) return neither(CONSTANT);
  if (cXY === 0) return neither(APART);
  const side = (mean: number, m2: number): { mean: number; m2: number; low: number; high: number } => ({ mean, m2: m2 / n, low: 0, high: 1 });
  const { demingSlope } = linesOf({ n, missing: 0 }, { n, x: side(meanX, m2X), y: side(meanY / scale, m2Y / scale / scale), d: side(0, 0), covXY: cXY / n / scale, covXD: 0 }).answers;
  return isNumber(demingSlope) ? through(scale * demingSlope.value, meanX, meanY) : neither(LARGE);
}

/** Of all pairs of these records: so many that they can be looked at. */
export function theilSenLine(x: Float64Array, y: Float64Array): StraightLine {
  if (x.length < LEAST) return neither(few(x.length));
  if (x.every((v) => v === x[0])) return neither(CONSTANT);
  const { theilSlope, theilIntercept } = theilSen({ x, y, n: x.length, missing: 0 });
  return isNumber(theilSlope) && isNumber(theilIntercept) ? { slope: theilSlope.value, intercept: theilIntercept.value } : neither(LARGE);
}

function through(slope: number, meanX: number, meanY: number): StraightLine {
  const intercept = meanY - slope * meanX;
  return Number.isFinite(slope) && Number.isFinite(intercept) ? { slope, intercept } : neither(LARGE);
}

function neither(why: Undefined): StraightLine {
  return { slope: why, intercept: why };
}
