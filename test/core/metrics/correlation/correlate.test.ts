import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CORRELATIONS, correlate } from '../../../../src/core/metrics/correlation/correlate.js';
import { kendallInterval, pearsonInterval, spearmanInterval } from '../../../../src/core/metrics/correlation/inference.js';
import { kendall } from '../../../../src/core/metrics/correlation/kendall.js';
import { midranks } from '../../../../src/core/metrics/correlation/ranks.js';
import { isNumber, type MetricAnswer } from '../../../../src/core/metrics/metric.js';
import { holdsEvery, oracle, values, type Series } from '../../support/oracle.js';
import { Random } from '../../support/random.js';

describe('correlations agree with SciPy and R', () => {
  const from = oracle<{ x: Series; y: Series }>('03_correlation');
  for (const test of from.cases) {
    it(test.name, () => {
      const x = values(test.input.x), { answers, p, order } = correlate(x, values(test.input.y)), { n } = answers.pearson;
      const interval = (answer: MetricAnswer, of: (r: number, n: number) => unknown): unknown => (isNumber(answer) ? of(answer.value, n) : answer);
      holdsEvery(from, test, {
        n, pearson: answers.pearson, spearman: answers.spearman, kendall_tau_b: answers.kendall, pearson_p: p.pearson, spearman_p: p.spearman, kendall_p_asymptotic: p.kendall,
        pearson_ci: interval(answers.pearson, pearsonInterval), spearman_ci: interval(answers.spearman, spearmanInterval), kendall_ci: interval(answers.kendall, kendallInterval),
        kendall_S: isNumber(answers.kendall) ? order.s : answers.kendall, n_ties_x: order.tiedX, n_ties_y: order.tiedY,
      });
    });
  }
});

const random = new Random(3);
const X = Float64Array.from({ length: 400 }, () => random.whole(0, 60)), Y = X.map((x) => x + random.whole(-30, 30));

function value(answer: MetricAnswer): number {
  assert.ok(isNumber(answer), JSON.stringify(answer));
  return answer.value;
}

function bruteS(x: Float64Array, y: Float64Array): number {
  let s = 0;
  for (let i = 0; i < x.length; i++) for (let j = 0; j < i; j++) s += Math.sign(x[i]! - x[j]!) * Math.sign(y[i]! - y[j]!);
  return s;
}

describe('correlations', () => {
  it('count concordant pairs as looking at all pairs does', () => {
    for (let round = 0; round < 30; round++) {
      const n = random.whole(0, 40), x = Float64Array.from({ length: n }, () => random.whole(0, 9)), y = Float64Array.from({ length: n }, () => random.whole(0, round));
      assert.equal(kendall(x, y).s, bruteS(x, y));
    }
    assert.equal(kendall(X, Y).s, bruteS(X, Y));
  });
  it('of ranks do not see a rising function, and turn with a falling one', () => {
    const { answers } = correlate(X, Y), bent = correlate(X.map((x) => Math.exp(x / 9)), Y).answers, turned = correlate(X.map((x) => -x), Y).answers;
    for (const id of ['spearman', 'kendall'] as const) {
      assert.ok(Math.abs(value(bent[id]) - value(answers[id])) < 1e-13);
      assert.ok(Math.abs(value(turned[id]) + value(answers[id])) < 1e-13);
    }
    assert.ok(Math.abs(value(turned.pearson) + value(answers.pearson)) < 1e-13);
  });
  it('do not depend on order, place or unit, nor on which comes first', () => {
    const { answers } = correlate(X, Y), order = random.shuffled([...X.keys()]);
    for (const other of [correlate(Float64Array.from(order, (i) => X[i]!), Float64Array.from(order, (i) => Y[i]!)), correlate(Y, X), correlate(X.map((x) => 3 * x + 1e6), Y.map((y) => y / 7))]) {
      for (const { id } of CORRELATIONS) assert.ok(Math.abs(value(other.answers[id]) - value(answers[id])) < 1e-9, id);
    }
  });
  it('are 1 of a column with itself, and -1 with its mirror', () => {
    for (const { id, noChange } of CORRELATIONS) {
      assert.equal(value(correlate(X, X).answers[id]), noChange);
      assert.equal(value(correlate(X, X.map((x) => -x)).answers[id]), -1);
      assert.equal(correlate(X, X).p[id] as number < 1e-30, true);
    }
  });
  it('of a series have wider intervals and larger p', () => {
    const all = correlate(X, Y), worth = correlate(X, Y, 25);
    for (const { id } of CORRELATIONS) {
      const one = all.answers[id], other = worth.answers[id];
      assert.ok(isNumber(one) && isNumber(other) && one.ci!.low > other.ci!.low && one.ci!.high < other.ci!.high && one.nEff === undefined && other.nEff === 25);
    }
    assert.ok((worth.p.pearson as number) > (all.p.pearson as number));
  });
  it('share ranks among equal values', () => assert.deepEqual([...midranks(Float64Array.of(3, 1, 3, 2, 3)).ranks], [4, 1, 4, 2, 4]));
  it('of few, constant or missing values say why there is none', () => {
    for (const [x, y] of [[[], []], [[1], [2]], [[NaN, 1], [2, NaN]], [[1, 1, 1], [1, 2, 3]], [[1, 2, 3], [Infinity, 1, 1]], [[5, 5], [5, 5]]] as const) {
      const { answers, p } = correlate(Float64Array.from(x), Float64Array.from(y));
      for (const { id } of CORRELATIONS) assert.ok(!isNumber(answers[id]) && answers[id].reason !== '' && typeof p[id] !== 'number', `${id} of ${x.join()}`);
    }
    const two = correlate(Float64Array.of(1, 2), Float64Array.of(5, 3));
    assert.ok(value(two.answers.kendall) === -1 && typeof two.p.kendall === 'object');
  });
  it('sort a hundred thousand pairs, not all pairs of them', () => {
    const many = Float64Array.from(random.shuffled(Array.from({ length: 100_000 }, (_, i) => i)));
    assert.equal(kendall(many, many).s, (many.length * (many.length - 1)) / 2);
  });
});
