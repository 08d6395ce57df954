import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { numberSummary } from '../../../src/core/statistics/number-summary.js';
import { quantiles } from '../../../src/core/statistics/order-statistics.js';
import { holds, oracle, values, type Series } from '../support/oracle.js';
import { Random } from '../support/random.js';

const PROBABILITIES = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99];

describe('summaries agree with SciPy and R', () => {
  const descriptive = oracle<{ x: Series }>('01_descriptive');
  for (const test of descriptive.cases) {
    it(test.name, () => {
      const x = values(test.input.x), summary = numberSummary(x);
      assert.equal(summary.n, test.expected['n_finite']);
      assert.equal(summary.missing, (test.expected['n_null'] as number) + (test.expected['n_nan'] as number));
      assert.equal(summary.infinite, (test.expected['n_posinf'] as number) + (test.expected['n_neginf'] as number));
      for (const key of ['mean', 'sd', 'min', 'max'] as const) holds(descriptive, test, key, summary[key]);
      const finite = x.filter(Number.isFinite);
      if (finite.length === 0) return;
      quantiles(finite, finite.length, PROBABILITIES).forEach((q, i) => holds(descriptive, test, 'quantiles_type7', q, i));
      const { q05, q25, q50, q75, q95 } = summary.quantiles as { q05: number; q25: number; q50: number; q75: number; q95: number };
      [[q05, 1], [q25, 3], [q50, 4], [q75, 5], [q95, 7]].forEach(([q, i]) => holds(descriptive, test, 'quantiles_type7', q, i));
    });
  }
});

describe('summaries agree with exact rational arithmetic on hard data', () => {
  const stress = oracle<{ x?: Series; y?: Series }>('18_numerical_stress');
  for (const test of stress.cases.filter((each) => 'sd' in each.expected)) {
    it(test.name, () => {
      const summary = numberSummary(values(test.input.x!));
      for (const key of ['n', 'mean', 'sd'] as const) holds(stress, test, key, summary[key]);
    });
  }
});

describe('a summary', () => {
  it('does not depend on the order of values', () => {
    const random = new Random(34);
    const x = Array.from({ length: 3000 }, () => 1e6 + random.normal());
    const one = numberSummary(Float64Array.from(x)), other = numberSummary(Float64Array.from(random.shuffled(x)));
    assert.deepEqual({ ...other, sd: 0, mean: 0 }, { ...one, sd: 0, mean: 0 });
    assert.ok(Math.abs((one.sd as number) - (other.sd as number)) < 1e-13);
    assert.ok(Math.abs((one.mean as number) - (other.mean as number)) < 1e-9);
  });

  it('of equal values is exactly that value, and spreads by exactly nothing', () => {
    const { mean, sd } = numberSummary(new Float64Array(1000).fill(0.1));
    assert.deepEqual([mean, sd], [0.1, 0]);
  });

  const EDGES: readonly (readonly [string, readonly number[]])[] = [
    ['nothing', []], ['missing only', [NaN, NaN]], ['infinities only', [Infinity, -Infinity]], ['one value', [3]],
    ['values too large to add', [1.7e308, 1.7e308, 1e308]], ['values too large to square', [1e200, -1e200]], ['the whole range', [-1.7e308, 1.7e308]],
    ['differences too small to square', [1e-200, 2e-200]], ['denormals', [5e-324, 0]], ['a value and infinity', [1, Infinity, NaN]],
  ];
  for (const [what, x] of EDGES) {
    it(`of ${what} holds no NaN and no Infinity`, () => {
      const summary = numberSummary(Float64Array.from(x));
      assert.ok(!/NaN|Infinity|null/.test(JSON.stringify(summary, (_, value: unknown) => (typeof value === 'number' && !Number.isFinite(value) ? String(value) : value))), JSON.stringify(summary));
      assert.equal(summary.n + summary.missing + summary.infinite!, x.length);
    });
  }
  it('never says that values are equal which are not', () => assert.equal(typeof numberSummary(Float64Array.of(1e-200, 2e-200)).sd, 'object'));
});
