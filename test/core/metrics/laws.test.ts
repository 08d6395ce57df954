/**
 * What must hold of every metric of two releases, by what its descriptor says: identity gives `noChange`, the order of
 * records does not matter, values in another unit change an answer by its unit rule, a large level changes nothing that
 * has no level, and swapping the releases mirrors what is signed and leaves what is not.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CORRELATIONS, correlate } from '../../../src/core/metrics/correlation/correlate.js';
import { evenBins, countEven } from '../../../src/core/metrics/distribution/bins.js';
import { DIVERGENCES, divergences } from '../../../src/core/metrics/distribution/divergences.js';
import { TWO_SAMPLES, twoSamples } from '../../../src/core/metrics/distribution/two-samples.js';
import { isNumber, type MetricAnswer, type MetricDescriptor } from '../../../src/core/metrics/metric.js';
import { CONCORDANCE, concordance } from '../../../src/core/metrics/paired/concordance.js';
import { EFFICIENCY, efficiency } from '../../../src/core/metrics/paired/efficiency.js';
import { LIMITS_OF_AGREEMENT, limitsOfAgreement } from '../../../src/core/metrics/paired/limits-of-agreement.js';
import { LINES, lines } from '../../../src/core/metrics/paired/lines.js';
import { finitePairs } from '../../../src/core/metrics/paired/pair-moments.js';
import { SIZE_OF_CHANGE, sizeOfChange } from '../../../src/core/metrics/paired/size-of-change.js';
import { THEIL_SEN, theilSen } from '../../../src/core/metrics/paired/theil-sen.js';
import { SeededRandom } from '../../../src/core/statistics/seeded-random.js';

type Answered = Readonly<Record<string, MetricAnswer>>;
interface Family { readonly name: string; readonly metrics: readonly MetricDescriptor[]; readonly of: (x: Float64Array, y: Float64Array) => Answered }

const FAMILIES: readonly Family[] = [
  { name: 'size of change', metrics: SIZE_OF_CHANGE, of: (x, y) => sizeOfChange(finitePairs(x, y)).answers },
  { name: 'limits of agreement', metrics: LIMITS_OF_AGREEMENT, of: (x, y) => limitsOfAgreement(finitePairs(x, y)).answers },
  { name: 'concordance', metrics: CONCORDANCE, of: (x, y) => concordance(finitePairs(x, y)) },
  { name: 'lines', metrics: LINES, of: (x, y) => lines(finitePairs(x, y)).answers },
  { name: 'Theil-Sen', metrics: THEIL_SEN, of: (x, y) => theilSen(finitePairs(x, y)) },
  { name: 'efficiency', metrics: EFFICIENCY, of: (x, y) => efficiency(finitePairs(x, y)) },
  { name: 'correlations', metrics: CORRELATIONS, of: (x, y) => correlate(x, y).answers },
  { name: 'two samples', metrics: TWO_SAMPLES, of: (x, y) => twoSamples(x, y).answers },
  { name: 'divergences', metrics: DIVERGENCES, of: (x, y) => { const bins = evenBins(x, y)!; return divergences(countEven(x, bins), countEven(y, bins)).answers; } },
];

/** Sixteenths, so that a factor of four and a level of a thousand million are exact. */
function sample(seed: number, n = 240): { x: Float64Array; y: Float64Array } {
  const random = new SeededRandom(seed), sixteenth = (below: number): number => random.below(below) / 16;
  const x = Float64Array.from({ length: n }, () => 3 + sixteenth(400) + sixteenth(300)), y = x.map((v) => (random.below(3) === 0 ? v : v + sixteenth(60) - 1));
  return { x, y };
}

const { x, y } = sample(11);

function compare(name: string, id: string, got: MetricAnswer | undefined, wanted: number, relative: number, scale = 1): void {
  assert.ok(got !== undefined && isNumber(got), `${name} ${id}: ${JSON.stringify(got)}`);
  assert.ok(Math.abs(got.value - wanted) <= relative * Math.max(Math.abs(wanted), scale), `${name} ${id}: ${got.value} for ${wanted}`);
}

function eachNumber(family: Family, answers: Answered, check: (metric: MetricDescriptor, value: number) => void): void {
  let n = 0;
  for (const metric of family.metrics) {
    const answer = answers[metric.id];
    if (answer !== undefined && isNumber(answer) && Number.isFinite(answer.value)) { n++; check(metric, answer.value); }
  }
  assert.ok(n >= family.metrics.length / 2, `${family.name}: ${n} of ${family.metrics.length} answered`);
}

const POWER: Readonly<Record<string, number>> = { same: 1, squared: 2, root: 0.5, inverse: -1 };

/** Ratios to a level, and lines that meet it, change with it. */
const HAS_LEVEL = new Set(['percentBias', 'nrmseMean', 'meanRelative', 'medianRelative', 'smape', 'signChanges', 'slopeIntercept', 'intercept', 'demingIntercept', 'rmaIntercept', 'theilSenIntercept', 'kge', 'kge2012', 'kgeBeta', 'kgeGamma', 'ksAt', 'ksLocation', 'interceptStandardError', 'interceptSe', 'interceptLow', 'interceptHigh']);

describe('every metric of two releases', () => {
  for (const family of FAMILIES) {
    it(`${family.name}: the same release twice has no change`, () => {
      const same = family.of(x, x);
      for (const { id, noChange } of family.metrics) if (noChange !== null && same[id] !== undefined && isNumber(same[id])) compare(family.name, id, same[id], noChange, 1e-12);
    });
    it(`${family.name}: the order of records does not matter`, () => {
      const order = Array.from(x.keys()).sort((a, b) => ((a * 7919) % 240) - ((b * 7919) % 240)), mixed = family.of(Float64Array.from(order, (i) => x[i]!), Float64Array.from(order, (i) => y[i]!));
      eachNumber(family, family.of(x, y), ({ id }, value) => compare(family.name, id, mixed[id], value, 1e-10));
    });
    it(`${family.name}: another unit changes an answer by its unit rule`, () => {
      const other = family.of(x.map((v) => 4 * v), y.map((v) => 4 * v));
      eachNumber(family, family.of(x, y), ({ id, unit }, value) => compare(family.name, id, other[id], value * 4 ** (POWER[unit] ?? 0), 1e-9));
    });
    it(`${family.name}: a level of a thousand million changes nothing that has no level`, () => {
      const high = family.of(x.map((v) => v + 2 ** 30), y.map((v) => v + 2 ** 30));
      eachNumber(family, family.of(x, y), ({ id }, value) => { if (!HAS_LEVEL.has(id)) compare(family.name, id, high[id], value, 1e-7, 1e-3); });
    });
    it(`${family.name}: missing and infinite values are left out and change nothing else`, () => {
      const gaps = (values: Float64Array, at: number, gap: number): Float64Array => Float64Array.from([...values.slice(0, at), gap, ...values.slice(at)]);
      const with2 = family.of(gaps(gaps(x, 20, NaN), 90, Infinity), gaps(gaps(y, 20, NaN), 90, -Infinity));
      eachNumber(family, family.of(x, y), ({ id }, value) => compare(family.name, id, with2[id], value, 1e-10));
    });
    it(`${family.name}: none, one and two records, constants and gaps alone give numbers or reasons`, () => {
      const cases = [[], [1], [1, 2], [5, 5, 5, 5], [NaN, NaN, NaN], [0, 0, 0], [Infinity, 1, 2], [1e300, -1e300, 1e300]].map((each) => Float64Array.from(each));
      for (const one of cases) for (const other of [one, one.map((v) => v + 1), one.map(() => 7)]) {
        if (family.name === 'divergences' && evenBins(one, other) === null) continue;
        for (const [id, answer] of Object.entries(family.of(one, other))) assert.ok(isNumber(answer) ? !Number.isNaN(answer.value) && (Number.isFinite(answer.value) || /^kl/.test(id)) : answer.reason.length > 0, `${family.name} ${id} of ${[...one].join()}: ${JSON.stringify(answer)}`);
      }
    });
  }
});

const MIRRORED = ['bias', 'sumDifference', 'medianDifference', 'limitLowNormal', 'cliffDelta', 'meanShift', 'hedgesG', 'welchT', 'logVarianceRatio', 'lnVarianceRatio'];
const UNSIGNED = ['mae', 'rmse', 'maxAbs', 'mse', 'medianAbsolute', 'p95Absolute', 'ubRmse', 'sdDifference', 'nChanged', 'shareChanged', 'mseBias', 'mseVariance', 'mseCovariance', 'smape', 'ccc', 'oneMinusCcc', 'pearson', 'spearman', 'kendall', 'ks', 'wasserstein', 'energyDistance', 'jensenShannon', 'hellinger', 'totalVariation', 'overlap', 'psi', 'bhattacharyya', 'chi2Distance', 'duveiller'];

describe('swapping the releases', () => {
  const swapped = new Map(FAMILIES.flatMap(({ of }) => { const there = of(x, y), back = of(y, x); return Object.keys(there).map((id) => [id, [there[id]!, back[id]!]] as const); }));
  it('mirrors what has a sign', () => {
    const known = MIRRORED.filter((id) => swapped.has(id));
    assert.ok(known.length >= 4, known.join());
    for (const id of known) { const [there, back] = swapped.get(id)!; if (isNumber(there)) compare('swap', id, back, -there.value, 1e-10); }
    for (const [one, other] of [['nHigher', 'nLower']] as const) assert.deepEqual([(swapped.get(one)![0] as { value: number }).value, (swapped.get(other)![1] as { value: number }).value], [(swapped.get(other)![1] as { value: number }).value, (swapped.get(one)![0] as { value: number }).value]);
  });
  it('leaves what has none', () => {
    const known = UNSIGNED.filter((id) => swapped.has(id));
    assert.ok(known.length >= 20, known.join());
    for (const id of known) { const [there, back] = swapped.get(id)!; if (isNumber(there)) compare('swap', id, back, there.value, 1e-10); }
  });
});
