/**
 * Distances between the empirical distribution functions F of the base and G of the revision, from one
 * walk over the pooled values. On matched records those that did not change cancel in F - G, so that
 * the changed ones alone give the same distances.
 */
import { CompensatedSum } from '../../statistics/compensated-sum.js';
import { quantileOfSorted } from '../descriptive/sorted.js';
import { answerAll, type Answers, finiteAnswer, type MetricAnswer, type MetricDescriptor, tooFew, undefinedFor } from '../metric.js';
import { kolmogorovSf } from '../special/kolmogorov.js';
import { kolmogorovSmirnovExact } from './kolmogorov-smirnov-exact.js';
import { momentsAbout, type PooledSamples, poolSamples } from './pooled-samples.js';

const SMIRNOV = 'N. Smirnov, "Table for estimating the goodness of fit of empirical distributions", 1948';
const WASSERSTEIN = 'L. Vaserstein, 1969; in one dimension the area between the distribution functions (S. Vallender, 1974)';
const SZEKELY = 'G. Szekely and M. Rizzo, "Energy statistics", 2013';
const shared = { group: 'distribution', range: [0, Infinity], noChange: 0, direction: 'larger' } as const;

export const ECDF_DISTANCES = [
  { ...shared, id: 'ks', label: 'Kolmogorov-Smirnov distance', unit: 'none', range: [0, 1], citation: SMIRNOV },
  { ...shared, id: 'ksUp', label: 'Largest excess of the base below a value', unit: 'none', range: [0, 1], citation: SMIRNOV },
  { ...shared, id: 'ksDown', label: 'Largest excess of the revision below a value', unit: 'none', range: [0, 1], citation: SMIRNOV },
  { ...shared, id: 'ksAt', label: 'Value at which the distributions differ most', unit: 'same', range: [-Infinity, Infinity], noChange: null, citation: SMIRNOV },
  { ...shared, id: 'ksP', label: 'p of the Kolmogorov-Smirnov distance, large samples', unit: 'none', range: [0, 1], noChange: null, direction: 'smaller', citation: SMIRNOV },
  { ...shared, id: 'ksPExact', label: 'p of the Kolmogorov-Smirnov distance, exact', unit: 'none', range: [0, 1], noChange: null, direction: 'smaller', citation: 'J. Hodges, "The significance probability of the Smirnov two-sample test", 1958' },
  { ...shared, id: 'wasserstein', label: 'Wasserstein-1 distance', unit: 'same', citation: WASSERSTEIN },
  { ...shared, id: 'wassersteinPerSd', label: 'Wasserstein-1 distance in standard deviations of the base', unit: 'none', citation: WASSERSTEIN },
  { ...shared, id: 'wassersteinPerIqr', label: 'Wasserstein-1 distance in interquartile ranges of the base', unit: 'none', citation: WASSERSTEIN },
  { ...shared, id: 'shiftShare', label: 'Share of the Wasserstein-1 distance that is a shift of the mean', unit: 'none', range: [0, 1], noChange: null, citation: 'absolute change of the mean / Wasserstein-1 distance' },
  { ...shared, id: 'energyDistance', label: 'Energy distance', unit: 'root', citation: SZEKELY },
  { ...shared, id: 'cramerDistance', label: 'Cramer distance', unit: 'root', citation: SZEKELY },
] as const satisfies readonly MetricDescriptor[];

export type EcdfDistanceId = (typeof ECDF_DISTANCES)[number]['id'];

export function ecdfDistances(pool: PooledSamples): Answers<EcdfDistanceId> {
  const n = pool.base.length, m = pool.revision.length, all = n + m;
  if (n === 0 || m === 0) return answerAll(ECDF_DISTANCES, tooFew(0, 1, `values of the ${n === 0 ? 'base' : 'revision'}`));
  let below = 0, belowRevision = 0;
  const gap = walk(pool.values, (i) => (below += pool.inBase[i]!) / n - (belowRevision += pool.inRevision[i]!) / m);
  const centre = quantileOfSorted(pool.base, 0.5), base = momentsAbout(pool.base, centre), shift = Math.abs(momentsAbout(pool.revision, centre).mean - base.mean);
  const iqr = quantileOfSorted(pool.base, 0.75) - quantileOfSorted(pool.base, 0.25);
  const per = (yardstick: number, what: string): MetricAnswer => (yardstick > 0 ? finiteAnswer(gap.area / yardstick, all) : undefinedFor(all, `the ${what} of the base is zero`));
  return {
    ks: { value: gap.largest, n: all }, ksUp: { value: gap.up, n: all }, ksDown: { value: gap.down, n: all }, ksAt: { value: gap.at, n: all },
    ksP: { value: kolmogorovSf(Math.sqrt((n * m) / all) * gap.largest), n: all }, ksPExact: kolmogorovSmirnovExact(gap.largest, n, m),
    wasserstein: finiteAnswer(gap.area, all), wassersteinPerSd: n < 2 ? tooFew(n, 2, 'values of the base') : per(Math.sqrt(base.variance), 'standard deviation'), wassersteinPerIqr: per(iqr, 'interquartile range'),
    shiftShare: gap.area > 0 ? finiteAnswer(Math.min(1, shift / gap.area), all) : undefinedFor(all, 'the distributions are the same'),
    energyDistance: finiteAnswer(Math.sqrt(2 * gap.squares), all), cramerDistance: finiteAnswer(Math.sqrt(gap.squares), all),
  };
}

/** The distances of `pairs` matched records from those of them that changed. */
export function changedDistances(base: Float64Array, revision: Float64Array, pairs: number): Answers<'ks' | 'wasserstein' | 'energyDistance'> {
  const ids = [{ id: 'ks' }, { id: 'wasserstein' }, { id: 'energyDistance' }] as const;
  if (pairs === 0) return answerAll(ids, tooFew(0, 1, 'pairs'));
  const pool = poolSamples(base, revision);
  if (pool.base.length !== pool.revision.length) return answerAll(ids, undefinedFor(pairs, 'only pairs of finite values can be compared'));
  let excess = 0;
  const gap = walk(pool.values, (i) => (excess += pool.inBase[i]! - pool.inRevision[i]!) / pairs);
  return { ks: { value: gap.largest, n: pairs }, wasserstein: finiteAnswer(gap.area, pairs), energyDistance: finiteAnswer(Math.sqrt(2 * gap.squares), pairs) };
}

/** F - G is constant from each value to the next, and 0 from the last on. */
function walk(values: Float64Array, difference: (i: number) => number): { largest: number; up: number; down: number; at: number; area: number; squares: number } {
  const area = new CompensatedSum(), squares = new CompensatedSum();
  let up = 0, down = 0, largest = -1, at = 0;
  for (let i = 0; i < values.length; i++) {
    const gap = difference(i);
    if (gap > up) up = gap;
    if (-gap > down) down = -gap;
    if (Math.abs(gap) > largest) {
      largest = Math.abs(gap);
      at = values[i]!;
    }
    if (i + 1 === values.length || gap === 0) continue;
    const width = values[i + 1]! - values[i]!;
    area.add(Math.abs(gap) * width);
    squares.add(gap * gap * width);
  }
  return { largest: Math.max(0, largest), up, down, at, area: area.value, squares: squares.value };
}
