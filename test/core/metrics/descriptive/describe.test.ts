import assert from 'node:assert/strict';
import { describe as suite, it } from 'node:test';
import { centralMoments } from '../../../../src/core/metrics/descriptive/central-moments.js';
import { describe, DESCRIPTIVE, type DescriptiveId } from '../../../../src/core/metrics/descriptive/describe.js';
import { harrellDavis, harrellDavisWeights } from '../../../../src/core/metrics/descriptive/harrell-davis.js';
import { quantileOfSorted, sortedFinite } from '../../../../src/core/metrics/descriptive/sorted.js';
import { isNumber } from '../../../../src/core/metrics/metric.js';
import { CompensatedSum } from '../../../../src/core/statistics/compensated-sum.js';
import { quantiles } from '../../../../src/core/statistics/order-statistics.js';
import { autocorrelation } from '../../../../src/core/metrics/uncertainty/autocorrelation.js';
import { holdsEvery, oracle, values, type Series } from '../../support/oracle.js';
import { Random } from '../../support/random.js';

const NAMES: Readonly<Record<string, DescriptiveId>> = {
  missing_fraction: 'missingShare', n_distinct: 'distinct', mean: 'mean', var: 'variance', sd: 'sd', sem: 'sem', cv: 'cv', min: 'min', max: 'max', range: 'range',
  median: 'q50', iqr: 'iqr', mad: 'mad', mad_scaled: 'madScaled', skew_g1: 'skewnessPopulation', skew_G1: 'skewness', kurt_g2: 'kurtosisPopulation', kurt_G2: 'kurtosis',
};
const QUANTILE_IDS = ['q01', 'q05', 'q10', 'q25', 'q50', 'q75', 'q90', 'q95', 'q99'] as const;

function value(x: readonly number[], id: DescriptiveId): number {
  const answer = describe(Float64Array.from(x)).answers[id];
  assert.ok(isNumber(answer), `${id}: ${JSON.stringify(answer)}`);
  return answer.value;
}

suite('one column agrees with SciPy and R', () => {
  const from = oracle<{ x: Series }>('01_descriptive');
  for (const test of from.cases) {
    it(test.name, () => {
      const x = values(test.input.x), given = test.input.x as readonly unknown[];
      const { rows, n, missing, infiniteAbove, infiniteBelow, answers } = describe(x);
      const nulls = given.filter((each) => each === null).length;
      holdsEvery(from, test, {
        n_rows: rows, n_finite: n, n_null: nulls, n_nan: missing - nulls, n_posinf: infiniteAbove, n_neginf: infiniteBelow,
        ...Object.fromEntries(Object.entries(NAMES).map(([theirs, mine]) => [theirs, answers[mine]])),
        quantiles_type7: n === 0 ? answers.q50 : QUANTILE_IDS.map((id) => answers[id]),
        hd_quantiles: n === 0 ? answers.q50 : harrellDavis(sortedFinite(x).sorted, [0.1, 0.25, 0.5, 0.75, 0.9]),
      });
    });
  }
});

suite('one column agrees with exact rational arithmetic', () => {
  const from = oracle<{ x: Series }>('18_numerical_stress');
  for (const test of from.cases.filter((each) => 'sd' in each.expected || 'sum' in each.expected)) {
    it(test.name, () => {
      const x = values(test.input.x), { n, answers } = describe(x), sum = new CompensatedSum();
      x.forEach((each) => { sum.add(each); });
      const mine: Record<string, unknown> = { n, mean: answers.mean, var: answers.variance, sd: answers.sd, skew_G1: answers.skewness, kurt_G2: answers.kurtosis, lag1_autocorr: autocorrelation(x, 1)[1], sum: sum.value };
      const expected = Object.fromEntries(Object.entries(test.expected).filter(([key]) => key in mine));
      holdsEvery(from, { ...test, expected }, mine);
    });
  }
});

suite('a description', () => {
  const random = new Random(5);
  const x = Array.from({ length: 500 }, () => Math.round(100 * Math.exp(random.normal())) / 100);
  const SAME: readonly DescriptiveId[] = ['sd', 'variance', 'iqr', 'range', 'mad', 'skewness', 'kurtosis', 'sem'];

  it('has a descriptor for each answer and an answer for each descriptor', () => {
    assert.deepEqual(DESCRIPTIVE.map(({ id }) => id).sort(), Object.keys(describe(Float64Array.from(x)).answers).sort());
  });
  it('keeps within the range of its descriptors', () => {
    for (const { id, range: [low, high] } of DESCRIPTIVE) assert.ok(value(x, id) >= low && value(x, id) <= high, id);
  });
  it('does not depend on the order of values', () => {
    for (const { id } of DESCRIPTIVE) assert.equal(value(random.shuffled(x), id), value(x, id), id);
  });
  it('moves with the values, and what measures spread and shape does not', () => {
    const moved = x.map((each) => each + 1024);
    for (const id of SAME) near(value(moved, id), value(x, id), 1e-9, id);
    for (const id of ['mean', 'min', 'q25', 'q99'] as const) near(value(moved, id), value(x, id) + 1024, 1e-12, id);
  });
  it('grows with the unit, and shape does not', () => {
    const larger = x.map((each) => each * 8);
    for (const id of ['mean', 'sd', 'q50', 'mad', 'madScaled', 'iqr', 'sem'] as const) near(value(larger, id), 8 * value(x, id), 1e-12, id);
    near(value(larger, 'variance'), 64 * value(x, 'variance'), 1e-12, 'variance');
    for (const id of ['skewness', 'kurtosis', 'cv', 'distinct'] as const) near(value(larger, id), value(x, id), 1e-9, id);
  });
  it('turned over has the opposite skewness', () => near(value(x.map((each) => -each), 'skewness'), -value(x, 'skewness'), 1e-12, 'skewness'));
  it('keeps its skewness and kurtosis at a thousand million times its spread', () => {
    for (const id of ['skewness', 'kurtosis'] as const) near(value(x.map((each) => each + 1e9), id), value(x, id), 1e-4, id);
  });
  it('has the same quantiles as the selection without sorting', () => {
    const many = Float64Array.from({ length: 30_000 }, () => random.normal());
    const sorted = many.slice().sort();
    [0.01, 0.3, 0.5, 0.999].forEach((p, i) => assert.equal(quantileOfSorted(sorted, p), quantiles(many, many.length, [0.01, 0.3, 0.5, 0.999])[i]));
  });
  const EDGES: readonly (readonly [string, readonly number[]])[] = [
    ['nothing', []], ['missing only', [NaN, NaN]], ['infinities only', [Infinity, -Infinity]], ['one value', [3]], ['two', [1, 2]], ['three', [1, 2, 4]], ['equal values', [5.4, 5.4, 5.4, 5.4, 5.4]],
    ['values too large to square', [1e200, -1e200, 1, 2]], ['the whole range', [-1.7e308, 1.7e308]], ['differences too small to square', [1e-200, 2e-200, 3e-200, 5e-200]], ['denormals', [5e-324, 0]], ['zeros of both signs', [0, -0]],
  ];
  for (const [what, edge] of EDGES) {
    it(`of ${what} holds no NaN and no Infinity`, () => {
      const { rows, n, missing, infiniteAbove, infiniteBelow, answers } = describe(Float64Array.from(edge));
      assert.equal(n + missing + infiniteAbove + infiniteBelow, rows);
      for (const [id, answer] of Object.entries(answers)) assert.ok(isNumber(answer) ? Number.isFinite(answer.value) : answer.reason !== '', `${id}: ${JSON.stringify(answer)}`);
    });
  }
  it('of equal values has that mean exactly, no spread and no shape', () => {
    const { answers } = describe(new Float64Array(7).fill(5.4));
    assert.deepEqual([answers.mean, answers.sd].map((each) => isNumber(each) && each.value), [5.4, 0]);
    assert.ok(!isNumber(answers.skewness) && answers.skewness.status === 'undefined');
    assert.deepEqual(centralMoments([5.4, 5.4, 5.4]).m2, 0);
  });
});

suite('Harrell and Davis', () => {
  it('weights add up to one, are symmetric and lie around the quantile', () => {
    for (const n of [1, 2, 9, 400, 10_000]) {
      const weights = harrellDavisWeights(n, 0.3), mirrored = harrellDavisWeights(n, 0.7).reverse();
      near(weights.reduce((sum, each) => sum + each, 0), 1, 1e-12, `n ${n}`);
      weights.forEach((each, i) => assert.ok(each >= -1e-15 && Math.abs(each - mirrored[i]!) < 1e-12, `n ${n}, ${i}`));
      if (n > 100) near(weights.reduce((sum, each, i) => sum + each * (i + 0.5) / n, 0), 0.3, 0.01, `centre ${n}`);
    }
  });
  it('are close to other quantiles of many values', () => {
    const random = new Random(9), sorted = Float64Array.from({ length: 4000 }, () => random.normal()).sort();
    for (const p of [0.1, 0.5, 0.9]) assert.ok(Math.abs(harrellDavis(sorted, [p])[0]! - quantileOfSorted(sorted, p)) < 0.02);
  });
});

function near(got: number, expected: number, relative: number, what: string): void {
  assert.ok(Math.abs(got - expected) <= relative * Math.abs(expected), `${what}: ${got} instead of ${expected}`);
}
