import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { changedDistances } from '../../../../src/core/metrics/distribution/ecdf-distances.js';
import { smallSample } from '../../../../src/core/metrics/distribution/mean-shift.js';
import { TWO_SAMPLES, type TwoSampleId, twoSamples } from '../../../../src/core/metrics/distribution/two-samples.js';
import { isNumber, type MetricAnswer } from '../../../../src/core/metrics/metric.js';
import { holdsEvery, oracle, type Series, values } from '../../support/oracle.js';
import { Random } from '../../support/random.js';

const interval = (answer: MetricAnswer): unknown => (isNumber(answer) && answer.ci !== undefined ? [answer.ci.low, answer.ci.high] : { status: 'undefined' });

describe('two samples agree with SciPy and R', () => {
  const expected = oracle<{ base: Series; revision: Series }>('04_two_sample');
  for (const test of expected.cases) {
    it(test.name, () => {
      const { nBase, nRevision, answers: of } = twoSamples(values(test.input.base), values(test.input.revision));
      holdsEvery(expected, test, {
        n_base: nBase, n_revision: nRevision, ks_d: of.ks, ks_signed_plus: of.ksUp, ks_signed_minus: of.ksDown, ks_location: of.ksAt, ks_p_exact: of.ksPExact, ks_p_kolmogorov: of.ksP,
        cvm_t: of.cramerVonMises, cvm_p_asymptotic: of.cramerVonMisesP, ad_normalised: of.andersonDarlingNormalised, ad_raw: of.andersonDarling, ad_p_interpolated: of.andersonDarlingP,
        mwu_u_revision: of.mannWhitneyU, mwu_p_asymptotic: of.mannWhitneyP, mwu_p_exact: of.mannWhitneyPExact, cles_revision_gt_base: of.revisionLarger, cliffs_delta: of.cliffsDelta, cliffs_delta_ci: interval(of.cliffsDelta),
        brunner_munzel_t: of.brunnerMunzelT, brunner_munzel_p: of.brunnerMunzelP, welch_t: of.welchT, welch_df: of.welchDf, welch_p: of.welchP, mean_diff: of.meanDifference, mean_diff_ci: interval(of.meanDifference),
        hedges_g: of.hedgesG, hedges_g_ci: interval(of.hedgesG), glass_delta: of.glassDelta, brown_forsythe_w: of.brownForsytheW, brown_forsythe_p: of.brownForsytheP, levene_w: of.leveneW, levene_p: of.leveneP,
        var_ratio: of.varianceRatio, log_sd_ratio: of.logSdRatio, log_sd_ratio_ci: interval(of.logSdRatio), w1: of.wasserstein, w1_over_sd_base: of.wassersteinPerSd, w1_over_iqr_base: of.wassersteinPerIqr,
        w1_shift_share: of.shiftShare, energy_distance: of.energyDistance, cramer_distance: of.cramerDistance,
      });
    });
  }
});

const random = new Random(404);
const normal = (n: number, mean = 0, sd = 1): Float64Array => Float64Array.from({ length: n }, () => mean + sd * random.normal());
const figure = (base: Float64Array, revision: Float64Array, id: TwoSampleId): number => {
  const answer = twoSamples(base, revision).answers[id];
  assert.ok(isNumber(answer), `${id}: ${JSON.stringify(answer)}`);
  return answer.value;
};
const near = (a: number, b: number, what: string, rel = 1e-9): void => assert.ok(Math.abs(a - b) <= rel * Math.max(1e-3, Math.abs(a), Math.abs(b)), `${what}: ${a} and ${b}`);

const SIGNED: readonly TwoSampleId[] = ['cliffsDelta', 'brunnerMunzelT', 'meanDifference', 'welchT', 'hedgesG', 'logSdRatio'];
const EVEN: readonly TwoSampleId[] = ['ks', 'ksP', 'wasserstein', 'shiftShare', 'energyDistance', 'mannWhitneyP', 'brunnerMunzelP', 'welchP', 'brownForsytheW', 'brownForsytheP', 'leveneW', 'cramerVonMises', 'cramerVonMisesP', 'andersonDarling', 'andersonDarlingP'];

describe('two samples', () => {
  it('of the same values say that nothing changed', () => {
    const x = normal(200), same = Float64Array.from(random.shuffled([...x]));
    for (const id of ['ks', 'wasserstein', 'energyDistance', 'cliffsDelta', 'meanDifference', 'hedgesG', 'glassDelta', 'logSdRatio', 'brownForsytheW'] as const) assert.equal(figure(x, same, id), 0, id);
    assert.equal(figure(x, same, 'revisionLarger'), 0.5);
    assert.equal(figure(x, same, 'varianceRatio'), 1);
  });

  it('change sign, and nothing else, when base and revision are swapped', () => {
    for (const [n, m] of [[40, 40], [31, 17], [2, 9]] as const) {
      const x = normal(n), y = normal(m, 0.4, 1.7).map((v) => Math.round(4 * v) / 4);
      for (const id of SIGNED) near(figure(x, y, id), -figure(y, x, id), id);
      for (const id of EVEN) near(figure(x, y, id), figure(y, x, id), id);
      near(figure(x, y, 'varianceRatio') * figure(y, x, 'varianceRatio'), 1, 'ratio');
      assert.equal(figure(x, y, 'ksUp'), figure(y, x, 'ksDown'));
    }
  });

  it('do not depend on the order of the records', () => {
    const x = normal(150), y = normal(120, 1), other = [Float64Array.from(random.shuffled([...x])), Float64Array.from(random.shuffled([...y]))] as const;
    assert.deepEqual(twoSamples(x, y), twoSamples(...other));
  });

  it('do not depend on unit and zero but for those with the unit', () => {
    const x = normal(60).map((v) => Math.round(v * 64) / 64), y = normal(75, 0.5, 1.5).map((v) => Math.round(v * 64) / 64);
    const far = (v: number): number => 8 * v + 2 ** 30;
    for (const { id, unit } of TWO_SAMPLES) {
      if (id === 'ksAt') continue;
      const scale = unit === 'same' ? 8 : unit === 'root' ? Math.sqrt(8) : 1;
      const [near0, far0] = [twoSamples(x, y).answers[id], twoSamples(x.map(far), y.map(far)).answers[id]];
      assert.equal(isNumber(near0), isNumber(far0), id);
      if (isNumber(near0) && isNumber(far0)) near(scale * near0.value, far0.value, id, 1e-10);
    }
  });

  it('keep small changes of large values', () => {
    const x = normal(500).map((v) => Math.round(v * 1024) / 1024), step = 2 ** -10;
    const base = x.map((v) => v + 1e9), revision = x.map((v) => v + 1e9 + step);
    for (const id of ['meanDifference', 'wasserstein'] as const) near(figure(base, revision, id), step, id, 1e-9);
    assert.equal(figure(base, revision, 'shiftShare') > 1 - 1e-9, true);
  });

  it('have intervals around their values', () => {
    for (let round = 0; round < 20; round++) {
      const { answers } = twoSamples(normal(random.whole(2, 30)), normal(random.whole(2, 30), 0.5));
      for (const id of ['cliffsDelta', 'meanDifference', 'hedgesG', 'logSdRatio'] as const) {
        const answer = answers[id];
        if (!isNumber(answer) || answer.ci === undefined) continue;
        assert.ok(answer.ci.low < answer.value && answer.value < answer.ci.high, `${id}: ${JSON.stringify(answer)}`);
      }
    }
  });

  it('far apart have intervals without a seam, and soon', () => {
    const base = Float64Array.of(1, 2, 3, 4), per = (far: number): number[] => {
      const { hedgesG } = twoSamples(base, Float64Array.of(1, 2, 3, 4.5).map((x) => x + far)).answers;
      assert.ok(isNumber(hedgesG) && hedgesG.ci !== undefined);
      return [hedgesG.ci.low / hedgesG.value, hedgesG.ci.high / hedgesG.value];
    };
    const [near0, far0, farther] = [per(1000), per(1050), per(1e12)], mirrored = per(-1e12);
    near0!.forEach((each, i) => near(each, far0![i]!, 'seam', 1e-5));
    far0!.forEach((each, i) => near(each, farther![i]!, 'far', 1e-5));
    [...mirrored].reverse().forEach((each, i) => near(each, farther![i]!, 'mirrored', 1e-9));
  });

  it('are within their ranges', () => {
    for (let round = 0; round < 60; round++) {
      const few = (): Float64Array => Float64Array.from({ length: random.whole(0, 7) }, () => random.whole(0, 4));
      const { answers } = twoSamples(few(), few());
      for (const { id, range } of TWO_SAMPLES) {
        const answer = answers[id];
        if (isNumber(answer)) assert.ok(answer.value >= range[0] - 1e-12 && answer.value <= range[1] + 1e-12, `${id}: ${answer.value}`);
        else assert.ok(answer.reason.length > 0, id);
      }
    }
  });

  const EDGES: readonly (readonly [string, readonly number[], readonly number[]])[] = [
    ['nothing', [], []], ['one side alone', [1, 2, 3], []], ['missing values only', [NaN, NaN], [NaN]], ['one value each', [1], [1]], ['two values each', [1, 2], [1, 2]],
    ['constants', [3, 3, 3], [3, 3]], ['infinities', [Infinity, 1, 2, -Infinity], [1, 2, Infinity]], ['the largest numbers', [1.7e308, -1.7e308, 0], [1.7e308, 0, 0]],
    ['differences too small to square', [1e-200, 2e-200], [1e-200, 3e-200]], ['denormals', [5e-324, 0], [0, 1e-323]], ['two values that are equally far', [-1, 1], [-2, 2]],
  ];
  for (const [what, x, y] of EDGES) {
    it(`of ${what} hold no NaN and no Infinity`, () => {
      const { nBase, nRevision, missingBase, missingRevision, answers } = twoSamples(Float64Array.from(x), Float64Array.from(y));
      assert.deepEqual([nBase + missingBase, nRevision + missingRevision], [x.length, y.length]);
      for (const { id } of TWO_SAMPLES) {
        const answer = answers[id];
        if (isNumber(answer)) assert.ok(Number.isFinite(answer.value) && (answer.ci === undefined || Number.isFinite(answer.ci.high - answer.ci.low)), `${id}: ${JSON.stringify(answer)}`);
        else assert.match(answer.reason, /\w/, id);
      }
    });
  }
});

describe('the Wasserstein distance', () => {
  it('is the mean difference of the sorted values, where there are as many', () => {
    const x = normal(333), y = normal(333, 1, 2), a = x.slice().sort(), b = y.slice().sort();
    near(figure(x, y, 'wasserstein'), a.reduce((sum, v, i) => sum + Math.abs(v - b[i]!), 0) / 333, 'W1');
  });
  it('satisfies the triangle inequality, and is at least the change of the mean', () => {
    for (let round = 0; round < 30; round++) {
      const [x, y, z] = [normal(20), normal(25, 1, 3), normal(31, -1, 2)];
      assert.ok(figure(x, z, 'wasserstein') <= figure(x, y, 'wasserstein') + figure(y, z, 'wasserstein') + 1e-12);
      assert.ok(Math.abs(figure(x, y, 'meanDifference')) <= figure(x, y, 'wasserstein') + 1e-12);
    }
  });
});

describe('the distances of matched records', () => {
  it('are those of all records, from the changed ones alone', () => {
    for (let round = 0; round < 20; round++) {
      const x = normal(400).map((v) => Math.round(v * 8) / 8), y = x.map((v) => (random.chance(0.07) ? v + Math.round(random.normal() * 8) / 8 : v));
      const changed = (side: Float64Array): Float64Array => side.filter((_, i) => x[i] !== y[i]);
      const few = changedDistances(changed(x), changed(y), 400), all = twoSamples(x, y).answers;
      for (const id of ['ks', 'wasserstein', 'energyDistance'] as const) near((few[id] as { value: number }).value, (all[id] as { value: number }).value, id, 1e-12);
    }
  });
  it('are nothing without a change, and a status without records', () => {
    assert.deepEqual(Object.values(changedDistances(Float64Array.of(), Float64Array.of(), 9)).map((each) => isNumber(each) && each.value), [0, 0, 0]);
    for (const answer of Object.values(changedDistances(Float64Array.of(), Float64Array.of(), 0))) assert.ok(!isNumber(answer) && answer.status === 'too-few');
    for (const answer of Object.values(changedDistances(Float64Array.of(1), Float64Array.of(NaN), 5))) assert.ok(!isNumber(answer) && answer.status === 'undefined');
  });
});

describe('exact probabilities', () => {
  /** Of all orders of n and m values, the share whose statistic is at least as far out. */
  const share = (n: number, m: number, far: (inBase: readonly boolean[]) => boolean): number => {
    let all = 0, out = 0;
    for (let bits = 0; bits < 2 ** (n + m); bits++) {
      const order = Array.from({ length: n + m }, (_, i) => (bits >> i) % 2 === 1);
      if (order.filter(Boolean).length !== n) continue;
      all++;
      if (far(order)) out++;
    }
    return out / all;
  };
  const sides = (order: readonly boolean[]): [Float64Array, Float64Array] => {
    const at = order.map((_, i) => i);
    return [Float64Array.from(at.filter((i) => order[i])), Float64Array.from(at.filter((i) => !order[i]))];
  };
  for (const [n, m] of [[3, 5], [4, 4], [2, 7]] as const) {
    it(`of ${n} and ${m} values are counts of orders`, () => {
      for (let round = 0; round < 4; round++) {
        const [x, y] = sides(random.shuffled([...Array<boolean>(n).fill(true), ...Array<boolean>(m).fill(false)]));
        const ks = figure(x, y, 'ks'), u = Math.abs(figure(x, y, 'mannWhitneyU') - (n * m) / 2);
        near(figure(x, y, 'ksPExact'), share(n, m, (order) => figure(...sides(order), 'ks') >= ks - 1e-9), 'KS', 1e-12);
        near(figure(x, y, 'mannWhitneyPExact'), Math.min(1, share(n, m, (order) => Math.abs(figure(...sides(order), 'mannWhitneyU') - (n * m) / 2) >= u - 1e-9) * (u === 0 ? 2 : 1)), 'U', 1e-12);
      }
    });
  }
  it('are not computed for many values, and the other ones are', () => {
    const { answers } = twoSamples(normal(300), normal(200, 3));
    assert.ok(!isNumber(answers.ksPExact) && !isNumber(answers.mannWhitneyPExact) && isNumber(answers.ksP) && isNumber(answers.mannWhitneyP));
    assert.ok(answers.ksP.value < 1e-30 && answers.mannWhitneyP.value < 1e-30);
  });
});

it('the correction for small samples has no seam', () => {
  near(smallSample(2), Math.sqrt(1 / Math.PI), 'two', 1e-12);
  near(smallSample(199.999999), smallSample(200), 'seam', 1e-8);
  near(smallSample(1e9), 1 - 3 / 4e9, 'many', 1e-15);
});
