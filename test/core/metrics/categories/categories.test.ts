import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compareLevels, LEVEL_METRICS, type LevelMetricId } from '../../../../src/core/metrics/categories/level-counts.js';
import { compareTransitions, type Transition, TRANSITION_METRICS } from '../../../../src/core/metrics/categories/level-transitions.js';
import { isNumber } from '../../../../src/core/metrics/metric.js';
import { holdsEvery, oracle } from '../../support/oracle.js';
import { Random } from '../../support/random.js';

interface Input { counts_base?: Record<string, number>; counts_revision?: Record<string, number>; base?: string[]; revision?: string[] }

const counts = (of: Record<string, number>): Map<string, number> => new Map(Object.entries(of));

function transitions(base: readonly string[], revision: readonly string[]): Transition[] {
  const out = new Map<string, { from: string; to: string; n: number }>();
  base.forEach((from, i) => {
    const key = `${from} ${revision[i]!}`, known = out.get(key) ?? { from, to: revision[i]!, n: 0 };
    known.n++;
    out.set(key, known);
  });
  return [...out.values()];
}

describe('categories agree with SciPy, statsmodels, scikit-learn and R', () => {
  const expected = oracle<Input>('07_categorical');
  for (const test of expected.cases) {
    it(test.name, () => {
      const { input } = test;
      if (input.counts_base !== undefined) {
        const { levels, added, gone, addedRows, goneRows, answers: of } = compareLevels(counts(input.counts_base), counts(input.counts_revision!));
        const shares = levels.map(({ shareChange }) => shareChange);
        return holdsEvery(expected, test, {
          categories: levels.map(({ level }) => level), table: [levels.map(({ base }) => base), levels.map(({ revision }) => revision)], new_categories: added, vanished_categories: gone, n_new_rows: addedRows, n_vanished_rows: goneRows,
          chi2: of.chi2, chi2_p: of.chi2P, g: of.g, g_p: of.gP, df: of.levelDf, cramers_v: of.cramersV, cramers_v_bias_corrected: of.cramersVCorrected, total_variation: of.levelsMoved, js_distance: of.levelsJensenShannon,
          share_change: test.expected['share_change'] === null ? shares[0] : shares, min_expected: of.leastExpected,
        });
      }
      const pairs = transitions(input.base!, input.revision!), { n, changed, levels, recoding, answers: of, information } = compareTransitions(pairs);
      return holdsEvery(expected, test, {
        categories: levels, table: levels.map((from) => levels.map((to) => pairs.find((pair) => pair.from === from && pair.to === to)?.n ?? 0)), n, n_changed: changed, agreement: of.agreement, cohen_kappa: of.kappa,
        entropy_base: information.entropyX, entropy_revision: information.entropyY, joint_entropy: information.jointEntropy, mutual_information: information.mutualInformation, variation_of_information: information.variationOfInformation,
        h_revision_given_base: information.yGivenX, h_base_given_revision: information.xGivenY, recode_map: Object.fromEntries(recoding.map(({ from, to, n: rows, purity }) => [from, { to, n: rows, purity }])), recode_explained: of.recodeExplained,
        bowker_chi2: of.bowker, bowker_df: of.bowkerDf, bowker_p: of.bowkerP, stuart_maxwell_chi2: of.stuartMaxwell, stuart_maxwell_df: of.stuartMaxwellDf, stuart_maxwell_p: of.stuartMaxwellP,
      });
    });
  }
});

const random = new Random(7);
const figure = (base: Record<string, number>, revision: Record<string, number>, id: LevelMetricId): number => {
  const answer = compareLevels(counts(base), counts(revision)).answers[id];
  assert.ok(isNumber(answer), `${id}: ${JSON.stringify(answer)}`);
  return answer.value;
};
const some = (): Record<string, number> => Object.fromEntries(['a', 'b', 'c', 'd'].map((level) => [level, random.whole(1, 40)]));

describe('levels without pairs', () => {
  it('have no distance where the shares are the same', () => {
    for (const id of ['chi2', 'g', 'cramersV', 'levelsMoved', 'levelsJensenShannon'] as const) assert.equal(figure({ a: 3, b: 5 }, { a: 24, b: 40 }, id), 0, id);
    assert.equal(figure({ a: 3, b: 5 }, { a: 24, b: 40 }, 'chi2P'), 1);
  });
  it('are as far apart both ways, and new ones are gone ones the other way', () => {
    for (let round = 0; round < 30; round++) {
      const [x, y] = [some(), { ...some(), e: 3 }];
      for (const { id } of LEVEL_METRICS) assert.ok(Math.abs(figure(x, y, id) - figure(y, x, id)) < 1e-9, id);
      assert.deepEqual(compareLevels(counts(x), counts(y)).added, compareLevels(counts(y), counts(x)).gone);
    }
  });
  it('do not depend on the order of the levels, nor on their names', () => {
    const x = some(), y = some(), turned = (of: Record<string, number>): Record<string, number> => Object.fromEntries(Object.entries(of).reverse().map(([level, n]) => [`${level}${level}`, n]));
    for (const { id } of LEVEL_METRICS) assert.equal(figure(x, y, id), figure(turned(x), turned(y), id), id);
  });
  it('have effects that do not grow with the number of values, while the tests do', () => {
    const x = { a: 10, b: 30 }, y = { a: 20, b: 20 }, times = (of: typeof x): typeof x => ({ a: of.a * 100, b: of.b * 100 });
    assert.ok(Math.abs(figure(times(x), times(y), 'cramersV') - figure(x, y, 'cramersV')) < 1e-12);
    assert.ok(Math.abs(figure(times(x), times(y), 'chi2') / figure(x, y, 'chi2') - 100) < 1e-9);
  });
  it('keep small changes of large counts', () => {
    // Both statistics come together as the change becomes small: chi2 = (2d)^2 (1/n + 1/n) … = 8 d^2 / n for halves.
    const half = 2 ** 40, d = 2 ** 12, expected = (4 * d * d) / half;
    for (const id of ['chi2', 'g'] as const) assert.ok(Math.abs(figure({ a: half + d, b: half - d }, { a: half - d, b: half + d }, id) / expected - 1) < 1e-7, id);
  });
  it('are within their ranges, and a status where they cannot be computed', () => {
    for (const [x, y] of [[{}, {}], [{ a: 1 }, {}], [{ a: 0 }, { a: 3 }], [{ a: 1 }, { a: 1 }], [{ a: 1 }, { b: 1 }], [{ a: 5, b: 0 }, { a: 0, b: 7 }], [some(), some()]] as Record<string, number>[][]) {
      const { answers } = compareLevels(counts(x!), counts(y!));
      for (const { id, range } of LEVEL_METRICS) {
        const answer = answers[id];
        assert.ok(isNumber(answer) ? answer.value >= range[0] && answer.value <= range[1] : answer.reason.length > 0, `${id}: ${JSON.stringify(answer)}`);
      }
    }
    assert.ok(Math.abs(figure({ a: 5 }, { b: 7 }, 'cramersV') - 1) < 1e-15);
  });
});

describe('transitions of levels', () => {
  const levels = ['A', 'B', 'C'], draw = (): string[] => Array.from({ length: 60 }, () => random.pick(levels));
  it('of unchanged records agree in everything', () => {
    const x = draw(), { changed, answers, information } = compareTransitions(transitions(x, x));
    assert.deepEqual([changed, ...[answers.agreement, answers.kappa, answers.recodeExplained, answers.bowker, answers.bowkerDf, information.variationOfInformation].map((each) => isNumber(each) && each.value)], [0, 1, 1, 1, 0, 0, 0]);
    assert.ok(!isNumber(answers.bowkerP) && !isNumber(answers.stuartMaxwell));
  });
  it('of relabelled records lose nothing, though none agrees', () => {
    const x = draw(), { answers, recoding, information } = compareTransitions(transitions(x, x.map((level) => `${level}9`)));
    assert.deepEqual([answers.agreement, answers.recodeExplained, information.yGivenX, information.xGivenY, information.normalisedInformation].map((each) => isNumber(each) && each.value), [0, 1, 0, 0, 1]);
    assert.deepEqual(recoding.map(({ to, purity }) => [to, purity]), [['A9', 1], ['B9', 1], ['C9', 1]]);
  });
  it('are as symmetric both ways, in any order of records', () => {
    for (let round = 0; round < 20; round++) {
      const x = draw(), y = x.map((level) => (random.chance(0.4) ? random.pick(levels) : level)), order = random.shuffled(x.map((_, i) => i));
      const [there, back, mixed] = [transitions(x, y), transitions(y, x), transitions(order.map((i) => x[i]!), order.map((i) => y[i]!))].map((each) => compareTransitions(each)) as [ReturnType<typeof compareTransitions>, ReturnType<typeof compareTransitions>, ReturnType<typeof compareTransitions>];
      assert.deepEqual(mixed, there);
      for (const id of ['agreement', 'kappa', 'bowker', 'bowkerP', 'stuartMaxwell', 'stuartMaxwellP'] as const) {
        const [one, other] = [there.answers[id], back.answers[id]];
        assert.ok(isNumber(one) && isNumber(other) ? Math.abs(one.value - other.value) < 1e-9 : isNumber(one) === isNumber(other), id);
      }
    }
  });
  it('of two levels make Bowker and Stuart-Maxwell the test of McNemar', () => {
    const { answers } = compareTransitions([{ from: 'no', to: 'yes', n: 15 }, { from: 'yes', to: 'no', n: 5 }, { from: 'no', to: 'no', n: 40 }, { from: 'yes', to: 'yes', n: 7 }]);
    for (const id of ['bowker', 'stuartMaxwell'] as const) assert.ok(Math.abs((answers[id] as { value: number }).value - 5) < 1e-12, id);
    for (const id of ['bowkerP', 'stuartMaxwellP'] as const) assert.ok(Math.abs((answers[id] as { value: number }).value - 0.025347318677468252) < 1e-12, id);
  });
  it('of nothing, of one record and of very many levels are answers or statuses', () => {
    const many = Array.from({ length: 250 }, (_, i) => ({ from: `a${i}`, to: `a${(i + 1) % 250}`, n: 1 }));
    for (const given of [[], [{ from: 'A', to: 'B', n: 1 }], [{ from: 'A', to: 'A', n: 3 }], [{ from: 'A', to: 'B', n: 0 }], many]) {
      const { answers } = compareTransitions(given);
      for (const { id, range } of TRANSITION_METRICS) {
        const answer = answers[id];
        assert.ok(isNumber(answer) ? answer.value >= range[0] && answer.value <= range[1] : answer.reason.length > 0, `${id}: ${JSON.stringify(answer)}`);
      }
    }
  });
});
