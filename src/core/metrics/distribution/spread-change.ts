/** Change of the spread: ratio of variances, and analysis of variance of the distances from the centre (Brown and Forsythe; Levene). */
import { CompensatedSum } from '../../statistics/compensated-sum.js';
import { quantileOfSorted } from '../descriptive/sorted.js';
import { answerAll, type Answers, finiteAnswer, type MetricAnswer, type MetricDescriptor, tooFew, undefinedFor } from '../metric.js';
import { fSf } from '../special/f-distribution.js';
import { Z95 } from '../special/normal.js';
import { momentsAbout, type PooledSamples } from './pooled-samples.js';

const BROWN = 'M. Brown and A. Forsythe, "Robust tests for the equality of variances", 1974';
const LEVENE = 'H. Levene, "Robust tests for equality of variances", 1960';
const shared = { group: 'distribution', unit: 'none', range: [0, Infinity], noChange: null, direction: 'larger' } as const;
const p = { range: [0, 1], direction: 'smaller' } as const;

export const SPREAD_CHANGES = [
  { ...shared, id: 'brownForsytheW', label: 'Brown-Forsythe statistic', citation: BROWN },
  { ...shared, ...p, id: 'brownForsytheP', label: 'p of the Brown-Forsythe statistic', citation: BROWN },
  { ...shared, id: 'leveneW', label: 'Levene statistic', citation: LEVENE },
  { ...shared, ...p, id: 'leveneP', label: 'p of the Levene statistic', citation: LEVENE },
  { ...shared, id: 'varianceRatio', label: 'Variance of the revision over that of the base', noChange: 1, direction: 'signed', citation: 'ratio of sample variances' },
  { ...shared, id: 'logSdRatio', label: 'Logarithm of the ratio of standard deviations', range: [-Infinity, Infinity], noChange: 0, direction: 'signed', citation: 'S. Nakagawa et al., "Meta-analysis of variation", 2015' },
] as const satisfies readonly MetricDescriptor[];

export type SpreadChangeId = (typeof SPREAD_CHANGES)[number]['id'];

export function spreadChanges(pool: PooledSamples): Answers<SpreadChangeId> {
  const n = pool.base.length, m = pool.revision.length, all = n + m;
  if (n < 2 || m < 2) return answerAll(SPREAD_CHANGES, tooFew(Math.min(n, m), 2, `values of the ${n < m ? 'base' : 'revision'}`));
  const middles = [quantileOfSorted(pool.base, 0.5), quantileOfSorted(pool.revision, 0.5)] as const;
  const base = momentsAbout(pool.base, middles[0]), revision = momentsAbout(pool.revision, middles[1]);
  if (base.variance === 0 || revision.variance === 0) return answerAll(SPREAD_CHANGES, undefinedFor(all, `the ${base.variance === 0 ? 'base' : 'revision'} is constant or its differences are too small to square`));
  const [brownForsytheW, brownForsytheP] = distancesFrom(pool, 0, 0, middles), [leveneW, leveneP] = distancesFrom(pool, base.mean, revision.mean, middles);
  const log = 0.5 * (Math.log(revision.variance) - Math.log(base.variance)) + 1 / (2 * (m - 1)) - 1 / (2 * (n - 1));
  const half = Z95 * Math.sqrt(1 / (2 * (n - 1)) + 1 / (2 * (m - 1)));
  return {
    brownForsytheW, brownForsytheP, leveneW, leveneP, varianceRatio: finiteAnswer(revision.variance / base.variance, all),
    logSdRatio: finiteAnswer(log, all, { low: log - half, high: log + half, level: 0.95, method: 'large samples, independent values' }),
  };
}

/** Do the distances from each side's centre (its median plus an offset) differ in mean? */
function distancesFrom(pool: PooledSamples, offBase: number, offRevision: number, [base, revision]: readonly [number, number]): [MetricAnswer, MetricAnswer] {
  const n = pool.base.length, m = pool.revision.length, all = n + m;
  const [first, firstSquares] = distances(pool.base, base, offBase), [second, secondSquares] = distances(pool.revision, revision, offRevision);
  const within = firstSquares + secondSquares, between = ((n * m) / all) * (second - first) ** 2;
  if (!(within > 0)) {
    const none = undefinedFor(all, 'all values of a side are equally far from its centre');
    return [none, none];
  }
  const w = ((all - 2) * between) / within;
  return [finiteAnswer(w, all), finiteAnswer(fSf(w, 1, all - 2), all)];
}

/** Mean distance, and the sum of squares about it. */
function distances(values: Float64Array, middle: number, off: number): [number, number] {
  const sum = new CompensatedSum(), squares = new CompensatedSum();
  for (const x of values) sum.add(Math.abs(x - middle - off));
  const mean = sum.value / values.length;
  for (const x of values) squares.add((Math.abs(x - middle - off) - mean) ** 2);
  return [mean, squares.value];
}
