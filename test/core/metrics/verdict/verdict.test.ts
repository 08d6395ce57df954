import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isNumber } from '../../../../src/core/metrics/metric.js';
import { benjaminiHochberg, benjaminiYekutieli, bonferroni, hochberg, holm } from '../../../../src/core/metrics/verdict/adjust.js';
import { equivalence, type Mean, pairedMean, welchMean } from '../../../../src/core/metrics/verdict/equivalence.js';
import { judgeMean, stateOf } from '../../../../src/core/metrics/verdict/judge-mean.js';
import { ofHundred } from '../../../../src/core/metrics/verdict/of-hundred.js';
import { seriesMean } from '../../../../src/core/metrics/verdict/series-mean.js';
import { isWithin, SHARE_WITHIN, statedUncertainty, withinTolerance } from '../../../../src/core/metrics/verdict/within-tolerance.js';
import { holdsEvery, oracle, values, type Series } from '../../support/oracle.js';
import { Random } from '../../support/random.js';

interface Input {
  readonly p?: readonly (number | null)[]; readonly base?: Series; readonly revision?: Series; readonly delta?: number; readonly hac_lag?: number | null;
  readonly tol_abs?: number; readonly tol_rel?: number; readonly u_base?: Series; readonly u_revision?: Series; readonly k?: number; readonly rho?: number;
}

const ADJUST = { bh: benjaminiHochberg, by: benjaminiYekutieli, holm, hochberg, bonferroni } as const;
const ORACLE_WORD: Readonly<Record<string, string>> = { 'equivalent-but-detectable': 'equivalent_but_detectable' };

/** Undefined p-values stay null: that is the answer here, where elsewhere null is a status. */
function nulls(list: readonly (number | null)[]): unknown[] {
  return list.map((each) => each ?? { status: 'undefined' });
}

describe('verdicts agree with statsmodels and R', () => {
  const from = oracle<Input>('09_multiplicity_equivalence');
  for (const test of from.cases) {
    it(test.name, () => {
      const { input } = test;
      if (input.p !== undefined) {
        holdsEvery(from, test, Object.fromEntries(Object.entries(ADJUST).map(([name, adjust]) => [name, nulls(adjust(input.p!))])));
        return;
      }
      const base = values(input.base!), revision = values(input.revision!);
      if (input.delta !== undefined) {
        const mean = 'hac_lag' in input ? pairedMean(base, revision, input.hac_lag ?? undefined) : welchMean(base, revision);
        assert.ok('mean' in mean);
        const test9 = equivalence(mean, input.delta), { state, word } = stateOf(test9, input.delta);
        holdsEvery(from, test, {
          mean_diff: test9.mean, se: test9.se, df: test9.df, p_lower: test9.pLower, p_upper: test9.pUpper, p_tost: test9.p, ci90: test9.ci90, ci95: test9.ci95, p_difference: test9.pDifference,
          verdict: ORACLE_WORD[word] ?? word, contract_state: state,
        });
        return;
      }
      const { share, count, wilson, clopperPearson } = withinTolerance(base, revision, input.tol_abs!, input.tol_rel!);
      const stated = input.u_base === undefined ? null : statedUncertainty(base, revision, values(input.u_base), values(input.u_revision!), input.rho!, input.k);
      holdsEvery(from, test, {
        n: share.n, n_within: count, fraction_within: share, wilson_ci: [wilson.low, wilson.high], clopper_pearson_ci: [clopperPearson.low, clopperPearson.high],
        ...(stated === null ? {} : { zeta: stated.zeta, n_zeta_gt2: stated.beyondTwo, en: stated.en, n_en_gt1: stated.enBeyondOne, reduced_chi2: stated.reducedChi2 }),
      });
    });
  }
});

describe('p-values of many tests', () => {
  const random = new Random(99);
  const p = Array.from({ length: 40 }, () => random.next() ** 3);
  it('never become smaller, keep their order, and do not depend on that of the tests', () => {
    const order = random.shuffled(p.map((_, i) => i));
    for (const [name, adjust] of Object.entries(ADJUST)) {
      const adjusted = adjust(p) as number[];
      adjusted.forEach((each, i) => assert.ok(each >= p[i]! && each <= 1, name));
      for (let i = 1; i < p.length; i++) assert.ok((p[i]! - p[i - 1]!) * (adjusted[i]! - adjusted[i - 1]!) >= 0, name);
      const again = adjust(order.map((i) => p[i]!));
      order.forEach((i, k) => assert.equal(again[k], adjusted[i], name));
    }
  });
  it('are what they are for one test, and none for none', () => {
    for (const adjust of Object.values(ADJUST)) {
      assert.deepEqual(adjust([0.2]), [0.2]);
      assert.deepEqual(adjust([]), []);
      assert.deepEqual(adjust([null, null]), [null, null]);
    }
  });
  it('do not count the undefined ones', () => assert.deepEqual(benjaminiHochberg([null, 0.01, null, 0.02]), [null, 0.02, null, 0.02]));
});

describe('a verdict', () => {
  const sure: Mean = { mean: 0.1, se: 0.01, df: 60 };
  const facts = { changed: true, mean: sure, blocks: 61, delta: 0.2 };
  it('is the same without an interval where no cell changed', () => assert.deepEqual(judgeMean({ ...facts, changed: false, delta: null }), { state: 'same', word: 'exact', sameWithin: 0 }));
  it('makes up no tolerance, but says which would do', () => {
    const { state, word, sameWithin } = judgeMean({ ...facts, delta: null });
    assert.deepEqual([state, word], ['cannot-tell', 'no-tolerance']);
    assert.ok(typeof sameWithin === 'number');
    assert.equal(judgeMean({ ...facts, delta: sameWithin }).state, 'same');
    assert.equal(judgeMean({ ...facts, delta: sameWithin * 0.999 }).state, 'cannot-tell');
  });
  it('is same, cannot-tell or differs as the interval lies in, across or out of the tolerance', () => {
    assert.deepEqual([0.2, 0.1, 0.05, 0].map((delta) => judgeMean({ ...facts, delta }).state), ['same', 'cannot-tell', 'differs', 'differs']);
    assert.deepEqual([0.2, 0.1, 0.05].map((delta) => judgeMean({ ...facts, mean: { ...sure, mean: -0.1 }, delta }).state), ['same', 'cannot-tell', 'differs']);
    assert.equal(judgeMean(facts).word, 'equivalent-but-detectable');
    assert.equal(judgeMean({ ...facts, mean: { ...sure, mean: 0.001 } }).word, 'equivalent');
  });
  it('is not given on fewer than ten blocks, or on nothing', () => {
    const few = judgeMean({ ...facts, blocks: 9 });
    assert.deepEqual([few.state, few.word, typeof few.sameWithin], ['cannot-tell', 'too-little-data', 'object']);
    const none = pairedMean(Float64Array.of(1), Float64Array.of(2));
    assert.deepEqual(judgeMean({ ...facts, mean: none }).state, 'cannot-tell');
    assert.ok('status' in welchMean(Float64Array.of(1, 1), Float64Array.of(2, 2)) && 'status' in welchMean(Float64Array.of(1), Float64Array.of(2, 3)) && 'status' in pairedMean(new Float64Array(0), new Float64Array(0), 3));
  });
  it('of a difference that is everywhere the same needs no spread', () => {
    const mean = pairedMean(Float64Array.of(1, 2, 3), Float64Array.of(2, 3, 4));
    assert.ok('mean' in mean && mean.se === 0);
    assert.deepEqual([equivalence(mean, 2).p, equivalence(mean, 0.5).p, equivalence(mean, 0.5).pDifference], [0, 1, 0]);
    assert.equal(equivalence({ ...mean, mean: 0 }, 1).pDifference, 1);
  });
  it('turns with base and revision', () => {
    const base = Float64Array.of(1, 2, 3, 5, 8, 9), revision = Float64Array.of(1, 2.2, 3.1, 5, 8.3, 9.4);
    const there = pairedMean(base, revision, 2), back = pairedMean(revision, base, 2);
    assert.ok('mean' in there && 'mean' in back && Math.abs(there.mean + back.mean) < 1e-12 && Math.abs(there.se - back.se) < 1e-12);
    const one = equivalence(there, 0.3), other = equivalence(back, 0.3);
    assert.ok(Math.abs(one.pLower - other.pUpper) < 1e-12 && Math.abs(one.ci90[0] + other.ci90[1]) < 1e-12);
  });
});

describe('shares', () => {
  it('are said of a hundred, and rounded neither to none nor to all', () => {
    assert.equal(ofHundred(31, 12, 100)?.sentence, '31 of 100 records are higher now, 12 are lower.');
    assert.equal(ofHundred(1, 999_999, 1_000_000)?.sentence, 'Fewer than 1 of 100 records are higher now, more than 99 are lower.');
    assert.equal(ofHundred(0, 5, 5)?.sentence, 'None of 100 records are higher now, 100 are lower.');
    assert.equal(ofHundred(1, 1, 100)?.sentence, '1 of 100 records is higher now, 1 is lower.');
    assert.equal(ofHundred(0, 0, 0), null);
  });
  it('within a tolerance allow for how numbers are held', () => {
    assert.ok(isWithin(12.1, 12.2, 0.1, 0) && !isWithin(12.1, 12.2001, 0.1, 0) && isWithin(0, 0, 0, 0) && !isWithin(0, 1e-300, 0, 0) && isWithin(-100, -101, 0, 0.01));
    const { share } = withinTolerance(Float64Array.of(1, 2, NaN), Float64Array.of(1, 2.05, 3), 0.1, 0);
    assert.ok(isNumber(share) && share.value === SHARE_WITHIN.noChange && share.missing === 1 && share.ci!.method === 'Clopper and Pearson' && share.ci!.low > 0 && share.ci!.high === 1);
    assert.ok(!isNumber(withinTolerance(new Float64Array(0), new Float64Array(0), 1, 1).share));
  });
  it('of differences beyond their uncertainty are fewer the more errors are shared', () => {
    const x = Float64Array.of(1, 2, 3), y = Float64Array.of(1.3, 2, 2.5), u = Float64Array.of(0.2, 0.2, 0.2);
    assert.ok(statedUncertainty(x, y, u, u, 0).beyondTwo < statedUncertainty(x, y, u, u, 0.99).beyondTwo);
    assert.ok(!isNumber(statedUncertainty(new Float64Array(0), x, u, u, 0).reducedChi2));
  });
});

describe('the mean of a series', () => {
  const random = new Random(17);
  const remembering = (n: number, memory: number, mean = 0): Float64Array => {
    const out = new Float64Array(n);
    for (let i = 0; i < n; i++) out[i] = (i === 0 ? 0 : memory * (out[i - 1]! - mean)) + random.normal() + mean;
    return out;
  };
  const rejected = (memory: number, naive: boolean): number => {
    let count = 0;
    for (let round = 0; round < 300; round++) {
      const series = remembering(1000, memory), mean = naive ? pairedMean(new Float64Array(1000), series) : seriesMean(series).mean;
      if ('mean' in mean && equivalence(mean, 1).pDifference < 0.05) count++;
    }
    return count / 300;
  };
  it('sees a difference where there is none about as seldom as it says, and not as one that takes rows for independent', () => {
    assert.ok(rejected(0, false) < 0.09);
    assert.ok(rejected(0.7, false) < 0.1, String(rejected(0.7, false)));
    assert.ok(rejected(0.7, true) > 0.3);
  });
  it('takes longer blocks the longer the series remembers, and at least a period', () => {
    const [short, long] = [0, 0.9].map((memory) => seriesMean(remembering(4000, memory)).blockLength) as [number, number];
    assert.ok(short <= 10 && long > 50, `${short}, ${long}`);
    assert.equal(seriesMean(remembering(4000, 0), 48).blockLength, 48);
    const { mean, blocks } = seriesMean(remembering(4000, 0, 2), 48);
    assert.ok('mean' in mean && Math.abs(mean.mean - 2) < 0.1 && mean.df === blocks - 1 && blocks === 83);
  });
  it('is not claimed of too few blocks, or of nothing; of equal differences it is exact', () => {
    assert.ok('status' in seriesMean(remembering(100, 0.95)).mean && 'status' in seriesMean(remembering(40, 0), 8).mean && 'status' in seriesMean(Float64Array.of(NaN, 1)).mean);
    assert.deepEqual(seriesMean(new Float64Array(50).fill(0.5)), { mean: { mean: 0.5, se: 0, df: 49 }, blockLength: 1, blocks: 50 });
  });
  it('leads to a verdict', () => {
    const { mean, blocks } = seriesMean(remembering(3000, 0.5, 1), 10);
    assert.deepEqual([3, 1, 0.1].map((delta) => judgeMean({ changed: true, mean, blocks, delta }).state), ['same', 'cannot-tell', 'differs']);
  });
});
