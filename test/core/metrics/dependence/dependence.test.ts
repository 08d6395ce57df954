import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CORRELATION_STRUCTURE, correlationStructure, type PairChange, pairChange, partialCorrelations } from '../../../../src/core/metrics/dependence/correlation-structure.js';
import { CORRELATION_TESTS, type CorrelationAnswers, independentCorrelations, overlappingCorrelations, separateCorrelations } from '../../../../src/core/metrics/dependence/correlation-tests.js';
import { LAGGED_CORRELATION, laggedCorrelation } from '../../../../src/core/metrics/dependence/lagged-correlation.js';
import { isNumber, type MetricAnswer } from '../../../../src/core/metrics/metric.js';
import { holdsEvery, oracle } from '../../support/oracle.js';
import { Random } from '../../support/random.js';

interface Input {
  r1?: number; n1?: number; r2?: number; n2?: number; r_jk?: number; r_jh?: number; r_kh?: number; r_hm?: number; r_jm?: number; r_km?: number; n?: number;
  columns?: string[]; base?: number[] | number[][]; revision?: number[] | number[][]; max_lag?: number;
}

const number = (answer: MetricAnswer): number => {
  assert.ok(isNumber(answer), JSON.stringify(answer));
  return answer.value;
};
const named = (of: CorrelationAnswers): Record<string, unknown> => ({
  cohen_q: of.fisherDifference, z: of.correlationZ, steiger_z: of.correlationZ, p: of.correlationP, corr_of_r: of.correlationOfCorrelations,
  zou_ci: isNumber(of.correlationDifference) && of.correlationDifference.ci !== undefined ? [of.correlationDifference.ci.low, of.correlationDifference.ci.high] : null,
});
const kinds = { unchanged: 'unchanged', overlapping: 'overlapping', separate: 'nonoverlapping' };

describe('change of dependence agrees with cocor, R and NumPy', () => {
  const expected = oracle<Input>('10_correlation_structure');
  for (const test of expected.cases) {
    it(test.name, () => {
      const { r1, n1, r2, n2, r_jk, r_jh, r_kh, r_hm, r_jm, r_km, n, columns, base, revision, max_lag } = test.input;
      if (r1 !== undefined) return holdsEvery(expected, test, named(independentCorrelations(r1, n1!, r2!, n2!)));
      if (r_hm !== undefined) return holdsEvery(expected, test, named(separateCorrelations(r_jk!, r_hm, { rjh: r_jh!, rjm: r_jm!, rkh: r_kh!, rkm: r_km! }, n!)));
      if (r_jk !== undefined) return holdsEvery(expected, test, named(overlappingCorrelations(r_jk, r_jh!, r_kh!, n!)));
      if (max_lag !== undefined) {
        const { lags, correlations, answers } = laggedCorrelation(Float64Array.from(base as number[]), Float64Array.from(revision as number[]), max_lag);
        return holdsEvery(expected, test, { lags, ccf: correlations, best_lag: answers.bestLag, best_r: answers.bestLagCorrelation });
      }
      const [x, y] = [base, revision].map((rows) => columns!.map((_, k) => Float64Array.from(rows as number[][], (row) => row[k]!))) as [Float64Array[], Float64Array[]];
      const of = correlationStructure(x, y), pair = (i: number, j: number): Record<string, unknown> => {
        const { kind, answers } = pairChange({ base: x[i]!, revision: y[i]! }, { base: x[j]!, revision: y[j]! });
        return { kind: kinds[kind], ...named(answers) };
      };
      return holdsEvery(expected, test, {
        r_base: of.base, r_revision: of.revision, difference: of.revision.map((row, i) => row.map((each, j) => each - of.base[i]![j]!)), frobenius: of.answers.correlationFrobenius, max_abs_difference: of.answers.correlationMax,
        rms_offdiag_difference: of.answers.correlationRms, correlation_matrix_distance: of.answers.correlationMatrixDistance, partial_base: of.partial.base, partial_revision: of.partial.revision,
        eig_base: of.eigenvalues.base, eig_revision: of.eigenvalues.revision, pairs_0_1: pair(0, 1), pairs_1_2: pair(1, 2), pairs_0_3_unchanged: pair(0, 3),
      });
    });
  }
});

const random = new Random(10);
const normal = (n: number): Float64Array => Float64Array.from({ length: n }, () => random.normal());
const mixed = (x: Float64Array, share: number): Float64Array => x.map((each) => each + share * random.normal());

describe('tests of two correlations', () => {
  it('change sign when the two are swapped, and find nothing between equal ones', () => {
    const [there, back] = [independentCorrelations(0.5, 40, 0.2, 70), independentCorrelations(0.2, 70, 0.5, 40)];
    for (const id of ['correlationDifference', 'fisherDifference', 'correlationZ'] as const) assert.ok(Math.abs(number(there[id]) + number(back[id])) < 1e-12, id);
    assert.equal(number(there.correlationP), number(back.correlationP));
    for (const same of [independentCorrelations(0.5, 40, 0.5, 70), overlappingCorrelations(0.5, 0.5, 0.9, 50), separateCorrelations(0.5, 0.5, { rjh: 0.9, rjm: 0.5, rkh: 0.5, rkm: 0.9 }, 50)]) {
      assert.deepEqual([number(same.correlationDifference), number(same.correlationZ), number(same.correlationP)], [0, 0, 1]);
    }
  });
  it('are narrower the more the two depend on each other', () => {
    const width = ({ correlationDifference }: CorrelationAnswers): number => (isNumber(correlationDifference) ? correlationDifference.ci!.high - correlationDifference.ci!.low : NaN);
    const [none, some, much] = [independentCorrelations(0.6, 60, 0.5, 60), overlappingCorrelations(0.6, 0.5, 0.5, 60), overlappingCorrelations(0.6, 0.5, 0.97, 60)].map(width) as [number, number, number];
    assert.ok(none > some && some > much);
  });
  it('are statuses for few records, for exact lines, and of z for the same values', () => {
    for (const few of [independentCorrelations(0.5, 3, 0.2, 50), overlappingCorrelations(1, 0.5, 0.5, 60), separateCorrelations(0.5, -1, { rjh: 0, rjm: 0, rkh: 0, rkm: 0 }, 60)]) {
      for (const { id } of CORRELATION_TESTS) assert.ok(!isNumber(few[id]), id);
    }
    assert.ok(!isNumber(overlappingCorrelations(0.5, 0.5, 1, 60).correlationZ));
  });
  it('reject equal correlations of matched columns as often as they should', () => {
    let rejected = 0;
    for (let round = 0; round < 500; round++) {
      const x = normal(80), y = mixed(x, 1), noisy = mixed(y, 0.5), other = mixed(y, 0.5);
      const { answers } = pairChange({ base: x, revision: x }, { base: noisy, revision: other });
      if (number(answers.correlationP) < 0.05) rejected++;
    }
    assert.ok(rejected > 8 && rejected < 45, `${rejected} of 500`);
  });
});

describe('the structure of correlations', () => {
  const x = normal(200), columns = [x, mixed(x, 1), mixed(x, 2), normal(200)];
  it('does not change with units, zero and order of records', () => {
    const order = random.shuffled([...x.keys()]), far = columns.map((column, k) => Float64Array.from(order, (i) => (k + 1) * 8 * column[i]! + 1e6)), one = correlationStructure(columns, columns), other = correlationStructure(far, far);
    one.base.forEach((row, i) => row.forEach((r, j) => assert.ok(Math.abs(r - other.base[i]![j]!) < 1e-9)));
    for (const { id } of CORRELATION_STRUCTURE) assert.equal(number(one.answers[id]), 0, id);
  });
  it('is as far one way as the other, and keeps small changes', () => {
    const changed = [columns[0]!, columns[1]!.map((each, i) => each + (i === 7 ? 1e-6 : 0)), columns[2]!, columns[3]!], [there, back] = [correlationStructure(columns, changed), correlationStructure(changed, columns)];
    for (const { id } of CORRELATION_STRUCTURE) {
      assert.ok(number(there.answers[id]) > 0, id);
      assert.ok(Math.abs(number(there.answers[id]) / number(back.answers[id]) - 1) < 1e-6, id);
    }
  });
  it('is of complete records and of columns that vary', () => {
    const gaps = columns.map((column, k) => column.map((each, i) => (i % 50 === k ? NaN : each))), flat = new Float64Array(200).fill(0.1);
    const of = correlationStructure([...gaps, flat], [...columns, flat]);
    assert.deepEqual([of.n, of.columns], [184, [0, 1, 2, 3]]);
    for (const none of [correlationStructure([], []), correlationStructure([flat, flat], [flat, flat]), correlationStructure([Float64Array.of(1), Float64Array.of(2)], [Float64Array.of(1), Float64Array.of(2)])]) {
      for (const { id } of CORRELATION_STRUCTURE) assert.ok(!isNumber(none.answers[id]), id);
    }
  });
  it('holds the others fixed in partial correlations, and has none where one column determines another', () => {
    // A chain x -> y -> z: without y nothing is left between x and z.
    const chain = partialCorrelations([[1, 0.5, 0.25], [0.5, 1, 0.5], [0.25, 0.5, 1]])!;
    assert.ok(Math.abs(chain[0]![2]!) < 1e-15 && chain[0]![1]! > 0.4);
    assert.equal(correlationStructure([x, x], [x, x]).partial.base, null);
  });
});

describe('the change of one pair', () => {
  const x = normal(100), y = mixed(x, 1), near = (column: Float64Array): Float64Array => column.map((each, i) => each + (i % 9 === 0 ? 0.5 : 0));
  const kind = (of: PairChange): string => of.kind;
  it('knows which columns changed', () => {
    assert.deepEqual([pairChange({ base: x, revision: x }, { base: y, revision: y }), pairChange({ base: x, revision: x }, { base: y, revision: near(y) }), pairChange({ base: x, revision: near(x) }, { base: y, revision: y }), pairChange({ base: x, revision: near(x) }, { base: y, revision: near(y) })].map(kind), ['unchanged', 'overlapping', 'overlapping', 'separate']);
  });
  it('is nothing where neither changed, and the same whichever column comes first', () => {
    assert.equal(number(pairChange({ base: x, revision: x }, { base: y, revision: y }).answers.correlationDifference), 0);
    for (const [a, b] of [[near(x), y], [near(x), near(y)]] as const) {
      const [one, other] = [pairChange({ base: x, revision: a }, { base: y, revision: b }).answers, pairChange({ base: y, revision: b }, { base: x, revision: a }).answers];
      for (const { id } of CORRELATION_TESTS) assert.ok(Math.abs(number(one[id]) - number(other[id])) < 1e-9, id);
    }
  });
  it('is a status of constants, of few records, and of infinities left out', () => {
    const flat = new Float64Array(100).fill(3), few = Float64Array.of(1, 2, Infinity, 4);
    for (const of of [pairChange({ base: flat, revision: x }, { base: y, revision: y }), pairChange({ base: few, revision: few }, { base: few, revision: few })]) for (const { id } of CORRELATION_TESTS) assert.ok(!isNumber(of.answers[id]), id);
  });
});

describe('lagged correlation', () => {
  const x = normal(300);
  it('finds the lag that was planted, either way, with gaps, units and zero', () => {
    for (const lag of [-5, 0, 3]) {
      const y = x.map((_, i) => 1e5 + 4 * (x[i - lag] ?? 0)).map((each, i) => (i % 20 === 0 ? NaN : each));
      const { answers } = laggedCorrelation(x, y, 10);
      assert.equal(number(answers.bestLag), lag);
      assert.ok(number(answers.bestLagCorrelation) > 0.8 && (lag === 0 ? number(answers.lagGain) === 0 : number(answers.lagGain) > 0.5));
    }
  });
  it('turns round when base and revision are swapped', () => {
    const y = mixed(x, 1);
    laggedCorrelation(x, y, 6).correlations.toReversed().forEach((each, i) => assert.ok(Math.abs(each - laggedCorrelation(y, x, 6).correlations[i]!) < 1e-12));
  });
  it('is 1 without a lag of a series with itself, and a status of constants, of nothing and of the too large', () => {
    assert.ok(Math.abs(number(laggedCorrelation(x, x, 5).answers.bestLagCorrelation) - 1) < 1e-12);
    for (const series of [[], [1], [2, 2, 2], [NaN, NaN], [1e200, -1e200, 0]]) {
      const { correlations, answers } = laggedCorrelation(Float64Array.from(series), Float64Array.from(series), 5);
      assert.equal(correlations.length, 0);
      for (const { id } of LAGGED_CORRELATION) assert.ok(!isNumber(answers[id]), id);
    }
  });
});
