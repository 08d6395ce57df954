import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { columnStatistics, makeRoom, type ColumnStatistics, type SeriesPairs, unpairedStatistics } from '../../../../src/core/diagnosis/statistics/column-statistics.js';
import { judgeMean } from '../../../../src/core/metrics/verdict/judge-mean.js';
import { isDefined } from '../../../../src/core/model/report.js';
import { holds, oracle, values, type Series } from '../../support/oracle.js';
import { Random } from '../../support/random.js';

const SEED = { seed: 1, draws: 199 };

function series(base: ArrayLike<number>, revision: ArrayLike<number>, more: Partial<SeriesPairs> = {}): SeriesPairs {
  return { base: Float64Array.from(base), revision: Float64Array.from(revision), group: null, period: null, sequence: true, ...more };
}
const of = (base: ArrayLike<number>, revision: ArrayLike<number>, more: Partial<SeriesPairs> = {}): ColumnStatistics => columnStatistics(series(base, revision, more), SEED);

/** Every number anywhere in it must be one, and every status give a reason. */
function wellFormed(given: unknown, path = ''): void {
  if (typeof given === 'number') assert.ok(Number.isFinite(given), `${path} is ${given}`);
  if (typeof given !== 'object' || given === null) return;
  if ('status' in given) assert.ok((given as { reason: string }).reason.length > 3, path);
  for (const [key, each] of Object.entries(given)) wellFormed(each, `${path}.${key}`);
}

function near(got: unknown, expected: unknown, relative: number, what: string): void {
  if (typeof expected !== 'number' || typeof got !== 'number') return assert.deepEqual(got, expected, what);
  assert.ok(Math.abs(got - expected) <= relative * Math.max(1e-3, Math.abs(expected)), `${what}: ${got} instead of ${expected}`);
}

describe('paired statistics of a column agree with SciPy and epiR', () => {
  const from = oracle<{ base: Series; revision: Series }>('02_paired_agreement');
  for (const test of from.cases) {
    it(test.name, () => {
      const { paired, distribution } = of(values(test.input.base), values(test.input.revision));
      const named: Record<string, unknown> = {
        p95_abs_diff: paired.p95Absolute, ccc: paired.ccc, deming_slope: paired.demingSlope, deming_intercept: paired.demingIntercept,
        mse_bias2: paired.mseBias, mse_var: paired.mseVariance, mse_cov: paired.mseCovariance, nse: paired.nse, kge2009: paired.kge, kge_alpha: paired.kgeAlpha, kge_beta: paired.kgeBeta,
      };
      for (const [key, actual] of Object.entries(named)) holds(from, test, key, actual);
      assert.equal(distribution.n.base, test.expected['n']);
      if (distribution.n.base > 0) for (const [key, actual] of Object.entries({ n_changed: paired.nChanged, n_increase: paired.nHigher, n_decrease: paired.nLower, sign_changes: paired.signChanges })) holds(from, test, key, actual);
      wellFormed(paired);
    });
  }
});

describe('paired statistics of a column agree with exact rational arithmetic', () => {
  const from = oracle<{ x?: Series; y?: Series; base?: Series; revision?: Series }>('18_numerical_stress');
  for (const test of from.cases.filter(({ expected }) => 'one_minus_ccc' in expected)) {
    it(test.name, () => {
      const { paired } = of(values(test.input.x ?? test.input.base!), values(test.input.y ?? test.input.revision!));
      for (const [key, actual] of Object.entries({ one_minus_ccc: paired.oneMinusCcc, one_minus_pearson: paired.oneMinusPearson, mse_bias2: paired.mseBias, mse_var: paired.mseVariance, mse_cov: paired.mseCovariance })) if (key in test.expected) holds(from, test, key, actual);
    });
  }
});

const random = new Random(31);
const X = Array.from({ length: 600 }, (_, i) => Math.round(100 * (20 + 6 * Math.sin(i / 30) + 2 * random.normal())) / 100);
const Y = X.map((x) => (random.chance(0.4) ? Math.round(100 * (x + 0.3 + random.normal())) / 100 : x));

describe('the statistics of a column', () => {
  it('say nothing changed where nothing did', () => {
    const { distribution, paired, intervals, mean } = of(X, X);
    for (const id of ['ks', 'wasserstein', 'wassersteinPerSd', 'energy', 'jensenShannon', 'hellinger', 'totalVariation'] as const) assert.equal(distribution[id], 0, id);
    for (const id of ['nChanged', 'nHigher', 'nLower', 'signChanges', 'p95Absolute', 'limitLow', 'limitHigh', 'mseBias', 'mseVariance', 'mseCovariance', 'oneMinusCcc', 'oneMinusPearson'] as const) assert.equal(paired[id], 0, id);
    for (const id of ['nse', 'kge', 'kgeAlpha', 'kgeBeta'] as const) assert.equal(paired[id], 1, id);
    near(paired.demingSlope, 1, 1e-12, 'slope');
    assert.ok(!isDefined(distribution.ksAt) && !isDefined(distribution.shiftShare) && !isDefined(paired.biasChanged));
    assert.deepEqual([intervals['bias']!.low, intervals['bias']!.high, 'mean' in mean && mean.se], [0, 0, 0]);
  });
  it('turn with base and revision', () => {
    const there = of(X, Y), back = of(Y, X);
    for (const id of ['ks', 'ksAt', 'wasserstein', 'energy', 'shiftShare', 'jensenShannon', 'hellinger', 'totalVariation', 'bins'] as const) near(back.distribution[id], there.distribution[id], 1e-12, id);
    for (const id of ['nChanged', 'signChanges', 'medianAbsoluteChanged', 'p95Absolute', 'ccc', 'oneMinusCcc', 'mseBias', 'mseVariance', 'mseCovariance'] as const) near(back.paired[id], there.paired[id], 1e-9, id);
    assert.deepEqual([back.paired.nHigher, back.paired.nLower], [there.paired.nLower, there.paired.nHigher]);
    near(back.paired.biasChanged, -(there.paired.biasChanged as number), 1e-12, 'bias');
    near(back.paired.limitLow, -(there.paired.limitHigh as number), 1e-12, 'limits');
    near(back.paired.demingSlope, 1 / (there.paired.demingSlope as number), 1e-9, 'line');
    near(back.intervals['bias']!.low, -there.intervals['bias']!.high, 1e-12, 'interval');
    assert.deepEqual([back.blocks, back.blockLength], [there.blocks, there.blockLength]);
  });
  it('grow with the unit', () => {
    const one = of(X, Y), four = of(X.map((x) => 4 * x), Y.map((y) => 4 * y));
    for (const id of ['ksAt', 'wasserstein'] as const) near(four.distribution[id], 4 * (one.distribution[id] as number), 1e-12, id);
    for (const id of ['ks', 'wassersteinPerSd', 'shiftShare', 'jensenShannon', 'totalVariation', 'bins'] as const) near(four.distribution[id], one.distribution[id], 1e-12, id);
    near(four.distribution.energy, 2 * (one.distribution.energy as number), 1e-12, 'energy');
    for (const id of ['biasChanged', 'medianAbsoluteChanged', 'p95Absolute', 'limitLow', 'limitHigh', 'demingIntercept'] as const) near(four.paired[id], 4 * (one.paired[id] as number), 1e-9, id);
    for (const id of ['mseBias', 'mseVariance', 'mseCovariance'] as const) near(four.paired[id], 16 * (one.paired[id] as number), 1e-9, id);
    for (const id of ['bias', 'mae', 'rmse'] as const) near(four.intervals[id]!.high, 4 * one.intervals[id]!.high, 1e-9, id);
    for (const id of ['ccc', 'slope', 'pearson'] as const) near(four.intervals[id]!.high, one.intervals[id]!.high, 1e-9, id);
  });
  it('do not see where zero is, nor pairs that are missing or infinite, which they count', () => {
    const one = of(X, Y), far = of(X.map((x) => x + 2 ** 20), Y.map((y) => y + 2 ** 20));
    for (const id of ['wasserstein', 'ks', 'energy', 'shiftShare', 'jensenShannon'] as const) near(far.distribution[id], one.distribution[id], 1e-7, id);
    for (const id of ['biasChanged', 'ccc', 'oneMinusCcc', 'mseVariance', 'mseCovariance', 'demingSlope', 'nse'] as const) near(far.paired[id], one.paired[id], 1e-6, id);
    const holed = of([...X, NaN, 1, Infinity, 3], [...Y, 1, NaN, 2, -Infinity]);
    assert.deepEqual(holed.paired, one.paired);
    assert.deepEqual(holed.distribution, { ...one.distribution, infinite: 2 });
  });
  it('add up', () => {
    const { paired, distribution } = of(X, Y);
    assert.equal(paired.nHigher + paired.nLower, paired.nChanged);
    const bias = ((paired.biasChanged as number) * paired.nChanged) / X.length;
    near(paired.mseBias, bias * bias, 1e-9, 'bias');
    near(distribution.shiftShare, Math.abs(bias) / (distribution.wasserstein as number), 1e-9, 'shift');
    near(of(X, X.map((x) => x + 2)).distribution.shiftShare, 1, 1e-9, 'a shift is all shift');
    near(of(X, X.map((x) => x + 2)).distribution.wasserstein, 2, 1e-12, 'a shift of two');
  });
  it('give the verdict the interval they print', () => {
    const { mean, blocks, intervals } = of(X, Y), { low, high } = intervals['bias']!;
    assert.ok('mean' in mean && blocks >= 10);
    const { test, sameWithin } = judgeMean({ changed: true, mean, blocks, delta: 1 });
    assert.deepEqual(test!.ci95, [low, high]);
    assert.ok((sameWithin as number) < Math.max(Math.abs(low), Math.abs(high)));
  });
  it('draw the same intervals from the same seed, around what they are of', () => {
    const one = of(X, Y);
    assert.deepEqual(of(X, Y), one);
    assert.notDeepEqual(columnStatistics(series(X, Y), { ...SEED, seed: 2 }).intervals, one.intervals);
    assert.deepEqual(Object.keys(one.intervals).sort(), ['bias', 'ccc', 'mae', 'pearson', 'rmse', 'slope']);
    for (const [id, { low, high, level, method }] of Object.entries(one.intervals)) {
      assert.ok(low < high && level === 0.95, id);
      assert.match(method, id === 'bias' ? /^t, means of \d+ blocks of \d+ records$/ : /^block bootstrap, 199 draws of \d+ blocks of \d+ records, seed 1$/);
    }
    const ccc = one.paired.ccc as number;
    assert.ok(one.intervals['ccc']!.low < ccc && ccc < one.intervals['ccc']!.high && one.intervals['ccc']!.high <= 1);
  });
  it('are the same in a room that other columns used', () => {
    const room = makeRoom(70_000);
    for (const [n, share] of [[70_000, 1], [600, 0.4], [70_000, 0.01], [40_000, 0.6], [50_000, 0.24], [3, 1], [0, 1]] as const) {
      const x = Array.from({ length: n }, () => random.normal()), pairs = series(x, x.map((each) => (random.chance(share) ? each + random.normal() : each)));
      assert.deepEqual(columnStatistics(pairs, { ...SEED, room }), columnStatistics(pairs, SEED));
      for (const each of room) each.fill(NaN);
      assert.deepEqual(columnStatistics(pairs, { ...SEED, room }), columnStatistics(pairs, SEED));
    }
  });
  const EDGES: readonly (readonly [string, readonly number[], readonly number[]])[] = [
    ['nothing', [], []], ['missing only', [NaN, NaN], [1, NaN]], ['infinite only', [Infinity], [1]], ['one pair', [1], [2]], ['one equal pair', [1], [1]], ['two pairs', [1, 2], [2, 2.5]], ['equal constants', [2, 2, 2, 2], [2, 2, 2, 2]],
    ['constants', [2, 2, 2, 2], [3, 3, 3, 3]], ['a constant base', [2, 2, 2, 2], [1, 2, 3, 4]], ['a constant revision', [1, 2, 3, 4], [2, 2, 2, 2]], ['many constants', new Array<number>(200).fill(2), new Array<number>(200).fill(3)],
    ['huge values', [1e200, -1e200, 3, 4], [1e200, 1e200, 5, 6]], ['tiny values', [1e-200, 2e-200, 4e-200, 5e-200], [1e-200, 2e-200, 3e-200, 5e-200]], ['denormals', [0, 5e-324, 0, 0], [5e-324, 0, 0, 0]],
    ['the whole range', [-1.7e308, 1.7e308, 0, 1], [1.7e308, -1.7e308, 1, 0]], ['many of the whole range', Array.from({ length: 100 }, (_, i) => (i % 2 === 0 ? 1.7e308 : -1.7e308)), Array.from({ length: 100 }, (_, i) => (i % 3 === 0 ? 1.7e308 : -1.7e308))], ['zeros of both signs', [0, -0, 0, 0], [-0, 0, 0, 0]],
  ];
  for (const [what, x, y] of EDGES) {
    it(`of ${what} hold no NaN and no Infinity`, () => {
      for (const sequence of [true, false]) wellFormed(of(x, y, { sequence }), what);
      wellFormed(unpairedStatistics(Float64Array.from(x), Float64Array.from(y)), what);
    });
  }
  it('are statuses where there is too little', () => {
    const none = of([], []), one = of([1], [2]);
    assert.deepEqual([none.distribution.bins, none.paired.nChanged, Object.keys(none.intervals).length], [0, 0, 0]);
    for (const figure of [none.distribution.ks, none.distribution.jensenShannon, none.paired.biasChanged, none.paired.p95Absolute, none.paired.ccc, one.paired.ccc, one.distribution.wassersteinPerSd]) assert.ok(!isDefined(figure) && figure.status === 'too-few');
    assert.deepEqual([one.distribution.wasserstein, one.paired.medianAbsoluteChanged, one.paired.biasChanged, one.distribution.ks], [1, 1, 1, 1]);
    assert.ok('status' in one.mean && one.mean.status === 'too-few');
  });
});
