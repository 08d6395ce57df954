import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { expectedInformation } from '../../../../src/core/metrics/information/expected-information.js';
import { explainedBySubsets, explainedShare, informationLoss } from '../../../../src/core/metrics/information/explained-quantity.js';
import { INFORMATION_CHANGE, informationChange } from '../../../../src/core/metrics/information/information-change.js';
import { combined, entropy, entropyOf, jointCounts } from '../../../../src/core/metrics/information/joint-counts.js';
import { JOINT_INFORMATION, jointInformation, type JointInformationId } from '../../../../src/core/metrics/information/joint-information.js';
import { digamma, gaussianInformation, MOST_NEIGHBOURS, neighbourInformation } from '../../../../src/core/metrics/information/nearest-neighbours.js';
import { conditionalInformation, TRANSFER_ENTROPY, transferAnswers, transferEntropy } from '../../../../src/core/metrics/information/transfer-entropy.js';
import { isNumber, type MetricAnswer } from '../../../../src/core/metrics/metric.js';
import { holdsEvery, oracle, values } from '../../support/oracle.js';
import { Random } from '../../support/random.js';

interface Input {
  x?: number[]; y?: number[]; k?: number; source?: number[]; target?: number[]; shuffles?: number[][];
  base?: Record<string, number[]>; revision?: Record<string, number[]>; q_base?: number[];
}

const value = (answer: MetricAnswer): number => {
  assert.ok(isNumber(answer), JSON.stringify(answer));
  return answer.value;
};

function correlation(x: readonly number[], y: readonly number[]): number {
  const mean = (of: readonly number[]): number => of.reduce((a, b) => a + b, 0) / of.length, [mx, my] = [mean(x), mean(y)];
  const sum = (a: readonly number[], ma: number, b: readonly number[], mb: number): number => a.reduce((total, each, i) => total + (each - ma) * (b[i]! - mb), 0);
  return sum(x, mx, y, my) / Math.sqrt(sum(x, mx, x, mx) * sum(y, my, y, my));
}

describe('information agrees with scikit-learn and SciPy', () => {
  const expected = oracle<Input>('13_information');
  for (const test of expected.cases) {
    it(test.name, () => {
      const { x, y, k, source, target, shuffles, base, revision, q_base: quantity } = test.input;
      if (source !== undefined) {
        const of = transferAnswers(source, target!, shuffles!);
        return holdsEvery(expected, test, {
          te_bits: of.transferEntropy, te_reverse_bits: transferEntropy(target!, source), te_shuffle_mean: of.transferEntropyByChance, te_shuffle_p95: of.transferEntropyChanceLimit,
          effective_te_bits: of.effectiveTransferEntropy, te_relative: of.relativeTransferEntropy, h_target_given_past: of.targetGivenPast,
        });
      }
      if (quantity !== undefined) {
        const names = Object.keys(base!), by = (inputs: Record<string, number[]>) => Object.fromEntries(explainedBySubsets(names.map((name) => inputs[name]!), quantity).map(({ inputs: of, explained }) => [of.map((i) => names[i]!).join(''), explained]));
        return holdsEvery(expected, test, { h_q: entropy(quantity), explained_by_base: by(base!), explained_by_revision: by(revision!), information_loss_bits_A: informationLoss(base!['A']!, revision!['A']!, quantity) });
      }
      if (k !== undefined) {
        const bits = neighbourInformation(values(x!), values(y!), k);
        return holdsEvery(expected, test, { mi_bits: bits, mi_nats: value(bits) * Math.LN2, gaussian_mi_bits: gaussianInformation(correlation(x!, y!), x!.length) });
      }
      const of = jointInformation(jointCounts(x!, y!));
      return holdsEvery(expected, test, {
        h_x: of.entropyX, h_y: of.entropyY, h_xy: of.jointEntropy, mi_bits: of.mutualInformation, h_x_mm: of.entropyXCorrected, h_y_mm: of.entropyYCorrected, h_xy_mm: of.jointEntropyCorrected, mi_mm_bits: of.mutualInformationCorrected,
        h_y_given_x: of.yGivenX, uncertainty_coefficient_y_given_x: of.uncertaintyCoefficient, nmi_arithmetic: of.normalisedInformation, ami_arithmetic: of.adjustedInformation,
        variation_of_information_bits: of.variationOfInformation, normalised_vi: of.normalisedVariation,
      });
    });
  }
});

const random = new Random(13);
const symbols = (n: number, k: number): number[] => Array.from({ length: n }, () => random.whole(0, k - 1));
const figure = (x: ArrayLike<number | string>, y: ArrayLike<number | string>, id: JointInformationId): number => value(jointInformation(jointCounts(x, y))[id]);

describe('joint information', () => {
  it('of a relabelled column is all of it', () => {
    const x = symbols(300, 5), y = x.map((each) => `level ${each * each}`);
    assert.deepEqual((['yGivenX', 'xGivenY', 'variationOfInformation', 'normalisedVariation', 'adjustedInformation'] as const).map((id) => figure(x, y, id)), [0, 0, 0, 0, 1]);
    assert.ok(Math.abs(figure(x, y, 'mutualInformation') - entropy(x)) < 1e-12);
  });
  it('is the same both ways, in any order of records and under any names', () => {
    const x = symbols(400, 4), y = x.map((each) => (random.chance(0.3) ? random.whole(0, 4) : each)), order = random.shuffled(x.map((_, i) => i));
    for (const { id } of JOINT_INFORMATION) {
      if (!['entropyX', 'entropyY', 'entropyXCorrected', 'entropyYCorrected', 'yGivenX', 'xGivenY', 'uncertaintyCoefficient'].includes(id)) assert.ok(Math.abs(figure(x, y, id) - figure(y, x, id)) < 1e-12, id);
      assert.equal(figure(order.map((i) => x[i]!), order.map((i) => `${y[i]!}!`), id), figure(x, y, id), id);
    }
    assert.equal(figure(x, y, 'yGivenX'), figure(y, x, 'xGivenY'));
  });
  it('keeps its laws', () => {
    for (let round = 0; round < 50; round++) {
      const x = symbols(40, 4), y = symbols(40, 3), z = symbols(40, 3);
      const [hx, hy, both, common] = (['entropyX', 'entropyY', 'jointEntropy', 'mutualInformation'] as const).map((id) => figure(x, y, id)) as [number, number, number, number];
      assert.ok(Math.abs(hx + hy - both - common) < 1e-12 && common >= 0 && hx <= Math.log2(4) + 1e-12);
      assert.ok(figure(x, z, 'variationOfInformation') <= figure(x, y, 'variationOfInformation') + figure(y, z, 'variationOfInformation') + 1e-12, 'triangle');
      assert.ok(figure(x, y.map((each) => Math.min(each, 1)), 'mutualInformation') <= common + 1e-12, 'coarser symbols tell no more');
      for (const { id, range } of JOINT_INFORMATION) assert.ok(figure(x, y, id) >= range[0] && figure(x, y, id) <= range[1] + 1e-12, id);
    }
  });
  it('of chance is about what is expected of it', () => {
    let mean = 0;
    for (let round = 0; round < 400; round++) mean += figure(symbols(60, 4), symbols(60, 4), 'adjustedInformation') / 400;
    assert.ok(Math.abs(mean) < 0.01, String(mean));
  });
  it('to expect by chance is the mean over all orders', () => {
    const x = [0, 0, 1, 1, 2], orders = (of: readonly number[]): number[][] => (of.length < 2 ? [[...of]] : of.flatMap((each, i) => orders([...of.slice(0, i), ...of.slice(i + 1)]).map((rest) => [each, ...rest])));
    const all = orders([0, 1, 1, 1, 2]);
    const mean = all.reduce((sum, y) => sum + figure(x, y, 'mutualInformation'), 0) / all.length;
    assert.ok(Math.abs(expectedInformation([2, 2, 1], [1, 3, 1], 5) - mean) < 1e-12);
  });
  it('of nothing, of one pair and of constants are statuses or exact', () => {
    for (const answer of Object.values(jointInformation(jointCounts([], [])))) assert.ok(!isNumber(answer) && answer.status === 'too-few');
    for (const given of [[1], [1, 1, 1]]) {
      const of = jointInformation(jointCounts(given, given));
      assert.deepEqual([of.entropyX, of.mutualInformation, of.variationOfInformation, of.normalisedVariation].map(value), [0, 0, 0, 0]);
      for (const id of ['uncertaintyCoefficient', 'normalisedInformation', 'adjustedInformation'] as const) assert.ok(!isNumber(of[id]), id);
    }
    assert.equal(entropyOf([]), 0);
    assert.equal(entropyOf([0, 7]), 0);
    assert.equal(combined([], []).length, 0);
  });
});

describe('transfer entropy', () => {
  const source = symbols(2000, 2), target = [0, ...source.slice(0, -1)];
  it('finds the source that the target copies, at its lag and no other', () => {
    assert.ok(transferEntropy(source, target) > 0.98 && transferEntropy(target, source) < 0.01 && transferEntropy(source, target, 2) < 0.01);
    assert.ok(transferEntropy(source, [0, 0, 0, ...source.slice(0, -3)], 3) > 0.98);
  });
  it('is nothing from a constant, and from the target itself', () => {
    assert.equal(transferEntropy(source.map(() => 1), target), 0);
    assert.equal(transferEntropy(target, target), 0);
  });
  it('is conditional information', () => {
    const [x, y] = [symbols(500, 2), symbols(500, 2)], z = x.map((each, i) => (each + y[i]!) % 2);
    assert.ok(conditionalInformation(x, y, z.map(() => 0)) < 0.02 && conditionalInformation(x, y, z) > 0.95);
  });
  it('is a status without steps or shuffles', () => {
    for (const { id } of TRANSFER_ENTROPY) assert.ok(!isNumber(transferAnswers([1, 2], [1, 2], [[0, 1]])[id]), id);
    const { transferEntropy: found, transferEntropyByChance, effectiveTransferEntropy, relativeTransferEntropy } = transferAnswers([1, 2, 1, 2], [3, 3, 3, 3], []);
    assert.equal(value(found), 0);
    for (const each of [transferEntropyByChance, effectiveTransferEntropy, relativeTransferEntropy]) assert.ok(!isNumber(each));
  });
});

describe('information from neighbours', () => {
  it('does not depend on units, zero, or the order of pairs', () => {
    const x = Float64Array.from({ length: 200 }, () => random.normal()), y = x.map((each) => each + random.normal()), order = random.shuffled([...x.keys()]);
    const found = value(neighbourInformation(x, y));
    assert.equal(value(neighbourInformation(x.map((each) => 4 * each), y.map((each) => -4 * each))), found);
    assert.ok(Math.abs(value(neighbourInformation(Float64Array.from(order, (i) => x[i]!), Float64Array.from(order, (i) => y[i]!))) - found) < 1e-12);
    assert.ok(Math.abs(found - 0.5) < 0.25, `half a bit is true of these: ${found}`);
  });
  it('counts what it leaves out, and says when it has too few or too many', () => {
    const answer = neighbourInformation(Float64Array.of(1, NaN, 3, 4, 5, Infinity, 7), Float64Array.of(2, 3, 4, 1, 9, 8, 7));
    assert.ok(isNumber(answer) && answer.n === 5 && answer.missing === 2);
    assert.ok(!isNumber(neighbourInformation(Float64Array.of(1, 2, 3), Float64Array.of(1, 2, 3))));
    assert.ok(!isNumber(neighbourInformation(new Float64Array(MOST_NEIGHBOURS + 1), new Float64Array(MOST_NEIGHBOURS + 1))));
    assert.ok(!isNumber(gaussianInformation(-1, 5)) && value(gaussianInformation(0, 5)) === 0);
  });
  it('has the digamma function of the tables', () => {
    for (const [x, expected] of [[1, -0.5772156649015329], [2, 0.42278433509846713], [10, 2.251752589066721], [0.5, -1.9635100260214235], [1000, 6.907255195648812]] as const) assert.ok(Math.abs(digamma(x) - expected) < 1e-13, String(x));
  });
});

describe('information about a quantity', () => {
  const a = symbols(400, 3), b = symbols(400, 2), quantity = a.map((each, i) => 2 * each + b[i]!);
  it('is all in the inputs that make it, and no less with more inputs', () => {
    assert.equal(value(explainedShare([a, b], quantity)), 1);
    const [alone, , both] = explainedBySubsets([a, b], quantity).map(({ explained }) => value(explained));
    assert.ok(alone! < both! && alone! > 0.5);
  });
  it('is lost by rounding an input, and not by relabelling it', () => {
    assert.ok(value(informationLoss(a, a.map((each) => Math.min(each, 1)), quantity)) > 0.3);
    assert.equal(value(informationLoss(a, a.map((each) => `x${each}`), quantity)), 0);
  });
  it('is a status without records or inputs', () => assert.ok(!isNumber(explainedShare([], [])) && !isNumber(informationLoss([], [], []))));
});

describe('the change of information', () => {
  const x = Float64Array.from({ length: 2000 }, () => random.normal()), y = x.map((each) => each + 0.3 * random.normal()), shuffled = Float64Array.from(random.shuffled([...y]));
  it('is nothing without a change, and for one that keeps the order within the bins', () => {
    for (const revision of [y, y.map((each) => each)]) assert.deepEqual(Object.values(informationChange({ base: x, revision: x }, { base: y, revision })).map(value), [0, 0, 0]);
  });
  it('is a loss when the values of one column are redrawn, though its own entropy stays', () => {
    const of = informationChange({ base: x, revision: x }, { base: y, revision: shuffled });
    assert.ok(value(of.mutualInformationChange) < -0.8 && Math.abs(value(of.entropyChangeY)) < 1e-9);
    const back = informationChange({ base: x, revision: x }, { base: shuffled, revision: y });
    assert.ok(Math.abs(value(back.mutualInformationChange) + value(of.mutualInformationChange)) < 1e-9);
  });
  it('is a loss of entropy when values are rounded', () => assert.ok(value(informationChange({ base: x, revision: x.map(Math.round) }, { base: y, revision: y }).entropyChangeX) < -0.5));
  it('is of records complete on both sides, and a status of none', () => {
    const gaps = y.map((each, i) => (i < 500 ? NaN : each)), of = informationChange({ base: x, revision: x }, { base: y, revision: gaps });
    assert.ok(isNumber(of.mutualInformationChange) && of.mutualInformationChange.n === 1500 && of.mutualInformationChange.missing === 500 && of.mutualInformationChange.value === 0);
    const none = informationChange({ base: x, revision: x }, { base: y, revision: new Float64Array(2000).fill(Infinity) });
    for (const { id } of INFORMATION_CHANGE) assert.ok(!isNumber(none[id]), id);
  });
});
