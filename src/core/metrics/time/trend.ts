/**
 * Trend of a series: Mann and Kendall's test with the correction of Hamed and Rao for series whose values depend on
 * each other, and Sen's slope. All pairs are looked at: for yearly or monthly values, not for raw records.
 */
import { midranks } from '../correlation/ranks.js';
import { answerAll, type Answers, finiteAnswer, type MetricAnswer, type MetricDescriptor, type MetricNumber, tooFew, undefinedFor } from '../metric.js';
import { quantileOfSorted } from '../descriptive/sorted.js';
import { normalSf, Z95 } from '../special/normal.js';

const MANN = 'H. Mann, "Nonparametric tests against trend", 1945; M. Kendall, "Rank correlation methods", 1975';
const SEN = 'P. Sen, "Estimates of the regression coefficient based on Kendall\'s tau", 1968';
const HAMED = 'K. Hamed and A. Rao, "A modified Mann-Kendall trend test for autocorrelated data", 1998';
const HIRSCH = 'R. Hirsch, J. Slack and R. Smith, "Techniques of trend analysis for monthly water quality data", 1982';
const shared = { group: 'time', unit: 'none', range: [-Infinity, Infinity], noChange: null, direction: 'signed' } as const;
const p = { range: [0, 1], direction: 'smaller' } as const;

export const TREND_METRICS = [
  { ...shared, id: 'kendallS', label: 'Pairs that rise less pairs that fall', unit: 'count', citation: MANN },
  { ...shared, id: 'kendallVariance', label: 'Variance of that without a trend', range: [0, Infinity], direction: 'larger', citation: MANN },
  { ...shared, id: 'kendallZ', label: 'Mann-Kendall z', citation: MANN },
  { ...shared, ...p, id: 'kendallP', label: 'p of the Mann-Kendall test', citation: MANN },
  { ...shared, id: 'trendTau', label: "Kendall's tau-b with time", range: [-1, 1], citation: MANN },
  { ...shared, id: 'senSlope', label: "Sen's slope per unit of time", unit: 'same', citation: SEN },
  { ...shared, id: 'senIntercept', label: "Intercept of Sen's line", unit: 'same', citation: SEN },
  { ...shared, id: 'dependenceFactor', label: 'Factor of the variance for dependent values', direction: 'larger', citation: HAMED },
  { ...shared, id: 'dependentZ', label: 'Mann-Kendall z for dependent values', citation: HAMED },
  { ...shared, ...p, id: 'dependentP', label: 'p of the Mann-Kendall test for dependent values', citation: HAMED },
] as const satisfies readonly MetricDescriptor[];

export const SEASONAL_TREND_METRICS = [
  { ...shared, id: 'seasonalS', label: 'Pairs of the same season that rise less those that fall', unit: 'count', citation: HIRSCH },
  { ...shared, id: 'seasonalVariance', label: 'Variance of that without a trend', range: [0, Infinity], direction: 'larger', citation: HIRSCH },
  { ...shared, id: 'seasonalZ', label: 'Seasonal Kendall z', citation: HIRSCH },
  { ...shared, ...p, id: 'seasonalP', label: 'p of the seasonal Kendall test', citation: HIRSCH },
  { ...shared, id: 'seasonalSlope', label: "Sen's slope within seasons per period", unit: 'same', citation: HIRSCH },
] as const satisfies readonly MetricDescriptor[];

export type TrendId = (typeof TREND_METRICS)[number]['id'];
export type SeasonalTrendId = (typeof SEASONAL_TREND_METRICS)[number]['id'];

/** Pairs grow with the square of the length. */
export const LONGEST_TREND = 2000;

/** `times` are the positions unless given; values that are missing or infinite are left out. */
export function trend(values: Float64Array, times: ArrayLike<number> = Float64Array.from(values.keys())): Answers<TrendId> {
  const kept = Array.from(values.keys()).filter((i) => Number.isFinite(values[i]!) && Number.isFinite(times[i]!)).sort((a, b) => times[a]! - times[b]!);
  const n = kept.length;
  if (n < 3) return answerAll(TREND_METRICS, tooFew(n, 3));
  if (n > LONGEST_TREND) return answerAll(TREND_METRICS, undefinedFor(n, `computed for at most ${LONGEST_TREND} values: take means over longer times`));
  const x = Float64Array.from(kept, (i) => values[i]!), t = Float64Array.from(kept, (i) => times[i]!);
  const { s, variance, slopes } = pairs(x, t), value = (of: number): MetricNumber => ({ value: of, n, missing: values.length - n });
  if (slopes.length === 0) return answerAll(TREND_METRICS, undefinedFor(n, 'all values have the same time'));
  const slope = quantileOfSorted(slopes, 0.5), ci = variance > 0 && n > 3 ? senInterval(slopes, x, t) : undefined;
  const ofX = tied(x, 2), ofT = tied(t, 2), all = (n * (n - 1)) / 2, z = score(s, variance);
  return {
    kendallS: value(s), kendallVariance: value(variance), kendallZ: value(z), kendallP: value(2 * normalSf(Math.abs(z))),
    trendTau: ofX < all && ofT < all ? value(s / Math.sqrt((all - ofX) * (all - ofT))) : undefinedFor(n, 'all values are equal'),
    senSlope: finiteAnswer(slope, n, ci), senIntercept: finiteAnswer(quantileOfSorted(x.slice().sort(), 0.5) - slope * quantileOfSorted(t, 0.5), n),
    ...dependent(x, t, slope, s, variance),
  };
}

/** The same over `period` seasons: each value is compared only with those of its own season. */
export function seasonalTrend(values: Float64Array, period: number): Answers<SeasonalTrendId> {
  const n = values.filter(Number.isFinite).length;
  if (n > LONGEST_TREND) return answerAll(SEASONAL_TREND_METRICS, undefinedFor(n, `computed for at most ${LONGEST_TREND} values: take means over longer times`));
  let s = 0, variance = 0;
  const slopes: Float64Array[] = [];
  for (let season = 0; season < period; season++) {
    const at = Array.from(values.keys()).filter((i) => i % period === season && Number.isFinite(values[i]!));
    const of = pairs(Float64Array.from(at, (i) => values[i]!), Float64Array.from(at, (i) => Math.floor(i / period)));
    s += of.s;
    variance += of.variance;
    slopes.push(of.slopes);
  }
  const all = Float64Array.from(slopes.flatMap((each) => [...each])).sort();
  if (all.length === 0) return answerAll(SEASONAL_TREND_METRICS, tooFew(n, 2, 'values of one season'));
  const z = score(s, variance), value = (of: number): MetricAnswer => finiteAnswer(of, n);
  return { seasonalS: value(s), seasonalVariance: value(variance), seasonalZ: value(z), seasonalP: value(2 * normalSf(Math.abs(z))), seasonalSlope: value(quantileOfSorted(all, 0.5)) };
}

/** `t` ascends. Pairs at the same time have no slope and do not count. */
function pairs(x: Float64Array, t: Float64Array): { s: number; variance: number; slopes: Float64Array } {
  const n = x.length, slopes = new Float64Array((n * (n - 1)) / 2);
  let s = 0, size = 0;
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      if (t[j] === t[i]) continue;
      s += Math.sign(x[j]! - x[i]!);
      slopes[size++] = (x[j]! - x[i]!) / (t[j]! - t[i]!);
    }
  }
  return { s, variance: (n * (n - 1) * (2 * n + 5) - tied(x, 3)) / 18, slopes: slopes.subarray(0, size).sort() };
}

/** Over groups of equal values: pairs within them (2), or what they take from 18 times the variance (3). */
function tied(values: Float64Array, what: 2 | 3): number {
  return midranks(values).ties.reduce((sum, k) => sum + (what === 2 ? (k * (k - 1)) / 2 : k * (k - 1) * (2 * k + 5)), 0);
}

/** One pair less than counted, because S moves in steps of two. */
function score(s: number, variance: number): number {
  return s === 0 || !(variance > 0) ? 0 : (s - Math.sign(s)) / Math.sqrt(variance);
}

/** Slopes at the ranks that S of a series without a trend has in 95 % of cases. */
function senInterval(slopes: Float64Array, x: Float64Array, t: Float64Array): { low: number; high: number; level: number; method: string } {
  const n = x.length, spread = Math.sqrt((n * (n - 1) * (2 * n + 5) - tied(x, 3) - tied(t, 3)) / 18), last = slopes.length - 1;
  const low = Math.max(0, toEven((slopes.length - Z95 * spread) / 2) - 1), high = Math.min(last, toEven((slopes.length + Z95 * spread) / 2));
  return { low: slopes[Math.min(low, last)]!, high: slopes[high]!, level: 0.95, method: 'Sen, independent values' };
}

function toEven(x: number): number {
  const low = Math.floor(x), rest = x - low;
  return rest === 0.5 ? low + (low % 2 === 0 ? 0 : 1) : Math.round(x);
}

/** Lags at which the ranks without their trend depend on each other change the variance. The factor can come out negative: then there is no answer. */
function dependent(x: Float64Array, t: Float64Array, slope: number, s: number, variance: number): Answers<'dependenceFactor' | 'dependentZ' | 'dependentP'> {
  const n = x.length, ids = [{ id: 'dependenceFactor' }, { id: 'dependentZ' }, { id: 'dependentP' }] as const;
  if (n < 10) return answerAll(ids, tooFew(n, 10));
  const ranks = midranks(x.map((each, i) => each - slope * t[i]!)).ranks.map((rank) => rank - (n + 1) / 2), total = ranks.reduce((sum, each) => sum + each * each, 0);
  if (!(total > 0)) return answerAll(ids, undefinedFor(n, 'nothing is left without the trend'));
  let sum = 0;
  for (let lag = 1; lag < n - 1; lag++) {
    let r = 0;
    for (let i = lag; i < n; i++) r += ranks[i]! * ranks[i - lag]!;
    if (Math.abs(r / total) > Z95 / Math.sqrt(n)) sum += (n - lag) * (n - lag - 1) * (n - lag - 2) * (r / total);
  }
  const factor = 1 + (2 / (n * (n - 1) * (n - 2))) * sum, z = score(s, variance * factor);
  if (!(factor > 0)) return { ...answerAll(ids, undefinedFor(n, 'the corrected variance is not positive')), dependenceFactor: { value: factor, n } };
  return { dependenceFactor: { value: factor, n }, dependentZ: { value: z, n }, dependentP: { value: 2 * normalSf(Math.abs(z)), n } };
}
