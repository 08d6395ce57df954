import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { columnStatistics, type DistributionChange, unpairedStatistics } from '../../../../src/core/diagnosis/statistics/column-statistics.js';
import { pairBins, sharedCounts } from '../../../../src/core/diagnosis/statistics/shared-bins.js';
import { scanPairs } from '../../../../src/core/diagnosis/statistics/scan-pairs.js';
import { sortInBins } from '../../../../src/core/diagnosis/statistics/sort-in-bins.js';
import { countEven, evenBins } from '../../../../src/core/metrics/distribution/bins.js';
import { divergences } from '../../../../src/core/metrics/distribution/divergences.js';
import { ecdfDistances } from '../../../../src/core/metrics/distribution/ecdf-distances.js';
import { poolSamples } from '../../../../src/core/metrics/distribution/pooled-samples.js';
import { isNumber, type MetricAnswer } from '../../../../src/core/metrics/metric.js';
import { isDefined } from '../../../../src/core/model/report.js';
import { holds, oracle, values, type Series } from '../../support/oracle.js';
import { Random } from '../../support/random.js';

const random = new Random(77);
const paired = (base: Float64Array, revision: Float64Array): DistributionChange => columnStatistics({ base, revision, group: null, period: null, sequence: false }, { seed: 1, draws: 19 }).distribution;

describe('two samples agree with SciPy', () => {
  const from = oracle<{ base: Series; revision: Series }>('04_two_sample');
  for (const test of from.cases.filter(({ expected }) => 'ks_d' in expected)) {
    it(test.name, () => {
      const base = values(test.input.base).filter(Number.isFinite), revision = values(test.input.revision).filter(Number.isFinite), found = unpairedStatistics(values(test.input.base), values(test.input.revision));
      for (const [key, actual] of Object.entries({ ks_d: found.ks, w1: found.wasserstein, w1_over_sd_base: found.wassersteinPerSd, w1_shift_share: found.shiftShare, energy_distance: found.energy })) holds(from, test, key, actual);
      if (isDefined(found.ks)) differsMostAt(found, base, revision);
    });
  }
});

/** What the metrics give for the same values, as two samples. */
function direct(base: Float64Array, revision: Float64Array): Record<string, MetricAnswer> {
  const bins = evenBins(base, revision)!, distances = ecdfDistances(poolSamples(base, revision)), { answers } = divergences(countEven(base, bins), countEven(revision, bins));
  return {
    ks: distances.ks, wasserstein: distances.wasserstein, wassersteinPerSd: distances.wassersteinPerSd, energy: distances.energyDistance, shiftShare: distances.shiftShare,
    jensenShannon: answers.jensenShannon, hellinger: answers.hellinger, totalVariation: answers.totalVariation,
  };
}

function agrees(found: DistributionChange, expected: Record<string, MetricAnswer>, what: string, largest = 0): void {
  for (const [id, answer] of Object.entries(expected)) {
    const figure = found[id as keyof DistributionChange] as number;
    if (!isNumber(answer)) { assert.ok(!isDefined(figure), `${what}: ${id}`); continue; }
    assert.ok(Math.abs(figure - answer.value) <= 1e-11 * Math.max(1, Math.abs(answer.value)) + (id === 'shiftShare' ? (1e-15 * largest) / (found.wasserstein as number) : 0), `${what}: ${id} is ${figure} instead of ${answer.value}`);
  }
}

/** Means of two samples are known to a part of the largest value. */
function farthest(...sides: readonly Float64Array[]): number {
  return Math.max(...sides.map((side) => side.reduce((most, x) => Math.max(most, Math.abs(x)), 0)));
}

/** The distributions differ by `ks` there, and by less at every smaller value. */
function differsMostAt({ ks, ksAt }: DistributionChange, base: Float64Array, revision: Float64Array): void {
  if (ks === 0) return assert.ok(!isDefined(ksAt));
  const share = (values: Float64Array, at: number): number => values.reduce((sum, x) => sum + (x <= at ? 1 : 0), 0) / values.length, gap = (at: number): number => Math.abs(share(base, at) - share(revision, at));
  assert.ok(isDefined(ksAt) && Math.abs(gap(ksAt) - (ks as number)) < 1e-12);
  for (const at of [...base, ...revision].slice(0, 60)) if (at < ksAt) assert.ok(gap(at) < (ks as number) - 1e-12);
}

/** Values of many kinds: with ties, without, mostly zero, far from zero, over many powers of ten. */
const MAKERS: Readonly<Record<string, () => number>> = {
  tied: () => random.whole(0, 12), decimals: () => Math.round(random.normal() * 100) / 100, smooth: () => random.normal(), 'mostly zero': () => (random.chance(0.8) ? 0 : random.next()),
  far: () => 1e9 + random.normal(), wide: () => Math.exp(20 * random.normal()), 'of two signs': () => (random.chance(0.5) ? -1 : 1) * Math.exp(random.normal()), 'all but equal': () => (random.chance(0.01) ? 1 : 7),
};

describe('distances of matched pairs', () => {
  for (const [what, make] of Object.entries(MAKERS)) {
    it(`from the changed ones are those of all, of values that are ${what}`, () => {
      for (let round = 0; round < 30; round++) {
        const n = random.pick([1, 2, 3, 17, 200, 900]), share = random.pick([0.02, 0.3, 1]);
        const base = Float64Array.from({ length: n }, make), revision = base.map((x) => (random.chance(share) ? make() : x));
        agrees(paired(base, revision), direct(base, revision), `${what}, ${n}, ${share}`, farthest(base, revision));
        differsMostAt(paired(base, revision), base, revision);
        agrees(unpairedStatistics(base, revision), direct(base, revision), `${what}, two samples`, farthest(base, revision));
      }
    });
    it(`on bins are those of all, of many values that are ${what}`, () => {
      const base = Float64Array.from({ length: 30_000 }, make), revision = base.map((x) => (random.chance(0.01) ? make() : x)), every = base.map(() => make());
      for (const other of [revision, every]) {
        const scan = scanPairs(base, other), bins = evenBins(base, other)!, counts = sharedCounts(base, other, scan);
        assert.deepEqual(pairBins(base, other, scan), bins);
        assert.deepEqual([[...counts.base], [...counts.revision]], [countEven(base, bins), countEven(other, bins)]);
        agrees(paired(base, other), direct(base, other), what, farthest(base, other));
      }
    });
    it(`need the values in order, of many values that are ${what}`, () => {
      for (const n of [0, 1, 2, 9000, 70_000]) {
        const given = Float64Array.from({ length: n }, () => make() + 0);
        assert.deepEqual(sortInBins(given.slice()), given.slice().sort());
      }
    });
  }
  it('do not see values without a partner', () => {
    const base = Float64Array.of(1, 2, NaN, 4, Infinity, 6), revision = Float64Array.of(1, 3, 3, NaN, 5, 8), found = paired(base, revision);
    agrees(found, direct(Float64Array.of(1, 2, 6), Float64Array.of(1, 3, 8)), 'gaps');
    assert.deepEqual([found.of, found.n, found.infinite], ['pairs', { base: 3, revision: 3 }, 1]);
  });
  it('of two samples may be of different numbers of values, and split as the values do', () => {
    const x = Float64Array.from({ length: 400 }, () => random.normal()), y = Float64Array.from({ length: 300 }, () => random.normal() + 0.5), found = unpairedStatistics(x, y);
    agrees(found, direct(x, y), 'two samples');
    assert.deepEqual([found.of, found.n], ['all', { base: 400, revision: 300 }]);
    const twice = unpairedStatistics(Float64Array.from([...x, ...x]), Float64Array.from([...y, ...y]));
    for (const id of ['ks', 'ksAt', 'wasserstein', 'energy', 'shiftShare'] as const) assert.ok(Math.abs((twice[id] as number) - (found[id] as number)) < 1e-12, id);
  });
});
