/** How large the change of matched values is, in the unit of the column, in per cent, and as a share of a yardstick. */
import { CompensatedSum } from '../../statistics/compensated-sum.js';
import { quantiles } from '../../statistics/order-statistics.js';
import { type MetricAnswer, type MetricDescriptor, tooFew, undefinedFor } from '../metric.js';
import { type JointMoments, type Pairs, pairMoments, squaredDifferenceParts } from './pair-moments.js';

const GUPTA = 'H. Gupta et al., "Decomposition of the mean squared error and NSE performance criteria", 2009';
const REAL = [-Infinity, Infinity] as const, POSITIVE = [0, Infinity] as const;
const signed = { group: 'paired', noChange: 0, direction: 'signed', unit: 'same', range: REAL } as const;
const size = { ...signed, direction: 'larger', range: POSITIVE } as const;

export const SIZE_OF_CHANGE = [
  { ...size, id: 'nChanged', label: 'Values that differ', unit: 'count', citation: 'count of x != y' },
  { ...size, id: 'nChangedBeyondNoise', label: 'Values that differ by more than the last digits', unit: 'count', citation: 'count of |d| > 4 units in the last place of the larger' },
  { ...size, id: 'shareChanged', label: 'Share of values that differ', unit: 'none', range: [0, 1], citation: 'values that differ / pairs' },
  { ...size, id: 'nHigher', label: 'Values that are higher now', unit: 'count', noChange: 0, citation: 'count of d > 0' },
  { ...size, id: 'nLower', label: 'Values that are lower now', unit: 'count', noChange: 0, citation: 'count of d < 0' },
  { ...size, id: 'signChanges', label: 'Values that changed their sign', unit: 'count', citation: 'count of x y < 0' },
  { ...signed, id: 'bias', label: 'Mean difference', citation: 'mean of d' },
  { ...signed, id: 'sumDifference', label: 'Sum of differences', citation: 'sum of d' },
  { ...signed, id: 'medianDifference', label: 'Median difference', citation: 'median of d' },
  { ...size, id: 'mae', label: 'Mean absolute difference', citation: 'mean of |d|' },
  { ...size, id: 'medianAbsolute', label: 'Median absolute difference', citation: 'median of |d|' },
  { ...size, id: 'p95Absolute', label: '95 % of the absolute differences are below', citation: 'type-7 quantile of |d|' },
  { ...size, id: 'maxAbs', label: 'Largest absolute difference', citation: 'largest |d|' },
  { ...size, id: 'mse', label: 'Mean squared difference', unit: 'squared', citation: 'mean of d^2' },
  { ...size, id: 'rmse', label: 'Root mean squared difference', citation: 'root of the mean of d^2' },
  { ...size, id: 'ubRmse', label: 'The same without the mean difference', citation: 'root of the population variance of d' },
  { ...size, id: 'sdDifference', label: 'Standard deviation of the differences', citation: 'n - 1' },
  { ...size, id: 'mseBias', label: 'Part of the mean squared difference: means', unit: 'squared', citation: GUPTA },
  { ...size, id: 'mseVariance', label: 'Part: spread', unit: 'squared', citation: GUPTA },
  { ...size, id: 'mseCovariance', label: 'Part: correlation', unit: 'squared', citation: GUPTA },
  { ...signed, id: 'percentBias', label: 'Mean difference in per cent of the base', unit: 'percent', citation: '100 sum d / sum x' },
  { ...size, id: 'nrmseIqr', label: 'Root mean squared difference / interquartile range of the base', unit: 'none', citation: 'RMSE / IQR' },
  { ...size, id: 'nrmseSd', label: 'Root mean squared difference / standard deviation of the base', unit: 'none', citation: 'RMSE / sd' },
  { ...size, id: 'nrmseRange', label: 'Root mean squared difference / range of the base', unit: 'none', citation: 'RMSE / range' },
  { ...size, id: 'nrmseMean', label: 'Root mean squared difference / |mean| of the base', unit: 'none', citation: 'RMSE / |mean|' },
  { ...signed, id: 'meanRelative', label: 'Mean relative change', unit: 'none', citation: 'mean of d / |x| over x != 0' },
  { ...signed, id: 'medianRelative', label: 'Median relative change', unit: 'none', citation: 'median of d / |x| over x != 0' },
  { ...size, id: 'smape', label: 'Symmetric relative difference', unit: 'none', range: [0, 2], citation: 'mean of 2 |d| / (|x| + |y|), 0 / 0 being 0' },
] as const satisfies readonly MetricDescriptor[];

export type SizeOfChangeId = (typeof SIZE_OF_CHANGE)[number]['id'];

export interface SizeOfChange {
  readonly answers: Readonly<Record<SizeOfChangeId, MetricAnswer>>;
  /** Row of the largest difference, the first of equal ones. */
  readonly maxAbsRow: number | null;
  /** Pairs without a relative change because the base is 0. */
  readonly baseZero: number;
}

export function sizeOfChange(pairs: Pairs, moments: JointMoments = pairMoments(pairs)): SizeOfChange {
  const { x, y, d, n, missing, rows } = pairs, { x: mx, d: md } = moments;
  const give = (value: number): MetricAnswer => (Number.isFinite(value) ? { value, n, missing } : undefinedFor(n, 'the values are too large to subtract or square'));
  const from = (needed: number, value: () => number): MetricAnswer => (n < needed ? tooFew(n, needed, 'pairs') : give(value()));
  const over = (value: number, yardstick: number, zero: string, needed = 1): MetricAnswer => (n < needed ? tooFew(n, needed, 'pairs') : yardstick === 0 ? undefinedFor(n, zero) : give(value / yardstick));

  let changed = 0, beyond = 0, higher = 0, lower = 0, flipped = 0, largest = -1, at = -1, symmetric = 0, zeros = 0, squares = 0;
  const absolute = new Float64Array(n), relative = new Float64Array(n), sumD = new CompensatedSum(), sumX = new CompensatedSum(), sumAbs = new CompensatedSum(), sumRelative = new CompensatedSum();
  for (let i = 0; i < n; i++) {
    const before = x[i]!, after = y[i]!, diff = d[i]!, abs = Math.abs(diff);
    if (before !== after) {
      changed++;
      if (abs > 4 * ulp(Math.max(Math.abs(before), Math.abs(after)))) beyond++;
    }
    if (diff > 0) higher++;
    else if (diff < 0) lower++;
    if ((before < 0 && after > 0) || (before > 0 && after < 0)) flipped++;
    if (abs > largest) { largest = abs; at = i; }
    absolute[i] = abs;
    squares += diff * diff;
    sumAbs.add(abs);
    sumD.add(diff);
    sumX.add(before);
    if (abs > 0) symmetric += abs / (Math.abs(before) / 2 + Math.abs(after) / 2);
    if (before === 0) zeros++;
    else sumRelative.add((relative[i - zeros] = diff / Math.abs(before)));
  }
  const nonZero = n - zeros, mse = squares / n, rmse = Math.sqrt(mse), sdD = Math.sqrt((md.m2 * n) / (n - 1));
  const of = (values: Float64Array, count: number, ...shares: number[]): number[] => (count === 0 ? shares.map(() => 0) : quantiles(values, count, shares));
  const [q25, q75] = of(x, n, 0.25, 0.75) as [number, number], [median, p95] = of(absolute, n, 0.5, 0.95) as [number, number], iqr = q75 - q25;
  const parts = squaredDifferenceParts(moments);
  const perRelative = (value: () => number): MetricAnswer => (n === 0 ? tooFew(0, 1, 'pairs') : nonZero === 0 ? undefinedFor(n, 'every value of the base is 0') : Number.isFinite(value()) ? { value: value(), n: nonZero, missing: missing + zeros } : undefinedFor(n, 'the relative changes are too large to add'));
  return {
    maxAbsRow: at < 0 ? null : rows[at]!,
    baseZero: zeros,
    answers: {
      nChanged: from(1, () => changed), nChangedBeyondNoise: from(1, () => beyond), shareChanged: from(1, () => changed / n),
      nHigher: from(1, () => higher), nLower: from(1, () => lower), signChanges: from(1, () => flipped),
      bias: from(1, () => md.mean), sumDifference: from(1, () => sumD.value), medianDifference: from(1, () => of(d, n, 0.5)[0]!),
      mae: from(1, () => sumAbs.value / n), medianAbsolute: from(1, () => median), p95Absolute: from(1, () => p95), maxAbs: from(1, () => largest),
      mse: from(1, () => mse), rmse: from(1, () => rmse), ubRmse: from(1, () => Math.sqrt(md.m2)), sdDifference: from(2, () => sdD),
      mseBias: from(1, () => parts.bias), mseVariance: from(1, () => parts.variance), mseCovariance: from(1, () => parts.covariance),
      percentBias: over(100 * sumD.value, sumX.value, 'the values of the base add up to 0'),
      nrmseIqr: over(rmse, iqr, 'the interquartile range of the base is 0'), nrmseSd: over(rmse, Math.sqrt((mx.m2 * n) / (n - 1)), 'the base is constant', 2),
      nrmseRange: over(rmse, mx.high - mx.low, 'the base is constant'), nrmseMean: over(rmse, Math.abs(mx.mean), 'the mean of the base is 0'),
      meanRelative: perRelative(() => sumRelative.value / nonZero), medianRelative: perRelative(() => of(relative, nonZero, 0.5)[0]!),
      smape: from(1, () => symmetric / n),
    },
  };
}

const bits = new DataView(new ArrayBuffer(8));

/** Unit in the last place of a finite x > 0. */
function ulp(x: number): number {
  bits.setFloat64(0, x);
  const exponent = (bits.getUint32(0) >>> 20) & 0x7ff;
  return exponent < 54 ? 5e-324 * 2 ** Math.max(0, exponent - 1) : 2 ** (exponent - 1075);
}
