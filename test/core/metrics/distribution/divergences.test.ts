import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countBetween, countEven, evenBins, quantileEdges } from '../../../../src/core/metrics/distribution/bins.js';
import { DIVERGENCES, type DivergenceId, divergences } from '../../../../src/core/metrics/distribution/divergences.js';
import { isNumber } from '../../../../src/core/metrics/metric.js';
import { holdsEvery, oracle, values } from '../../support/oracle.js';
import { Random } from '../../support/random.js';

interface Input { counts_base?: number[]; counts_revision?: number[]; base?: number[]; revision?: number[]; k?: number; k_min?: number; k_max?: number }

/** The oracle's names of the figures. */
function named(base: readonly number[], revision: readonly number[]): Record<string, unknown> {
  const { nBase, nRevision, answers: of } = divergences(base, revision);
  return {
    n_base: nBase, n_revision: nRevision, k: base.length, js_divergence_bits: of.jensenShannonBits, js_distance: of.jensenShannon, hellinger: of.hellinger,
    total_variation: of.totalVariation, overlap: of.overlap, kl_base_revision_bits: of.klBaseRevision, kl_revision_base_bits: of.klRevisionBase, psi_smoothed: of.psi, psi_eps: of.psiFloored,
    bhattacharyya_coefficient: of.bhattacharyya, chi2_distance: of.chi2Distance, entropy_base_bits: of.binEntropyBase, entropy_revision_bits: of.binEntropyRevision,
  };
}

const figure = (base: readonly number[], revision: readonly number[], id: DivergenceId): number => {
  const answer = divergences(base, revision).answers[id];
  assert.ok(isNumber(answer), JSON.stringify(answer));
  return answer.value;
};

describe('divergences agree with SciPy', () => {
  const expected = oracle<Input>('05_histogram_divergence');
  for (const test of expected.cases) {
    it(test.name, () => {
      const { input } = test;
      if (input.counts_base !== undefined) return holdsEvery(expected, test, named(input.counts_base, input.counts_revision!));
      const base = values(input.base!), revision = values(input.revision!);
      if (input.k !== undefined) {
        const edges = quantileEdges(base, input.k), counts = [countBetween(base, edges), countBetween(revision, edges)] as const;
        return holdsEvery(expected, test, { ...named(...counts), inner_edges: edges, counts_base: counts[0], counts_revision: counts[1] });
      }
      const bins = evenBins(base, revision, input.k_min, input.k_max)!, counts = [countEven(base, bins), countEven(revision, bins)] as const;
      return holdsEvery(expected, test, { ...named(...counts), lo: bins.low, hi: bins.high, counts_base: counts[0], counts_revision: counts[1] });
    });
  }
});

describe('divergences', () => {
  const random = new Random(5);
  const counts = (k: number): number[] => Array.from({ length: k }, () => random.whole(0, 50));
  const DISTANCES: readonly DivergenceId[] = ['jensenShannon', 'jensenShannonBits', 'hellinger', 'totalVariation', 'chi2Distance', 'klBaseRevision', 'psiFloored'];

  it('of the same shares are exactly nothing, however many values', () => {
    const base = [3, 0, 17, 5, 999];
    for (const id of DISTANCES) assert.equal(figure(base, base.map((x) => 8 * x), id), 0, id);
    assert.equal(figure(base, base, 'psi'), 0);
    assert.equal(figure(base, base, 'overlap'), 1);
  });

  it('are the same both ways, but for Kullback and Leibler, whose two swap', () => {
    for (let round = 0; round < 50; round++) {
      const base = counts(12).map((x) => x + 1), revision = counts(12).map((x) => x + 1);
      for (const id of DISTANCES.slice(0, 5)) assert.ok(Math.abs(figure(base, revision, id) - figure(revision, base, id)) < 1e-14, id);
      assert.ok(Math.abs(figure(base, revision, 'psi') - figure(revision, base, 'psi')) < 1e-12);
      assert.equal(figure(base, revision, 'klBaseRevision'), figure(revision, base, 'klRevisionBase'));
    }
  });

  it('do not depend on the order of the bins, nor on bins that are empty on both sides', () => {
    const base = counts(20), revision = counts(20), order = random.shuffled(base.map((_, i) => i));
    const pick = (of: readonly number[]): number[] => [...order.map((i) => of[i]!), 0, 0];
    for (const id of DISTANCES.slice(0, 5)) assert.ok(Math.abs(figure(pick(base), pick(revision), id) - figure(base, revision, id)) < 1e-13, id);
  });

  it('stay within their ranges, and in the known order', () => {
    for (let round = 0; round < 200; round++) {
      const base = counts(5).map((x) => (x > 25 ? x : 0)), revision = counts(5).map((x) => (x > 25 ? x : 0));
      const { nBase, nRevision, answers } = divergences(base, revision);
      if (nBase === 0 || nRevision === 0) continue;
      for (const { id, range } of DIVERGENCES) {
        const answer = answers[id];
        assert.ok(isNumber(answer) && answer.value >= range[0] && answer.value <= range[1] && answer.n === nBase + nRevision, `${id}: ${JSON.stringify(answer)}`);
      }
      const h = figure(base, revision, 'hellinger'), tv = figure(base, revision, 'totalVariation');
      assert.ok(h * h <= tv + 1e-12 && tv <= Math.SQRT2 * h + 1e-12, 'Hellinger bounds the total variation');
      assert.ok(figure(base, revision, 'jensenShannonBits') <= tv + 1e-12, 'Jensen-Shannon is at most the total variation');
    }
  });

  it('of a small change in large counts do not cancel', () => {
    // p = (1 + t)/2, q = (1 - t)/2: the divergence is t^2 / (2 ln 2) but for t^4 / 12.
    const n = 2 ** 50, shift = 2 ** 22, t = (2 * shift) / n;
    const found = figure([n / 2 + shift, n / 2 - shift], [n / 2 - shift, n / 2 + shift], 'jensenShannonBits');
    assert.ok(Math.abs(found / ((t * t) / (2 * Math.LN2)) - 1) < 1e-12, String(found));
  });

  it('without a change stay below their noise limit in nineteen of twenty draws, and average its expectation', () => {
    let above = 0, mean = 0;
    for (let round = 0; round < 400; round++) {
      const draw = (): number[] => countBetween(Float64Array.from({ length: 800 }, () => random.next()), [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]), [base, revision] = [draw(), draw()];
      if (figure(base, revision, 'psi') > figure(base, revision, 'psiNoiseLimit')) above++;
      mean += figure(base, revision, 'psi') / 400;
    }
    assert.ok(above > 5 && above < 40, `${above} of 400`);
    assert.ok(Math.abs(mean / ((9 * 2) / 800) - 1) < 0.1, String(mean));
    assert.equal(figure([5], [7], 'psiNoiseLimit'), 0);
  });

  it('of nothing say which side is empty', () => {
    for (const [base, revision, word] of [[[0, 0], [1, 2], 'base'], [[1, 2], [0, 0], 'revision'], [[], [], 'base']] as const) {
      for (const answer of Object.values(divergences(base, revision).answers)) assert.ok(!isNumber(answer) && answer.status === 'too-few' && answer.reason.includes(word));
    }
  });
});

describe('shared bins', () => {
  const all = Float64Array.of(3, NaN, 1, 2, Infinity, 2, -Infinity, 9);
  it('hold every finite value once', () => {
    const edges = quantileEdges(all, 10), bins = evenBins(all, all)!;
    assert.equal(countBetween(all, edges).reduce((a, b) => a + b), 5);
    assert.equal(countEven(all, bins).reduce((a, b) => a + b), 5);
    assert.equal(countBetween(Float64Array.of(-1e9, 1e9), edges).reduce((a, b) => a + b), 2);
  });
  it('are one bin for equal values, and none for no values', () => {
    assert.deepEqual(evenBins(Float64Array.of(2, 2), Float64Array.of(2)), { low: 2, high: 2, k: 1 });
    assert.deepEqual(countEven(Float64Array.of(2, 2), { low: 2, high: 2, k: 1 }), [2]);
    assert.equal(evenBins(Float64Array.of(NaN), Float64Array.of()), null);
    assert.deepEqual(quantileEdges(Float64Array.of(NaN), 10), []);
  });
  it('are within their bounds where most values are equal, and where the range overflows', () => {
    assert.equal(evenBins(new Float64Array(100).fill(1), Float64Array.of(5))!.k, 16);
    const wide = Float64Array.of(-1.7e308, 0, 1.7e308), bins = evenBins(wide, wide)!;
    assert.ok(bins.k >= 16 && bins.k <= 1024);
    assert.equal(countEven(wide, bins).reduce((a, b) => a + b), 3);
    assert.equal(countEven(wide, bins)[bins.k - 1], 1);
  });
  it('move with the values', () => {
    const x = Float64Array.from({ length: 500 }, (_, i) => Math.sin(i) * 8), y = x.map((v) => v * 1.1);
    const far = (v: number): number => 4 * v + 1024;
    assert.deepEqual(countBetween(x.map(far), quantileEdges(x.map(far), 10)), countBetween(x, quantileEdges(x, 10)));
    assert.equal(evenBins(x.map(far), y.map(far))!.k, evenBins(x, y)!.k);
  });
});
