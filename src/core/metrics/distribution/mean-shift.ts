/**
 * Change of the mean as of two independent samples: Welch's interval and test, and the change in standard
 * deviations. On matched records the paired statistics say more; these are for releases whose keys do not match.
 */
import { quantileOfSorted } from '../descriptive/sorted.js';
import { answerAll, type Answers, finiteAnswer, type MetricAnswer, type MetricDescriptor, tooFew, undefinedFor } from '../metric.js';
import { chiSquaredQuantile } from '../special/chi-squared.js';
import { logGamma } from '../special/log-gamma.js';
import { noncentralTCdf } from '../special/noncentral-t.js';
import { solveRising } from '../special/solve-rising.js';
import { tQuantile, tTwoSided } from '../special/student-t.js';
import { momentsAbout, type PooledSamples } from './pooled-samples.js';

const WELCH = 'B. Welch, "The generalization of Student\'s problem when several different population variances are involved", 1947';
const shared = { group: 'distribution', unit: 'none', range: [-Infinity, Infinity], noChange: 0, direction: 'signed' } as const;

export const MEAN_SHIFTS = [
  { ...shared, id: 'meanDifference', label: 'Change of the mean', unit: 'same', citation: WELCH },
  { ...shared, id: 'welchT', label: 'Welch t', citation: WELCH },
  { ...shared, id: 'welchDf', label: 'Degrees of freedom of Welch t', range: [1, Infinity], noChange: null, direction: 'larger', citation: WELCH },
  { ...shared, id: 'welchP', label: 'p of Welch t', range: [0, 1], noChange: null, direction: 'smaller', citation: WELCH },
  { ...shared, id: 'hedgesG', label: 'Hedges g: change of the mean in pooled standard deviations', citation: 'L. Hedges, "Distribution theory for Glass\'s estimator of effect size and related estimators", 1981' },
  { ...shared, id: 'glassDelta', label: 'Change of the mean in standard deviations of the base', citation: 'G. Glass, "Primary, secondary, and meta-analysis of research", 1976' },
] as const satisfies readonly MetricDescriptor[];

export type MeanShiftId = (typeof MEAN_SHIFTS)[number]['id'];

export function meanShifts(pool: PooledSamples): Answers<MeanShiftId> {
  const n = pool.base.length, m = pool.revision.length, all = n + m;
  if (n < 2 || m < 2) return answerAll(MEAN_SHIFTS, tooFew(Math.min(n, m), 2, `values of the ${n < m ? 'base' : 'revision'}`));
  const centre = quantileOfSorted(pool.base, 0.5), base = momentsAbout(pool.base, centre), revision = momentsAbout(pool.revision, centre);
  const difference = revision.mean - base.mean, ofBase = base.variance / n, ofRevision = revision.variance / m, se = Math.sqrt(ofBase + ofRevision);
  if (!(se > 0)) return { ...answerAll(MEAN_SHIFTS, undefinedFor(all, 'both sides are constant')), meanDifference: finiteAnswer(difference, all) };
  const share = ofBase / (ofBase + ofRevision), df = 1 / (share ** 2 / (n - 1) + (1 - share) ** 2 / (m - 1));
  const half = tQuantile(0.975, df) * se, t = difference / se;
  const pooled = Math.sqrt(((n - 1) * base.variance + (m - 1) * revision.variance) / (all - 2));
  return {
    meanDifference: finiteAnswer(difference, all, { low: difference - half, high: difference + half, level: 0.95, method: 'Welch, independent values' }),
    welchT: finiteAnswer(t, all), welchDf: finiteAnswer(df, all), welchP: finiteAnswer(tTwoSided(t, df), all),
    hedgesG: hedges(difference / pooled, n, m), glassDelta: base.variance > 0 ? finiteAnswer(difference / Math.sqrt(base.variance), all) : undefinedFor(all, 'the base is constant'),
  };
}

/** In units of the spread of t from that of the standard deviation: limits are off by 5e-6 of their distance at most. */
const FAR = 300;

function hedges(d: number, n: number, m: number): MetricAnswer {
  const df = n + m - 2, scale = Math.sqrt((n * m) / (n + m)), t = d * scale, correct = smallSample(df);
  if (!Number.isFinite(t)) return finiteAnswer(t, n + m);
  const reach = 8 * Math.sqrt(1 + (t * t) / (2 * df)), far = Math.abs(t) > FAR * Math.max(1, Math.sqrt(2 * df));
  // So far out the spread of the standard deviation is all that counts, and the other way takes as long as t is large.
  const shift = (p: number): number => (far ? t * Math.sqrt(chiSquaredQuantile(t < 0 ? p : 1 - p, df) / df) : solveRising((each) => p - noncentralTCdf(t, df, each), t - reach, t + reach));
  const limit = (p: number): number => shift(p) / scale;
  return finiteAnswer(correct * d, n + m, { low: correct * limit(0.975), high: correct * limit(0.025), level: 0.95, method: 'noncentral t, independent values' });
}

/** gamma(df/2) / (sqrt(df/2) gamma((df - 1)/2)), for many degrees by the series of the ratio: two large logarithms would cancel. */
export function smallSample(df: number): number {
  if (df < 200) return Math.exp(logGamma(df / 2) - logGamma((df - 1) / 2)) / Math.sqrt(df / 2);
  const w = (df - 1) / 2;
  return Math.sqrt(w / (df / 2)) * (1 - 1 / (8 * w) + 1 / (128 * w * w) + 5 / (1024 * w ** 3) - 21 / (32768 * w ** 4));
}
