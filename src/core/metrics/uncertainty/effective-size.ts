/**
 * What a series is worth in independent values, and the standard error of its mean. A nominal 5 % test
 * that takes correlated values for independent rejects two thirds of true nothings; these do not.
 */
import type { Undefined } from '../../model/report.js';
import { type MetricAnswer, type MetricDescriptor, tooFew, undefinedFor } from '../metric.js';
import { centralMoments } from '../descriptive/central-moments.js';
import { autocorrelation, correlogram } from './autocorrelation.js';

const GEYER = 'C. Geyer, "Practical Markov chain Monte Carlo", 1992: initial positive sequence';
const NEWEY = 'W. Newey and K. West, "A simple, positive semi-definite, heteroskedasticity and autocorrelation consistent covariance matrix", 1987';
const BATCH = 'L. Schruben, "Confidence interval estimation using standardized time series", 1983: batch means';
const worth = { group: 'time', unit: 'count', range: [0, Infinity], noChange: null, direction: 'larger' } as const;

export const EFFECTIVE_SIZE = [
  { ...worth, id: 'nEffGeyer', label: 'Independent values the series is worth', citation: GEYER },
  { ...worth, id: 'tau', label: 'Values that are worth one independent value', citation: GEYER },
  { ...worth, id: 'nEffFirstLag', label: 'The same from the first lag alone, a hint', citation: 'n (1 - r1) / (1 + r1)' },
  { ...worth, id: 'nEffNeweyWest', label: 'The same with an automatic window, too many where memory is long', citation: NEWEY },
  { ...worth, id: 'nEffBatch', label: 'The same from means of batches', citation: BATCH },
  { ...worth, id: 'seBatch', label: 'Standard error of the mean from means of batches', unit: 'same', citation: BATCH },
  { ...worth, id: 'seNeweyWest', label: 'Standard error of the mean that allows for correlation up to a lag', unit: 'same', citation: NEWEY },
] as const satisfies readonly MetricDescriptor[];

const STILL = 'all values are equal';

/** Sum of positive neighbours' sums of correlations, twice, less one; at least a trace. */
export function geyerTau(correlationAt: (lag: number) => number, maxLag: number): number {
  let tau = -1;
  for (let k = 0; 2 * k + 1 <= maxLag; k++) {
    const pair = correlationAt(2 * k) + correlationAt(2 * k + 1);
    if (pair <= 0) break;
    tau += 2 * pair;
  }
  return Math.max(tau, 1e-12);
}

export interface EffectiveSize {
  readonly tau: MetricAnswer;
  readonly nEffGeyer: MetricAnswer;
  readonly nEffFirstLag: MetricAnswer;
  readonly nEffNeweyWest: MetricAnswer;
  /** The window that was chosen for it: 4 (n/100)^(2/9). */
  readonly automaticLag: number;
}

/** `series` in order of time, gaps missing. Lags are looked at only as far as they matter. */
export function effectiveSize(series: Float64Array, maxLag: number = series.length - 1): EffectiveSize {
  const finite = series.filter((each) => each - each === 0), n = finite.length, missing = series.length - n, automaticLag = Math.floor(4 * (n / 100) ** (2 / 9));
  const at = n < 3 ? null : correlogram(series);
  if (at === null) {
    const none = n < 3 ? tooFew(n, 3) : undefinedFor(n, STILL);
    return { tau: none, nEffGeyer: none, nEffFirstLag: none, nEffNeweyWest: none, automaticLag };
  }
  const give = (value: number): MetricAnswer => ({ value, n, missing });
  const tau = geyerTau(at, Math.min(maxLag, series.length - 1)), first = at(1);
  let window = 1;
  for (let k = 1; k <= automaticLag && k < series.length; k++) window += 2 * (1 - k / (automaticLag + 1)) * at(k);
  return {
    tau: give(tau), nEffGeyer: give(Math.min(n, n / Math.max(tau, 1))),
    nEffFirstLag: give(Math.min(n, Math.max(1, (n * (1 - first)) / (1 + first)))), nEffNeweyWest: give(window > 0 ? Math.min(n, n / window) : n), automaticLag,
  };
}

/** Standard error of the mean with Bartlett's window up to `lag`; no correction for small samples. */
export function neweyWestSe(series: Float64Array, lag: number): MetricAnswer {
  const finite = series.filter((each) => each - each === 0), n = finite.length, missing = series.length - n;
  if (n < 2) return tooFew(n, 2);
  const { m2, low, high } = centralMoments(finite);
  if (low === high) return { value: 0, n, missing };
  const acf = autocorrelation(series, lag);
  if (acf.length === 0) return undefinedFor(n, 'the values are too small or too large to square');
  let window = 1;
  for (let k = 1; k <= lag && k < acf.length; k++) window += 2 * (1 - k / (lag + 1)) * acf[k]!;
  return window > 0 ? { value: Math.sqrt((m2 * window) / n), n, missing } : undefinedFor(n, 'the correlations of this series leave no variance');
}

export interface BatchMeans {
  readonly batches: number;
  readonly se: MetricAnswer;
  readonly nEff: MetricAnswer;
}

/** Whole batches of `length` steps; steps left over at the end are not used, and a batch without a value is none. */
export function batchMeans(series: Float64Array, length: number): BatchMeans {
  const means: number[] = [];
  for (let from = 0; from + length <= series.length; from += length) {
    let sum = 0, n = 0;
    for (let i = from; i < from + length; i++) if (series[i]! - series[i]! === 0) { sum += series[i]!; n++; }
    if (n > 0) means.push(sum / n);
  }
  const finite = series.filter((each) => each - each === 0), n = finite.length, missing = series.length - n, batches = means.length;
  if (batches < 2) return { batches, se: tooFew(batches, 2, 'batches'), nEff: tooFew(batches, 2, 'batches') };
  const { m2 } = centralMoments(means), between = m2 / (batches - 1), { m2: all } = centralMoments(finite);
  const nEff: MetricAnswer = between > 0 ? { value: Math.min(n, (all * n) / (n - 1) / between), n, missing } : all > 0 ? { value: n, n, missing } : undefinedFor(n, STILL);
  return { batches, se: { value: Math.sqrt(between), n, missing }, nEff };
}

/** Fewer independent blocks carry no interval. */
export const LEAST_BLOCKS = 10;

export function enoughBlocks(blocks: number): Undefined | null {
  return blocks < LEAST_BLOCKS ? { status: 'too-few', reason: `${blocks} of at least ${LEAST_BLOCKS} independent blocks` } : null;
}
