/**
 * Limits between which 95 % of the differences lie: as quantiles (the default, because most differences
 * are 0 and some are large), and as mean and 1.96 standard deviations, which presumes normal differences.
 */
import type { Undefined } from '../../model/report.js';
import { type MetricAnswer, type MetricDescriptor, tooFew, undefinedFor } from '../metric.js';
import { quantileOfSorted } from '../descriptive/sorted.js';
import { noncentralTQuantile } from '../special/noncentral-t.js';
import { Z95 } from '../special/normal.js';
import { tQuantile } from '../special/student-t.js';
import { type PairMoments, type Pairs, isConstant, pairMoments } from './pair-moments.js';

const BLAND = 'J. Bland and D. Altman, "Statistical methods for assessing agreement between two methods of clinical measurement", 1986';
const limit = { group: 'paired', unit: 'same', range: [-Infinity, Infinity], noChange: 0, direction: 'signed' } as const;

export const LIMITS_OF_AGREEMENT = [
  { ...limit, id: 'limitLow', label: '2.5 % of the differences are below', citation: 'type-7 quantile of d' },
  { ...limit, id: 'limitHigh', label: '2.5 % of the differences are above', citation: 'type-7 quantile of d' },
  { ...limit, id: 'normalLimitLow', label: 'Lower limit of agreement, normal differences', citation: BLAND },
  { ...limit, id: 'normalLimitHigh', label: 'Upper limit of agreement, normal differences', citation: BLAND },
  { ...limit, id: 'predictionLow', label: 'Lower end for one more difference', citation: 'B. Francq et al., "To tolerate or to agree", 2020' },
  { ...limit, id: 'predictionHigh', label: 'Upper end for one more difference', citation: 'B. Francq et al., 2020' },
  { ...limit, id: 'differenceSlope', label: 'Slope of the difference on the mean of both', unit: 'none', citation: BLAND },
] as const satisfies readonly MetricDescriptor[];

export type LimitId = (typeof LIMITS_OF_AGREEMENT)[number]['id'];
export type Interval = readonly [low: number, high: number];

export interface LimitsOfAgreement {
  readonly answers: Readonly<Record<LimitId, MetricAnswer>>;
  /** 95 % intervals of the two normal limits: approximate, and exact (A. Carkeet, "Exact parametric confidence intervals for Bland-Altman limits of agreement", 2015). */
  readonly approximate: { readonly low: Interval; readonly high: Interval } | Undefined;
  readonly exact: { readonly low: Interval; readonly high: Interval } | Undefined;
}

export function limitsOfAgreement(pairs: Pairs, moments: PairMoments = pairMoments(pairs)): LimitsOfAgreement {
  const { n, missing } = pairs, { d, x, covXD } = moments;
  const give = (value: number): MetricAnswer => (Number.isFinite(value) ? { value, n, missing } : undefinedFor(n, 'the differences are too large to square'));
  const from = (needed: number, value: () => number): MetricAnswer => (n < needed ? tooFew(n, needed, 'pairs') : give(value()));
  const sorted = pairs.d.slice().sort();
  const sd = Math.sqrt((d.m2 * n) / (n - 1)), low = d.mean - Z95 * sd, high = d.mean + Z95 * sd;
  const few = { status: 'too-few', reason: `${n} of at least ${n < 2 ? 2 : 3} pairs` } as const;
  const t = n < 2 ? 0 : tQuantile(0.975, n - 1), half = t * sd * Math.sqrt(1 / n + (Z95 * Z95) / (2 * (n - 1)));
  const onMiddle = x.m2 + covXD + d.m2 / 4;
  return {
    answers: {
      limitLow: from(1, () => quantileOfSorted(sorted, 0.025)), limitHigh: from(1, () => quantileOfSorted(sorted, 0.975)),
      normalLimitLow: from(2, () => low), normalLimitHigh: from(2, () => high),
      predictionLow: from(2, () => d.mean - t * sd * Math.sqrt(1 + 1 / n)), predictionHigh: from(2, () => d.mean + t * sd * Math.sqrt(1 + 1 / n)),
      differenceSlope: n < 3 ? tooFew(n, 3, 'pairs') : moments.middleConstant || !(onMiddle > 0) ? undefinedFor(n, 'the mean of both releases is the same for all pairs') : give((covXD + d.m2 / 2) / onMiddle),
    },
    approximate: n < 2 ? few : { low: [low - half, low + half], high: [high - half, high + half] },
    exact: n < 3 ? few : isConstant(d) || sd === 0 ? { status: 'undefined', reason: 'all differences are equal' } : exactLimits(n, d.mean, sd),
  };
}

function exactLimits(n: number, mean: number, sd: number): { readonly low: Interval; readonly high: Interval } {
  const root = Math.sqrt(n), near = (noncentralTQuantile(0.025, n - 1, Z95 * root) / root) * sd, far = (noncentralTQuantile(0.975, n - 1, Z95 * root) / root) * sd;
  return { low: [mean - far, mean - near], high: [mean + near, mean + far] };
}
