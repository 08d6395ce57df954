/** One column of one release: counts, moments, quantiles, and how the values spread. */
import { type MetricAnswer, type MetricDescriptor, tooFew, undefinedFor } from '../metric.js';
import { centralMoments } from './central-moments.js';
import { quantileOfSorted, runs, sortedFinite } from './sorted.js';

const HYNDMAN = 'R. Hyndman and Y. Fan, "Sample quantiles in statistical packages", 1996, type 7';
const JOANES = 'D. Joanes and C. Gill, "Comparing measures of sample skewness and kurtosis", 1998';
const REAL = [-Infinity, Infinity] as const, POSITIVE = [0, Infinity] as const;
const one = { group: 'descriptive', noChange: null, direction: 'signed', unit: 'same', range: REAL } as const;

const QUANTILES = { q01: 0.01, q05: 0.05, q10: 0.1, q25: 0.25, q50: 0.5, q75: 0.75, q90: 0.9, q95: 0.95, q99: 0.99 } as const;
export type QuantileId = keyof typeof QUANTILES;

export const DESCRIPTIVE = [
  { ...one, id: 'missingShare', label: 'Share without a finite value', unit: 'none', range: [0, 1], citation: '1 - finite values / rows' },
  { ...one, id: 'distinct', label: 'Distinct values', unit: 'count', range: POSITIVE, citation: 'count' },
  { ...one, id: 'mean', label: 'Mean', citation: 'sum / n' },
  { ...one, id: 'variance', label: 'Variance (n - 1)', unit: 'squared', range: POSITIVE, citation: 'sum of (x - mean)^2 / (n - 1)' },
  { ...one, id: 'sd', label: 'Standard deviation (n - 1)', range: POSITIVE, citation: 'root of the variance' },
  { ...one, id: 'sem', label: 'Standard error of the mean, were values independent', range: POSITIVE, citation: 'standard deviation / root of n' },
  { ...one, id: 'cv', label: 'Coefficient of variation', unit: 'none', range: POSITIVE, citation: 'standard deviation / |mean|' },
  { ...one, id: 'min', label: 'Smallest', citation: 'extreme' },
  { ...one, id: 'max', label: 'Largest', citation: 'extreme' },
  { ...one, id: 'range', label: 'Range', range: POSITIVE, citation: 'largest - smallest' },
  { ...one, id: 'iqr', label: 'Interquartile range', range: POSITIVE, citation: HYNDMAN },
  { ...one, id: 'mad', label: 'Median distance from the median', range: POSITIVE, citation: 'F. Hampel, "The influence curve and its role in robust estimation", 1974' },
  { ...one, id: 'madScaled', label: 'The same, on the scale of a normal standard deviation', range: POSITIVE, citation: 'F. Hampel, 1974; times 1.4826' },
  { ...one, id: 'skewness', label: 'Skewness (G1)', unit: 'none', citation: JOANES },
  { ...one, id: 'skewnessPopulation', label: 'Skewness (g1)', unit: 'none', citation: JOANES },
  { ...one, id: 'kurtosis', label: 'Excess kurtosis (G2)', unit: 'none', citation: JOANES },
  { ...one, id: 'kurtosisPopulation', label: 'Excess kurtosis (g2)', unit: 'none', range: [-2, Infinity], citation: JOANES },
  ...Object.entries(QUANTILES).map(([id, p]) => ({ ...one, id: id as QuantileId, label: `${p * 100} % quantile`, citation: HYNDMAN })),
] as const satisfies readonly MetricDescriptor[];

export type DescriptiveId = (typeof DESCRIPTIVE)[number]['id'];

export interface Description {
  readonly rows: number;
  readonly n: number;
  readonly missing: number;
  readonly infiniteAbove: number;
  readonly infiniteBelow: number;
  readonly answers: Readonly<Record<DescriptiveId, MetricAnswer>>;
}

/** Makes the distance of normal values from their median a standard deviation: 1 over the 75 % point. */
const NORMAL_MAD = 1.482602218505602;

export function describe(x: Float64Array): Description {
  const { sorted, rows, missing, above, below } = sortedFinite(x);
  const n = sorted.length;
  const { mean, m2, m3, m4, low, high } = centralMoments(sorted);
  const give = (value: number): MetricAnswer =>
    Number.isFinite(value) ? { value, n, missing: rows - n } : undefinedFor(n, 'the values are too large to add or square');
  const from = (needed: number, value: () => number): MetricAnswer => (n < needed ? tooFew(n, needed) : give(value()));
  const constant = low === high, tiny = !constant && m2 === 0;
  const spread = (needed: number, value: () => number): MetricAnswer => (tiny && n >= needed ? undefinedFor(n, 'the differences are too small to square') : from(needed, value));
  const shape = (needed: number, value: () => number): MetricAnswer =>
    n < needed ? tooFew(n, needed) : constant ? undefinedFor(n, 'all values are equal') : m2 * m2 === 0 ? undefinedFor(n, 'the differences are too small to square') : give(value());
  const variance = (m2 * n) / (n - 1), sd = Math.sqrt(variance);
  const g1 = m3 / m2 ** 1.5, g2 = m4 / (m2 * m2) - 3;
  const at = (p: number): number => quantileOfSorted(sorted, p);
  const mad = n === 0 ? 0 : medianDistance(sorted, at(0.5));
  let distinct = 0;
  runs(sorted, () => { distinct++; });
  return {
    rows, n, missing, infiniteAbove: above, infiniteBelow: below,
    answers: {
      missingShare: rows === 0 ? undefinedFor(0, 'there is no row') : { value: (rows - n) / rows, n: rows },
      distinct: { value: distinct, n },
      mean: from(1, () => mean),
      variance: spread(2, () => variance), sd: spread(2, () => sd), sem: spread(2, () => Math.sqrt(variance / n)),
      cv: n >= 2 && mean === 0 ? undefinedFor(n, 'the mean is 0') : spread(2, () => sd / Math.abs(mean)),
      min: from(1, () => low), max: from(1, () => high), range: from(1, () => high - low),
      iqr: from(1, () => at(0.75) - at(0.25)), mad: from(1, () => mad), madScaled: from(1, () => mad * NORMAL_MAD),
      skewnessPopulation: shape(1, () => g1), skewness: shape(3, () => (g1 * Math.sqrt(n * (n - 1))) / (n - 2)),
      kurtosisPopulation: shape(1, () => g2), kurtosis: shape(4, () => (((n + 1) * g2 + 6) * (n - 1)) / ((n - 2) * (n - 3))),
      ...(Object.fromEntries(Object.entries(QUANTILES).map(([id, p]) => [id, from(1, () => at(p))])) as Record<QuantileId, MetricAnswer>),
    },
  };
}

function medianDistance(sorted: Float64Array, median: number): number {
  return quantileOfSorted(sorted.map((each) => Math.abs(each - median)).sort(), 0.5);
}
