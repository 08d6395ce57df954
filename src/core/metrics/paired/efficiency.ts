/** Indices with which models are held against observations, here the revision against the base; not for scales without a natural zero. */
import { type MetricAnswer, type MetricDescriptor, tooFew, undefinedFor } from '../metric.js';
import { type JointMoments, type PairCount, type Pairs, correlationOf, isConstant, pairMoments } from './pair-moments.js';

const GUPTA = 'H. Gupta et al., "Decomposition of the mean squared error and NSE performance criteria", 2009';
const KLING = 'H. Kling et al., "Runoff conditions in the upper Danube basin under an ensemble of climate change scenarios", 2012';
const index = { group: 'paired', unit: 'none', range: [-Infinity, 1], noChange: 1, direction: 'smaller' } as const;
const ratio = { ...index, range: [-Infinity, Infinity], direction: 'signed' } as const;

export const EFFICIENCY = [
  { ...index, id: 'nse', label: 'Nash-Sutcliffe efficiency', citation: 'J. Nash and J. Sutcliffe, "River flow forecasting through conceptual models", 1970' },
  { ...index, id: 'kge', label: 'Kling-Gupta efficiency', citation: GUPTA },
  { ...ratio, id: 'kgeAlpha', label: 'Its ratio of spreads', range: [0, Infinity], citation: GUPTA },
  { ...ratio, id: 'kgeBeta', label: 'Its ratio of means', citation: GUPTA },
  { ...index, id: 'kge2012', label: 'Kling-Gupta efficiency of 2012', citation: KLING },
  { ...ratio, id: 'kgeGamma', label: 'Its ratio of relative spreads', citation: KLING },
  { ...index, id: 'willmott', label: 'Index of agreement', range: [0, 1], citation: 'C. Willmott, "On the validation of models", 1981' },
  { ...index, id: 'willmottAbsolute', label: 'Index of agreement, absolute differences', range: [0, 1], citation: 'C. Willmott et al., "Statistics for the evaluation and comparison of models", 1985' },
  { ...index, id: 'willmottRefined', label: 'Index of agreement, refined', range: [-1, 1], citation: 'C. Willmott et al., "A refined index of model performance", 2012' },
] as const satisfies readonly MetricDescriptor[];

export type EfficiencyId = (typeof EFFICIENCY)[number]['id'];

export type GoodnessId = Exclude<EfficiencyId, `willmott${string}`>;

export function efficiency(pairs: Pairs, moments: JointMoments = pairMoments(pairs)): Readonly<Record<EfficiencyId, MetricAnswer>> {
  const { n } = pairs, { x, d } = moments, noX = withoutBase(n, moments);
  let sum = 0, around = 0, aroundBase = 0, around2 = 0;
  for (let i = 0; i < n; i++) {
    const own = Math.abs(pairs.x[i]! - x.mean), both = own + Math.abs(pairs.y[i]! - x.mean);
    sum += Math.abs(pairs.d[i]!);
    around += both;
    aroundBase += own;
    around2 += both * both;
  }
  const twice = 2 * aroundBase, mse = d.m2 + d.mean * d.mean;
  return {
    ...goodnessOf(pairs, moments),
    willmott: noX ?? give(pairs, 1 - (n * mse) / around2), willmottAbsolute: noX ?? give(pairs, 1 - sum / around),
    willmottRefined: noX ?? give(pairs, sum <= twice ? 1 - sum / twice : twice / sum - 1),
  };
}

/** Nash-Sutcliffe and Kling-Gupta, from moments alone. */
export function goodnessOf(pairs: PairCount, moments: JointMoments): Readonly<Record<GoodnessId, MetricAnswer>> {
  const { n } = pairs, { x, y, d } = moments, noX = withoutBase(n, moments), correlation = correlationOf(moments);
  const noKge = noX ?? (correlation === null ? undefinedFor(n, isConstant(y) ? 'the revision is constant' : 'the values are too small or too large to square') : x.mean === 0 ? undefinedFor(n, 'the mean of the base is 0') : null);
  const no2012 = noKge ?? (y.mean === 0 ? undefinedFor(n, 'the mean of the revision is 0') : null);
  const lacking = correlation?.oneMinusR ?? 0, alpha = Math.sqrt(y.m2 / x.m2), beta = y.mean / x.mean, gamma = alpha / beta;
  return {
    nse: noX ?? give(pairs, 1 - (d.m2 + d.mean * d.mean) / x.m2),
    kge: noKge ?? give(pairs, 1 - Math.hypot(lacking, alpha - 1, beta - 1)), kgeAlpha: noKge ?? give(pairs, alpha), kgeBeta: noKge ?? give(pairs, beta),
    kge2012: no2012 ?? give(pairs, 1 - Math.hypot(lacking, gamma - 1, beta - 1)), kgeGamma: no2012 ?? give(pairs, gamma),
  };
}

function withoutBase(n: number, { x }: JointMoments): MetricAnswer | null {
  return n < 2 ? tooFew(n, 2, 'pairs') : isConstant(x) ? undefinedFor(n, 'the base is constant') : null;
}

function give({ n, missing }: PairCount, value: number): MetricAnswer {
  return Number.isFinite(value) ? { value, n, missing } : undefinedFor(n, 'the values are too small or too large to square');
}
