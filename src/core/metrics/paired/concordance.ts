/** Agreement of two releases: Pearson's r, Lin's concordance and its parts, and what is missing to 1 of both. */
import type { Undefined } from '../../model/report.js';
import { pearsonInterval } from '../correlation/inference.js';
import { type MetricAnswer, type MetricDescriptor, type MetricNumber, tooFew, undefinedFor } from '../metric.js';
import { Z95 } from '../special/normal.js';
import type { Interval } from './limits-of-agreement.js';
import { type JointMoments, type PairCount, type Pairs, correlationOf, isConstant, pairMoments } from './pair-moments.js';

const LIN = 'L. Lin, "A concordance correlation coefficient to evaluate reproducibility", 1989';
const agreement = { group: 'paired', unit: 'none', range: [-1, 1], noChange: 1, direction: 'smaller' } as const;

export const CONCORDANCE = [
  { ...agreement, id: 'pearson', label: 'Pearson correlation', citation: 'K. Pearson, 1895' },
  { ...agreement, id: 'r2', label: 'Squared correlation', range: [0, 1], citation: 'r^2' },
  { ...agreement, id: 'oneMinusPearson', label: 'What the correlation lacks to 1', range: [0, 2], noChange: 0, direction: 'larger', citation: '1 - r from the moments of d' },
  { ...agreement, id: 'ccc', label: 'Concordance correlation', citation: LIN },
  { ...agreement, id: 'oneMinusCcc', label: 'What the concordance lacks to 1', range: [0, 2], noChange: 0, direction: 'larger', citation: 'mean of d^2 / (var x + var y + bias^2)' },
  { ...agreement, id: 'biasCorrection', label: 'Accuracy part of the concordance', range: [0, 1], citation: LIN },
  { ...agreement, id: 'scaleShift', label: 'Ratio of spreads, revision to base', range: [0, Infinity], direction: 'signed', citation: LIN },
  { ...agreement, id: 'locationShift', label: 'Difference of means in standard deviations', range: [-Infinity, Infinity], noChange: 0, direction: 'signed', citation: LIN },
  { ...agreement, id: 'duveiller', label: 'Symmetric agreement (lambda)', range: [0, 1], citation: 'G. Duveiller et al., "Revisiting the concept of a symmetric index of agreement for continuous datasets", 2016' },
] as const satisfies readonly MetricDescriptor[];

export type ConcordanceId = (typeof CONCORDANCE)[number]['id'];

/** `nEff`: what the pairs are worth where they are a series. */
export function concordance(pairs: Pairs, moments: JointMoments = pairMoments(pairs), nEff?: number): Readonly<Record<ConcordanceId, MetricAnswer>> {
  return concordanceOf(pairs, moments, nEff);
}

/** From moments alone. */
export function concordanceOf(pairs: PairCount, moments: JointMoments, nEff?: number): Readonly<Record<ConcordanceId, MetricAnswer>> {
  const { n, missing } = pairs, { x, y, d, covXY } = moments;
  const few = n < 2 ? tooFew(n, 2, 'pairs') : null;
  const give = (value: number, interval?: Interval | Undefined, method = ''): MetricAnswer => {
    if (!Number.isFinite(value)) return undefinedFor(n, 'the values are too large to square');
    const answer: MetricNumber = { value, n, missing, ...(nEff === undefined ? {} : { nEff }) };
    return interval === undefined || 'status' in interval ? answer : { ...answer, ci: { low: interval[0], high: interval[1], level: 0.95, method } };
  };
  const whole = x.m2 + y.m2 + d.mean * d.mean;
  const whatCcc = few ?? (whole === 0 ? undefinedFor(n, 'both releases are constant and equal') : null);
  const correlation = correlationOf(moments);
  const whatR = few ?? (correlation === null ? undefinedFor(n, isConstant(x) ? 'the base is constant' : isConstant(y) ? 'the revision is constant' : 'the values are too small or too large to square') : null);
  const mse = d.m2 + d.mean * d.mean, ccc = (2 * covXY) / whole;
  const r = correlation?.r ?? 0, v = Math.sqrt(y.m2 / x.m2), u = d.mean / Math.sqrt(Math.sqrt(x.m2) * Math.sqrt(y.m2));
  return {
    pearson: whatR ?? give(r, pearsonInterval(r, nEff ?? n), 'Fisher z'), r2: whatR ?? give(r * r), oneMinusPearson: whatR ?? give(correlation!.oneMinusR),
    ccc: whatCcc ?? give(ccc, cccInterval(moments, nEff), 'Lin, Fisher z'), oneMinusCcc: whatCcc ?? give(mse / whole),
    biasCorrection: whatR ?? give(2 / (v + 1 / v + u * u)), scaleShift: whatR ?? give(v), locationShift: whatR ?? give(u),
    duveiller: whatR ?? give(Math.max(0, 1 - mse / (whole + (r >= 0 ? 0 : 2 * Math.abs(covXY))))),
  };
}

/** 95 % interval of the concordance; its standard error after Lin's correction of 2000. */
export function cccInterval(moments: JointMoments, nEff = moments.n): Interval | Undefined {
  const { x, y, d, covXY } = moments, correlation = correlationOf(moments);
  if (moments.n < 4 || nEff < 4) return { status: 'too-few', reason: `${Math.min(moments.n, nEff)} of at least 4 pairs` };
  if (correlation === null) return { status: 'undefined', reason: 'a release is constant' };
  const { r } = correlation, c = (2 * covXY) / (x.m2 + y.m2 + d.mean * d.mean);
  if (Math.abs(c) >= 1 - 1e-12 || Math.abs(r) >= 1 - 1e-12 || Math.abs(r) <= 1e-9) return { status: 'undefined', reason: 'the correlation is 0, 1 or -1' };
  const u2 = (d.mean * d.mean) / Math.sqrt(x.m2 * y.m2), c2 = c * c;
  const variance = ((1 - r * r) * c2 * (1 - c2)) / (r * r) + (2 * c2 * c * (1 - c) * u2) / r - (c2 * c2 * u2 * u2) / (2 * r * r);
  const se = Math.sqrt(Math.max(0, variance) / (nEff - 2)) / (1 - c2), z = Math.atanh(c);
  return [Math.tanh(z - Z95 * se), Math.tanh(z + Z95 * se)];
}
