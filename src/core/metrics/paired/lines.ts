/** Straight lines through matched pairs: by least squares, by Deming (neither release is the truth), by reduced major axis. */
import type { Undefined } from '../../model/report.js';
import { type MetricAnswer, type MetricDescriptor, tooFew, undefinedFor } from '../metric.js';
import { tQuantile } from '../special/student-t.js';
import type { Interval } from './limits-of-agreement.js';
import { type JointMoments, type PairCount, type Pairs, correlationOf, isConstant, pairMoments } from './pair-moments.js';

const REAL = [-Infinity, Infinity] as const;
const slope = { group: 'paired', unit: 'none', range: REAL, noChange: 1, direction: 'signed' } as const;
const intercept = { ...slope, unit: 'same', noChange: 0 } as const;
const DEMING = 'W. Deming, "Statistical adjustment of data", 1943; equal error variances';

export const LINES = [
  { ...slope, id: 'slope', label: 'Least-squares slope of the revision on the base', citation: 'least squares' },
  { ...intercept, id: 'intercept', label: 'Least-squares intercept', citation: 'least squares' },
  { ...slope, id: 'slopeSe', label: 'Standard error of the slope, were pairs independent', range: [0, Infinity], noChange: null, citation: 'least squares' },
  { ...intercept, id: 'interceptSe', label: 'Standard error of the intercept, were pairs independent', range: [0, Infinity], noChange: null, citation: 'least squares' },
  { ...slope, id: 'rmaSlope', label: 'Reduced major axis slope', citation: 'sign of r times the ratio of spreads' },
  { ...slope, id: 'demingSlope', label: 'Deming slope', citation: DEMING },
  { ...intercept, id: 'demingIntercept', label: 'Deming intercept', citation: DEMING },
] as const satisfies readonly MetricDescriptor[];

export type LineId = (typeof LINES)[number]['id'];

export interface Lines {
  readonly answers: Readonly<Record<LineId, MetricAnswer>>;
  readonly slopeInterval: Interval | Undefined;
}

export function lines(pairs: Pairs, moments: JointMoments = pairMoments(pairs)): Lines {
  return linesOf(pairs, moments);
}

/** From moments alone. */
export function linesOf(pairs: PairCount, moments: JointMoments): Lines {
  const { n, missing } = pairs, { x, y, d, covXY, covXD } = moments;
  const give = (value: number): MetricAnswer => (Number.isFinite(value) ? { value, n, missing } : undefinedFor(n, 'the values are too small or too large to square'));
  const flat = isConstant(y), still = isConstant(x);
  const noX = n < 2 ? tooFew(n, 2, 'pairs') : still ? undefinedFor(n, 'the base is constant') : null;
  const noLine = noX ?? (flat ? undefinedFor(n, 'the revision is constant') : null);
  const noError = noLine ?? (n < 3 ? tooFew(n, 3, 'pairs') : null);
  const less = covXD / x.m2, b = flat ? 0 : 1 + less;
  // What d leaves around its line is what y leaves around its own, without cancelling.
  const se = Math.sqrt(Math.max(0, d.m2 - covXD * less) / x.m2 / (n - 2));
  const correlation = correlationOf(moments);
  const half = y.m2 - x.m2, deming = (half + Math.sqrt(half * half + 4 * covXY * covXY)) / (2 * covXY);
  const steep = half < 0 ? (2 * covXY) / (Math.sqrt(half * half + 4 * covXY * covXY) - half) : deming;
  const noDeming = noLine ?? (covXY === 0 ? undefinedFor(n, 'base and revision do not vary together') : null);
  const t = n < 3 ? 0 : tQuantile(0.975, n - 2);
  return {
    answers: {
      slope: noX ?? give(b), intercept: noX ?? give(flat ? y.mean : d.mean - less * x.mean),
      slopeSe: noError ?? give(se), interceptSe: noError ?? give(se * Math.sqrt(x.m2 + x.mean * x.mean)),
      rmaSlope: noLine ?? give(correlation === null ? NaN : Math.sign(correlation.r || 1) * Math.sqrt(y.m2 / x.m2)),
      demingSlope: noDeming ?? give(steep), demingIntercept: noDeming ?? give(y.mean - steep * x.mean),
    },
    slopeInterval: noError === null ? [b - t * se, b + t * se] : 'status' in noError ? noError : { status: 'undefined', reason: 'no line' },
  };
}
